using System.Globalization;
using System.Text;

namespace BriefingBot.Web.Channels.WebChat;

/// <summary>
/// Writes text of others into Markdown so that it shows as the letters that it is: nothing of it is a link, image, heading, code or HTML. Signs
/// become character references, which no Markdown dialect reads as structure; a backslash before them would begin mathematics in Web Chat.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Mean something anywhere in a line.</summary>
    private const string Signs = "\\`*_[]<>&|~$@";

    /// <summary>Mean something at the start of a block only: heading, list, rule, definition.</summary>
    private const string Beginnings = "#+-=:";

    /// <summary>On one line; what can't be seen, or would turn the writing round, is shown as the replacement character.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        Rune[] runes = [.. text.EnumerateRunes()];
        int digits = 0;
        for (int i = 0; i < runes.Length; i++)
        {
            Rune rune = runes[i];
            if (Rune.IsWhiteSpace(rune))
            {
                // Two blanks or a tab at an edge would mean something.
                if (result.Length > 0 && result[^1] != ' ')
                {
                    result.Append(' ');
                }

                continue;
            }

            // "1." or "1)" at the start would begin a list.
            bool startsList = digits > 0 && digits == result.Length && rune.Value is '.' or ')';
            if (Is(rune, Signs) || (result.Length == 0 && Is(rune, Beginnings)) || startsList || StartsLink(runes, i))
            {
                result.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
            }
            else
            {
                digits += Rune.IsDigit(rune) && digits == result.Length ? 1 : 0;
                result.Append(IsShown(rune) ? rune.ToString() : "\ufffd");
            }
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>Addresses are made links of by themselves: <c>https://</c>, <c>www.</c>; those of mail need the @, which is written out anyway.</summary>
    private static bool StartsLink(Rune[] runes, int i) =>
        (runes[i].Value == ':' && i + 1 < runes.Length && runes[i + 1].Value == '/') || (runes[i].Value == '.' && i >= 3 && runes[(i - 3)..i].All(r => r.Value is 'w' or 'W'));

    private static bool Is(Rune rune, string signs) => rune.IsAscii && signs.Contains((char)rune.Value, StringComparison.Ordinal);

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate) && rune.Value is not ((>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069));
}
