namespace BriefingBot.Web.Api;

/// <summary>What the HTTP interface logs: methods, routes and counts, never a question's or an article's text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Route} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string method, string route);

    [LoggerMessage(2, LogLevel.Information, "Articles received: {Indexed} indexed, {Unchanged} unchanged, {Rejected} rejected")]
    public static partial void ArticlesReceived(this ILogger logger, int indexed, int unchanged, int rejected);
}
