using System.Collections.Immutable;
using BriefingBot.Articles;

namespace BriefingBot.Indexing;

/// <summary>
/// Cuts an article's body into passages. Blocks between blank lines are kept whole where they can be; short neighbours are merged, long ones
/// are cut at line ends, then at sentence ends, and a sentence without end is cut between words. Captions and other <see cref="ArticleParts"/>
/// belong to no passage, and none reaches over one. A pure function: it never throws, and every other character that is not white space
/// belongs to exactly one passage.
/// </summary>
public static class PassageSplitter
{
    /// <summary>Neighbours are merged while the result is at most so long, in UTF-16 code units: about 110 words.</summary>
    internal const int Target = 700;

    /// <summary>No passage is longer.</summary>
    internal const int Longest = 1500;

    /// <summary>A last passage shorter than this joins the one before it where that stays within <see cref="Longest"/>.</summary>
    internal const int Short = 240;

    public static IReadOnlyList<Passage> Split(Article article)
    {
        string body = article.Body;
        IEnumerable<Span> spans = Runs(body).SelectMany(run => Merge([.. Units(body, run)]));
        return [.. spans.Select((span, ordinal) => new Passage(article.Id, article.Version, ordinal, span, span.Of(body)))];
    }

    /// <summary>What stands between the parts and has a word in it.</summary>
    private static IEnumerable<Span> Runs(string body)
    {
        int start = 0;
        foreach (Span part in ArticleParts.Find(body).Select(part => part.Span).Append(new Span(body.Length, body.Length)))
        {
            if (new Span(start, part.Start).Trim(body) is { Length: > 0 } run && (start == 0 || HasWord(body.AsSpan(run.Start, run.Length))))
            {
                yield return run;
            }

            start = part.End;
        }
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<Span> Merge(IReadOnlyList<Span> units)
    {
        var merged = ImmutableArray.CreateBuilder<Span>();
        foreach (Span unit in units)
        {
            if (merged.Count > 0 && unit.End - merged[^1].Start <= Target)
            {
                merged[^1] = new Span(merged[^1].Start, unit.End);
            }
            else
            {
                merged.Add(unit);
            }
        }

        if (merged.Count > 1 && merged[^1].Length < Short && merged[^1].End - merged[^2].Start <= Longest)
        {
            merged[^2] = new Span(merged[^2].Start, merged[^1].End);
            merged.RemoveAt(merged.Count - 1);
        }

        return merged;
    }

    private static IEnumerable<Span> Units(string body, Span run)
    {
        foreach (Span block in Blocks(body, run))
        {
            if (block.Length <= Target)
            {
                yield return block;
                continue;
            }

            foreach (Span line in Lines(body, block))
            {
                foreach (Span piece in Pieces(body, line))
                {
                    yield return piece;
                }
            }
        }
    }

    /// <summary>Runs of lines that are not blank.</summary>
    private static IEnumerable<Span> Blocks(string body, Span run)
    {
        Span? open = null;
        foreach (Span line in RawLines(body, run))
        {
            Span trimmed = line.Trim(body);
            if (trimmed.Length > 0)
            {
                open = new Span(open?.Start ?? trimmed.Start, trimmed.End);
            }
            else if (open is { } block)
            {
                yield return block;
                open = null;
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static IEnumerable<Span> Lines(string body, Span block) =>
        RawLines(body, block).Select(line => line.Trim(body)).Where(line => line.Length > 0);

    private static IEnumerable<Span> RawLines(string body, Span within)
    {
        int start = within.Start;
        while (start < within.End)
        {
            int length = body.AsSpan(start, within.End - start).IndexOf('\n');
            int end = length < 0 ? within.End : start + length;
            yield return new Span(start, end);
            start = end + 1;
        }
    }

    /// <summary>The line itself, or pieces of it of about <see cref="Target"/> that end where sentences do.</summary>
    private static IEnumerable<Span> Pieces(string body, Span line)
    {
        Span rest = line;
        while (rest.Length > Longest)
        {
            int cut = CutBefore(body, rest.Start, rest.Start + Target, SentenceEnds)
                ?? CutBefore(body, rest.Start, rest.Start + Longest, SentenceEnds)
                ?? CutBefore(body, rest.Start, rest.Start + Target, WordEnds)
                ?? Whole(body, rest.Start + Target);
            Span piece = new Span(rest.Start, cut).Trim(body);
            if (piece.Length > 0)
            {
                yield return piece;
            }

            rest = new Span(cut, rest.End).Trim(body);
        }

        if (rest.Length > 0)
        {
            yield return rest;
        }
    }

    /// <summary>The last place before <paramref name="limit"/>, in the second half of the run, where a piece may end.</summary>
    private static int? CutBefore(string body, int start, int limit, Func<string, int, bool> mayEnd)
    {
        for (int at = limit; at > start + ((limit - start) / 2); at--)
        {
            if (mayEnd(body, at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>White space after a full stop, question or exclamation mark, closing quotation marks and brackets in between.</summary>
    private static bool SentenceEnds(string body, int at)
    {
        if (!WordEnds(body, at))
        {
            return false;
        }

        int last = at - 1;
        while (last > 0 && body[last] is '"' or '”' or '’' or '\'' or ')' or ']' or '»')
        {
            last--;
        }

        return last >= 0 && body[last] is '.' or '!' or '?' or '…' or '。' or '！' or '？';
    }

    private static bool WordEnds(string body, int at) =>
        at < body.Length && char.IsWhiteSpace(body[at]) && !char.IsWhiteSpace(body[at - 1]);

    /// <summary>Never between the two halves of a surrogate pair.</summary>
    private static int Whole(string body, int at) => char.IsLowSurrogate(body[at]) && char.IsHighSurrogate(body[at - 1]) ? at - 1 : at;
}
