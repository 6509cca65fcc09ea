using BriefingBot.Articles;

namespace BriefingBot.Answers.Rules;

internal sealed record R10WithdrawnIsNotCited() : Rule(
    "A withdrawn article is never cited again from the moment the withdrawal is acknowledged.",
    "each claim, and each reprint that it names: the stored article is live, in the version that was read",
    ["AnswerVerifierTests", "ReprintTests", "GoldenRules"])
{
    public override string? Fault(DraftCheck claim) =>
        claim.Draft.Citations.All(citation => IsLive(claim.Article(citation), citation.Version)) ? null : "an article withdrawn or changed";

    /// <summary>Whether what was read is what is stored.</summary>
    public static bool IsLive(Article? stored, int version) => stored is { Status: ArticleStatus.Live } && stored.Version == version;
}
