using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// Makes plain text of a body or title that came marked up: HTML, entities, Markdown. What might as well be plain ("5 &lt; 6", "a * b",
/// "C# &amp; D") stays. Before storing, so that every offset counts in what is shown. Linear, and never throws.
/// </summary>
internal static partial class PlainText
{
    /// <summary>Entities may be written as entities, and HTML inside them; deeper nesting is nobody's article.</summary>
    private const int MostPasses = 5;

    private const string Url =
        @"(?<url>(?>[^()\s]{0,1000})(?:\((?>[^()\s]{0,200})\)(?>[^()\s]{0,1000}))?)(?:[ \t]+[""'][^""'\n]{0,200}[""'])?\)";

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            string before = text;
            text = HtmlText.IsMarkedUp(text) ? HtmlText.Strip(text) : text;
            text = Entities.Decode(text);
            text = WithoutMarkdown(text);
            if (text == before)
            {
                break;
            }
        }

        return text;
    }

    private static string WithoutMarkdown(string text)
    {
        if (!text.AsSpan().ContainsAny("*[#>`_"))
        {
            return text;
        }

        string before = text;
        text = Image().Replace(text, match => IsAddress(match.Groups["url"].ValueSpan) ? Pictured(match) : match.Value);
        text = Link().Replace(text, match => IsAddress(match.Groups["url"].ValueSpan) ? match.Groups["text"].Value : match.Value);
        text = Reference(text);
        text = Footnote().Replace(text, "");
        text = Heading().Replace(text, "${text}\n\n");
        text = Strong().Replace(text, "${text}");

        // Signs that plain text has too are Markdown's only beside some that it hasn't.
        if (text != before)
        {
            text = Underscores().Replace(text, "${text}");
            text = Code().Replace(text, "${text}");
            text = Escape().Replace(text, "${sign}");
        }

        text = Emphasis().Replace(text, "${text}");
        text = AddressInAngles().Replace(text, "${url}");
        return Quote().Replace(text, "");
    }

    /// <summary>Alone on its line its words are a caption; inside a sentence they are none of it.</summary>
    private static string Pictured(Match image) =>
        image.Groups["alone"].Success && !string.IsNullOrWhiteSpace(image.Groups["text"].Value)
            ? $"Image: {image.Groups["text"].Value.Trim()}" : "";

    private static string Reference(string text)
    {
        string without = Definition().Replace(text, "");
        return without.Length == text.Length ? text : Referring().Replace(without, "${text}");
    }

    private static bool IsAddress(ReadOnlySpan<char> url) =>
        url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || url.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || url is ['/' or '#', _, ..]
        || (url.IndexOf('.') is > 0 and int dot && dot + 1 < url.Length && char.IsLetter(url[dot + 1]) && !url.Contains(':'));

    [GeneratedRegex(
        @"(?<alone>(?<=\A|\n)(?=[^\n]{0,1500}\)[ \t]*(?:\n|\z)))?!\[(?<text>[^\[\]\n]{0,300})\]\(" + Url,
        RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"(?<!!)\[(?<text>[^\[\]\n]{1,300})\]\(" + Url, RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"(?m)^ {0,3}\[(?!\^)[^\[\]\n]{1,60}\]: ?<?(?:https?://|www\.)\S{1,1000}(?: [""'(][^\n]{0,200})?$\n?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\[(?<text>[^\[\]\n]{1,300})\] ?\[[^\[\]\n]{0,60}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Referring();

    [GeneratedRegex(@"\[\^[\w-]{1,30}\](?:(?<=(?:\A|\n)[^\n]{1,34}): ?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Footnote();

    [GeneratedRegex(
        @"(?m)^ {0,3}(?:#{2,6}[ \t]+|#[ \t]+(?![\d]))(?<text>[^\s#][^\n]*?)(?:[ \t]+#{1,6})?[ \t]*(?:\n+|\z)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"(?<![\w*\\])(?<mark>\*{2,3})(?=[^\s*])(?<text>[^*\n]{1,400}?)(?<=[^\s*])\k<mark>(?![\w*])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w*\\])\*(?=[^\s*])(?<text>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex(
        @"(?<![\w_\\])(?<mark>__?)(?=[^\s_])(?<text>[^_\n]{1,300}?)(?<=[^\s_])\k<mark>(?![\w_])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Underscores();

    [GeneratedRegex("(?<!`)`(?<text>[^`\n]{1,200})`(?!`)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\\(?<sign>[*_\[\]#>`!~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(@"<(?<url>https?://[^<>\s]{1,1000})>", RegexOptions.CultureInvariant)]
    private static partial Regex AddressInAngles();

    [GeneratedRegex(@"(?m)^ {0,3}>(?:[ \t>]{1,10}|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Quote();
}
