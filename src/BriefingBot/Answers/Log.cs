using BriefingBot.Answers.Rules;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers;

internal static partial class Log
{
    [LoggerMessage(1300, LogLevel.Warning, "Answer {AnswerId}: a claim was dropped: {Rule}: {Reason}")]
    public static partial void ClaimDropped(ILogger logger, string answerId, AnswerRule rule, string reason);

    [LoggerMessage(1305, LogLevel.Error, "Answer {AnswerId}: a refusal was put in plain words: {Rule}: {Reason}")]
    public static partial void RefusalBroken(ILogger logger, string answerId, AnswerRule rule, string reason);

    [LoggerMessage(1301, LogLevel.Debug, "Answer {AnswerId}: {Claims} claims held, {Dropped} dropped")]
    public static partial void Verified(ILogger logger, string answerId, int claims, int dropped);

    [LoggerMessage(1302, LogLevel.Information, "Answer {AnswerId} in conversation {ConversationId}: {Status}, {Citations} citations, {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, string answerId, string conversationId, AnswerStatus status, int citations, double milliseconds);

    [LoggerMessage(1303, LogLevel.Trace, "Answer {AnswerId}: question {Question} understood as {Understood}")]
    public static partial void Understood(ILogger logger, string answerId, string question, object understood);

    [LoggerMessage(1304, LogLevel.Warning, "The embedding model failed; the question is answered by words alone")]
    public static partial void EmbeddingFailed(ILogger logger, Exception exception);
}
