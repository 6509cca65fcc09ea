using System.Runtime.InteropServices;

namespace BriefingBot.Indexing;

/// <summary>
/// The best documents of a search with, at the cut, all of equal score, so that the caller can choose among those by something steadier than
/// the order of writing.
/// </summary>
internal sealed class TopScores(int top)
{
    private readonly List<(float Score, int Doc)> kept = [];
    private int limit = (2 * top) + 64;

    /// <summary>What scores less need not be added.</summary>
    internal float Least { get; private set; } = float.NegativeInfinity;

    internal void Add(int doc, float score)
    {
        if (score < Least)
        {
            return;
        }

        kept.Add((score, doc));
        if (kept.Count >= limit)
        {
            Prune();
            limit = (2 * kept.Count) + 64;
        }
    }

    /// <summary>The best first: at least as many as asked for, where there are so many.</summary>
    /// <param name="tieBreak">Chooses among equal scores, the greater first; what is equal in this too is kept.</param>
    internal ReadOnlySpan<(float Score, int Doc)> Best(Func<int, long>? tieBreak = null)
    {
        Prune();
        if (tieBreak is null || kept.Count <= top)
        {
            return CollectionsMarshal.AsSpan(kept);
        }

        (float Score, int Doc, long Tie)[] ordered =
            [.. kept.Select(hit => (hit.Score, hit.Doc, Tie: tieBreak(hit.Doc))).OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Tie)];
        (float Score, int Doc, long Tie) last = ordered[top - 1];
        return ordered.TakeWhile(hit => hit.Score > last.Score || hit.Tie >= last.Tie).Select(hit => (hit.Score, hit.Doc)).ToArray();
    }

    private void Prune()
    {
        kept.Sort((left, right) => right.Score.CompareTo(left.Score));
        if (kept.Count >= top)
        {
            Least = kept[top - 1].Score;
            int end = kept.FindIndex(top - 1, hit => hit.Score < Least);
            if (end >= 0)
            {
                kept.RemoveRange(end, kept.Count - end);
            }
        }
    }
}
