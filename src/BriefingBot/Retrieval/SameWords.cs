using System.Collections.Frozen;
using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Retrieval;

/// <summary>A text cut into words once, to be compared with several others.</summary>
internal sealed class ComparedText(string text)
{
    public string Text { get; } = text;

    public IReadOnlyList<PlainWord> Words { get; } = PlainWords.Of(text);

    /// <summary>Equal where two texts hold the same words.</summary>
    public string Key => field ??= string.Join(' ', Words.Select(word => word.Text));
}

/// <summary>Another value where everything around it is the same.</summary>
/// <param name="At">The whole run in the other text.</param>
/// <param name="Own">The words that differ, in the text that was looked for.</param>
/// <param name="Its">The words in their place.</param>
internal sealed record OtherValue(Span At, IReadOnlyList<PlainWord> Own, IReadOnlyList<PlainWord> Its);

/// <summary>
/// Compares what two printings of a story say. The same words: one after the other, none more and none less, but for articles, capitals and
/// punctuation. Near: most words, and no other value and no negation among the rest. Another value: the same words but for one name, number,
/// day or place.
/// </summary>
internal static class SameWords
{
    /// <summary>Part of the shorter text's words that a near one holds.</summary>
    private const double LeastNear = 0.8;

    private const int FewestNear = 4;

    /// <summary>A dateline has so many words at most.</summary>
    private const int LongestDateline = 12;

    /// <summary>A value has so many words at most.</summary>
    private const int LongestValue = 3;

    /// <summary>So many words, and so much of the text, stand around another value.</summary>
    private const int FewestAround = 4;
    private const double LeastAround = 0.6;

