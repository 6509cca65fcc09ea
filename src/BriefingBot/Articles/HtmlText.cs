using System.Text;

namespace BriefingBot.Articles;

/// <summary>Takes the tags of HTML out of a text: blocks become paragraphs, scripts and the like go with what is in them.</summary>
internal static class HtmlText
{
    private const int LongestTag = 4000;

    /// <summary>A tag that ends an element, breaks a line or holds an attribute: a lone "&lt;b" may be anything.</summary>
    public static bool IsMarkedUp(string text)
    {
        for (int at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (TagAt(text, at) is { } tag && (tag.IsEnd || tag.HasAttribute || tag.Name.ToUpperInvariant() is "BR" or "P" or "HR"))
            {
                return true;
            }
        }

        return false;
    }

    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        var unclosed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool runsOn = text.Contains("<p", StringComparison.OrdinalIgnoreCase) || text.Contains("<div", StringComparison.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] != '<')
            {
                Append(plain, text, at++, runsOn);
            }
            else if (AfterComment(text, at, unclosed) is { } comment)
            {
                at = comment;
            }
            else if (TagAt(text, at) is { } tag)
            {
                at = Replace(plain, text, tag, unclosed);
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        return plain.ToString();
    }

    /// <summary>In HTML with paragraphs a line end is a blank; an empty line still parts two.</summary>
    private static void Append(StringBuilder plain, string text, int at, bool runsOn)
    {
        char c = text[at];
        if (runsOn && c == '\n' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && plain.Length > 0
            && !char.IsWhiteSpace(plain[^1]))
        {
            c = ' ';
        }

        plain.Append(c);
    }

    private static int Replace(StringBuilder plain, string text, Tag tag, HashSet<string> unclosed)
    {
        switch (HtmlTags.UseOf(tag.Name))
        {
            case "block":
                Break(plain, 2);
                break;
            case "line":
                Break(plain, tag.Name.Equals("br", StringComparison.OrdinalIgnoreCase) && EndsWith(plain, 1) ? 2 : 1);
                break;
            case "cell" when plain.Length > 0 && !char.IsWhiteSpace(plain[^1]):
                plain.Append(' ');
                break;
            case "quote":
                plain.Append(tag.IsEnd ? '”' : '“');
                break;
            case "caption":
                Break(plain, 2);
                plain.Append(tag.IsEnd ? "" : "Caption: ");
                break;
            case "dropped" when !tag.IsEnd && !tag.IsEmpty && unclosed.Contains(tag.Name) is false:
                int close = text.IndexOf("</" + tag.Name, tag.End, StringComparison.OrdinalIgnoreCase);
                if (close >= 0)
                {
                    return text.IndexOf('>', close) is >= 0 and int end ? end + 1 : text.Length;
                }

                unclosed.Add(tag.Name);
                break;
        }

        return tag.End;
    }

    private static void Break(StringBuilder plain, int lines)
    {
        while (plain.Length > 0 && plain[^1] is ' ' or '\t')
        {
            plain.Length--;
        }

        while (plain.Length > 0 && !EndsWith(plain, lines))
        {
            plain.Append('\n');
        }
    }

    private static bool EndsWith(StringBuilder plain, int lines)
    {
        for (int i = 1; i <= lines; i++)
        {
            if (plain.Length < i || plain[^i] != '\n')
            {
                return false;
            }
        }

        return true;
    }

    private static int? AfterComment(string text, int at, HashSet<string> unclosed)
    {
        if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0 && !unclosed.Contains("!--"))
        {
            int end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            if (end < 0)
            {
                unclosed.Add("!--");
            }

            return end < 0 ? null : end + 3;
        }

        bool isDeclaration = string.Compare(text, at, "<!doctype", 0, 9, StringComparison.OrdinalIgnoreCase) == 0;
        return isDeclaration && text.IndexOf('>', at, Math.Min(LongestTag, text.Length - at)) is >= 0 and int close ? close + 1 : null;
    }

    private static Tag? TagAt(string text, int at)
    {
        int name = at + 1;
        bool isEnd = name < text.Length && text[name] == '/';
        name += isEnd ? 1 : 0;
        int end = name;
        while (end < text.Length && end - name < 12 && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        bool isName = end < text.Length && end > name && (text[end] is '>' or '/' || char.IsWhiteSpace(text[end]))
            && HtmlTags.IsKnown(text.AsSpan(name, end - name));
        if (!isName || CloseOf(text, end) is not { } close)
        {
            return null;
        }

        return new Tag(text[name..end], close + 1, isEnd, text[close - 1] == '/', text.AsSpan(end, close - end).Contains('='));
    }

    /// <summary>The sign that closes a tag, quotation marks around values passed over.</summary>
    private static int? CloseOf(string text, int at)
    {
        char quote = '\0';
        for (int i = at; i < text.Length && i - at < LongestTag; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && i > at && text[i - 1] == '=')
            {
                quote = c;
            }
            else if (c is '>')
            {
                return i;
            }
            else if (c is '<')
            {
                return null;
            }
        }

        return null;
    }

    private sealed record Tag(string Name, int End, bool IsEnd, bool IsEmpty, bool HasAttribute);
}
