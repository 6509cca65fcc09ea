using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>What makes a result of a search relevant.</summary>
internal enum FoundBy
{
    /// <summary>It is of an article that has a gold text.</summary>
    Article,

    /// <summary>It holds a gold text, blanks aside, as MultiHop-RAG counts.</summary>
    Fact,
}

/// <summary>Scores searches: Hits@4, Hits@10, MRR@10, MAP@10 over the questions that can be answered.</summary>
internal sealed class SearchScore(FoundBy relevance)
{
    private const int Considered = 10;

    private int questions;
    private int inFour;
    private int inTen;
    private double reciprocal;
    private double precision;

    public void Add(EvalQuestion question, IReadOnlyList<SearchResult> results)
    {
        if (question.Kind == "unanswerable")
        {
            return;
        }

        IReadOnlyList<MarkedText> gold = question.Gold ?? [];
        HashSet<string> wanted = [.. gold.Select(g => relevance == FoundBy.Fact ? EvalText.WithoutBlanks(g.Text) : g.Article)];
        HashSet<string>[] found = [.. results.Take(Considered).Select(r => Found(r, wanted))];
        int first = Array.FindIndex(found, f => f.Count > 0);
        questions++;
        inFour += first is >= 0 and < 4 ? 1 : 0;
        inTen += first >= 0 ? 1 : 0;
        reciprocal += first >= 0 ? 1.0 / (first + 1) : 0;
        precision += AveragePrecision(found) / Math.Max(1, gold.Count);
    }

    public IEnumerable<Figure> Figures =>
    [
        Figure.Share("hits4", "Hits@4", inFour, questions),
        Figure.Share("hits10", "Hits@10", inTen, questions),
        new Figure("mrr10", "MRR@10", questions == 0 ? null : Math.Round(reciprocal / questions, 4), ""),
        new Figure("map10", "MAP@10", questions == 0 ? null : Math.Round(precision / questions, 4), ""),
    ];

    private HashSet<string> Found(SearchResult result, HashSet<string> wanted)
    {
        string text = relevance == FoundBy.Fact ? EvalText.WithoutBlanks(result.Text) : "";
        return [.. wanted.Where(w => relevance == FoundBy.Fact ? text.Contains(w, StringComparison.Ordinal) : result.ArticleId == w)];
    }

    /// <summary>The sum, over the ranks that bring something new, of how many such ranks there were so far by the rank.</summary>
    private static double AveragePrecision(HashSet<string>[] found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int ranks = 0;
        double sum = 0;
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i].IsSubsetOf(seen))
            {
                continue;
            }

            ranks++;
            sum += (double)ranks / (i + 1);
            seen.UnionWith(found[i]);
        }

        return sum;
    }
}
