namespace BriefingBot.Answers.Rules;

internal sealed record R03QuotationIsVerbatim() : Rule(
    "What stands in quotation marks is verbatim in a cited span.",
    "each claim: what stands between marks stands in a cited span, and no words but an article's have marks",
    ["AnswerVerifierTests", "GoldenRules"])
{
    public override string? Fault(DraftCheck claim) =>
        claim.Draft.Parts.Any(part => DraftCheck.IsOwn(part) && DraftCheck.HasMarks(part.Text)) ? "a quotation mark outside a quotation"
        : claim.Draft.Parts.Any(part => part is DraftPart.Quoted && !claim.Stands(part.Text)) ? "quoted words not in a cited span"
        : QuoteMarks.Quoted(claim.Words) is not { } runs || !runs.All(claim.Stands) ? "a quotation not in a cited span"
        : null;
}
