using System.Globalization;
using System.Text;

namespace BriefingBot.Web.Channels.WebChat;

/// <summary>
/// Writes text of others into Markdown so that it shows as the letters that it is: nothing of it is a link, image, heading, code or HTML. Signs
/// become character references, which no Markdown dialect reads as structure; a backslash before them would begin mathematics in Web Chat.
/// </summary>
internal static class MarkdownText
{
    private const string Signs = "\\`*_{}[]()<>&|~$!#@=^";

    /// <summary>On one line; what can't be seen, or would turn the writing round, is shown as the replacement character.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        bool atStart = true;
        bool inNumber = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                // Two blanks or a tab at an edge would mean something.
                if (result.Length > 0 && result[^1] != ' ')
                {
                    result.Append(' ');
                }

                inNumber = false;
                continue;
            }

            bool isDigit = rune.Value is >= '0' and <= '9';
            bool isSign = rune.IsAscii && Signs.Contains((char)rune.Value, StringComparison.Ordinal);
            bool begins = (atStart && rune.Value is '-' or '+') || (inNumber && rune.Value == '.') || BeginsLink(rune, result);
            if (isSign || begins)
            {
                result.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
            }
            else
            {
                result.Append(IsShown(rune) ? rune.ToString() : "\ufffd");
            }

            // "1." at the start would begin a list.
            inNumber = isDigit && (atStart || inNumber);
            atStart = false;
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>Addresses are made links of by themselves: <c>https:</c>, <c>www.</c></summary>
    private static bool BeginsLink(Rune rune, StringBuilder before) =>
        rune.Value == ':' || (rune.Value == '.' && before.Length >= 3 && before.ToString(before.Length - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate) && rune.Value is not ((>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069));
}
