using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Web.Evaluation;

/// <summary>Extracts the statements of a set's articles, without an archive, and scores them.</summary>
internal sealed class ExtractionEvaluator(ArticleFileReader reader, StatementExtractor extractor)
{
    /// <param name="without">Names of rules that are left out.</param>
    public async Task<EvalTable> ScoreAsync(EvalSet set, IReadOnlyCollection<string> without, CancellationToken cancellationToken)
    {
        ILookup<string, EvalStatement> marked = (set.Statements ?? []).ToLookup(statement => statement.Article, StringComparer.Ordinal);
        var score = new ExtractionScore(without);
        foreach (string path in Directory.EnumerateFiles(set.ArticlesFolder).Order(StringComparer.Ordinal))
        {
            ArticleFile file = await reader.ReadAsync(path, cancellationToken);
            foreach (ArticleDraft article in file.Articles.OfType<ArticleReading.Accepted>().Select(accepted => accepted.Draft))
            {
                EvalStatement[] marks = [.. marked[article.Id]];
                if (marks.Length > 0)
                {
                    score.Add(article.Body, extractor.Extract(article.Body).Statements, marks);
                }
            }
        }

        return score.Table;
    }
}
