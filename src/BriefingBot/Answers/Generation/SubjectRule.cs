using System.Collections.Frozen;
using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Who does something in a claim stands before that deed in the evidence too, or behind it after "by": "Russia rejected the concerns" does not
/// hold where others rejected the concerns that Russia had raised.
/// </summary>
internal static class SubjectRule
{
    private const int ByReach = 8;
    private const int PhraseReach = 5;

    private static readonly FrozenSet<string> Between =
        "has have had is are was were will would could should may might must can also not never then now still already be been do does did who that which to".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static ClaimFault? Fault(ClaimWords words)
    {
        for (int i = 0; i + 1 < words.Claim.Count; i++)
        {
            if (words.Claim[i].Lower.EndsWith("ly", StringComparison.Ordinal) || words.Claim[i].Lower is "better" or "best" or "worse" or "week" or "weeks" or "year" or "years")
            {
                continue;
            }

            (ClaimWord? deed, bool isPassive) = words.Claim[i].IsContent ? Deed(words.Claim, i) : default;
            ClaimWord doing = words.Claim[deed is null ? i : Head(words.Claim, i)];
            if (deed is null || !doing.IsContent || words.IsOfName(doing) || SupportRule.IsFraming(doing) || words.IsOfName(deed) || SupportRule.IsFraming(deed))
            {
                continue;
            }

            List<int> deeds = [.. words.PlacesOf(deed)], doers = [.. words.PlacesOf(doing)];
            bool holds = deeds.Count == 0 || doers.Count == 0 || deeds.Exists(at => doers.Exists(doer => isPassive
                    ? (IsPassive(words.Evidence, at) && IsBefore(words.Evidence, doer, at)) || IsBehind(words.Evidence, at, doer)
                    : (IsBefore(words.Evidence, doer, at) && !IsPassive(words.Evidence, at)) || IsAfterBy(words.Evidence, at, doer)));
            if (!holds)
            {
                return new ClaimFault(ClaimRule.Subject, $"In the evidence it is not “{doing.Text}” that “{deed.Text}”.");
            }
        }

        return null;
    }

    /// <summary>The verb right behind a word, with nothing but auxiliaries between, and whether it is done to it; null where it can't be seen to be one.</summary>
    private static (ClaimWord? Deed, bool IsPassive) Deed(IReadOnlyList<ClaimWord> claim, int subject)
    {
        int at = subject + 1;
        bool isAuxiliary = false;
        while (at < claim.Count && claim[at].Clause == claim[subject].Clause && Between.Contains(claim[at].Lower))
        {
            isAuxiliary |= claim[at].Lower is "has" or "have" or "had" or "will" or "would" or "could" or "should" or "may" or "might" or "must" or "can";
            at++;
        }

        if (at >= claim.Count || claim[at].Clause != claim[subject].Clause || claim[at].IsCapital || !claim[at].IsContent || ClaimText.IsNumber(claim[at]))
        {
            return default;
        }

        bool isPassive = claim.Skip(subject + 1).Take(at - subject - 1).Any(word => word.Lower is "is" or "are" or "was" or "were" or "be" or "been");
        bool isVerb = isAuxiliary || claim[at].Lower.EndsWith("ed", StringComparison.Ordinal) || ClaimStem.IsIrregular(claim[at].Lower) || Lexicon.Default.CommonVerbs.Contains(claim[at].Lower);
        isPassive &= claim[at].Lower.EndsWith("ed", StringComparison.Ordinal) || ClaimStem.IsIrregular(claim[at].Lower);
        return isVerb ? (claim[at], isPassive) : default;
    }

    /// <summary>Before the deed, with no "and" and another doer between ("three were killed and 11 people were injured").</summary>
    private static bool IsBefore(IReadOnlyList<ClaimWord> text, int doer, int deed)
    {
        if (doer >= deed || text[doer].Sentence != text[deed].Sentence)
        {
            return false;
        }

        int joint = Enumerable.Range(doer + 1, deed - doer - 1).LastOrDefault(i => text[i].Lower is "and" or "but" or "while", -1);
        return joint < 0 || !Enumerable.Range(joint + 1, deed - joint - 1).Any(i => text[i].IsContent && !text[i].Lower.EndsWith("ly", StringComparison.Ordinal));
    }

    /// <summary>"The lake above the village has": of a noun with prepositions behind it, the noun.</summary>
    private static int Head(IReadOnlyList<ClaimWord> claim, int at)
    {
        for (int i = at - 1; i > 0 && i >= at - PhraseReach && claim[i].Clause == claim[at].Clause; i--)
        {
            if (Lexicon.Default.Prepositions.Contains(claim[i].Lower))
            {
                return claim[i - 1].IsContent ? Head(claim, i - 1) : i - 1;
            }

            if (!claim[i].IsContent && !Lexicon.Default.Determiners.Contains(claim[i].Lower))
            {
                break;
            }
        }

        return at;
    }

    private static bool IsPassive(IReadOnlyList<ClaimWord> text, int deed) =>
        (text[deed].Lower.EndsWith("ed", StringComparison.Ordinal) || ClaimStem.IsIrregular(text[deed].Lower)) && Enumerable.Range(Math.Max(0, deed - 3), Math.Min(3, deed)).Any(i => text[i].Lower is "is" or "are" or "was" or "were" or "be" or "been" or "being" && text[i].Clause == text[deed].Clause);

    /// <summary>It is what the deed is done to: shortly behind it, in its sentence.</summary>
    private static bool IsBehind(IReadOnlyList<ClaimWord> text, int deed, int done) =>
        done > deed && done - deed <= ByReach && text[done].Sentence == text[deed].Sentence && !IsPassive(text, deed)
        && !Enumerable.Range(deed + 1, done - deed - 1).Any(i => text[i].Lower is "and" or "but" && Enumerable.Range(i + 1, done - i).Any(j => text[j].Lower.EndsWith("ed", StringComparison.Ordinal) || text[j].Lower.EndsWith("ing", StringComparison.Ordinal)));

    /// <summary>Behind "by", where the deed is told in the passive.</summary>
    private static bool IsAfterBy(IReadOnlyList<ClaimWord> text, int deed, int doer) =>
        doer > deed && doer - deed <= ByReach && Enumerable.Range(deed + 1, doer - deed - 1).Any(i => text[i].Lower == "by")
        && Enumerable.Range(Math.Max(0, deed - 3), Math.Min(3, deed)).Any(i => text[i].Lower is "is" or "are" or "was" or "were" or "be" or "been" or "being");
}