    private static readonly FrozenSet<string> Negations = new[] { "not", "no", "never", "cannot", "neither", "nor", "none", "nobody", "nothing", "without" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NumberWords =
        "dozen dozens hundred hundreds thousand thousands million billion trillion half third quarter first second double triple thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Where the words stand in a text; null where they don't.</summary>
    public static Span? Find(ComparedText run, ComparedText body)
    {
        int length = run.Words.Count;
        for (int at = 0; length > 0 && at + length <= body.Words.Count; at++)
        {
            if (CommonFrom(run, 0, body, at) == length)
            {
                return Between(run, body, at, at + length - 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Where, in each, the sentence begins that both have behind a dateline or a heading of their own ("Port Selda, Thursday. The harbour …",
    /// "PORT SELDA – The harbour …"); null where that is not the difference.
    /// </summary>
    public static (int One, int Other)? BehindDatelines(ComparedText one, ComparedText other)
    {
        int common = 0;
        while (common < Math.Min(one.Words.Count, other.Words.Count) && one.Words[^(common + 1)].Text == other.Words[^(common + 1)].Text)
        {
            common++;
        }

        return common >= FewestAround && IsBehindDateline(one, common) is { } own && IsBehindDateline(other, common) is { } its ? (own, its) : null;
    }

    /// <summary>The text, and what may be left of it without a dateline at its beginning.</summary>
    public static IEnumerable<ComparedText> WithAndWithoutDateline(ComparedText text) => Enumerable.Range(1, Math.Min(LongestDateline, text.Words.Count))
        .Select(before => IsBehindDateline(text, text.Words.Count - before)).OfType<int>()
        .Select(start => new ComparedText(text.Text[start..])).Prepend(text);

    /// <summary>Where the sentence begins in a run of it that begins at a place: there, if only a dateline stands before it.</summary>
    public static Span WithoutDateline(string body, Span sentence, Span at) =>
        at.Start > sentence.Start && EndsDateline(body[sentence.Start..at.Start]) ? new Span(at.Start, sentence.End) : sentence;

    /// <summary>True where the two say the same of the same, but for small changes.</summary>
    public static bool AreNear(ComparedText one, ComparedText other) => one.Key == other.Key || Covers(one, other) || Covers(other, one);

    /// <summary>True where the one says all that the other does, but for small changes.</summary>
    public static bool Covers(ComparedText one, ComparedText other)
    {
        if (one.Key == other.Key)
        {
            return true;
        }

        Dictionary<string, int> left = one.Words.CountBy(word => word.Text).ToDictionary(StringComparer.Ordinal);
        var onlyOther = new List<int>();
        for (int i = 0; i < other.Words.Count; i++)
        {
            if (left.GetValueOrDefault(other.Words[i].Text) > 0)
            {
                left[other.Words[i].Text]--;
            }
            else
            {
                onlyOther.Add(i);
            }
        }

        int shared = other.Words.Count - onlyOther.Count;
        if (shared < FewestNear || shared < LeastNear * other.Words.Count || onlyOther.Exists(i => IsNegation(other.Words[i].Text)) || left.Any(pair => pair.Value > 0 && IsNegation(pair.Key)))
        {
            return false;
        }

        // A value that only one gives may have been left out by the other; where each gives one of its own they differ.
        return !(onlyOther.Exists(i => IsValue(other, i)) && Enumerable.Range(0, one.Words.Count).Any(i => left.GetValueOrDefault(one.Words[i].Text) > 0 && IsValue(one, i)));
    }

    /// <summary>Where a text says the same but for one value; null where it doesn't.</summary>
    public static OtherValue? FindOtherValue(ComparedText run, ComparedText body)
    {
        int length = run.Words.Count;
        for (int at = 0; at < body.Words.Count; at++)
        {
            int before = CommonFrom(run, 0, body, at);
            for (int own = 1; own <= LongestValue && before + own <= length; own++)
            {
                int behind = length - before - own;
                if (before + behind < Math.Max(FewestAround, LeastAround * length))
                {
                    continue;
                }

                for (int its = 1; its <= LongestValue && at + before + its + behind <= body.Words.Count; its++)
                {
                    if (CommonFrom(run, before + own, body, at + before + its) >= behind && AreValues(run, before, own) && AreValues(body, at + before, its))
                    {
                        return new OtherValue(
                            Between(run, body, at, at + before + its + behind - 1),
                            [.. run.Words.Skip(before).Take(own)],
                            [.. body.Words.Skip(at + before).Take(its)]);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>From word to word; with the article before the first where the run has one.</summary>
    private static Span Between(ComparedText run, ComparedText body, int first, int last) =>
        new(run.Words[0].Lead < run.Words[0].Span.Start ? body.Words[first].Lead : body.Words[first].Span.Start, body.Words[last].Span.End);

    private static int CommonFrom(ComparedText run, int from, ComparedText body, int at)
    {
        int common = 0;
        while (from + common < run.Words.Count && at + common < body.Words.Count && run.Words[from + common].Text == body.Words[at + common].Text)
        {
            common++;
        }

        return common;
    }

    private static bool AreValues(ComparedText text, int from, int count) => Enumerable.Range(from, count).All(i => IsValue(text, i));

    /// <summary>A figure, a number word, a sign of currency, or a word with a capital that doesn't begin the text or a sentence.</summary>
    private static bool IsValue(ComparedText text, int position)
    {
        PlainWord word = text.Words[position];
        return word.Text.Any(char.IsDigit) || NumberWords.Contains(word.Text) || !char.IsLetter(word.Text[0])
            || (char.IsUpper(text.Text[word.Span.Start]) && !BeginsSentence(text.Text, word.Span.Start));
    }

    private static bool BeginsSentence(string text, int at)
    {
        int before = at - 1;
        while (before >= 0 && !char.IsLetterOrDigit(text[before]) && text[before] is not ('.' or '!' or '?' or ':' or '\n' or ',' or ';'))
        {
            before--;
        }

        return before < 0 || text[before] is '.' or '!' or '?' or ':' or '\n' || (text[before] is not (',' or ';') && text[before..at].AsSpan().ContainsAny('“', '„', '«'));
    }

    /// <summary>Where the last words begin, if only a dateline can stand before them; else null.</summary>
    private static int? IsBehindDateline(ComparedText text, int last)
    {
        int before = text.Words.Count - last;
        int start = before < text.Words.Count ? text.Words[before].Lead : text.Text.Length;
        if (before == 0)
        {
            return 0;
        }

        int opens = start;
        while (opens > 0 && text.Text[opens - 1] is '“' or '„' or '«' or '"' or '‘' or '(')
        {
            opens--;
        }

        return before <= LongestDateline && before < last && EndsDateline(text.Text[..opens]) && !text.Words.Take(before).Any(word => IsNegation(word.Text)) ? opens : null;
    }

    private static bool EndsDateline(string before) => before.TrimEnd() is [.., '.' or '–' or '—' or '-' or ')'];

    /// <summary>A word that takes something back, in the form that <see cref="TopicWords"/> gives it.</summary>
    public static bool IsNegation(string word) => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
}
