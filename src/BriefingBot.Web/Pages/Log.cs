namespace BriefingBot.Web.Pages;

/// <summary>What the pages log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Reason}")]
    public static partial void ChatMissing(this ILogger logger, string reason);
}
