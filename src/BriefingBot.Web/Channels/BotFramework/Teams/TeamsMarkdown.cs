using System.Buffers;
using System.Text;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>
/// Writes text of answers and articles as Markdown in which nothing of theirs is markup: no titled link, no image, no mention, no HTML.
/// </summary>
internal static class TeamsMarkdown
{
    private static readonly SearchValues<char> AtStart = SearchValues.Create("#+-.)");

    /// <summary>Signs that mean something wherever they stand; the others do at the start of a line only.</summary>
    private static readonly SearchValues<char> Anywhere = SearchValues.Create("\\`*_[]~|");

    /// <summary>Text without any markup.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        Append(escaped, text, isStart: true);
        return escaped.ToString();
    }

    /// <summary>Writes it behind what is there.</summary>
    /// <param name="isStart">It begins a line.</param>
    public static void Append(StringBuilder escaped, string text, bool isStart)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            Append(escaped, c, isStart && (c is not ('.' or ')') || i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            isStart = c == '\n' || (isStart && (c == ' ' || char.IsAsciiDigit(c)));
        }
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
}
