using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// What a claim has between quotation marks is put back to the stored words of the cited speaker. A run that has an altered word or two
/// becomes what was said; a run that is not the speaker's, or is put together from several places, stands in no claim.
/// </summary>
internal static class QuotationRule
{
    /// <summary>Shorter runs must be exact: in three words one is a third.</summary>
    private const int FewestForNear = 5;

    /// <summary>Part of the run's words, and of the stored run's, that must be the same, in order.</summary>
    private const double LeastSame = 0.8;

    /// <summary>The claim's parts with stored words for its quotations.</summary>
    public static (ImmutableArray<DraftPart> Parts, ClaimFault? Fault) Read(string text, IReadOnlyList<EvidenceItem> items)
    {
        string balanced = QuoteMarks.Balance(text);
        var parts = ImmutableArray.CreateBuilder<DraftPart>();
        int at = 0;
        while (at < balanced.Length)
        {
            int open = balanced.IndexOf('“', at);
            int close = open < 0 ? -1 : balanced.IndexOf('”', open);
            if (close < 0)
            {
                break;
            }

            Add(parts, balanced[at..open]);
            string run = balanced[(open + 1)..close];
            if (items.All(item => item.Speaker is null))
            {
                // The reporter's words, or a name in marks: told without them.
                Add(parts, run);
            }
            else if (Stored(run, items) is { } stored)
            {
                parts.Add(new DraftPart.Quoted(stored));
            }
            else if (items.Any(item => SameWordsIn(run, item)))
            {
                // The reporter's paraphrase: the words hold, the marks don't.
                Add(parts, run.TrimEnd('.', ',', ' '));
            }
            else
            {
                return ([], new ClaimFault(ClaimRule.Quotation, $"“{run}” does not stand so in what {items.First(item => item.Speaker is not null).Speaker} said. Copy a run of the text letter by letter, or paraphrase without marks."));
            }

            at = close + 1;
        }

        Add(parts, balanced[at..].Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal));
        return (Joined(parts), null);
    }

    /// <summary>The stored words of a run; null where no item's speaker said it.</summary>
    public static string? Stored(string run, IReadOnlyList<EvidenceItem> items)
    {
        IReadOnlyList<PlainWord> words = PlainWords.Of(run);
        if (words.Count == 0)
        {
            return null;
        }

        (EvidenceItem Item, Span Span, int Same)? best = null;
        foreach (EvidenceItem item in items)
        {
            foreach (Span quotable in item.Quotable)
            {
                string text = quotable.Of(item.Article.Body);
                IReadOnlyList<PlainWord> stored = PlainWords.Of(text);
                if (Match(words, stored) is var (first, last, same) && (best is null || same > best.Value.Same))
                {
                    best = (item, new Span(quotable.Start + stored[first].Span.Start, quotable.Start + stored[last].Span.End), same);
                }
            }
        }

        return best is { } found ? QuoteMarks.Inside(WithEdges(found.Item.Article.Body, found.Span, run)) : null;
    }

    /// <summary>An article before the run, and the mark that ends it, belong to it where the model has them.</summary>
    private static string WithEdges(string body, Span span, string run)
    {
        string first = run.TrimStart().Split(' ')[0];
        int start = span.Start;
        if (first.ToLowerInvariant() is "a" or "an" or "the" or "that" && start > first.Length && body[(start - first.Length - 1)..(start - 1)].Equals(first, StringComparison.OrdinalIgnoreCase))
        {
            start -= first.Length + 1;
        }

        int end = span.End;
        if (end < body.Length && body[end] is '?' or '!' && run.TrimEnd().EndsWith(body[end]))
        {
            end++;
        }

        return body[start..end];
    }

    /// <summary>First and last word of the stored run that the words are, or nearly are, and how many are the same; null where there is none.</summary>
    private static (int First, int Last, int Same)? Match(IReadOnlyList<PlainWord> words, IReadOnlyList<PlainWord> stored)
    {
        for (int at = 0; at + words.Count <= stored.Count; at++)
        {
            if (words.Select((word, i) => word.Text == stored[at + i].Text).All(same => same))
            {
                return (at, at + words.Count - 1, words.Count);
            }
        }

        return words.Count < FewestForNear ? null : Near(words, stored);
    }

    /// <summary>The longest common subsequence that lies in one run without gaps worth a name (Hirschberg's table; both texts are short).</summary>
    private static (int First, int Last, int Same)? Near(IReadOnlyList<PlainWord> words, IReadOnlyList<PlainWord> stored)
    {
        (int First, int Last, int Same)? best = null;
        int longest = (int)Math.Ceiling(words.Count / LeastSame);
        for (int first = 0; first < stored.Count; first++)
        {
            if (stored[first].Text != words[0].Text)
            {
                continue;
            }

            int most = Math.Min(stored.Count, first + longest);
            int[] row = new int[words.Count + 1];
            for (int last = first; last < most; last++)
            {
                int diagonal = 0;
                for (int i = 1; i <= words.Count; i++)
                {
                    int above = row[i];
                    row[i] = stored[last].Text == words[i - 1].Text ? diagonal + 1 : Math.Max(row[i], row[i - 1]);
                    diagonal = above;
                }

                int same = row[words.Count];
                int length = last - first + 1;
                bool isNear = same >= LeastSame * words.Count && same >= LeastSame * length && stored[last].Text == words[^1].Text;
                if (isNear && (best is null || same > best.Value.Same))
                {
                    best = (first, last, same);
                }
            }
        }

        return best;
    }

    /// <summary>The run's words stand one after the other in what the item's speaker answers for.</summary>
    private static bool SameWordsIn(string run, EvidenceItem item)
    {
        IReadOnlyList<PlainWord> words = PlainWords.Of(run), text = PlainWords.Of(item.Text);
        return words.Count > 0 && Enumerable.Range(0, Math.Max(0, text.Count - words.Count + 1)).Any(at => words.Select((word, i) => word.Text == text[at + i].Text).All(same => same));
    }

    private static void Add(ImmutableArray<DraftPart>.Builder parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new DraftPart.Worded(text));
        }
    }

    /// <summary>Neighbouring runs of the model's words as one.</summary>
    private static ImmutableArray<DraftPart> Joined(IEnumerable<DraftPart> parts)
    {
        var joined = new List<DraftPart>();
        foreach (DraftPart part in parts)
        {
            if (part is DraftPart.Worded worded && joined is [.., DraftPart.Worded before])
            {
                joined[^1] = new DraftPart.Worded(before.Text + worded.Text);
            }
            else
            {
                joined.Add(part);
            }
        }

        return [.. joined];
    }
}
