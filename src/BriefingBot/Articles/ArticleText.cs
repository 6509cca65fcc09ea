using System.Text;

namespace BriefingBot.Articles;

/// <summary>Makes hostile text fit to be stored: deterministic, and never throws.</summary>
internal static class ArticleText
{
    /// <summary>
    /// A body: line ends as <c>\n</c>, no byte order mark, no control character but <c>\n</c> and <c>\t</c>, no half of a surrogate pair, no
    /// blank lines before the first and no white space after the last word. Everything else stays, to the letter.
    /// </summary>
    public static string Body(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                {
                    clean.Append('\n');
                }
            }
            else if (c is '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append('\n');
            }
            else if (c is '\n' or '\t' || (!char.IsControl(c) && !(c == '\ufeff' && i == 0)))
            {
                AppendWhole(clean, text, ref i);
            }
        }

        return TrimBlankLines(clean.ToString());
    }

    /// <summary>
    /// A name or a title: one line, white space run together, without control characters and without marks that change the direction of
    /// writing; cut at a word where it is longer than <paramref name="longest"/>. Null where nothing is left.
    /// </summary>
    public static string? Line(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var clean = new StringBuilder(Math.Min(text.Length, longest + 1));
        for (int i = 0; i < text.Length && clean.Length <= longest; i++)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (!char.IsControl(c) && !TurnsDirection(c) && c != '\ufeff')
            {
                AppendWhole(clean, text, ref i);
            }
        }

        string line = CutAtWord(clean.ToString(), longest).Trim();
        return line.Length == 0 ? null : line;
    }

    /// <summary>At most so many code units, the cut between words where there are any, never inside a surrogate pair.</summary>
    public static string CutAtWord(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int cut = longest;
        while (cut > longest / 2 && !char.IsWhiteSpace(text[cut]))
        {
            cut--;
        }

        if (!char.IsWhiteSpace(text[cut]))
        {
            cut = char.IsLowSurrogate(text[longest]) ? longest - 1 : longest;
        }

        return text[..cut].TrimEnd();
    }

    /// <summary>A text to show or log in a line, with the replacement character for whatever would steer a terminal or turn the writing round.</summary>
    public static string Shown(string text) => string.Create(text.Length, text, static (shown, text) =>
    {
        for (int i = 0; i < shown.Length; i++)
        {
            shown[i] = char.IsControl(text[i]) || TurnsDirection(text[i]) ? '\ufffd' : text[i];
        }
    });

    /// <summary>Marks that change the direction of writing: they make a name show as another one.</summary>
    public static bool TurnsDirection(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>Appends the character at <paramref name="at"/>, both halves of a pair, or the replacement character for a lone half.</summary>
    private static void AppendWhole(StringBuilder to, string text, ref int at)
    {
        char c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            to.Append(c).Append(text[++at]);
        }
        else
        {
            to.Append(char.IsSurrogate(c) ? '\ufffd' : c);
        }
    }

    private static string TrimBlankLines(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length && char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '\n')
            {
                start = i + 1;
            }
        }

        return text[start..].TrimEnd();
    }
}
