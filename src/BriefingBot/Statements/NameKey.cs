using System.Text;

namespace BriefingBot.Statements;

/// <summary>
/// The key under which a name is looked up: its last part, lower case, without accents, possessive or suffix. That of a source without a
/// name is its head: "a spokeswoman for Governor Pavel Drozd" is a spokeswoman, not Drozd.
/// </summary>
public static class NameKey
{
    private static readonly HashSet<string> Suffixes =
        new(StringComparer.OrdinalIgnoreCase) { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV" };

    /// <summary>
    /// The surname key of a full name, or of a body's name ("the Kremlin" → "kremlin"); empty for a text without a letter.
    /// </summary>
    public static string Of(string name)
    {
        name = BodyName.HeadLast(name);
        if (SourceLabel.HasJoint(name))
        {
            return Fold(SourceLabel.Head(name));
        }

        return OfLast(name);
    }

    /// <summary>The last part's key, whatever the name is.</summary>
    internal static string OfLast(string name)
    {
        string[] parts = name.Split([' ', '\u00a0', ','], StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            if (i > 0 && Suffixes.Contains(parts[i]))
            {
                continue;
            }

            string folded = Fold(parts[i]);
            if (folded.Length > 0)
            {
                return folded;
            }
        }

        return "";
    }

    /// <summary>"Lavrov’s" → "Lavrov".</summary>
    internal static string WithoutPossessive(string word) =>
        word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase)
            ? word[..^2] : word;

    /// <summary>How the ending of Slavic names is written in Latin letters: "Zelenskiy", "Zelenskyy" and "Zelensky" are one.</summary>
    private static readonly string[] Endings = ["skiy", "skyy", "skii", "skij", "skyi", "ski"];

    private const int LeastStem = 3;

    /// <summary>
    /// Lower case, Latin letters without accents, letters, digits and hyphens only; a trailing possessive is dropped, a Slavic ending
    /// written in one way.
    /// </summary>
    public static string Fold(string word)
    {
        char[] input = WithoutPossessive(word).ToCharArray();
        char[] output = new char[input.Length * 4];
        int length = Lucene.Net.Analysis.Miscellaneous.ASCIIFoldingFilter.FoldToASCII(input, 0, output, 0, input.Length);
        var folded = new StringBuilder(length);
        foreach (char c in output.AsSpan(0, length))
        {
            if (char.IsLetterOrDigit(c) || c == '-')
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        string key = folded.ToString();
        string? ending = Array.Find(
            Endings, ending => key.Length >= ending.Length + LeastStem && key.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? key : key[..^ending.Length] + "sky";
    }
}
