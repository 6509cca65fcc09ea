namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>What Direct Line logs: ids and counts, never a text, token or ticket.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Took up {Messages} messages that were not answered when the service last stopped")]
    public static partial void TookUp(this ILogger logger, int messages);

    [LoggerMessage(2, LogLevel.Error, "The message {Number} of conversation {Conversation} could not be answered")]
    public static partial void TurnFailed(this ILogger logger, Exception problem, string conversation, long number);

    [LoggerMessage(3, LogLevel.Warning, "The message {Number} of conversation {Conversation} was not answered in time")]
    public static partial void TurnTimedOut(this ILogger logger, string conversation, long number);

    [LoggerMessage(4, LogLevel.Information, "{Conversations} conversations went, past their retention or too many")]
    public static partial void Cleared(this ILogger logger, int conversations);

    [LoggerMessage(5, LogLevel.Warning, "Old conversations could not be cleared away; it is tried again")]
    public static partial void NotCleared(this ILogger logger, Exception problem);
}
