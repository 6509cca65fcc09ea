using System.Collections.Immutable;
using System.Text;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// A quotation is told whole: "“The land is put to better use,” said Schmidt. “As much as some people lost their views, others gained
/// better ones.”" is read and judged a sentence at a time, and told together.
/// </summary>
internal sealed class WholeQuotation(ISearchIndex index)
{
    /// <summary>Of the whole; a longer one is told in part, around what answers.</summary>
    private const int MostWords = 65;

    /// <summary>Quotation marks and a full stop.</summary>
    private const int MostMarks = 4;

    /// <summary>Between two sentences of a paragraph.</summary>
    private const int MostBetween = 1;

    /// <summary>
    /// Each quotation with what stands right before and after it in the same paragraph, of the same speaker; each told once.
    /// </summary>
    public IReadOnlyList<StatementEvidence> Of(IReadOnlyList<StatementEvidence> evidence)
    {
        var whole = new List<StatementEvidence>(evidence.Count);
        var articles = new Dictionary<string, List<StatementHit>>(StringComparer.Ordinal);
        foreach (StatementEvidence next in evidence)
        {
            if (!whole.Exists(told => told.Hit.Article.Id == next.Hit.Article.Id && told.Statement.Hull.Overlaps(next.Statement.Hull)))
            {
                whole.Add(IsQuotation(next.Hit) ? next with { Hit = Around(next.Hit, OfArticle(next.Hit.Article.Id, articles)) } : next);
            }
        }

        return whole;
    }

    private static bool IsQuotation(StatementHit hit) => hit.Statement is
    {
        Kind: StatementKind.Direct, Confidence: >= Confidence.Continued, Assertion: not Assertion.ReportedFalse,
    } && hit.SentenceText.Length == hit.Statement.Sentence.Length;

    /// <summary>In reading order; read once.</summary>
    private List<StatementHit> OfArticle(string articleId, Dictionary<string, List<StatementHit>> articles)
    {
        if (!articles.TryGetValue(articleId, out List<StatementHit>? all))
        {
            articles[articleId] = all = [.. index.StatementsOf(articleId).OrderBy(other => other.Statement.Hull.Start)];
        }

        return all;
    }

    private static StatementHit Around(StatementHit hit, List<StatementHit> all)
    {
        int at = all.FindIndex(other => other.Ordinal == hit.Ordinal);
        if (at < 0)
        {
            return hit;
        }

        (int first, int last) = (at, at);
        int words = Words(hit);
        for (bool grows = true; grows;)
        {
            grows = false;
            if (last + 1 < all.Count && GoesOn(all[last], all[last + 1]) && words + Words(all[last + 1]) <= MostWords)
            {
                words += Words(all[++last]);
                grows = true;
            }

            if (first > 0 && GoesOn(all[first - 1], all[first]) && words + Words(all[first - 1]) <= MostWords)
            {
                words += Words(all[--first]);
                grows = true;
            }
        }

        return first == last ? hit : Joined([.. all.Skip(first).Take(last - first + 1)], hit);
    }

    /// <summary>The same speaker's next sentence of the paragraph, nothing but a quotation: what has a cue of its own is another.</summary>
    private static bool GoesOn(StatementHit one, StatementHit next) =>
        IsQuotation(one) && IsQuotation(next) && next.Statement.Sentence.Length - next.Statement.Hull.Length <= MostMarks
        && one.Statement.Speaker == next.Statement.Speaker && one.Statement.Via == next.Statement.Via
        && one.Statement.Assertion == next.Statement.Assertion
        && !one.Statement.Hull.Overlaps(next.Statement.Hull)
        && one.Statement.Sentence.Contains(one.Statement.Hull) && next.Statement.Sentence.Contains(next.Statement.Hull)
        && (one.Statement.Sentence == next.Statement.Sentence
            || (next.Statement.Sentence.Start - one.Statement.Sentence.End) is >= 0 and <= MostBetween);

    private static StatementHit Joined(List<StatementHit> parts, StatementHit told)
    {
        var text = new StringBuilder();
        int from = parts[0].Statement.Sentence.Start;
        foreach (StatementHit part in parts.DistinctBy(part => part.Statement.Sentence))
        {
            text.Append(' ', part.Statement.Sentence.Start - from - text.Length).Append(part.SentenceText);
        }

        var sentence = new Span(from, parts[^1].Statement.Sentence.End);
        var hull = new Span(parts[0].Statement.Hull.Start, parts[^1].Statement.Hull.End);
        string all = text.ToString();
        return told with
        {
            Text = all[(hull.Start - from)..(hull.End - from)],
            SentenceText = all,
            Statement = told.Statement with
            {
                Content = Content(parts, all, from),
                Sentence = sentence,
                Cue = parts[0].Statement.Cue,
                Role = parts.Select(part => part.Statement.Role).FirstOrDefault(role => role is not null),
            },
        };
    }

    /// <summary>What follows without a word between is one piece.</summary>
    private static ImmutableArray<Span> Content(List<StatementHit> parts, string text, int from)
    {
        var pieces = new List<Span>();
        foreach (Span span in parts.SelectMany(part => part.Statement.Content))
        {
            bool isNext = pieces.Count > 0 && string.IsNullOrWhiteSpace(text[(pieces[^1].End - from)..(span.Start - from)]);
            if (isNext)
            {
                pieces[^1] = new Span(pieces[^1].Start, span.End);
            }
            else
            {
                pieces.Add(span);
            }
        }

        return [.. pieces];
    }

    private static int Words(StatementHit hit) => hit.Text.Count(char.IsWhiteSpace) + 1;
}
