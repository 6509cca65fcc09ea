using System.Globalization;
using System.Net;
using System.Text;

namespace BriefingBot.Articles;

/// <summary>Decodes HTML's character references, also those that were encoded twice. An ampersand that begins none stays.</summary>
internal static class Entities
{
    private const int Longest = 32;

    /// <summary>What browsers show for the numbers 128 to 159, which many a newsroom's software writes.</summary>
    private const string Windows =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    public static string Decode(string text)
    {
        int next = text.IndexOf('&', StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        int at = 0;
        while (next >= 0)
        {
            plain.Append(text, at, next - at);
            at = next;
            int end = EndOf(text, next);
            if (end > 0 && Character(text, AfterAmpersands(text, next, ref end), end) is { } character)
            {
                plain.Append(character);
                at = end + 1;
            }
            else
            {
                plain.Append('&');
                at = next + 1;
            }

            next = at < text.Length ? text.IndexOf('&', at) : -1;
        }

        return plain.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where its semicolon stands; 0 where it has none.</summary>
    private static int EndOf(string text, int ampersand)
    {
        int at = ampersand + 1;
        at += at < text.Length && text[at] == '#' ? 1 : 0;
        while (at < text.Length && at - ampersand < Longest && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        return at < text.Length && text[at] == ';' && at > ampersand + 1 ? at : 0;
    }

    /// <summary>Passes over "amp;" repeated; gives back where the name of the last reference begins, and moves its end.</summary>
    private static int AfterAmpersands(string text, int ampersand, ref int end)
    {
        int name = ampersand + 1;
        while (string.CompareOrdinal(text, name, "amp;", 0, 4) == 0)
        {
            int next = EndOf(text, name + 3);
            if (next == 0 || Character(text, name + 4, next) is null)
            {
                break;
            }

            (name, end) = (name + 4, next);
        }

        return name;
    }

    private static string? Character(string text, int name, int end)
    {
        string reference = $"&{text.AsSpan(name, end - name)};";
        if (reference.Length > 3 && reference[1] == '#' && Number(reference) is >= 128 and < 160 and int number)
        {
            return Windows[number - 128].ToString();
        }

        string character = WebUtility.HtmlDecode(reference);
        return character == reference ? null : character switch { "\u00a0" => " ", "\u00ad" => "", _ => character };
    }

    private static int? Number(string reference)
    {
        bool hexadecimal = reference[2] is 'x' or 'X';
        ReadOnlySpan<char> digits = reference.AsSpan(hexadecimal ? 3 : 2).TrimEnd(';');
        return int.TryParse(digits, hexadecimal ? NumberStyles.AllowHexSpecifier
            : NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
