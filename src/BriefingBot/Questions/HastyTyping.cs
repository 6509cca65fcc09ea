using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBot.Language;

namespace BriefingBot.Questions;

/// <summary>Words as they are typed in haste, as they are meant: "didnt", "how many ppl", "sit down w him".</summary>
internal static partial class HastyTyping
{
    private static readonly Lazy<FrozenDictionary<string, string>> Meant = new(() => WordTable.Read("short-forms").Rows
        .ToFrozenDictionary(row => row.Word, row => row["meant"], StringComparer.Ordinal));

    /// <summary>The text with its short forms written out, and the apostrophes without which a denial isn't seen.</summary>
    public static string WriteOut(string text) => WithoutApostrophe().Replace(
        string.Join(' ', text.Split(' ').Select(word => Meant.Value.GetValueOrDefault(word, word))), "${v}n't");

    [GeneratedRegex(@"\b(?<v>ca|wo|do|does|did|is|are|was|were|has|have|had|could|would|should)nt\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithoutApostrophe();
}
