using System.Globalization;

namespace BriefingBot.Language;

/// <summary>Finds where a word, an abbreviation or a number ends.</summary>
internal sealed class WordScanner(AbbreviationList words)
{
    private const string Apostrophes = "'’`´ʼ";

    /// <summary>Code units of the letter, digit or mark at a place; 0 if it is none.</summary>
    public static int WordCharacter(string text, int i, int end)
    {
        if (i >= end)
        {
            return 0;
        }

        char c = text[i];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_' ? 1 : 0;
        }

        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, i);
        bool belongs = category is <= UnicodeCategory.OtherNumber and not UnicodeCategory.EnclosingMark ||
            c is '\u00ad' or '\u200c' or '\u200d';
        return !belongs ? 0 : char.IsHighSurrogate(c) ? (i + 1 < end ? 2 : 0) : 1;
    }

    /// <summary>The end of the word that starts here, with the stop that belongs to an abbreviation.</summary>
    public int Word(string text, int start, Span part)
    {
        int end = Run(text, start, part.End);
        bool dotted = false;
        bool hyphened = false;
        while (end + 1 < part.End && GoesOn(text, start, end, part, dotted, hyphened))
        {
            dotted |= text[end] == '.';
            hyphened |= text[end] == '-';
            end = Run(text, end + 1, part.End);
        }

        if (end + 1 < part.End && text[end] == '$' && end - start <= 2 && char.IsUpper(text[end - 1]) && char.IsAsciiDigit(text[end + 1]))
        {
            return end + 1;
        }

        return end < part.End && text[end] == '.' && OwnsStop(text, start, end, part, dotted) ? end + 1 : end;
    }

    /// <summary>True if the sign behind a word's letters and what follows it belong to the word.</summary>
    private bool GoesOn(string text, int start, int end, Span part, bool dotted, bool hyphened) => text[end] switch
    {
        '.' => GoesOnBehindStop(text, start, end, part.End, dotted),
        '&' => end - start <= 3 && char.IsUpper(text[end - 1]) && char.IsUpper(text[end + 1]),
        '-' => !hyphened && char.IsLetter(text[end + 1]) && IsPrefix(text, start, end, part),
        var sign => Apostrophes.Contains(sign) && char.IsLetter(text[end + 1]),
    };

    /// <summary>The end of the number that starts here: 1,234.5, 20/02/2024, 5:30, 555-1234, 1960s, 20th; "5m" is two words.</summary>
    public int Number(string text, int start, int limit)
    {
        int end = start + 1;
        string inner = IsPhone(text, start, limit) ? ".,:/-" : ".,:/";
        while (end < limit &&
            (char.IsAsciiDigit(text[end]) || (end + 1 < limit && char.IsAsciiDigit(text[end + 1]) && inner.Contains(text[end]))))
        {
            end++;
        }

        if (WordCharacter(text, end, limit) == 0)
        {
            // "the 1960's"
            bool owns = end + 2 <= limit && Apostrophes.Contains(text[end]) && text[end + 1] == 's' &&
                WordCharacter(text, end + 2, limit) == 0;
            return owns ? end + 2 : end;
        }

        int letters = Run(text, end, limit);
        bool isUnit = letters - end <= 6 && words.Of("unit").Contains(text[end..letters]);
        return isUnit ? end : Math.Max(end, letters);
    }

    private static int Run(string text, int start, int limit)
    {
        int end = start;
        while (WordCharacter(text, end, limit) is > 0 and var length)
        {
            end += length;
        }

        return end;
    }

    /// <summary>Three groups of digits or more, or one of three and one of four: a telephone number or a date, no range.</summary>
    private static bool IsPhone(string text, int start, int limit)
    {
        Span<int> groups = stackalloc int[3];
        int count = 0;
        for (int i = start; i < limit && i < start + 24; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                groups[count]++;
            }
            else if (text[i] == '-' && groups[count] > 0 && count < 2)
            {
                count++;
            }
            else
            {
                break;
            }
        }

        return groups[2] > 0 || (groups[0] is 3 && groups[1] == 4);
    }

    /// <summary>"U.S", "a.m", "Ph.D"; "example.com".</summary>
    private bool GoesOnBehindStop(string text, int start, int stop, int limit, bool dotted)
    {
        int next = Run(text, stop + 1, limit);
        int length = next - stop - 1;
        if (length == 0)
        {
            return false;
        }

        int before = stop - 1;
        while (before > start && stop - before < 4 && text[before - 1] != '.')
        {
            before--;
        }

        bool isLast = next >= limit || text[next] != '.';
        bool isSingle = length == 1 && char.IsLetter(text[stop + 1]) && (!isLast || dotted || char.IsUpper(text[stop + 1]));
        bool isShort = stop - before <= (dotted || stop - start > 1 ? 2 : 1);
        return (isSingle && isShort) || (stop - start > 1 && IsDomain(text, stop + 1, next, limit));
    }

    private bool IsDomain(string text, int start, int end, int limit) =>
        end - start <= 4 && words.Of("domain").Contains(text[start..end]) && !(end < limit && Apostrophes.Contains(text[end]));

    private bool IsPrefix(string text, int start, int end, Span part) =>
        end - start <= 7 && (start == part.Start || text[start - 1] != '-') &&
        words.Of("prefix").Contains(text[start..end].ToLowerInvariant());

    private bool OwnsStop(string text, int start, int stop, Span part, bool dotted)
    {
        int behind = stop + 1;
        if (behind < part.End && (char.IsAsciiDigit(text[behind]) || text[behind] is '.' or '…'))
        {
            return false;
        }

        int length = stop - start;
        bool glued = behind < part.End && char.IsLetter(text[behind]);
        if (length == 1 && char.IsUpper(text[start]))
        {
            return IsInitial(text, start, stop, part);
        }

        int last = text.LastIndexOf('-', stop - 1, Math.Min(length, 24)) is >= 0 and var hyphen ? hyphen + 1 : start;
        if (stop - last > 12)
        {
            return false;
        }

        if (words.Find(text[last..stop]) is not { } known)
        {
            return dotted && stop - last <= 8 && text[stop - 2] == '.';
        }

        return known.Kind == "number" ? FollowingIsDigit(text, behind, part.End) : !glued || known.Ends == StopEnds.No;
    }

    /// <summary>"J. Marsh", but not "and I. Then" or the last letter of a paragraph.</summary>
    private static bool IsInitial(string text, int start, int stop, Span part)
    {
        int next = stop + 1;
        while (next < part.End && next < stop + 4 && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        bool goesOn = next < part.End && (char.IsUpper(text[next]) || char.IsAsciiDigit(text[next]) || text[next] is ',' or '-');
        if (!goesOn || text[start] != 'I')
        {
            return goesOn;
        }

        return start == part.Start || (start >= 2 && text[start - 2] == '.') || (next + 1 < part.End && text[next + 1] == '.');
    }

    private static bool FollowingIsDigit(string text, int i, int limit)
    {
        int bound = Math.Min(limit, i + 3);
        while (i < bound && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i < limit && char.IsAsciiDigit(text[i]);
    }
}
