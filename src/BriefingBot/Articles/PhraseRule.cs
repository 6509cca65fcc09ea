using BriefingBot.Language;
using System.Globalization;

namespace BriefingBot.Articles;

/// <summary>Lines that are known by their words: the phrases of <c>Language/en/part-phrases.tsv</c>.</summary>
internal static class PhraseRule
{
    private const string Bullets = "•-–—*[(▶►»·>|:";
    private const int MostWords = 130;

    private static readonly ILookup<string, Phrase> ByPlace = Load().ToLookup(phrase => phrase.Place, StringComparer.Ordinal);

    private static readonly ILookup<char, Phrase> Labels = ByFirst("label");
    private static readonly ILookup<char, Phrase> Starts = ByFirst("start");
    private static readonly ILookup<char, Phrase> Wholes = ByFirst("whole");
    private static readonly ILookup<char, Phrase> Anywhere = ByFirst("in");

    public static ArticlePart? Line(BodyLine line)
    {
        ReadOnlySpan<char> head = line.Head;
        int bullet = head.Length - head.TrimStart(Bullets + " ").Length;
        foreach (int at in bullet > 0 ? [0, bullet] : (ReadOnlySpan<int>)[0])
        {
            foreach (Phrase phrase in Labels[First(head, at)])
            {
                if (phrase.EndAt(head, at) is { } label && at == 0)
                {
                    return line.Part(0, label, phrase.Kind, phrase.Text);
                }
            }

            if (line.Words <= MostWords && AtStart(line, head, at) is { } found)
            {
                return line.Part(found.Kind, found.Text);
            }
        }

        return line.Words <= MostWords ? Inside(line) : null;
    }

    private static Phrase? AtStart(BodyLine line, ReadOnlySpan<char> head, int at)
    {
        foreach (Phrase phrase in Starts[First(head, at)])
        {
            if (line.Words <= phrase.Words && phrase.EndAt(head, at) is not null)
            {
                return phrase;
            }
        }

        foreach (Phrase phrase in Wholes[First(head, at)])
        {
            if (line.Words <= phrase.Words && phrase.EndAt(head, at) is { } end && line.Span.Length == head.Length
                && IsOnlySigns(head[end..]))
            {
                return phrase;
            }
        }

        return null;
    }

    private static ILookup<char, Phrase> ByFirst(string place) => ByPlace[place].ToLookup(phrase => First(phrase.Text, 0));

    /// <summary>What a phrase is looked up by: a number is one whatever its digits.</summary>
    private static char First(ReadOnlySpan<char> text, int at) => at >= text.Length ? '\0' : char.IsAsciiDigit(text[at]) ? '0' : char.ToLowerInvariant(text[at]);

    private static ArticlePart? Inside(BodyLine line)
    {
        ReadOnlySpan<char> tail = line.Tail;
        for (int at = 0; at < tail.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(tail[at - 1]))
            {
                continue;
            }

            foreach (Phrase phrase in Anywhere[First(tail, at)])
            {
                if (line.Words <= phrase.Words && phrase.EndAt(tail, at) is not null)
                {
                    return line.Part(phrase.Kind, phrase.Text);
                }
            }
        }

        foreach (Phrase phrase in ByPlace["end"])
        {
            int at = tail.LastIndexOf(phrase.Text, StringComparison.Ordinal);
            if (line.Words <= phrase.Words && at > 0 && at + phrase.Text.Length == tail.Length && !char.IsLetterOrDigit(tail[at - 1]))
            {
                return line.Part(phrase.Kind, phrase.Text);
            }
        }

        return null;
    }

    private static bool IsOnlySigns(ReadOnlySpan<char> rest)
    {
        foreach (char c in rest)
        {
            if (char.IsLetterOrDigit(c) || c == '@')
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Phrase> Load() => WordTable.Read("part-phrases").Rows.Select(row => new Phrase(
        row.Word, Enum.Parse<ArticlePartKind>(row["kind"], ignoreCase: true), row["place"], int.Parse(row["words"], CultureInfo.InvariantCulture), row.Word.Any(char.IsUpper)));

    private sealed record Phrase(string Text, ArticlePartKind Kind, string Place, int Words, bool MindsCase)
    {
        /// <summary>"WATCH:", "WATCH | ": a bar parts as a colon does.</summary>
        private static int PastColon(ReadOnlySpan<char> line, int at)
        {
            int sign = at;
            while (sign < line.Length && char.IsWhiteSpace(line[sign]))
            {
                sign++;
            }

            return sign < line.Length && (line[sign] == '|' || (sign == at && line[sign] == ':')) ? sign + 1 : at;
        }

        /// <summary>Where it ends if it stands there; null where it doesn't.</summary>
        public int? EndAt(ReadOnlySpan<char> line, int at)
        {
            foreach (char c in Text)
            {
                int before = at;
                at = c switch
                {
                    '0' => Past(line, at, char.IsAsciiDigit),
                    '*' => Past(line, at, one => !char.IsWhiteSpace(one)),
                    ' ' => Past(line, at, char.IsWhiteSpace),
                    ':' => PastColon(line, at),
                    _ => at < line.Length && Same(c, line[at]) ? at + 1 : at,
                };
                if (at == before)
                {
                    return null;
                }
            }

            return at < line.Length && char.IsLetterOrDigit(Text[^1]) && (char.IsLetterOrDigit(line[at])
                || (line[at] is '\'' or '’' && MoreLetters(line, at))) ? null : at;
        }

        private static bool MoreLetters(ReadOnlySpan<char> line, int at) => at + 1 < line.Length && char.IsLetter(line[at + 1]);

        private static int Past(ReadOnlySpan<char> line, int at, Func<char, bool> isOf)
        {
            while (at < line.Length && isOf(line[at]))
            {
                at++;
            }

            return at;
        }

        private bool Same(char own, char other)
        {
            other = other == '’' ? '\'' : other;
            return own == other || (!MindsCase && own == char.ToLowerInvariant(other));
        }
    }
}
