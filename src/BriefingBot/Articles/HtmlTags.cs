using BriefingBot.Language;
using System.Collections.Frozen;

namespace BriefingBot.Articles;

/// <summary>The elements of HTML that articles come with, from <c>Language/en/html-tags.tsv</c>: what each does to the text.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, string> Uses = WordTable.Read("html-tags").Rows.ToFrozenDictionary(row => row.Word, row => row["use"], StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(ReadOnlySpan<char> name) => UseOf(name) is not null;

    /// <summary>
    /// "block", "line", "cell", "inline", "dropped" (with all that is in it), "quote" or "caption"; null where there is no such
    /// element.
    /// </summary>
    public static string? UseOf(ReadOnlySpan<char> name) =>
        Uses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out string? use) ? use : null;
}
