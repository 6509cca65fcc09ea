using System.Buffers;
using System.Globalization;
using System.Text;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>
/// Writes text of answers and articles as Markdown in which nothing of theirs is markup: no titled link, no image, no mention, no HTML. Only
/// the answer's own <c>[n]</c> stay as they are, for Teams ties them to the citations.
/// </summary>
internal static class TeamsMarkdown
{
    private static readonly SearchValues<char> AtStart = SearchValues.Create("#+-.)");

    /// <summary>Signs that mean something wherever they stand; the others do at the start of a line only.</summary>
    private static readonly SearchValues<char> Anywhere = SearchValues.Create("\\`*_[]~|");

    /// <summary>Text without any markup.</summary>
    public static string Escape(string text) => Escape(text, 0);

    /// <param name="citations">The highest number that a citation has; <c>[n]</c> up to it, behind a dateline or another such mark, stay.</param>
    public static string Escape(string text, int citations)
    {
        var escaped = new StringBuilder(text.Length + 16);
        bool lineStart = true;
        int quotes = 0;
        bool mayMark = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            quotes = c switch { '“' => quotes + 1, '”' => Math.Max(0, quotes - 1), _ => quotes };
            if (mayMark && c == '[' && quotes == 0 && MarkAt(text, i, citations) is var mark and > 0)
            {
                escaped.Append(text, i, mark);
                i += mark - 1;
                continue;
            }

            mayMark = c == ')' || (mayMark && c == ' ');
            Append(escaped, c, lineStart && (c is not ('.' or ')') || i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            lineStart = c == '\n' || (lineStart && (c == ' ' || char.IsAsciiDigit(c)));
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, char c, bool lineStart)
    {
        switch (c)
        {
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '&':
                escaped.Append("&amp;");
                break;
            case '\n':
                escaped.Append(c);
                break;
            default:
                if (char.IsControl(c))
                {
                    break;
                }

                if (Anywhere.Contains(c) || (lineStart && AtStart.Contains(c)))
                {
                    escaped.Append('\\');
                }

                escaped.Append(c);
                break;
        }
    }

    /// <summary>The length of an answer's own mark at that place; 0 where there is none.</summary>
    private static int MarkAt(string text, int start, int citations)
    {
        int end = text.IndexOf(']', start);
        return end > start + 1 && end - start <= 4
            && int.TryParse(text.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= citations
            ? end - start + 1
            : 0;
    }
}
