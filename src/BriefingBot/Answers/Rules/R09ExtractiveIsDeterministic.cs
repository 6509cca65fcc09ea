namespace BriefingBot.Answers.Rules;

internal sealed record R09ExtractiveIsDeterministic() : Rule(
    "Extractive answers are deterministic.",
    "each answer: one that has a model's words is no extractive one; that the rules say the same each time, only tests can tell",
    ["GoldenTests"])
{
    /// <summary>What made the text: words of a model stay a model's where an earlier answer is told again.</summary>
    public static AnswerMode Mode(AnswerMode asked, IEnumerable<DraftClaim> told) =>
        told.Any(claim => claim.Parts.Any(part => part is DraftPart.Worded)) ? AnswerMode.Generative : asked;
}
