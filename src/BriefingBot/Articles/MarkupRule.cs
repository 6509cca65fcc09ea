using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>What is left of another form: rules, table rows, fenced code, lines of nothing but tags.</summary>
internal static partial class MarkupRule
{
    private const int LongestRule = 80;
    private const int FewestDigits = 8;
    private const int LongestTag = 400;

    public static ArticlePart? Line(BodyLine line)
    {
        ReadOnlySpan<char> text = line.Text;
        if (text.Length <= LongestRule && text.ContainsAny("_*-=#~•·.—–|+") && !HasWord(text))
        {
            return line.Part(ArticlePartKind.Markup, "rule");
        }

        if (IsNumber(text) || IsOnlyTags(line) || Placeholder().IsMatch(line.Head))
        {
            return line.Part(ArticlePartKind.Markup, "tags");
        }

        bool isRow = text.Length > 4 && text[0] == '|' && text[^1] == '|' && text[1..^1].Contains('|');
        return isRow ? line.Part(ArticlePartKind.Markup, "table") : null;
    }

    /// <summary>For each line, whether it stands in a block of code that has a beginning and an end, or is one of these.</summary>
    public static ImmutableArray<bool> Code(ImmutableArray<BodyLine> lines)
    {
        bool[] code = new bool[lines.Length];
        int open = -1;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Head.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            code[i] = true;
            if (open >= 0)
            {
                code.AsSpan(open, i - open).Fill(true);
            }

            open = open >= 0 ? -1 : i;
        }

        return [.. code];
    }

    /// <summary>A number that no reader would read: the key of a record.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text.Length is >= FewestDigits and <= LongestRule && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsOnlyTags(BodyLine line) =>
        line.Text[0] == '<' && line.Span.Length <= LongestTag && !HasWord(Tag().Replace(line.Head, ""));

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!(char.IsWhiteSpace(c) || (c < 128 && char.IsPunctuation(c))
                || c is '=' or '~' or '|' or '+' or '•' or '·' or '—' or '–' or '…'))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?:\{[^{}\s]{1,60}\}|\{\{[^{}]{1,100}\}\}|\[/?[a-z_]{3,30}\])$", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"</?(?<name>[A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]*)?/?>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
