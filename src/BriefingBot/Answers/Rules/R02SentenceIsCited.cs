namespace BriefingBot.Answers.Rules;

internal sealed record R02SentenceIsCited() : Rule(
    "Each sentence carries at least one citation, and the citation bears it.",
    "each claim: it has a citation, tells something, and each told run of words stands in a cited span",
    ["AnswerVerifierTests", "GoldenRules"])
{
    public override string? Fault(DraftCheck claim) =>
        claim.Draft.Citations.IsEmpty ? "no citation"
        : claim.Draft.Parts.All(part => part is DraftPart.Frame) ? "nothing told"
        : claim.Draft.Parts.Any(part => part is DraftPart.Told && !StandsRecased(claim, part.Text)) ? "told words not in a cited span"
        : null;

    /// <summary>A first letter may be lowered where the words go on a sentence of ours, and raised where they begin one.</summary>
    private static bool StandsRecased(DraftCheck claim, string text) =>
        claim.Stands(text) || (text.Length > 1 && claim.Stands(Recased(text[0]) + text[1..]));

    private static char Recased(char letter) => char.IsLower(letter) ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter);
}
