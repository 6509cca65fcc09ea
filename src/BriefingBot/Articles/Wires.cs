using BriefingBot.Language;
using System.Collections.Frozen;

namespace BriefingBot.Articles;

/// <summary>Who sends news: agencies by name, and names that show by a word that they are one ("Kestrel Wire").</summary>
internal static class Wires
{
    private const int LongestName = 40;

    private static readonly ILookup<string, string> Table = WordTable.Read("wires").Rows.ToLookup(row => row["use"], row => row.Word);

    private static readonly FrozenSet<string> Names = Table["name"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NameWords = Table["word"].ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Reuters", "AP".</summary>
    public static bool IsName(ReadOnlySpan<char> text) =>
        text.Length <= LongestName && Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>
    /// A known one, several with slashes between, an address ("example.com"), or a name with a word such as "Wire" in it.
    /// </summary>
    public static bool IsAgency(string text)
    {
        if (text.Length > LongestName || text.Length == 0 || !char.IsUpper(text[0]))
        {
            return false;
        }

        string[] words = text.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return IsName(text) || words.Any(word => IsName(word) && word.Any(char.IsUpper)) || NameWords.Contains(words[^1])
            || (words is [{ } address] && address.LastIndexOf('.') is > 0 and int dot && address[(dot + 1)..] is "com" or "org" or "net");
    }
}
