using BriefingBot.Indexing;

namespace BriefingBot.Retrieval;

/// <summary>
/// Passages for a question of which a story that many have reprinted takes one place, not all of them: what its reprints repeat is left
/// out, other passages move up, and the earliest article is brought in where it was not found itself.
/// </summary>
internal sealed class StoryPassages(ISearchIndex index, FindPassages find)
{
    /// <summary>So many times deeper it is looked where reprints take places.</summary>
    private const int Deeper = 3;

    private const int MostBroughtIn = 4;
    private const int PassagesOfEarliest = 2;

    /// <summary>As <see cref="FindPassages"/>.</summary>
    public async Task<IReadOnlyList<PassageHit>> FindAsync(string query, int top, SearchFilter filter, CancellationToken cancellationToken)
    {
        IReadOnlyList<PassageHit> hits = await find(query, top, filter, cancellationToken);
        ReprintDirectory reprints = index.Reprints;
        if (!hits.Any(hit => reprints.MayBeReprinted(hit.Passage.ArticleId)))
        {
            return hits;
        }

        IReadOnlyList<PassageHit> deep = hits.Count < top ? hits : await find(query, top * Deeper, filter, cancellationToken);
        List<PassageHit> told = [.. ToldOnce.Of(deep, reprints).Take(top)];
        BringInEarliest(told, query, filter);
        return told;
    }

    private void BringInEarliest(List<PassageHit> told, string query, SearchFilter filter)
    {
        HashSet<string> known = [.. told.Select(hit => hit.Passage.ArticleId)];
        int left = MostBroughtIn;
        foreach (PassageHit hit in told.ToList())
        {
            if (left > 0 && index.Reprints.Of(hit.Passage.ArticleId, filter) is [var earliest, ..]
                && index.Reprints.CompareByAge(earliest, hit.Passage.ArticleId) < 0 && known.Add(earliest))
            {
                IEnumerable<PassageHit> own = index.SearchWords(query, PassagesOfEarliest, filter with { ArticleId = earliest }).Select(passage => passage with { Score = hit.Score });
                told.InsertRange(told.IndexOf(hit) + 1, own);
                left--;
            }
        }
    }
}
