using System.Collections.Frozen;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// The words that a form may be of, with their part of speech ("rose" → rise as a verb; "leaves" → leave and leaf): WordNet's exception
/// lists and endings, cut down to the thesaurus's words.
/// </summary>
internal sealed class WordForms
{
    /// <summary>Readings that a form can have at most.</summary>
    public const int Most = 16;

    private const int LongestForm = 32;
    private const int DegreeBit = 16;
    private const string Vowels = "aeiou";

    /// <summary>What the form's end becomes, for the part of speech, in which degree.</summary>
    private static readonly FrozenDictionary<char, (string Ending, string Instead, char Pos, int Degree)[]> Endings = new (string Ending, string Instead, char Pos, int Degree)[]
    {
        ("s", "", 'n', 0), ("es", "", 'n', 0), ("ies", "y", 'n', 0), ("men", "man", 'n', 0),
        ("s", "", 'v', 0), ("es", "", 'v', 0), ("ies", "y", 'v', 0),
        ("ed", "", 'v', 0), ("ed", "e", 'v', 0), ("ied", "y", 'v', 0), ("ing", "", 'v', 0), ("ing", "e", 'v', 0), ("ying", "ie", 'v', 0),
        ("er", "", 'a', 1), ("er", "e", 'a', 1), ("ier", "y", 'a', 1), ("est", "", 'a', 2), ("est", "e", 'a', 2), ("iest", "y", 'a', 2),
        ("er", "", 'r', 1), ("er", "e", 'r', 1), ("ier", "y", 'r', 1), ("est", "", 'r', 2), ("est", "e", 'r', 2), ("iest", "y", 'r', 2),
    }.GroupBy(rule => rule.Ending[^1]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>[] entries;
    private readonly FrozenDictionary<string, int[]> irregular;
    private readonly FrozenSet<int> verbs;

    /// <param name="entries">Word/part of speech → entry.</param>
    /// <param name="irregular">Form, then the entries it is a form of, between blanks.</param>
    public WordForms(IReadOnlyDictionary<string, int> entries, IEnumerable<string> irregular)
    {
        this.entries = [.. "nvar".Select(pos => entries.Where(entry => entry.Key[^1] == pos)
            .ToFrozenDictionary(entry => entry.Key[..^2], entry => entry.Value, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>())];
        verbs = entries.Where(entry => entry.Key[^1] == 'v').Select(entry => entry.Value).ToFrozenSet();
        this.irregular = irregular.Select(line => line.Split(' ')).ToFrozenDictionary(
            parts => parts[0], parts => parts[1..].Select(item => entries[item] | (DegreeOf(parts[0], item[^1]) << DegreeBit)).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Writes the readings of a form (its entry, the degree of comparison from bit 16 on) and returns how many there are.</summary>
    public int Read(string form, Span<int> readings)
    {
        int count = 0;
        bool isPast = false;
        if (irregular.TryGetValue(form, out int[]? words))
        {
            foreach (int word in words)
            {
                readings[count++] = word;
                isPast |= verbs.Contains(word);
            }
        }

        foreach (char pos in "nvar")
        {
            // "Found" and "saw" are past forms in a newspaper, not what one does when founding and sawing.
            if (!(isPast && pos == 'v') && Lookup(pos).TryGetValue(form, out int own))
            {
                readings[count++] = own;
            }
        }

        if (form.Length < 3 || form.Length > LongestForm || !Endings.TryGetValue(form[^1], out var rules))
        {
            return count;
        }

        Span<char> buffer = stackalloc char[LongestForm];
        foreach ((string ending, string instead, char pos, int degree) in rules)
        {
            int kept = form.Length - ending.Length;
            if (kept < 2 || count == Most || !form.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            form.AsSpan(0, kept).CopyTo(buffer);
            instead.CopyTo(buffer[kept..]);
            ReadOnlySpan<char> stem = buffer[..(kept + instead.Length)];
            bool addsSyllable = instead.Length == 0 && ending is "ed" or "ing" or "er" or "est";
            if (!(addsSyllable && WouldDouble(stem)) && Lookup(pos).TryGetValue(stem, out int entry))
            {
                readings[count++] = entry | (degree << DegreeBit);
            }
            else if (addsSyllable && kept > 3 && stem[^1] == stem[^2] && Lookup(pos).TryGetValue(stem[..^1], out entry))
            {
                readings[count++] = entry | (degree << DegreeBit);
            }
        }

        return count;
    }

    /// <summary>"Bar": its forms have two r, so that "baring" is none of them.</summary>
    private static bool WouldDouble(ReadOnlySpan<char> stem)
    {
        if (stem.Length < 3 || Vowels.Contains(stem[^1], StringComparison.Ordinal) || stem[^1] is 'w' or 'x' or 'y' || !Vowels.Contains(stem[^2], StringComparison.Ordinal))
        {
            return false;
        }

        return stem[..^2].IndexOfAny(Vowels) < 0;
    }

    private static int DegreeOf(string form, char pos) => pos is not ('a' or 'r') ? 0 : form.EndsWith("st", StringComparison.Ordinal) ? 2 : 1;

    private FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup(char pos) => entries["nvar".IndexOf(pos, StringComparison.Ordinal)];
}
