using System.Collections.Frozen;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Small words that decide what a sentence says stay with the words they stand before: a claim neither loses nor brings along a "not", a
/// "may", an "if" or an "all". A claim has a word guarded where such a word stands shortly before it in the same clause.
/// </summary>
internal static class MeaningRule
{
    private const int Reach = 5;
    private const int DenialReach = 12;
    private const int SharedByDenial = 2;

    private static readonly FrozenSet<string> Conditions = "if unless provided".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Conditional = "if unless provided when should condition conditional depends depending would could case".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Free = "more less most least other another same already still yet before after since until over under up around about between above below".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static ClaimFault? Fault(ClaimWords words) =>
        Negation(words) ?? Denial(words) ?? Certainty(words) ?? Condition(words) ?? Quantity(words) ?? Verb(words);

    private static ClaimFault? Negation(ClaimWords words)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence, claim = words.Claim;
        bool Denies(ClaimWord word) => GuardWords.IsNegation(word.Lower) || GuardWords.Denials.Contains(word.Lower);
        for (int i = 0; i < evidence.Count; i++)
        {
            if (GuardWords.IsNegation(evidence[i].Lower) && Guarded(evidence, i) is { } denied && claim.Any(word => word.Stem == denied.Stem)
                && !HasOutside(words, denied, GuardWords.IsNegation) && !claim.Any(word => Denies(word) && Near(claim, word, denied)))
            {
                return new ClaimFault(ClaimRule.Meaning, $"The evidence has “{evidence[i].Text} … {denied.Text}”; the claim lost “{evidence[i].Text}”.");
            }
        }

        for (int i = 0; i < claim.Count; i++)
        {
            if (GuardWords.IsNegation(claim[i].Lower))
            {
                ClaimWord? denied = Guarded(claim, i);
                bool stands = evidence.Any(word => Denies(word) && (denied is null || !evidence.Any(other => other.Stem == denied.Stem) || Near(evidence, word, denied)));
                if (!stands)
                {
                    return new ClaimFault(ClaimRule.Meaning, $"“{claim[i].Text}” is not so in its evidence.");
                }
            }
        }

