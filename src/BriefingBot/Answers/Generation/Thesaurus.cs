using System.Collections.Frozen;
using System.Reflection;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Which words may stand for each other in a news sentence, and which say the opposite: about 2,000 pairs each, from WordNet 3.1 and by hand
/// (<c>Lexicon/</c> tells how they are made). Takes words as texts have them, in lower case, and finds what they are forms of. Degrees
/// count: "largest" is "biggest", but not "big". Read on first use; half a megabyte in memory; immutable, so that all threads share it.
/// </summary>
internal sealed class Thesaurus
{
    /// <summary>Bits of a reading that hold the entry; the degree stands above them.</summary>
    private const int EntryBits = 16;

    private const int EntryMask = (1 << EntryBits) - 1;

    private static readonly Lazy<Thesaurus> Shared = new(() => new Thesaurus());

    private readonly FrozenSet<uint> synonyms;
    private readonly FrozenSet<uint> opposites;
    private readonly WordForms forms;

    private Thesaurus()
    {
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        synonyms = Pairs("synonyms.txt", entries);
        opposites = Pairs("opposites.txt", entries);
        forms = new WordForms(entries, Lines("irregular-forms.txt"));
    }

    public static Thesaurus Default => Shared.Value;

    /// <summary>Pairs of synonyms, each counted once.</summary>
    public int SynonymCount => synonyms.Count;

    /// <summary>Pairs of opposites, each counted once.</summary>
    public int OppositeCount => opposites.Count;

    /// <summary>
    /// True where both are forms of synonyms of one degree, or of one word that the thesaurus has ("rose", "rises"). Never for opposites.
    /// </summary>
    public bool AreSynonyms(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Span<int> left = stackalloc int[WordForms.Most];
        Span<int> right = stackalloc int[WordForms.Most];
        left = left[..forms.Read(a, left)];
        right = right[..forms.Read(b, right)];
        return Any(left, right, synonyms, ofOneDegree: true) && !Any(left, right, opposites, ofOneDegree: false);
    }

    /// <summary>True where both are forms of opposites, whatever their degree.</summary>
    public bool AreOpposites(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Span<int> left = stackalloc int[WordForms.Most];
        Span<int> right = stackalloc int[WordForms.Most];
        left = left[..forms.Read(a, left)];
        right = right[..forms.Read(b, right)];
        return Any(left, right, opposites, ofOneDegree: false);
    }

    private static bool Any(ReadOnlySpan<int> left, ReadOnlySpan<int> right, FrozenSet<uint> pairs, bool ofOneDegree)
    {
        foreach (int a in left)
        {
            foreach (int b in right)
            {
                if ((a == b && ofOneDegree) || ((!ofOneDegree || a >> EntryBits == b >> EntryBits) && pairs.Contains(Pair(a & EntryMask, b & EntryMask))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static uint Pair(int a, int b) => ((uint)Math.Min(a, b) << EntryBits) | (uint)Math.Max(a, b);

    private static FrozenSet<uint> Pairs(string file, Dictionary<string, int> entries)
    {
        int Entry(string item)
        {
            if (!entries.TryGetValue(item, out int entry))
            {
                entries.Add(item, entry = entries.Count);
            }

            return entry <= EntryMask ? entry : throw new InvalidOperationException("The thesaurus has too many words.");
        }

        var pairs = new HashSet<uint>();
        foreach (string line in Lines(file))
        {
            string[] items = line.Split(' ');
            int first = Entry(items[0]);
            pairs.UnionWith(items[1..].Select(item => Pair(first, Entry(item))));
        }

        return pairs.ToFrozenSet();
    }

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Thesaurus/" + file)
            ?? throw new InvalidOperationException($"The thesaurus {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
