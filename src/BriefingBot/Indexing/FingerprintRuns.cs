using System.Collections.Immutable;

namespace BriefingBot.Indexing;

/// <summary>
/// Which articles, by number, hold a fingerprint: sorted runs of which each is at least twice as long as the next, merged as they grow
/// (O'Neil et al., "The log-structured merge-tree", 1996). Eight bytes an entry. Not for several threads at once.
/// </summary>
internal sealed class FingerprintRuns
{
    private readonly List<ulong[]> runs = [];

    /// <param name="fingerprints">Ascending.</param>
    public void Add(ReadOnlySpan<uint> fingerprints, int article)
    {
        if (fingerprints.IsEmpty)
        {
            return;
        }

        ulong[] run = new ulong[fingerprints.Length];
        Fill(run, fingerprints, article);
        Add(run);
    }

    /// <summary>Adds many articles as one run: it is searched in one step where each by itself would leave a dozen.</summary>
    public void Add(IReadOnlyList<(int Article, ImmutableArray<uint> Fingerprints)> many)
    {
        ulong[] run = new ulong[many.Sum(one => one.Fingerprints.Length)];
        int at = 0;
        foreach ((int article, ImmutableArray<uint> fingerprints) in many)
        {
            Fill(run.AsSpan(at), fingerprints.AsSpan(), article);
            at += fingerprints.Length;
        }

        Array.Sort(run);
        Add(run);
    }

    private static void Fill(Span<ulong> run, ReadOnlySpan<uint> fingerprints, int article)
    {
        for (int i = 0; i < fingerprints.Length; i++)
        {
            run[i] = ((ulong)fingerprints[i] << 32) | (uint)article;
        }
    }

    private void Add(ulong[] run)
    {
        while (runs.Count > 0 && runs[^1].Length < 2 * run.Length)
        {
            run = Merged(runs[^1], run);
            runs.RemoveAt(runs.Count - 1);
        }

        runs.Add(run);
    }

    /// <summary>The articles that were added with it.</summary>
    public IEnumerable<int> HoldersOf(uint fingerprint)
    {
        ulong first = (ulong)fingerprint << 32;
        foreach (ulong[] run in runs)
        {
            int at = Array.BinarySearch(run, first);
            for (at = at < 0 ? ~at : at; at < run.Length && run[at] >> 32 == fingerprint; at++)
            {
                yield return (int)(uint)run[at];
            }
        }
    }

    public void Clear() => runs.Clear();

    private static ulong[] Merged(ulong[] one, ulong[] other)
    {
        ulong[] merged = new ulong[one.Length + other.Length];
        (int first, int second) = (0, 0);
        for (int i = 0; i < merged.Length; i++)
        {
            merged[i] = second == other.Length || (first < one.Length && one[first] <= other[second]) ? one[first++] : other[second++];
        }

        return merged;
    }
}
