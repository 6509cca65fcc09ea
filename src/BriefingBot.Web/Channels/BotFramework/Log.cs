namespace BriefingBot.Web.Channels.BotFramework;

/// <summary>What the channel logs: ids, codes and counts; never a token, a secret or anybody's words.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Read {Count} signing keys of {Host}")]
    public static partial void SigningKeysRead(this ILogger logger, int count, string host);

    [LoggerMessage(2, LogLevel.Warning, "The signing keys of {Host} can't be read")]
    public static partial void SigningKeysNotRead(this ILogger logger, Exception problem, string host);

    [LoggerMessage(3, LogLevel.Warning, "An activity was refused: {Reason}")]
    public static partial void Refused(this ILogger logger, Authentication.Refusal reason);

    [LoggerMessage(4, LogLevel.Debug, "Activity {Key} of type {Type} taken in")]
    public static partial void TakenIn(this ILogger logger, string key, string type);

    [LoggerMessage(5, LogLevel.Debug, "Activity {Key} of type {Type} was delivered again")]
    public static partial void DeliveredAgain(this ILogger logger, string key, string type);

    [LoggerMessage(6, LogLevel.Warning, "More activities wait than are kept ({Scope}); one was refused")]
    public static partial void InboxFull(this ILogger logger, string scope);

    [LoggerMessage(7, LogLevel.Information, "Turn {Key} ended after {Milliseconds:F0} ms")]
    public static partial void TurnEnded(this ILogger logger, string key, double milliseconds);

    [LoggerMessage(8, LogLevel.Warning, "Turn {Key} took longer than {Seconds:F0} s and was ended")]
    public static partial void TurnTimedOut(this ILogger logger, string key, double seconds);

    [LoggerMessage(9, LogLevel.Error, "Turn {Key} failed")]
    public static partial void TurnFailed(this ILogger logger, Exception problem, string key);

    [LoggerMessage(10, LogLevel.Warning, "A message of turn {Key} could not be sent: {Fault}, status {Status}, code {Code}")]
    public static partial void NotSent(this ILogger logger, string key, Outbound.ConnectorFault fault, int status, string code);

    [LoggerMessage(11, LogLevel.Information, "{Count} activities that were taken in before the start are answered now")]
    public static partial void Resumed(this ILogger logger, int count);

    [LoggerMessage(12, LogLevel.Warning, "Turn {Key} may have been answered right before the process ended, and is not answered again")]
    public static partial void PerhapsAnswered(this ILogger logger, string key);

    [LoggerMessage(13, LogLevel.Warning, "Replies to {Host} are not allowed: it is none of Microsoft's hosts and not in Channels:BotFramework:AllowedServiceHosts")]
    public static partial void HostNotAllowed(this ILogger logger, string host);

    [LoggerMessage(14, LogLevel.Error, "No outbound token was had ({Code})")]
    public static partial void NoToken(this ILogger logger, Exception problem, string code);

    [LoggerMessage(15, LogLevel.Information, "The connector wants {Seconds:F1} s of patience")]
    public static partial void Throttled(this ILogger logger, double seconds);

    [LoggerMessage(16, LogLevel.Information, "Feedback on answer {AnswerId} taken")]
    public static partial void FeedbackTaken(this ILogger logger, string answerId);

    [LoggerMessage(17, LogLevel.Error, "Invoke {Name} failed")]
    public static partial void InvokeFailed(this ILogger logger, Exception problem, string name);
}
