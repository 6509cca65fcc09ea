using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// Lines that are nothing but an address or end with one behind "see", and headlines of other articles ("CRIMINAL CASE:Complaint
/// filed").
/// </summary>
internal static partial class LinkRule
{
    private const int MostWords = 30;

    /// <summary>Shorter lines in capitals are headings of the article itself.</summary>
    private const int FewestCapitalWords = 7;

    private const int FewestLetters = 20;

    public static ArticlePart? Line(BodyLine line)
    {
        if (line.Words > MostWords)
        {
            return null;
        }

        if (Address().IsMatch(line.Head) || Pointing().IsMatch(line.Tail))
        {
            return line.Part(ArticlePartKind.Link, "address");
        }

        bool isHeadline = !line.EndsSentence && ((line.AfterBlank && !char.IsDigit(line.Text[0])
            && Labelled().IsMatch(line.Head)) || (line.Words >= FewestCapitalWords && IsInCapitals(line.Text)));
        return isHeadline ? line.Part(ArticlePartKind.Link, "headline") : null;
    }

    private static bool IsInCapitals(ReadOnlySpan<char> text)
    {
        int letters = 0;
        foreach (char c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= FewestLetters;
    }

    [GeneratedRegex(@"^['‘“""]?\p{Lu}[^.:!?/\n]{2,60}(?<=[\p{L}'’”""]):[\p{Lu}\p{N}‘'“""][^:\s]*\s", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[<(\[]?(?:https?://|www\.)\S+[>)\]]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?:(?:click|see|visit|go to|here|at|coverage|more):? ?)(?:on )?(?:https?://|www\.)\S+(?: and (?:https?://|www\.)\S+)?\)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pointing();
}

/// <summary>The headlines below "Read more:": short lines that end no sentence.</summary>
internal sealed class LinkList
{
    private const int MostLines = 6;
    private const int FewestWords = 3;
    private const int MostWords = 22;

    private int left;

    public bool Takes(BodyLine line) =>
        left > 0 && line.Words is >= FewestWords and <= MostWords && !line.EndsSentence
            && !line.Text.EndsWith(":", StringComparison.Ordinal);

    /// <summary>Told of each line in turn, with what it was marked as.</summary>
    public void Follow(BodyLine line, ArticlePart? part)
    {
        if (part is { Kind: ArticlePartKind.Link, Rule: not "link-list" } && line.Words <= 4
            && line.Text.EndsWith(":", StringComparison.Ordinal))
        {
            left = MostLines;
        }
        else
        {
            left = part is null ? 0 : left - 1;
        }
    }
}
