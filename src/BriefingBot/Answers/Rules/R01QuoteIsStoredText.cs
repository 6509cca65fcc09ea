namespace BriefingBot.Answers.Rules;

internal sealed record R01QuoteIsStoredText() : Rule(
    "Each citation's quote is the stored body between its offsets.",
    "each claim: its spans lie in the stored body, and quotes are cut from there",
    ["AnswerVerifierTests", "GoldenRules"])
{
    public override string? Fault(DraftCheck claim) =>
        claim.Draft.Citations.All(citation => LiesIn(claim.Article(citation)!.Body, citation.Span)) ? null : "a span outside the body";

    /// <summary>Within the body, and between whole characters.</summary>
    private static bool LiesIn(string body, Span span) =>
        span.IsWithin(body.Length) && !char.IsLowSurrogate(body[span.Start])
        && !(span.End < body.Length && char.IsLowSurrogate(body[span.End]) && char.IsHighSurrogate(body[span.End - 1]));
}
