using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Api;

/// <summary>Passages in which a given speaker is reported to speak.</summary>
internal static class SpokenPassages
{
    /// <summary>How many passages are looked through for the speaker's.</summary>
    public const int Considered = 200;

    private const int MostStatementsOfArticle = 500;

    /// <summary>Those of the hits that hold a statement of the speaker, in their order.</summary>
    public static IReadOnlyList<PassageHit> Of(ISearchIndex index, string speaker, IReadOnlyList<PassageHit> hits, int top)
    {
        IReadOnlyList<Speaker> candidates = index.Speakers.Resolve(speaker);
        var spoken = new Dictionary<string, IReadOnlyList<StatementHit>>(StringComparer.Ordinal);
        var found = new List<PassageHit>();
        foreach (PassageHit hit in hits)
        {
            if (found.Count == top)
            {
                break;
            }

            if (!spoken.TryGetValue(hit.Article.Id, out IReadOnlyList<StatementHit>? statements))
            {
                statements = [.. StatementsOf(index, candidates, null, MostStatementsOfArticle, new SearchFilter(ArticleId: hit.Article.Id))];
                spoken.Add(hit.Article.Id, statements);
            }

            if (statements.Any(s => s.Statement.Sentence.Overlaps(hit.Passage.Span)))
            {
                found.Add(hit);
            }
        }

        return found;
    }

    /// <summary>Statements of any of the candidates, best first. Surname keys find them, the directory tells bearers of one surname apart.</summary>
    public static IEnumerable<StatementHit> StatementsOf(ISearchIndex index, IReadOnlyList<Speaker> candidates, string? about, int top, SearchFilter filter)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        string[] keys = [.. candidates.Select(c => c.Key).Distinct(StringComparer.Ordinal)];
        return index.SearchStatements(keys, about, (4 * top) + 50, filter)
            .Where(h => candidates.Any(c => index.Speakers.IsSame(c, h.Statement.Speaker)))
            .Take(top);
    }
}
