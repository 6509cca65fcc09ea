using System.Globalization;
using System.Text;

namespace BriefingBot.Web.CommandLine;

/// <summary>Text from articles and people, made harmless for a terminal: no control characters, no marks that turn the writing round.</summary>
internal static class TerminalText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            clean.Append(c switch
            {
                '\n' or '\t' or '\r' => ' ',
                (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' => '\u200b',
                '\u2028' or '\u2029' => ' ',
                _ when char.IsControl(c) => '\ufffd',
                _ => c,
            });
        }

        return clean.ToString();
    }

    /// <summary>Lines of at most <paramref name="width"/> characters, broken at spaces, the following ones indented.</summary>
    public static IEnumerable<string> Wrap(string text, int width, string indent = "", string? firstIndent = null)
    {
        string lead = firstIndent ?? indent;
        var line = new StringBuilder(lead);
        int columns = lead.Length;
        bool empty = true;
        foreach (string word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int length = new StringInfo(word).LengthInTextElements;
            if (!empty && columns + 1 + length > width)
            {
                yield return line.ToString();
                line.Clear().Append(indent);
                columns = indent.Length;
                empty = true;
            }

            if (!empty)
            {
                line.Append(' ');
                columns++;
            }

            line.Append(word);
            columns += length;
            empty = false;
        }

        if (!empty)
        {
            yield return line.ToString();
        }
    }
}
