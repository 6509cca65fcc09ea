namespace BriefingBot.Web.Hosting;

/// <summary>What the host logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Ready: {Passages} passages and {Statements} statements to search")]
    public static partial void Ready(this ILogger logger, int passages, int statements);

    [LoggerMessage(2, LogLevel.Warning, "The setting {Key} is not known and not used")]
    public static partial void UnknownSetting(this ILogger logger, string key);

    [LoggerMessage(3, LogLevel.Warning, "{Status}")]
    public static partial void WordsAlone(this ILogger logger, string status);

    [LoggerMessage(4, LogLevel.Debug, "Answered {Questions} questions of its own: the first reader need not wait for what is loaded once")]
    public static partial void WarmedUp(this ILogger logger, int questions);

    [LoggerMessage(5, LogLevel.Warning, "The first question may take a moment longer: a question of the service's own failed")]
    public static partial void NotWarmedUp(this ILogger logger, Exception problem);
}
