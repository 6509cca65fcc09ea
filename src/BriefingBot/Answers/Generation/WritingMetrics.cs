using System.Diagnostics.Metrics;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Counts what became of answers that a model was to word: the meter <c>BriefingBot.Answers</c> with <c>briefingbot.answers</c> (by mode and, for
/// extractive ones, the reason), <c>briefingbot.answer.tokens</c> (each answer's, by direction) and <c>briefingbot.claims</c> (by outcome and rule).
/// </summary>
internal sealed class WritingMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Name = "BriefingBot.Answers";

    private readonly Counter<long>? answers;
    private readonly Counter<long>? claims;
    private readonly Histogram<long>? tokens;

    /// <param name="meters">Null: nothing is counted.</param>
    public WritingMetrics(IMeterFactory? meters)
    {
        Meter? meter = meters?.Create(new MeterOptions(Name));
        answers = meter?.CreateCounter<long>("briefingbot.answers", "{answer}", "Answers that a model was to word.");
        claims = meter?.CreateCounter<long>("briefingbot.claims", "{claim}", "Claims that a model proposed.");
        tokens = meter?.CreateHistogram<long>("briefingbot.answer.tokens", "{token}", "Tokens that one answer cost.");
    }

    public void Record(WritingReport report)
    {
        answers?.Add(1, new("mode", report.Fallback is null ? "generative" : "extractive"), new("reason", report.Fallback));
        if (report.Calls == 0)
        {
            return;
        }

        tokens?.Record(report.Usage.InputTokens, new KeyValuePair<string, object?>("direction", "input"));
        tokens?.Record(report.Usage.OutputTokens, new KeyValuePair<string, object?>("direction", "output"));
        claims?.Add(report.PassedAtFirst, new KeyValuePair<string, object?>("outcome", "passed"));
        claims?.Add(report.PassedAfterRepair, new KeyValuePair<string, object?>("outcome", "repaired"));
        foreach ((string rule, int count) in report.DroppedByRule)
        {
            claims?.Add(count, new("outcome", "dropped"), new("rule", rule));
        }
    }
}
