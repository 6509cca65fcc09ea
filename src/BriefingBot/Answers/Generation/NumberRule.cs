using System.Collections.Frozen;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>Numbers, amounts and days of a claim stand in its evidence, beside the same things and with the same limits.</summary>
internal static class NumberRule
{
    private const int LimitReach = 3;

    private static readonly FrozenSet<string> Scales = "hundred thousand million billion trillion dozen half quarter double triple twice % $ € £ ¥".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Bounds = "by before after until since".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Surveys = "survey poll".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Days that mean another day to whoever reads it later.</summary>
    private static readonly FrozenSet<string> Relative = "today yesterday tomorrow tonight".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Limiting = "about around almost nearly roughly approximately over under above below exactly only just".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static ClaimFault? Fault(ClaimWords words)
    {
        for (int i = 0; i < words.Claim.Count; i++)
        {
            ClaimWord word = words.Claim[i];
            if (Relative.Contains(word.Lower))
            {
                return new ClaimFault(ClaimRule.Number, $"“{word.Text}” means another day to who reads it later: leave it out.");
            }

            if (Dated(words, i) is { } moved)
            {
                return moved;
            }

            bool isDay = IsNamedDay(word);
            bool isAmount = ClaimText.IsNumber(word) || Scales.Contains(word.Stem);
            if ((isDay || isAmount) && !words.IsInEvidence(word))
            {
                return new ClaimFault(ClaimRule.Number, $"“{word.Text}” is not in its evidence.");
            }

            bool isLimited = ClaimText.IsNumber(word) || word.Lower is "half" or "quarter" or "dozen" or "double" or "twice";
            if (isLimited && (Unlimited(words, i) ?? (ClaimText.IsNumber(word) && !IsOrdinal(word) ? Misplaced(words, i) ?? Swapped(words, i) : null)) is { } fault)
            {
                return fault;
            }
        }

        return Surveyed(words);
    }

    /// <summary>"On 30 June" is not "by 30 June".</summary>
    private static ClaimFault? Dated(ClaimWords words, int at)
    {
        bool IsDate(IReadOnlyList<ClaimWord> text, int i) => IsNamedDay(text[i]) || (ClaimText.IsNumber(text[i]) && i + 1 < text.Count && Lexicon.Default.DaysAndMonths.Contains(text[i + 1].Lower));
        if (at == 0 || !IsDate(words.Claim, at) || ClaimText.IsNumber(words.Claim[at - 1]) || words.Claim[at - 1].IsContent)
        {
            return null;
        }

        string own = words.Claim[at - 1].Lower;
        string[] its = [.. words.PlacesOf(words.Claim[at]).Where(place => place > 0 && IsDate(words.Evidence, place)).Select(place => words.Evidence[place - 1].Lower)];
        return its.Length > 0 && !its.Contains(own) && (Bounds.Contains(own) || its.All(Bounds.Contains))
            ? new ClaimFault(ClaimRule.Number, $"It has “{own} {words.Claim[at].Text}” where the evidence has “{its[0]} {words.Claim[at].Text}”.")
            : null;
    }

    /// <summary>What a survey found is told as found by a survey.</summary>
    private static ClaimFault? Surveyed(ClaimWords words) =>
        words.Claim.Any(word => word.Stem == "%") && !words.Claim.Any(word => Surveys.Contains(word.Stem) || word.Lower is "polled" or "surveyed" or "asked" or "respondents")
        && words.Evidence.FirstOrDefault(word => Surveys.Contains(word.Stem) && words.Evidence.Any(other => other.Stem == "%" && other.Sentence == word.Sentence)) is { } survey
            ? new ClaimFault(ClaimRule.Number, $"The evidence has it of a “{survey.Text}”: say so.")
            : null;

    private static bool IsNamedDay(ClaimWord word) => word.IsCapital && Lexicon.Default.DaysAndMonths.Contains(word.Lower);

    /// <summary>The number that stands nearest to a day or month, in its sentence; null where none does.</summary>
    private static ClaimWord? NearestNumber(ClaimWords words, ClaimWord day)
    {
        int[] days = [.. words.PlacesOf(day)];
        int[] numbers = [.. Enumerable.Range(0, words.Evidence.Count).Where(i => ClaimText.IsNumber(words.Evidence[i]) && Array.Exists(days, place => words.Evidence[place].Sentence == words.Evidence[i].Sentence))];
        return numbers.Length == 0 ? null : words.Evidence[numbers.MinBy(i => days.Min(place => Math.Abs(place - i)))];
    }

    private static bool IsOrdinal(ClaimWord word) =>
        word.Lower is "first" or "second" or "third" or "fifth" or "eighth" or "ninth" || (word.Lower.EndsWith("th", StringComparison.Ordinal) && !word.Lower.EndsWith("nth", StringComparison.Ordinal)) || word.Lower is "seventh" or "tenth";

