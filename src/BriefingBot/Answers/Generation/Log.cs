using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers.Generation;

internal static partial class Log
{
    [LoggerMessage(1320, LogLevel.Information, "Answer {AnswerId}: {Model} proposed {Proposed} claims: {First} passed, {Repaired} after one repair, {Dropped} dropped; {Calls} calls, {InputTokens} + {OutputTokens} tokens")]
    public static partial void Worded(ILogger logger, string answerId, string model, int proposed, int first, int repaired, int dropped, int calls, int inputTokens, int outputTokens);

    [LoggerMessage(1321, LogLevel.Warning, "Answer {AnswerId}: the extractive answer stands, since {Model} gave nothing that holds: {Reason}")]
    public static partial void FellBack(ILogger logger, string answerId, string model, string reason);

    [LoggerMessage(1322, LogLevel.Debug, "Answer {AnswerId}: a claim of the model did not pass: {Rule}")]
    public static partial void ClaimFailed(ILogger logger, string answerId, ClaimRule rule);

    [LoggerMessage(1323, LogLevel.Trace, "Answer {AnswerId}: a claim of the model did not pass: {Rule}: {Reason} {Claim}")]
    public static partial void ClaimFailedText(ILogger logger, string answerId, ClaimRule rule, string reason, string claim);

    [LoggerMessage(1324, LogLevel.Warning, "The embedding model failed; claims of the model are checked by words alone")]
    public static partial void EmbeddingFailed(ILogger logger, Exception exception);

    [LoggerMessage(1325, LogLevel.Debug, "A follow-up was not rewritten: {Reason}")]
    public static partial void NotRewritten(ILogger logger, string reason);

    [LoggerMessage(1326, LogLevel.Trace, "A follow-up was rewritten: {Question} became {Rewritten}")]
    public static partial void Rewritten(ILogger logger, string question, string rewritten);

    [LoggerMessage(1327, LogLevel.Error, "Answer {AnswerId}: the wording by a model failed in the service itself")]
    public static partial void WritingFailed(ILogger logger, Exception exception, string answerId);
}
