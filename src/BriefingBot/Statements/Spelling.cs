using System.Text;

namespace BriefingBot.Statements;

/// <summary>Near spellings of a name.</summary>
internal static class Spelling
{
    /// <summary>How many edits a name of this length may be away: none for short ones, where one letter makes another name.</summary>
    public static int Allowed(string word) => word.Length switch { < 5 => 0, < 8 => 1, _ => 2 };

    /// <summary>
    /// True where the two differ by at most so many insertions, deletions, substitutions or swaps of neighbours (optimal string alignment
    /// distance), and begin with the same letter.
    /// </summary>
    public static bool IsNear(string a, string b, int allowed)
    {
        if (allowed == 0 || a.Length == 0 || b.Length == 0 || a[0] != b[0] || Math.Abs(a.Length - b.Length) > allowed)
        {
            return a == b;
        }

        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length] <= allowed;
    }
}

/// <summary>
/// Names of one sound that languages write apart: "Lavrow" and "Lavrov", "Kravcov" and "Kravtsov", "Tschernow" and "Chernov".
/// </summary>
internal static class Sound
{
    /// <summary>Longer spellings first, so that none is read in part.</summary>
    private static readonly (string Written, string Heard)[] Spellings =
    [
        ("schtsch", "shch"), ("szcz", "shch"), ("tsch", "ch"), ("tch", "ch"), ("dzh", "j"), ("dsch", "j"), ("sch", "sh"), ("cz", "ch"),
        ("sz", "sh"),
        ("ph", "f"), ("kh", "h"), ("th", "t"), ("ck", "k"), ("ks", "x"), ("tz", "ts"), ("ou", "u"), ("oe", "o"), ("ae", "a"), ("ue", "u"),
        ("w", "v"), ("y", "i"), ("j", "i"),
    ];

    /// <summary>
    /// The sound of a folded name, roughly; two with one sound are taken for one name only where nobody bears the spelling asked for.
    /// </summary>
    public static string Of(string name)
    {
        var heard = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length;)
        {
            (string written, string sound) =
                Array.Find(Spellings, s => string.CompareOrdinal(name, i, s.Written, 0, s.Written.Length) == 0);
            if (written is null)
            {
                bool hissed = name[i] == 'c' && (i + 1 == name.Length || name[i + 1] is not ('h' or 'k'));
                sound = hissed ? "ts" : name[i].ToString();
            }

            foreach (char c in sound)
            {
                if (heard.Length == 0 || heard[^1] != c)
                {
                    heard.Append(c);
                }
            }

            i += written?.Length ?? 1;
        }

        return heard.Length > 3 && heard[^1] == 'f' ? heard.ToString(0, heard.Length - 1) + "v" : heard.ToString();
    }
}

/// <summary>Cyrillic names in Latin letters, as agencies write them (close to the BGN/PCGN romanisation of Russian).</summary>
internal static class Transliteration
{
    private static readonly string[] Lower =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh",
        "shch", "", "y", "", "e", "yu", "ya",
    ];

    /// <summary>Replaces Cyrillic letters; other text stays as it is.</summary>
    public static string ToLatin(string text)
    {
        if (!text.Any(c => c is >= '\u0400' and <= '\u04ff'))
        {
            return text;
        }

        return string.Concat(text.Select(c => c switch
        {
            >= 'а' and <= 'я' => Lower[c - 'а'],
            >= 'А' and <= 'Я' => Capitalised(Lower[c - 'А']),
            'ё' => "e",
            'Ё' => "E",
            _ => c.ToString(),
        }));
    }

    private static string Capitalised(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