    /// <summary>"After two minutes, six minutes later" where the evidence has six, then two: numbers of one unit keep their order.</summary>
    private static ClaimFault? Swapped(ClaimWords words, int at)
    {
        int next = Enumerable.Range(at + 1, words.Claim.Count - at - 1).FirstOrDefault(i => ClaimText.IsNumber(words.Claim[i]), -1);
        if (next < 0 || words.PlacesOf(words.Claim[at]).ToArray() is not [var own] || words.PlacesOf(words.Claim[next]).ToArray() is not [var its] || words.Evidence[own].Sentence != words.Evidence[its].Sentence)
        {
            return null;
        }

        string? Unit(int i) => i + 1 < words.Claim.Count && (words.Claim[i + 1].IsContent || words.Claim[i + 1].Stem == "%") && !ClaimText.IsNumber(words.Claim[i + 1]) ? words.Claim[i + 1].Stem : null;
        // A year may stand at either end.
        bool IsYear(int i) => words.Claim[i].Stem is { Length: 4 } && Unit(i) is null && i > 0 && words.Claim[i - 1].Lower is "in" or "since" or "until" or "by" or "before" or "after" or "from";
        if (IsYear(at) != IsYear(next))
        {
            return null;
        }

        bool isOfOneUnit = Unit(at) is not { } first || Unit(next) is not { } second || first == second;
        bool isPart = words.Claim.Skip(at + 1).Take(next - at - 1).Any(word => word.Lower is "of" or "out");
        return isOfOneUnit && !isPart && its < own ? new ClaimFault(ClaimRule.Number, $"“{words.Claim[at].Text}” and “{words.Claim[next].Text}” stand in another order in the evidence.") : null;
    }

    /// <summary>"14 workers" where the evidence has "at least 14 workers", everywhere that it has the number; or the other way round.</summary>
    private static ClaimFault? Unlimited(ClaimWords words, int at)
    {
        HashSet<string> own = [.. Limits(words.Claim, at)];
        List<HashSet<string>> its = [.. words.PlacesOf(words.Claim[at]).Select(place => Limits(words.Evidence, place).ToHashSet())];
        return its.Count == 0 || its.Exists(own.SetEquals) ? null
            : new ClaimFault(ClaimRule.Number, $"“{words.Claim[at].Text}” has other limits in the evidence: {(its[0].Count == 0 ? "none" : string.Join(", ", its[0].Select(limit => $"“{limit}”")))}.");
    }

    /// <summary>"At least", "more than", "up to", "about": what stands right before the number.</summary>
    private static IEnumerable<string> Limits(IReadOnlyList<ClaimWord> words, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - LimitReach) && words[i].Clause == words[at].Clause && !ClaimText.IsNumber(words[i]); i--)
        {
            string word = words[i].Lower, before = i > 0 ? words[i - 1].Lower : "", behind = i + 1 < words.Count ? words[i + 1].Lower : "";
            bool isLimit = Limiting.Contains(word) || (word is "least" or "most" && before == "at") || (word is "more" or "less" or "fewer" && behind == "than") || (word == "up" && behind == "to");
            if (isLimit)
            {
                yield return word is "around" or "roughly" or "approximately" ? "about" : word == "nearly" ? "almost" : word == "over" ? "more" : word is "under" or "fewer" ? "less" : word;
            }
            else if (word is "and" or "or" or "but")
            {
                yield break;
            }
        }
    }

    /// <summary>"10 dead and 5 hurt" where the evidence has 5 dead and 10 hurt: another number stands nearer to the same word.</summary>
    private static ClaimFault? Misplaced(ClaimWords words, int at)
    {
        ClaimWord number = words.Claim[at];
        if (words.Claim.Count(ClaimText.IsNumber) > 1 && words.Claim.Skip(at + 1).Take(LimitReach + 1).TakeWhile(word => word.Clause == number.Clause).FirstOrDefault(IsNamedDay) is { } day
            && NearestNumber(words, day) is { } near && near.Stem != number.Stem)
        {
            return new ClaimFault(ClaimRule.Number, $"In the evidence another number than “{number.Text}” belongs to “{day.Text}”.");
        }

        if (words.Claim.Skip(at + 1).SkipWhile(word => Scales.Contains(word.Stem)).FirstOrDefault() is not { IsContent: true } counted || ClaimText.IsNumber(counted) || counted.Clause != number.Clause)
        {
            return null;
        }

        List<int> places = [.. words.PlacesOf(number)];
        List<int> things = [.. words.PlacesOf(counted)];
        List<int> others = [.. Enumerable.Range(0, words.Evidence.Count).Where(i => ClaimText.IsNumber(words.Evidence[i]) && words.Evidence[i].Stem != number.Stem && words.Evidence[i].Sentence == words.Evidence[places[0]].Sentence)];
        if (things.Count == 0 || others.Count == 0)
        {
            return null;
        }

        // Before a thing stands its number: what follows it is another's.
        int Distance(int from, int thing) => thing > from ? thing - from : 3 * (from - thing);
        int own = things.Min(thing => places.Min(place => Distance(place, thing)));
        int nearest = things.Min(thing => others.Min(place => Distance(place, thing)));
        return own <= nearest ? null : new ClaimFault(ClaimRule.Number, $"In the evidence another number than “{number.Text}” belongs to “{counted.Text}”.");
    }
}
