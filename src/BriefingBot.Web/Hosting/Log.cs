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
}
