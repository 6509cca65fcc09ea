using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>Cuts spans to the words that were said: no blanks, commas and dashes at the edges, no marks around a span that is all quotation.</summary>
internal static class SpanTrimmer
{
    private const string Marks = "“”\"«»„";

    /// <summary>Trims, sorts and unites spans; those without a word are dropped.</summary>
    public static ImmutableArray<Span> TrimAll(string body, IReadOnlyList<Span> spans, Sentence sentence)
    {
        var trimmed = new List<Span>(spans.Count);
        foreach (Span span in spans.OrderBy(span => span.Start))
        {
            Span edges = EdgesTrimmed(body, span);
            Quotation? quotation = sentence.Items.FirstOrDefault(item => item.IsQuotation && item.Span.Contains(edges))?.Quotation;
            Span inner = quotation is null ? span : Unmarked(body, edges, quotation.IsSingle ? "‘’" : Marks);
            if (Trim(body, inner) is not { } found)
            {
                continue;
            }

            if (trimmed.Count > 0 && trimmed[^1].Overlaps(found))
            {
                trimmed[^1] = new Span(trimmed[^1].Start, Math.Max(trimmed[^1].End, found.End));
            }
            else
            {
                trimmed.Add(found);
            }
        }

        return [.. trimmed];
    }

    /// <summary>Without blanks and separators at the edges; null where no letter or digit is left.</summary>
    public static Span? Trim(string body, Span span)
    {
        Span edges = EdgesTrimmed(body, span);
        for (int i = edges.Start; i < edges.End; i++)
        {
            if (char.IsLetterOrDigit(body[i]))
            {
                return edges;
            }
        }

        return null;
    }

    private static Span EdgesTrimmed(string body, Span span)
    {
        int start = span.Start, end = span.End;
        while (start < end && (char.IsWhiteSpace(body[start]) || body[start] is ',' or ';' or ':' or '—' or '–' or '-' or '.' or '?' or '!' or ')'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(body[end - 1]) || body[end - 1] is ',' or ';' or ':' or '—' or '–' or '-' or '('))
        {
            end--;
        }

        return new Span(start, end);
    }

    private static Span Unmarked(string body, Span span, string marks)
    {
        int start = span.Start, end = span.End;
        if (start < end && marks.Contains(body[start], StringComparison.Ordinal))
        {
            start++;
        }
        else if (start + 1 < end && body[start] == '\'' && body[start + 1] == '\'')
        {
            start += 2;
        }

        if (end > start && marks.Contains(body[end - 1], StringComparison.Ordinal))
        {
            end--;
        }
        else if (end - 1 > start && body[end - 1] == '\'' && body[end - 2] == '\'')
        {
            end -= 2;
        }

        return new Span(start, end);
    }
}
