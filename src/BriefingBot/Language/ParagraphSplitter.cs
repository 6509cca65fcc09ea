using System.Buffers;

namespace BriefingBot.Language;

/// <summary>The paragraphs of a text: blank lines part them; lines that were wrapped at a column are joined, others stand alone.</summary>
internal static class ParagraphSplitter
{
    private const int LeastColumn = 40;
    private const int MostColumn = 110;

    /// <summary>"by", "the", "of", "and": so long at most.</summary>
    private const int SmallWord = 3;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u0085\u2028\u2029\f");

    /// <summary>The paragraphs outside the parts passed over, in order, without the blanks around them.</summary>
    public static List<Span> Split(string text, IReadOnlyList<Span> passedOver)
    {
        List<Span> lines = Lines(text);
        int column = WrapColumn(text, lines);
        var paragraphs = new List<Span>();
        int skip = 0;
        for (int i = 0; i < lines.Count;)
        {
            int last = i;
            while (last + 1 < lines.Count && column > 0 && Joins(text, lines[last], lines[last + 1], column))
            {
                last++;
            }

            AddOutside(text, new Span(lines[i].Start, lines[last].End), passedOver, ref skip, paragraphs);
            i = last + 1;
        }

        return paragraphs;
    }

    private static void AddOutside(string text, Span paragraph, IReadOnlyList<Span> passedOver, ref int skip, List<Span> paragraphs)
    {
        int start = paragraph.Start;
        while (skip < passedOver.Count && passedOver[skip].Start < paragraph.End)
        {
            Span passed = passedOver[skip];
            AddTrimmed(text, start, Math.Min(passed.Start, paragraph.End), paragraphs);
            start = Math.Max(start, passed.End);
            if (passed.End > paragraph.End)
            {
                return;
            }

            skip++;
        }

        AddTrimmed(text, start, paragraph.End, paragraphs);
    }

    private static void AddTrimmed(string text, int start, int end, List<Span> paragraphs)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start < end)
        {
            paragraphs.Add(new Span(start, end));
        }
    }

    /// <summary>The lines, blank ones too, without the blanks at their ends.</summary>
    private static List<Span> Lines(string text)
    {
        var lines = new List<Span>();
        for (int start = 0; start <= text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny(LineEnds);
            int end = length < 0 ? text.Length : start + length;
            lines.Add(new Span(start, start + text.AsSpan(start, end - start).TrimEnd().Length));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    /// <summary>The column at which the lines of a text are wrapped; 0 if they are not.</summary>
    private static int WrapColumn(string text, List<Span> lines)
    {
        int written = lines.Count(line => line.Length > 0);
        int longer = lines.Count(line => line.Length > MostColumn && text.AsSpan(line.Start, line.Length).TrimStart().Contains(' '));
        int column = lines.Where(line => line.Length <= MostColumn).Select(line => line.Length).DefaultIfEmpty().Max();
        bool hasLongLines = longer > 0 && (written < 10 || longer * 20 > written);
        if (written < 2 || hasLongLines || column < LeastColumn)
        {
            return 0;
        }

        return IsWrapped(text, lines, column) ? column : 0;
    }

    /// <summary>Where lines are wrapped, most that end within a sentence have no room for the next line's first word.</summary>
    private static bool IsWrapped(string text, List<Span> lines, int column)
    {
        int full = 0;
        int within = 0;
        for (int i = 0; i + 1 < lines.Count; i++)
        {
            (Span line, Span next) = (lines[i], lines[i + 1]);
            if (line.Length > 0 && next.Length > 0 && !IsItem(text, next) && !EndsSentence(text, line))
            {
                within++;
                full += IsFull(text, line, next, column) || (line.Length * 3 > column * 2 && BeginsInside(text, next)) ? 1 : 0;
            }
        }

        return full > 0 && full * 2 >= within;
    }

    private static bool Joins(string text, Span line, Span next, int column)
    {
        bool isWritten = line.Length > 0 && next.Length is > 0 and <= MostColumn;
        if (!isWritten || IsItem(text, next) || Indent(text, next) > Indent(text, line) + 1)
        {
            return false;
        }

        bool inside = BeginsInside(text, next);
        if (EndsSentence(text, line))
        {
            return IsFull(text, line, next, column);
        }

        bool isOpen = IsFull(text, line, next, column) || line.Length * 2 > column || EndsOpen(text, line);
        return inside ? isOpen || line.Length * 3 > column || BeginsInside(text, line) : isOpen && !IsHeadline(text, line);
    }

    /// <summary>The line's last word is small or has a comma behind it: a sentence goes on.</summary>
    private static bool EndsOpen(string text, Span line)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan(line.Start, line.Length);
        ReadOnlySpan<char> last = trimmed[(trimmed.LastIndexOf(' ') + 1)..];
        return last[^1] is ',' or ';' || (last.Length <= SmallWord && char.IsLower(last[0]));
    }

    /// <summary>True if the line has no room for the first word of the next.</summary>
    private static bool IsFull(string text, Span line, Span next, int column)
    {
        ReadOnlySpan<char> following = text.AsSpan(next.Start, next.Length).TrimStart();
        int word = following.IndexOfAny(' ', '\t');
        return line.Length + 1 + (word < 0 ? following.Length : word) > column;
    }

    private static int Indent(string text, Span line) => line.Length - text.AsSpan(line.Start, line.Length).TrimStart().Length;

    private static bool BeginsInside(string text, Span line)
    {
        char first = text[line.Start + Indent(text, line)];
        return char.IsLower(first) || first is ',' or ';' or ')' or '&';
    }

    private static bool EndsSentence(string text, Span line)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan(line.Start, line.Length).TrimEnd("\"'”’»)]");
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…' or ':' or '。';
    }

    private static bool IsHeadline(string text, Span line)
    {
        int words = 0;
        int capitals = 0;
        foreach (Range range in text.AsSpan(line.Start, line.Length).Split(' '))
        {
            ReadOnlySpan<char> word = text.AsSpan(line.Start, line.Length)[range];
            words += word.Length > 0 && char.IsLetter(word[0]) ? 1 : 0;
            capitals += word.Length > 0 && char.IsUpper(word[0]) ? 1 : 0;
        }

        return capitals * 2 > words;
    }

    /// <summary>"- ", "* ", "• ", "1. ", "2) ": an item of a list.</summary>
    private static bool IsItem(string text, Span line)
    {
        ReadOnlySpan<char> rest = text.AsSpan(line.Start, line.Length).TrimStart();
        if (rest.Length < 2)
        {
            return false;
        }

        int digits = rest.IndexOfAnyExceptInRange('0', '9');
        bool isNumbered = digits is 1 or 2 && rest.Length > digits + 1 && rest[digits] is '.' or ')' && rest[digits + 1] is ' ' or '\t';
        return isNumbered || "•·▪●◦‣".Contains(rest[0]) || ("-*–+".Contains(rest[0]) && rest[1] is ' ' or '\t');
    }
}
