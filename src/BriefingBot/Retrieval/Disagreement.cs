using BriefingBot.Language;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>
/// Finds two reports of one thing that give different values for it: the same sentence but for a name, a number or a day. Sentences that
/// are worded apart are left to the reader, side by side: they may speak of two things.
/// </summary>
public static class Disagreement
{
    private const double LeastOfBest = 0.6;
    private const int FewestShared = 4;
    private const double LeastShared = 0.6;
    private const int MostDiffering = 4;

    /// <summary>A figure that changes from week to week is no conflict.</summary>
    private const int MostDaysApart = 7;

    /// <summary>The best sentence that another contradicts, and that other; null where the sources agree.</summary>
    /// <param name="picked">Best first.</param>
    /// <param name="told">How many of the first may be told: one of these has to be contradicted.</param>
    public static (PickedSentence Side, PickedSentence Other)? Find(string question, IReadOnlyList<PickedSentence> picked, IReadOnlyList<PickedSentence> told)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(picked);
        ArgumentNullException.ThrowIfNull(told);
        HashSet<string> asked = [.. FactWords.Of(question)];
        foreach (PickedSentence side in told)
        {
            PickedSentence? other = picked.Where(s => s.Evidence >= picked[0].Evidence * LeastOfBest).FirstOrDefault(s => Contradicts(side, s, asked));
            if (other is not null)
            {
                return (side, other);
            }
        }

        return null;
    }

    /// <summary>True where both say the same of the thing asked for but for the value.</summary>
    private static bool Contradicts(PickedSentence side, PickedSentence other, HashSet<string> asked)
    {
        if (side.Passage.Article.Id == other.Passage.Article.Id || !AreNear(side, other))
        {
            return false;
        }

        List<string> own = TopicWords.Of(Bearing(side));
        List<string> its = TopicWords.Of(Bearing(other));
        List<string> onlyOwn = [.. own.Except(its)];
        List<string> onlyIts = [.. its.Except(own)];
        int shared = own.Distinct().Count() - onlyOwn.Count;
        return onlyOwn.Count is > 0 and <= MostDiffering && onlyIts.Count is > 0 and <= MostDiffering
            && shared >= FewestShared && shared >= LeastShared * Math.Max(own.Distinct().Count(), its.Distinct().Count())
            && !onlyOwn.Concat(onlyIts).Any(word => asked.Contains(FactWords.Stem(word)))
            && AreValues(onlyOwn, side) && AreValues(onlyIts, other);
    }

    /// <summary>Of a sentence that was joined with a short one beside it, the one with the phrase: what the other says is no part of the value.</summary>
    private static string Bearing(PickedSentence picked) =>
        picked.Phrase is not { } phrase ? picked.Text
        : Sentences.Split(picked.Text, new Span(0, picked.Text.Length)).FirstOrDefault(sentence => sentence.Contains(phrase.Span)) is { Length: > 0 } bearing ? bearing.Of(picked.Text)
        : picked.Text;

    private static bool AreNear(PickedSentence side, PickedSentence other) =>
        side.Passage.Article.Published is not { } day || other.Passage.Article.Published is not { } its || Math.Abs(day.DayNumber - its.DayNumber) <= MostDaysApart;

    /// <summary>Every differing word is of a phrase of the kind asked for, or, where the kind has no form, a name or a number.</summary>
    private static bool AreValues(List<string> words, PickedSentence sentence)
    {
        HashSet<string> named = [.. sentence.Phrases.SelectMany(phrase => TopicWords.Of(phrase.Text))];
        return sentence.Phrases.Count > 0
            ? words.TrueForAll(named.Contains)
            : words.TrueForAll(word => char.IsAsciiDigit(word[0]) || sentence.Text.Contains(char.ToUpperInvariant(word[0]) + word[1..], StringComparison.Ordinal));
    }
}
