using System.Collections.Frozen;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// What may be, will be, is expected or holds under a condition is told so: not as what is, was or will be for certain.
/// </summary>
internal static class CertaintyRule
{
    private const int Reach = 5;
    private const int FarReach = 14;
    private const int SharedWithCondition = 2;

    private static readonly FrozenSet<string> Conditions = Set("if unless provided providing");
    private static readonly FrozenSet<string> Conditional = Set("if unless provided providing when once should condition conditional depends depending case long without otherwise");
    private static readonly FrozenSet<string> Modal = Set("may might could can should will would shall must ll possibly perhaps maybe probably likely allegedly alleged reportedly apparently potentially suspected");
    private static readonly FrozenSet<string> Be = Set("is are was were be been");

    public static ClaimFault? Fault(ClaimWords words) => Certainty(words) ?? Brought(words) ?? Condition(words);

    /// <summary>What may be is not told as what is or will be, what will be not as what was.</summary>
    private static ClaimFault? Certainty(ClaimWords words)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence;
        for (int i = 0; i < evidence.Count; i++)
        {
            string lower = evidence[i].Lower;
            if (lower == "may" && evidence[i] is { IsCapital: true, Begins: false })
            {
                continue; // the month
            }

            bool isOpen = GuardWords.Possibilities.Contains(lower), isAhead = GuardWords.Futures.Contains(lower) && lower != "to";
            bool isToBe = lower == "to" && i > 0 && Be.Contains(evidence[i - 1].Lower);
            if (!isOpen && !isAhead && !isToBe)
            {
                continue;
            }

            ClaimWord? what = isToBe || Modal.Contains(lower) ? Guards.Guarded(evidence, i) : Intended(evidence, i);
            Predicate<string> kind = GuardWords.Open.Contains(lower) ? GuardWords.Open.Contains : isOpen ? GuardWords.Possibilities.Contains
                : GuardWords.Aims.Contains(lower) ? other => GuardWords.Aims.Contains(other) || GuardWords.Possibilities.Contains(other) : IsAhead;
            if (what is not null && words.Claim.Any(word => word.Stem == what.Stem) && !Guards.HasOutside(words, what, kind) && !words.Claim.Where((word, at) => kind(word.Lower) && (word.Lower == "to" ? words.Claim.Skip(at + 1).Take(2).Any(other => other.Stem == what.Stem) : Guards.Near(words.Claim, word, what, FarReach))).Any())
            {
                return Guards.Lost(evidence[i], what);
            }
        }

        // "Asked a court to stop it" is not "a court stopped it".
        for (int i = 0; i < words.Claim.Count; i++)
        {
            int[] places = IsPastForm(words.Claim[i].Lower) && !words.IsOfSpeaker(words.Claim[i]) ? [.. words.PlacesOf(words.Claim[i])] : [];
            if (places.Length > 0 && Array.TrueForAll(places, place => place > 0 && evidence[place - 1].Lower == "being") && (i == 0 || words.Claim[i - 1].Lower != "being"))
            {
                return new ClaimFault(ClaimRule.Meaning, $"“{words.Claim[i].Text}”: its evidence tells it as going on.");
            }

            if (places.Length > 0 && Array.TrueForAll(places, place => place > 0 && evidence[place - 1].Lower == "to" && !IsPastForm(evidence[place].Lower))
                && !Before(words.Claim, i).Any(word => word.Lower == "to" || IsAhead(word.Lower) || Be.Contains(word.Lower)))
            {
                return new ClaimFault(ClaimRule.Meaning, $"“{words.Claim[i].Text}”: its evidence does not tell it as done.");
            }
        }