        return null;
    }

    /// <summary>"Denied that the port would close": who tells of the port's closing must tell of the denial.</summary>
    private static ClaimFault? Denial(ClaimWords words)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence;
        bool IsDenial(ClaimWord word) => GuardWords.Denials.Contains(word.Lower) || GuardWords.IsNegation(word.Lower);
        for (int i = 0; i < evidence.Count; i++)
        {
            if (!GuardWords.Denials.Contains(evidence[i].Lower) || words.Claim.Any(IsDenial))
            {
                continue;
            }

            ClaimWord[] scope = [.. evidence.Skip(i + 1).Take(DenialReach).TakeWhile(word => word.Sentence == evidence[i].Sentence && word.Clause == evidence[i].Clause).Where(word => word.IsContent)];
            ClaimWord[] shared = [.. scope.Where(word => words.Claim.Any(own => own.Stem == word.Stem)).DistinctBy(word => word.Stem)];
            if (shared.Length >= SharedByDenial || (scope.Length > 0 && shared.Length == 1 && shared[0].Stem == scope[0].Stem))
            {
                return new ClaimFault(ClaimRule.Meaning, $"The evidence has “{evidence[i].Text}” before “{shared[0].Text}”; the claim lost it.");
            }
        }

        if (words.Claim.FirstOrDefault(word => GuardWords.Denials.Contains(word.Lower)) is { } denial && !evidence.Any(IsDenial))
        {
            return new ClaimFault(ClaimRule.Meaning, $"“{denial.Text}” is not so in its evidence.");
        }

        return null;
    }

    /// <summary>What may be is not told as what is or will be, what will be not as what was.</summary>
    private static ClaimFault? Certainty(ClaimWords words)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence;
        bool IsOpen(string lower) => GuardWords.Possibilities.Contains(lower);
        bool IsAhead(string lower) => GuardWords.Futures.Contains(lower) || IsOpen(lower);
        for (int i = 0; i < evidence.Count; i++)
        {
            bool isOpen = IsOpen(evidence[i].Lower);
            if (evidence[i].Lower == "to" || (!isOpen && !IsAhead(evidence[i].Lower)) || Guarded(evidence, i) is not { } what || what.Span.Start < evidence[i].Span.Start)
            {
                continue;
            }

            Predicate<string> kind = isOpen ? IsOpen : IsAhead;
            bool isVerb = isOpen || IsVerbBehind(evidence, i, what);
            if (isVerb && words.Claim.Any(word => word.Stem == what.Stem) && !HasOutside(words, what, kind) && !words.Claim.Any(word => kind(word.Lower) && Near(words.Claim, word, what)))
            {
                return new ClaimFault(ClaimRule.Meaning, $"The evidence has “{evidence[i].Text} … {what.Text}”; the claim lost “{evidence[i].Text}”.");
            }
        }

        string? brought = words.Claim.Select(word => word.Lower).FirstOrDefault(lower => lower is "must" or "will" or "shall" or "certainly" or "definitely" or "may" or "might" or "could" or "should" or "possibly" or "perhaps" or "probably" or "likely");
        bool stands = brought is null || words.IsInEvidence(words.Claim.First(word => word.Lower == brought)) || brought switch
        {
            "will" => evidence.Any(word => GuardWords.Futures.Contains(word.Lower)),
            "could" => evidence.Any(word => word.Lower is "can" or "may" or "might"),
            "might" or "may" or "possibly" or "perhaps" => evidence.Any(word => word.Lower is "may" or "might" or "could" or "possibly" or "perhaps" or "possible"),
            "probably" or "likely" => evidence.Any(word => word.Lower is "probably" or "likely" or "expected" or "expect" or "expects"),
            _ => false,
        };
        return stands ? null : new ClaimFault(ClaimRule.Meaning, $"“{brought}” is not in its evidence.");
    }

    private static ClaimFault? Condition(ClaimWords words)
    {
        if (words.Claim.Any(word => Conditional.Contains(word.Lower)))
        {
            return null;
        }

        foreach (IGrouping<int, ClaimWord> sentence in words.Evidence.GroupBy(word => word.Sentence))
        {
            if (sentence.FirstOrDefault(word => Conditions.Contains(word.Lower)) is { } condition
                && words.Claim.Count(word => word.IsContent && sentence.Any(other => other.Stem == word.Stem)) > SharedByDenial
                && !words.Claim.Where(word => word.IsContent && words.IsInEvidence(word) && !words.IsOfSpeaker(word)).All(word => words.Evidence.Any(other => other.Stem == word.Stem && other.Sentence != sentence.Key)))
            {
                return new ClaimFault(ClaimRule.Meaning, $"The evidence says so under a condition (“{condition.Text} …”): tell it, or quote it.");
            }
        }

        return null;
    }

    /// <summary>"Some residents" is not "residents", and "residents" not "all residents".</summary>
    private static ClaimFault? Quantity(ClaimWords words)
    {
        if (words.Claim.FirstOrDefault(word => (GuardWords.Quantities.Contains(word.Lower) || (GuardWords.Orders.Contains(word.Lower) && !Free.Contains(word.Lower))) && word.Lower is not ("much" or "any" or "each" or "both" or "part") && !words.IsInEvidence(word)) is { } brought)
        {
            return new ClaimFault(ClaimRule.Meaning, $"“{brought.Text}” is not in its evidence.");
        }

        for (int i = 0; i < words.Evidence.Count; i++)
        {
            if (words.Evidence[i].Lower is "some" or "many" or "most" or "few" or "several" or "half" or "all" or "only" or "partly" or "sometimes" or "often"
                && i + 1 < words.Evidence.Count && words.Evidence[i + 1] is { IsContent: true } of && of.Clause == words.Evidence[i].Clause
                && words.Claim.Any(word => word.Stem == of.Stem) && !HasOutside(words, of, GuardWords.Quantities.Contains)
                && !words.Claim.Any(word => word.Lower == words.Evidence[i].Lower && Near(words.Claim, word, of)))
            {
                return new ClaimFault(ClaimRule.Meaning, $"The evidence has “{words.Evidence[i].Text} {of.Text}”; the claim lost “{words.Evidence[i].Text}”.");
            }
        }

        return null;
    }

    /// <summary>"Admitted" or "threatened" where the evidence has "said": a verb that reports speech in a colour of its own.</summary>
    private static ClaimFault? Verb(ClaimWords words)
    {
        if (words.Items.All(item => item.Speaker is null))
        {
            return null;
        }

        ClaimWord? coloured = words.Claim.FirstOrDefault(word => !word.IsCapital && !ClaimWords.Reporting.Contains(word.Lower) && !words.IsInEvidence(word) && !words.IsOfSpeaker(word)
            && Lexicon.Default.Cue(word.Lower) is { IsWeak: false, IsSpeech: true } cue && (cue.Forms & VerbForms.Finite) != 0);
        return coloured is null ? null : new ClaimFault(ClaimRule.Meaning, $"“{coloured.Text}” colours what was said: use “said”, or the item's cue.");
    }

    /// <summary>The first word with meaning behind a small word, in its clause.</summary>
    private static ClaimWord? Guarded(IReadOnlyList<ClaimWord> text, int guard)
    {
        if (guard + 1 < text.Count && text[guard].Lower == "not" && text[guard + 1].Lower is "only" or "just")
        {
            return null;
        }

        return text.Skip(guard + 1).Take(Reach).TakeWhile(word => word.Clause == text[guard].Clause).FirstOrDefault(word => word.IsContent && !GuardWords.Possibilities.Contains(word.Lower));
    }

    /// <summary>The word stands in the evidence without such a word before it too.</summary>
    private static bool HasOutside(ClaimWords words, ClaimWord what, Predicate<string> guard) =>
        words.PlacesOf(what).Any(place => !Enumerable.Range(1, Reach).Select(back => place - back).TakeWhile(i => i >= 0 && words.Evidence[i].Clause == words.Evidence[place].Clause).Any(i => guard(words.Evidence[i].Lower)));

    /// <summary>The small word stands shortly before the other, in its clause.</summary>
    private static bool Near(IReadOnlyList<ClaimWord> text, ClaimWord guard, ClaimWord what)
    {
        int at = 0;
        while (at < text.Count && text[at] != guard)
        {
            at++;
        }

        return text.Skip(at + 1).Take(Reach + 2).TakeWhile(word => word.Sentence == guard.Sentence).Any(word => word.Stem == what.Stem);
    }

    /// <summary>"Will close" but not "the plan for": what follows is done, not named.</summary>
    private static bool IsVerbBehind(IReadOnlyList<ClaimWord> text, int at, ClaimWord what) =>
        text[at].Lower is "will" or "would" or "shall" or "must" or "ll" || (at + 1 < text.Count && text[at + 1].Lower == "to" && what.Span.Start > text[at + 1].Span.Start);
}
