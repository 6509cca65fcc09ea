using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>Many words as one expression of a regular expression.</summary>
internal static class WordAlternation
{
    /// <summary>Matches any of the words, the longest first; beginnings that words share are written once: "sa(?:id|y(?:s)?)".</summary>
    public static string Of(IEnumerable<string> words) => Branches([.. words.Distinct()], 0);

    private static string Branches(string[] words, int at)
    {
        string[] branches = [.. words.Where(word => word.Length > at).GroupBy(word => word[at]).OrderBy(group => group.Key)
            .Select(group => Regex.Escape(group.Key.ToString()) + Branches([.. group], at + 1))];
        bool mayEnd = Array.Exists(words, word => word.Length == at);
        return branches.Length switch
        {
            0 => "",
            1 when !mayEnd => branches[0],
            _ => $"(?:{string.Join('|', branches)}){(mayEnd ? "?" : "")}",
        };
    }
}
