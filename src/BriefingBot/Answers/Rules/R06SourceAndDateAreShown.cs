using BriefingBot.Articles;

namespace BriefingBot.Answers.Rules;

internal sealed record R06SourceAndDateAreShown() : Rule(
    AnswerRule.R06SourceAndDateAreShown,
    "Every claim shows its date and source.",
    "by construction: the verifier ends each claim with the sources and days of all that it cites",
    ["AnswerVerifierTests", "ReprintTests", "GoldenRules"])
{
    /// <summary>"EFE, 27 January 2022; Coast Wire, 28 January 2022; also in Osk Herald, 29 January 2022".</summary>
    public static string Line(IEnumerable<Article> cited, IEnumerable<Reprint> alsoIn)
    {
        string[] shown = [.. cited.Select(Dateline.Of).Distinct(StringComparer.Ordinal)];
        return string.Join("; ", shown) + ReprintCheck.AlsoIn(alsoIn, shown);
    }
}
