using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using BriefingBot.Articles;

namespace BriefingBot.Indexing;

/// <summary>
/// The signature of a body by which reprints find each other: hashes of its runs of five words, thinned by winnowing (Schleimer, Wilkerson
/// and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003): of every eight neighbouring runs the least is kept.
/// A run of twelve words or more that stands in two bodies gives both a fingerprint in common, wherever it stands; so what is left of a
/// text that was cut is found in the whole one. A function of the text alone.
/// </summary>
public static class Fingerprints
{
    /// <summary>Bumped with every change that gives a text other fingerprints.</summary>
    public const int Version = 1;

    /// <summary>A longer body keeps its least ones; two bodies are then compared below the largest that both kept.</summary>
    internal const int Most = 4096;

    private const int WordsARun = 5;
    private const int RunsAWindow = 8;
    private const int FewestWords = WordsARun + RunsAWindow - 1;

    /// <summary>One shared phrase doesn't make a reprint, and a text of fewer than some 30 words is none to tell reprints by.</summary>
    internal const int FewestShared = 4;

    private const long Seed = 0x5265_7072_696e_7473;

    /// <summary>Part of the shorter body's fingerprints that the other shares where one is a reprint of the other.</summary>
    private const double LeastShared = 0.4;

    /// <summary>Ascending, each once; none where the text is too short to tell.</summary>
    public static ImmutableArray<uint> Of(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        List<ulong> words = WordHashes(body);
        if (words.Count < FewestWords)
        {
            return [];
        }

        Span<ulong> hashes = CollectionsMarshal.AsSpan(words);
        uint[] runs = new uint[words.Count - WordsARun + 1];
        for (int i = 0; i < runs.Length; i++)
        {
            runs[i] = (uint)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(hashes.Slice(i, WordsARun)), Seed) >> 32);
        }

        var kept = new HashSet<uint>();
        for (int i = 0; i + RunsAWindow <= runs.Length; i++)
        {
            kept.Add(Least(runs.AsSpan(i, RunsAWindow)));
        }

        return kept.Count < FewestShared ? [] : [.. kept.Order().Take(Most)];
    }

    /// <summary>True where one body is a reprint of the other, whole or cut, but for small changes. The order of the two makes no difference.</summary>
    internal static bool AreOfReprints(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        uint last = Math.Min(LastSeen(one), LastSeen(other));
        (int first, int second, int shared) = (0, 0, 0);
        while (first < one.Length && second < other.Length && one[first] <= last && other[second] <= last)
        {
            shared += one[first] == other[second] ? 1 : 0;
            (first, second) = (first + (one[first] <= other[second] ? 1 : 0), second + (other[second] <= one[first] ? 1 : 0));
        }

        int smaller = Math.Min(UpTo(one, last), UpTo(other, last));
        return shared >= FewestShared && shared >= LeastShared * smaller;
    }

    private static uint LastSeen(ReadOnlySpan<uint> fingerprints) => fingerprints.Length == Most ? fingerprints[^1] : uint.MaxValue;

    private static int UpTo(ReadOnlySpan<uint> fingerprints, uint last)
    {
        int found = fingerprints.BinarySearch(last);
        return found >= 0 ? found + 1 : ~found;
    }

    private static uint Least(ReadOnlySpan<uint> window)
    {
        uint least = window[0];
        foreach (uint run in window)
        {
            least = Math.Min(least, run);
        }

        return least;
    }

    private static List<ulong> WordHashes(string body)
    {
        var hashes = new List<ulong>(body.Length / 6);
        Span<char> room = stackalloc char[64];
        for (Span word = PlainWords.Next(body, 0); word.Length > 0; word = PlainWords.Next(body, word.End))
        {
            Span<char> folded = word.Length <= room.Length ? room : new char[word.Length];
            int length = PlainWords.Fold(body.AsSpan(word.Start, word.Length), folded);
            hashes.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(folded[..length]), Seed));
        }

        return hashes;
    }
}
