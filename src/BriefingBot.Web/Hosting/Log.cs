namespace BriefingBot.Web.Hosting;

/// <summary>What the host logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Ready: {Indexed} articles indexed, {Unchanged} unchanged, {Withdrawn} withdrawn, {Rejected} rejected; {Passages} passages and {Statements} statements to search")]
    public static partial void Ready(this ILogger logger, int indexed, int unchanged, int withdrawn, int rejected, int passages, int statements);

    [LoggerMessage(2, LogLevel.Critical, "The archive could not be indexed; the service stops")]
    public static partial void StartFailed(this ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The setting {Key} is not known and not used")]
    public static partial void UnknownSetting(this ILogger logger, string key);

    [LoggerMessage(4, LogLevel.Warning, "{Status}")]
    public static partial void WordsAlone(this ILogger logger, string status);
}
