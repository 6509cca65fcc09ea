using System.Collections.Frozen;
using BriefingBot.Language;
using BriefingBot.Statements;

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

    /// <summary>A time may stand at either end of a clause, with a preposition or without.</summary>
    private static readonly FrozenSet<string> Times = [.. "minute hour day week weekend month year season decade century morning evening night spring summer autumn winter".Split(' ').Select(word => ClaimStem.Of(word, word))];

    /// <summary>Words between which another clause begins.</summary>
    private static readonly FrozenSet<string> Breaks = Set("that who which whose because although while when if unless after before");
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
            if (Array.Find(Connectives, group => group.Contains(tie.Lower)) is not { } group || tie.Lower is "as" or "for" or "due" or "until" or "since"
                || (tie.Lower == "than" && i > 0 && words.Claim[i - 1].Lower is "more" or "less" or "fewer"))
            {
                continue;
            }

            ClaimWord[] behind = [.. words.Claim.Skip(i + 1).TakeWhile(word => word.Clause == tie.Clause && !IsTie(word) && word.Lower != "that").Where(word => word.IsContent && words.IsInEvidence(word))];
            int[] ties = [.. Enumerable.Range(0, words.Evidence.Count).Where(at => group.Contains(words.Evidence[at].Lower) && IsTying(words.Evidence, at))];
            if (ties.Length == 0)
            {
                if (tie.Lower is "because" or "after" or "before" or "although" or "despite" or "if" or "unless" && behind.Length > 0)
                {
                    return new ClaimFault(ClaimRule.Subject, $"“{tie.Text}” is not so in its evidence.");
                }

                continue;
            }

            int follow = behind.Count(word => ties.Any(at => words.PlacesOf(word).Any(place => place > at && words.Evidence[place].Sentence == words.Evidence[at].Sentence && !IsPastComma(words.Evidence, at, place))));
            if (follow < behind.Length - (behind.Length > 2 ? 1 : 0))
            {
                return new ClaimFault(ClaimRule.Subject, $"In the evidence something else stands behind “{tie.Text}”.");
            }
        }

        return null;
    }

    /// <summary>"For not awarding" gives a reason, "for ten days" none; "as they are" none.</summary>
    private static bool IsTying(IReadOnlyList<ClaimWord> text, int at) => text[at].Lower switch
    {
        "as" => false,
        "for" => text.Skip(at + 1).Take(2).Any(word => word.Lower.EndsWith("ing", StringComparison.Ordinal)),
        _ => true,
    };

    private static bool IsTie(ClaimWord word) => Array.Exists(Connectives, group => group.Contains(word.Lower)) && word.Lower is not ("as" or "for" or "than" or "since" or "until");

    /// <summary>"If the talks fail, the strike goes on": the strike is not of the condition.</summary>
    private static bool IsPastComma(IReadOnlyList<ClaimWord> text, int tie, int place) =>
        text[tie].Begins && text[place].Clause > text[tie].Clause;

    private static ClaimFault? Ordered(ClaimWords words)
    {
        int before = -1, last = -1;
        for (int i = 0; i < words.Claim.Count; i++)
        {
            ClaimWord word = words.Claim[i];
            if (!word.IsContent || !words.IsInEvidence(word) || words.IsOfName(word) || SupportRule.IsFraming(word) || word.Lower is "back" or "away" or "together")
            {
                continue;
            }

            int[] places = [.. words.PlacesOf(word)];
            bool isOneClause = before >= 0 && words.Claim[before].Clause == word.Clause && !words.Claim.Skip(before + 1).Take(i - before - 1).Any(IsBreak);
            int next = isOneClause && Array.Exists(places, place => place >= last) ? places.Where(place => place >= last).Min() : isOneClause ? places.Max() : places.MinBy(place => Math.Abs(place - last));
            if (isOneClause && words.Evidence[next].Sentence != words.Evidence[last].Sentence && !Array.Exists(places, place => words.Evidence[place].Sentence == words.Evidence[last].Sentence)
                && !words.Claim.Skip(before + 1).Take(i - before - 1).Any(other => other.Lower is "and" or "but"))
            {
                return new ClaimFault(ClaimRule.Subject, $"“{words.Claim[before].Text}” and “{word.Text}” stand in two sentences of the evidence: do not put them together.");
            }

            if (isOneClause && next < last && !IsAllowed(words, before, i, last, next))
            {
                return new ClaimFault(ClaimRule.Subject, $"In the evidence “{word.Text}” stands before “{words.Claim[before].Text}”: keep its order, or the sense changes.");
            }

            (before, last) = (i, next);
        }

        return null;
    }

    private static bool IsBreak(ClaimWord word) => ClaimWords.Reporting.Contains(word.Lower) || Breaks.Contains(word.Lower);

    private static bool IsAllowed(ClaimWords words, int before, int at, int last, int next)
    {
        IReadOnlyList<ClaimWord> claim = words.Claim, evidence = words.Evidence;
        ClaimWord[] own = [.. claim.Skip(before + 1).Take(at - before - 1)], its = [.. evidence.Skip(next + 1).Take(last - next - 1)];
        bool isNumber = ClaimText.IsNumber(claim[before]) || ClaimText.IsNumber(claim[at]);
        bool IsOf(ClaimWord word) => word.Lower is "of" || word.Text.EndsWith("'s", StringComparison.Ordinal) || word.Text.EndsWith("’s", StringComparison.Ordinal);
        bool isVoiceTurned = HasPassive(claim.Where(other => other.Clause == claim[at].Clause)) != HasPassive(evidence.Where(other => other.Sentence == evidence[next].Sentence)) || own.Any(other => other.Lower == "by");
        bool isTurned = (claim[at].IsCapital && claim[before].IsCapital && !claim[before].Text.EndsWith("'s", StringComparison.Ordinal) && !claim[before].Text.EndsWith("’s", StringComparison.Ordinal)) || own.Append(claim[before]).Append(claim[at]).Any(other => other.Lower is "ahead" or "behind" or "instead" or "because");
        bool isOfNoun = !isNumber && !isTurned && its.Length < NearBy && (own.Any(IsOf) || its.Append(evidence[next]).Any(IsOf));
        bool isCompound = !isNumber && own.Length == 0 && its.Length is > 0 and <= 2 && its.Any(other => other.Lower is "for" or "in" or "at" or "on" or "of" or "about");
        bool isDative = !claim[at].Lower.EndsWith("ed", StringComparison.Ordinal) && !ClaimStem.IsIrregular(claim[at].Lower) && own.Any(other => other.Lower == "to") != its.Any(other => other.Lower == "to") && its.Length <= NearBy && own.Length <= NearBy;
        bool isJoined = own.Any(other => other.Lower is "and" or "or") && its.Any(other => other.Lower is "and" or "or");
        return isVoiceTurned || isOfNoun || isCompound || isDative || isJoined
            || (!its.Any(other => other.Lower is "and" or "but" || Breaks.Contains(other.Lower)) && (IsMoved(claim, at, evidence, next) || IsMoved(claim, before, evidence, last)));
    }

    /// <summary>The word ends a time, or a place behind the same preposition as in the evidence.</summary>
    private static bool IsMoved(IReadOnlyList<ClaimWord> claim, int at, IReadOnlyList<ClaimWord> evidence, int place) =>
        Times.Contains(claim[at].Stem) || (claim[at].IsCapital && Lexicon.Default.DaysAndMonths.Contains(claim[at].Lower))
        || (claim.Take(at).TakeLast(3).LastOrDefault(other => Moving.Contains(other.Lower)) is { } preposition && evidence.Take(place).TakeLast(3).Any(other => other.Lower == preposition.Lower));

    /// <summary>A form of "be" with a participle shortly behind it.</summary>
    private static bool HasPassive(IEnumerable<ClaimWord> words)
    {
        ClaimWord[] text = [.. words];
        return text.Where((word, i) => Be.Contains(word.Lower) && text.Skip(i + 1).Take(3).Any(other => other.Lower.EndsWith("ed", StringComparison.Ordinal) || ClaimStem.IsIrregular(other.Lower))).Any();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
