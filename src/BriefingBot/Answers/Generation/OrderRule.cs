using System.Collections.Frozen;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// A claim says its words in the order of its evidence, clause by clause: what is put together from its words in another order may say
/// another thing. Allowed are what English does without changing the sense: passive for active, "the fountain's water" for "the water of the
/// fountain", "A and B" for "B and A", a time or place moved to another end.
/// </summary>
internal static class OrderRule
{
    private const int NearBy = 5;

    private static readonly FrozenSet<string> Moving = Set("in on at since until during from between");
    private static readonly FrozenSet<string> Be = Set("is are was were be been being");

    /// <summary>Words that tie a clause to another, with those that do the same.</summary>
    private static readonly FrozenSet<string>[] Connectives =
        [Set("if provided providing unless"), Set("because since due as owing for"), Set("after"), Set("before until"), Set("although though despite"), Set("while whereas"), Set("unless"), Set("than")];

    public static ClaimFault? Fault(ClaimWords words) => Connected(words) ?? Ordered(words);

    /// <summary>What stands behind an "if", a "because" or an "after" stands behind it in the evidence too.</summary>
    private static ClaimFault? Connected(ClaimWords words)
    {
        for (int i = 0; i < words.Claim.Count; i++)
        {
            ClaimWord tie = words.Claim[i];
            if (Array.Find(Connectives, group => group.Contains(tie.Lower)) is not { } group || tie.Lower is "as" or "for" or "due" or "until" or "since")
            {
                continue;
            }

            ClaimWord[] behind = [.. words.Claim.Skip(i + 1).TakeWhile(word => word.Clause == tie.Clause && !IsTie(word)).Where(word => word.IsContent && words.IsInEvidence(word))];
            int[] ties = [.. Enumerable.Range(0, words.Evidence.Count).Where(at => group.Contains(words.Evidence[at].Lower))];
            if (ties.Length == 0)
            {
                if (tie.Lower is "because" or "after" or "before" or "although" or "despite" or "if" or "unless" && behind.Length > 0)
                {
                    return new ClaimFault(ClaimRule.Subject, $"“{tie.Text}” is not so in its evidence.");
                }

                continue;
            }

            int follow = behind.Count(word => ties.Any(at => words.PlacesOf(word).Any(place => place > at && words.Evidence[place].Sentence == words.Evidence[at].Sentence && !IsPastComma(words.Evidence, at, place))));
            if (behind.Length > 0 && follow * 2 < behind.Length)
            {
                return new ClaimFault(ClaimRule.Subject, $"In the evidence something else stands behind “{tie.Text}”.");
            }
        }

        return null;
    }

    private static bool IsTie(ClaimWord word) => Array.Exists(Connectives, group => group.Contains(word.Lower)) && word.Lower is not ("as" or "for" or "than" or "since" or "until");

    /// <summary>"If the talks fail, the strike goes on": the strike is not of the condition.</summary>
    private static bool IsPastComma(IReadOnlyList<ClaimWord> text, int tie, int place) =>
        text[tie].Begins && text[place].Clause > text[tie].Clause;

    private static ClaimFault? Ordered(ClaimWords words)
    {
        ClaimWord? before = null;
        int last = -1;
        for (int i = 0; i < words.Claim.Count; i++)
        {
            ClaimWord word = words.Claim[i];
            if (!word.IsContent || !words.IsInEvidence(word) || words.IsOfSpeaker(word) || SupportRule.IsFraming(word))
            {
                continue;
            }

            int[] places = [.. words.PlacesOf(word)];
            bool isOneClause = before is not null && before.Clause == word.Clause;
            int next = isOneClause && Array.Exists(places, place => place >= last) ? places.Where(place => place >= last).Min() : isOneClause ? places.Max() : places.MinBy(place => Math.Abs(place - last));
            if (isOneClause && next < last && !IsAllowed(words, i, last, next))
            {
                return new ClaimFault(ClaimRule.Subject, $"In the evidence “{word.Text}” stands before “{before!.Text}”: keep its order, or the sense changes.");
            }

            (before, last) = (word, next);
        }

        return null;
    }

    private static bool IsAllowed(ClaimWords words, int claimAt, int last, int next)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence;
        if (evidence[last].Sentence != evidence[next].Sentence)
        {
            return true;
        }

        ClaimWord word = words.Claim[claimAt];
        bool isVoiceTurned = HasPassive(words.Claim.Where(other => other.Clause == word.Clause)) != HasPassive(evidence.Where(other => other.Sentence == evidence[next].Sentence));
        IEnumerable<ClaimWord> between = evidence.Skip(next).Take(last - next + 1);
        bool isNoun = last - next <= NearBy && (between.Any(other => other.Lower is "of" or "and" or "or" || other.Text.EndsWith("'s", StringComparison.Ordinal) || other.Text.EndsWith("’s", StringComparison.Ordinal))
            || words.Claim.Skip(Math.Max(0, claimAt - 3)).Take(4).Any(other => other.Lower is "of" or "and"));
        string? preposition = words.Claim.Take(claimAt).TakeLast(3).LastOrDefault(other => Moving.Contains(other.Lower))?.Lower;
        bool isMoved = preposition is not null && evidence.Take(next).TakeLast(3).Any(other => Moving.Contains(other.Lower));
        return isVoiceTurned || isNoun || isMoved;
    }

    /// <summary>A form of "be" with a participle shortly behind it.</summary>
    private static bool HasPassive(IEnumerable<ClaimWord> words)
    {
        ClaimWord[] text = [.. words];
        return text.Where((word, i) => Be.Contains(word.Lower) && text.Skip(i + 1).Take(3).Any(other => other.Lower.EndsWith("ed", StringComparison.Ordinal) || ClaimStem.IsIrregular(other.Lower))).Any();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