        return null;
    }

    private static bool IsAhead(string lower) => GuardWords.Futures.Contains(lower) || GuardWords.Possibilities.Contains(lower);

    /// <summary>What is "expected … to fall" or "plans to build": the word behind the "to" in the same clause.</summary>
    private static ClaimWord? Intended(IReadOnlyList<ClaimWord> text, int at)
    {
        int to = Enumerable.Range(at + 1, Math.Max(0, Math.Min(Reach + 3, text.Count - at - 1))).TakeWhile(i => text[i].Clause == text[at].Clause).FirstOrDefault(i => text[i].Lower == "to", -1);
        return to < 0 ? null : Guards.Guarded(text, to);
    }

    /// <summary>Words of certainty, possibility and time to come that the evidence does not have.</summary>
    private static ClaimFault? Brought(ClaimWords words)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence;
        bool Has(params ReadOnlySpan<string> any)
        {
            foreach (ClaimWord word in evidence)
            {
                if (any.Contains(word.Lower))
                {
                    return true;
                }
            }

            return false;
        }

        for (int i = 0; i < words.Claim.Count; i++)
        {
            ClaimWord word = words.Claim[i];
            bool stands = words.IsInEvidence(word) || word.Lower switch
            {
                "must" or "certainly" or "definitely" or "surely" or "shall" => false,
                "should" => Has("ought"),
                "all" => Has("every"),
                "every" or "each" => Has("all", "every", "each"),
                "less" or "fewer" => Has("under", "below", "less", "fewer"),
                "cannot" or "can't" => Has("cannot", "can't", "unable", "impossible") || (Has("can", "could", "able") && Has("not", "n't", "never", "no", "couldn't", "nobody")),
                "any" when Guards.Guarded(words.Claim, i) is { } what && words.PlacesOf(what).Any(place => place > 0 && evidence[place - 1].Lower is "the" or "its" or "his" or "her" or "their" or "this") => false,
                "any" => words.Claim.Any(other => GuardWords.IsNegation(other.Lower)),
                "could" or "can" => Has("can", "could", "may", "might", "cannot", "can't", "couldn't", "able", "possible"),
                "might" or "may" or "possibly" or "perhaps" or "maybe" => Has("may", "might", "could", "possibly", "perhaps", "possible", "maybe"),
                "probably" or "likely" => Has("probably", "likely"),
                "allegedly" or "reportedly" => Has("alleged", "allegedly", "reportedly"),
                _ => true,
            };
            if (!stands)
            {
                return new ClaimFault(ClaimRule.Meaning, $"“{word.Text}” is not in its evidence.");
            }
        }

        return words.Claim.Where((word, i) => word.Lower is "will" or "would" && Guards.Guarded(words.Claim, i) is { } deed && IsDone(words, deed)).Any()
            ? new ClaimFault(ClaimRule.Meaning, "It puts into the future what its evidence tells as done.")
            : words.Items.All(item => item.Speaker is null) && words.Claim.FirstOrDefault(word => IsPastForm(word.Lower) && words.PlacesOf(word).Any() && words.PlacesOf(word).All(place => IsPresentForm(evidence, place))) is { } past
                ? new ClaimFault(ClaimRule.Meaning, $"“{past.Text}”: its evidence does not tell it as past.")
                : null;
    }

    /// <summary>Everywhere in the evidence it was or has been done, and nowhere it is to be done.</summary>
    private static bool IsDone(ClaimWords words, ClaimWord deed)
    {
        int[] places = [.. words.PlacesOf(deed)];
        return places.Length > 0 && Array.TrueForAll(places, place => IsPastForm(words.Evidence[place].Lower)
            && !Before(words.Evidence, place).Any(word => IsAhead(word.Lower) || word.Lower is "be" or "is" or "are" or "if"));
    }

    private static bool IsPastForm(string lower) => lower.EndsWith("ed", StringComparison.Ordinal) || ClaimStem.IsIrregular(lower);

    private static bool IsPresentForm(IReadOnlyList<ClaimWord> evidence, int place) =>
        !IsPastForm(evidence[place].Lower) && evidence[place].Lower.EndsWith('s') && !evidence[place].IsCapital && !Before(evidence, place).Any(word => word.Lower is "the" or "a" or "an" or "of" or "in" or "for");

    private static IEnumerable<ClaimWord> Before(IReadOnlyList<ClaimWord> text, int place) =>
        Enumerable.Range(1, 3).Select(back => place - back).TakeWhile(i => i >= 0 && text[i].Clause == text[place].Clause).Select(i => text[i]);

    private static ClaimFault? Condition(ClaimWords words)
    {
        if (words.Claim.Any(word => Conditional.Contains(word.Lower)))
        {
            return null;
        }

        foreach (IGrouping<int, ClaimWord> sentence in words.Evidence.GroupBy(word => word.Sentence))
        {
            ClaimWord[] told = [.. words.Claim.Where(word => word.IsContent && words.IsInEvidence(word) && !words.IsOfSpeaker(word) && !SupportRule.IsFraming(word))];
            if (sentence.FirstOrDefault(word => Conditions.Contains(word.Lower)) is { } condition
                && told.Count(word => sentence.Any(other => other.Stem == word.Stem)) >= SharedWithCondition
                && !Array.TrueForAll(told, word => words.Evidence.Any(other => other.Stem == word.Stem && (other.Sentence != sentence.Key || IsApart(sentence, other, condition)))))
            {
                return new ClaimFault(ClaimRule.Meaning, $"The evidence says so under a condition (“{condition.Text} …”): tell it, or quote it.");
            }
        }

        return null;
    }

    /// <summary>In another part of the sentence, behind a comma and an "and" or "but" that stands between it and the condition.</summary>
    private static bool IsApart(IEnumerable<ClaimWord> sentence, ClaimWord word, ClaimWord condition)
    {
        (int from, int to) = word.Span.Start < condition.Span.Start ? (word.Span.Start, condition.Span.Start) : (condition.Span.Start, word.Span.Start);
        return word.Clause != condition.Clause && sentence.Any(joint => joint.Lower is "and" or "but" or "although" && joint.Span.Start > from && joint.Span.Start < to);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
