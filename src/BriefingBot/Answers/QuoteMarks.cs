using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBot.Answers;

/// <summary>Quotation marks of every style, as articles mix them: “ ” „ « » " and ''.</summary>
public static partial class QuoteMarks
{
    private const string Doubles = "“”„«»\"";

    /// <summary>A form in which two texts are the same to the letter but for quotation marks, apostrophes and runs of blanks.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool mark = Doubles.Contains(c, StringComparison.Ordinal) || c is '\'' or '’' or '‘';
            bool blank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!mark && !(blank && result.Length > 0 && result[^1] == ' '))
            {
                result.Append(blank ? ' ' : c);
            }
        }

        return result.ToString().Trim();
    }

    /// <summary>The text on one line with its marks as “ ” in pairs; a mark without a partner is left out.</summary>
    public static string Balance(string text)
    {
        string line = OneLine(text);
        var result = new StringBuilder(line.Length);
        int open = -1;
        foreach (char c in line)
        {
            if (!Doubles.Contains(c, StringComparison.Ordinal))
            {
                result.Append(c);
                continue;
            }

            bool opens = c is '“' or '„' or '«' || (c == '"' && open < 0 && (result.Length == 0 || !char.IsLetterOrDigit(result[^1])));
            if (opens)
            {
                if (open >= 0)
                {
                    result.Remove(open, 1);
                }

                open = result.Length;
                result.Append('“');
            }
            else if (open >= 0)
            {
                open = -1;
                result.Append('”');
            }
        }

        if (open >= 0)
        {
            result.Remove(open, 1);
        }

        return result.ToString();
    }

    /// <summary>The words of a quotation for use between “ ”: outer marks and a last comma gone, inner marks as ‘ ’.</summary>
    public static string Inside(string text)
    {
        string inner = OneLine(text).Trim(' ', ',', '“', '”', '„', '«', '»', '"');
        string balanced = Balance(inner);
        return balanced.Replace('“', '‘').Replace('”', '’');
    }

    /// <summary>True where a quotation ends and another begins within the text, so that the words between are not quoted.</summary>
    public static bool IsInterrupted(string text)
    {
        string inner = OneLine(text).Trim(' ', ',', '“', '”', '„', '«', '»', '"');
        int closing = inner.IndexOfAny(['”', '»']);
        int opening = inner.IndexOfAny(['“', '„', '«']);
        return closing >= 0 && (opening < 0 || closing < opening) && inner.IndexOfAny(['“', '„', '«'], closing) > 0;
    }

    /// <summary>The runs between outermost “ and ”; null where a mark has no partner.</summary>
    public static IReadOnlyList<string>? Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var runs = new List<string>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '“' && depth++ == 0)
            {
                start = i + 1;
            }
            else if (text[i] == '”')
            {
                if (--depth < 0)
                {
                    return null;
                }

                if (depth == 0)
                {
                    runs.Add(text[start..i]);
                }
            }
        }

        return depth == 0 ? runs : null;
    }

    /// <summary>The text in runs, those within “ and ” without their marks.</summary>
    internal static IEnumerable<(string Text, bool IsQuoted)> Split(string text) =>
        Marked().Split(text).Select((run, i) => (Text: run, IsQuoted: i % 2 == 1)).Where(run => run.Text.Length > 0);

    private static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        foreach (char c in text.Replace("''", "\"", StringComparison.Ordinal))
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                if (result.Length > 0 && result[^1] != ' ')
                {
                    result.Append(' ');
                }
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString().Trim();
    }

    [GeneratedRegex("“([^“”]*[^“”\\s][^“”]*)”", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
