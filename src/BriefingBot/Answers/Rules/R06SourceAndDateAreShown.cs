using BriefingBot.Articles;

namespace BriefingBot.Answers.Rules;

internal sealed record R06SourceAndDateAreShown() : Rule(
    "Every claim shows its date and source.",
    "by construction: no claim is made without the sources and days of all that it cites",
    ["AnswerVerifierTests", "ReprintTests", "GoldenRules"])
{
    /// <summary>The source and day of each article that is cited, and of each other that holds the same words.</summary>
    public static SourceLine Line(IEnumerable<Article> cited, IEnumerable<Reprint> alsoIn)
    {
        SourceAndDay[] shown = [.. cited.Select(article => Dateline.Named(article.Source, article.Title, article.Published)).Distinct()];
        IEnumerable<SourceAndDay> others = alsoIn.DistinctBy(reprint => reprint.ArticleId)
            .Select(reprint => Dateline.Named(reprint.Source, reprint.Title, reprint.Published)).Distinct();
        return new SourceLine([.. shown], [.. others.Except(shown)]);
    }
}
