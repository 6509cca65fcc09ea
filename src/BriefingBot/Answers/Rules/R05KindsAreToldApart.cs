using BriefingBot.Statements;

namespace BriefingBot.Answers.Rules;

internal sealed record R05KindsAreToldApart() : Rule(
    "Speaker's words, reporter's paraphrase and narration are told apart; what a source denies, doubts, hedges or rates false is told as "
    + "such, with the words that say so.",
    "each claim: what its article rates false is told as nobody's words; the rest is how the composers tell each kind",
    ["StatementProseTests", "QuestionShapeTests", "GoldenRules"])
{
    public override string? Fault(DraftCheck claim) =>
        claim.Draft.Speaker is not null && claim.Draft.Citations.Any(citation => citation.Statement?.Assertion == Assertion.ReportedFalse)
            ? "words that the article calls false told as said"
            : null;
}
