using System.Collections.Frozen;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Small words that decide what a sentence says stay with the words they stand before: a claim neither loses nor brings along a "not", a
/// "may", an "if" or an "all". A word is guarded where such a word stands shortly before it in the same clause.
/// </summary>
internal static class MeaningRule
{
    private const int Reach = 5;
    private const int FarReach = 14;
    private const int DenialReach = 12;
    private const int SharedByDenial = 2;
    private const int ReachOfVerb = 4;
    private const string Doubt = "doubt";

    private static readonly FrozenSet<string> Conditions = Set("if unless provided providing");
    private static readonly FrozenSet<string> Conditional = Set("if unless provided providing when once should condition conditional depends depending case long without otherwise");
    private static readonly FrozenSet<string> Quantities = Set("some many most few several half all only partly sometimes often");
    private static readonly FrozenSet<string> Degrees = Set("almost nearly roughly approximately partly mainly mostly largely hardly barely scarcely");
    private static readonly FrozenSet<string> Free = Set("more less most least other another same already still yet before after since until over under up around about between above below only");
    private static readonly FrozenSet<string> Modal = Set("may might could can should will would shall must ll possibly perhaps maybe probably likely allegedly alleged reportedly apparently potentially suspected");
    private static readonly FrozenSet<string> Be = Set("is are was were be been");

    /// <summary>Prepositions and adverbs that turn a sentence round where one stands for the other.</summary>
    private static readonly (string One, string Other)[] Polar =
        [("for", "against"), ("with", "without"), ("up", "down"), ("above", "below"), ("inside", "outside"), ("more", "less"), ("more", "fewer"), ("most", "least"), ("before", "after"), ("first", "last"), ("since", "until")];

    public static ClaimFault? Fault(ClaimWords words) =>
        Negation(words) ?? Denial(words) ?? Certainty(words) ?? Brought(words) ?? Condition(words) ?? Quantity(words) ?? Polarity(words) ?? Verb(words);

    private static ClaimFault? Negation(ClaimWords words)
    {
        IReadOnlyList<ClaimWord> evidence = words.Evidence, claim = words.Claim;
        bool Denies(ClaimWord word) => GuardWords.IsNegation(word.Lower) || GuardWords.Denials.Contains(word.Lower) || word.Lower == "unless";
        for (int i = 0; i < evidence.Count; i++)
        {
            if (!GuardWords.IsNegation(evidence[i].Lower))
            {
                continue;
            }

            string lost = evidence[i].Lower;
            bool isWeak = lost is "hardly" or "barely" or "scarcely";
            bool Keeps(ClaimWord word) => isWeak ? word.Lower is "hardly" or "barely" or "scarcely" : Denies(word);
            if (Guarded(evidence, i) is { } denied && claim.Any(word => word.Stem == denied.Stem) && !HasOutside(words, denied, GuardWords.IsNegation) && !claim.Any(word => Keeps(word) && Near(claim, word, denied)))
            {
                return Lost(evidence[i], denied);
            }

            // "Did not believe that the guard was involved": what is believed is denied along.
            if (Guarded(evidence, i) is { } believing && Lexicon.Default.Cue(believing.Lower) is not null && !ClaimWords.Reporting.Contains(believing.Lower) && !claim.Any(Denies) && SharedScope(words, i) is { } shared)
            {
                return Lost(evidence[i], shared);
            }
        }

        for (int i = 0; i < claim.Count; i++)
        {
            if (GuardWords.IsNegation(claim[i].Lower))
            {
                ClaimWord? denied = Guarded(claim, i);
                bool isDoubled = denied is not null && GuardWords.Denials.Contains(denied.Lower) && !evidence.Any(word => GuardWords.IsNegation(word.Lower) && Near(evidence, word, denied));
                bool stands = evidence.Any(word => Denies(word) && word.Stem != Doubt && word.Lower != "unlikely" && (denied is null || !evidence.Any(other => other.Stem == denied.Stem) || (Near(evidence, word, denied) && !IsParted(evidence, word, denied))));
                if (!stands || isDoubled)
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
        bool IsDenial(ClaimWord word) => GuardWords.Denials.Contains(word.Lower) || GuardWords.IsNegation(word.Lower) || word.Lower == "unless";
        for (int i = 0; i < evidence.Count; i++)
        {
            // "Denied that the auction had failed": the failing is no denial of the auction.
            if (GuardWords.Denials.Contains(evidence[i].Lower) && !words.Claim.Any(word => IsDenial(word) && (word.Stem == evidence[i].Stem || !evidence.Skip(i + 1).Any(other => other.Stem == word.Stem))) && SharedScope(words, i) is { } shared)
            {
                return Lost(evidence[i], shared);
            }
        }

        return words.Claim.FirstOrDefault(word => GuardWords.Denials.Contains(word.Lower)) is { } denial && !evidence.Any(IsDenial)
            ? new ClaimFault(ClaimRule.Meaning, $"“{denial.Text}” is not so in its evidence.")
            : null;
    }

    /// <summary>A word that the claim has of what stands behind a denial in its clause; null where it has too little of it.</summary>
    private static ClaimWord? SharedScope(ClaimWords words, int denial)
    {
        ClaimWord[] scope = [.. words.Evidence.Skip(denial + 1).Take(DenialReach).TakeWhile(word => word.Sentence == words.Evidence[denial].Sentence && word.Clause == words.Evidence[denial].Clause).Where(word => word.IsContent)];
        ClaimWord[] shared = [.. scope.Where(word => words.Claim.Any(own => own.Stem == word.Stem)).DistinctBy(word => word.Stem)];
        return shared.Length >= SharedByDenial || (shared.Length == 1 && shared[0].Stem == scope[0].Stem) ? shared[0] : null;
    }

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

            ClaimWord? what = isToBe || Modal.Contains(lower) ? Guarded(evidence, i) : Intended(evidence, i);
            Predicate<string> kind = GuardWords.Open.Contains(lower) ? GuardWords.Open.Contains : isOpen ? GuardWords.Possibilities.Contains
                : GuardWords.Aims.Contains(lower) ? other => GuardWords.Aims.Contains(other) || GuardWords.Possibilities.Contains(other) : IsAhead;
            if (what is not null && words.Claim.Any(word => word.Stem == what.Stem) && !HasOutside(words, what, kind) && !words.Claim.Where((word, at) => kind(word.Lower) && (word.Lower == "to" ? words.Claim.Skip(at + 1).Take(2).Any(other => other.Stem == what.Stem) : Near(words.Claim, word, what, FarReach))).Any())
            {
                return Lost(evidence[i], what);
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
        return to < 0 ? null : Guarded(text, to);
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
                "any" when Guarded(words.Claim, i) is { } what && words.PlacesOf(what).Any(place => place > 0 && evidence[place - 1].Lower is "the" or "its" or "his" or "her" or "their" or "this") => false,
                "any" => words.Claim.Any(other => GuardWords.IsNegation(other.Lower)),
                "could" or "can" => Has("can", "could", "may", "might", "cannot", "can't", "couldn't", "able", "possible"),
                "might" or "may" or "possibly" or "perhaps" or "maybe" => Has("may", "might", "could", "possibly", "perhaps", "possible", "maybe"),
                "probably" or "likely" => Has("probably", "likely"),
                "allegedly" or "reportedly" => Has("alleged", "allegedly", "reportedly"),
                "will" or "would" => evidence.Any(other => IsAhead(other.Lower)) || !IsPast(words, i),
                _ => true,
            };
            if (!stands)
            {
                return new ClaimFault(ClaimRule.Meaning, $"“{word.Text}” is not in its evidence.");
            }
        }

        return words.Claim.Where((word, i) => word.Lower is "will" or "would" && Guarded(words.Claim, i) is { } deed && IsDone(words, deed)).Any()
            ? new ClaimFault(ClaimRule.Meaning, "It puts into the future what its evidence tells as done.")
            : words.Items.All(item => item.Speaker is null) && words.Claim.FirstOrDefault(word => IsPastForm(word.Lower) && words.PlacesOf(word).Any() && words.PlacesOf(word).All(place => IsPresentForm(evidence, place))) is { } past
                ? new ClaimFault(ClaimRule.Meaning, $"“{past.Text}”: its evidence does not tell it as past.")
                : null;
    }

    private static bool IsPast(ClaimWords words, int modal) => Guarded(words.Claim, modal) is { } deed && IsDone(words, deed);

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
                && told.Count(word => sentence.Any(other => other.Stem == word.Stem)) >= SharedByDenial
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

    /// <summary>"Some residents" is not "residents", "almost an hour" not "an hour", and "residents" not "all residents".</summary>
    private static ClaimFault? Quantity(ClaimWords words)
    {
        if (words.Claim.FirstOrDefault(word => (GuardWords.Quantities.Contains(word.Lower) || (GuardWords.Orders.Contains(word.Lower) && !Free.Contains(word.Lower))) && word.Lower is not ("much" or "each" or "both" or "part" or "any" or "all" or "every") && !words.IsInEvidence(word)) is { } brought)
        {
            return new ClaimFault(ClaimRule.Meaning, $"“{brought.Text}” is not in its evidence.");
        }

        for (int i = 0; i < words.Evidence.Count; i++)
        {
            bool isLimit = words.Evidence[i].Lower is "least" or "most" && i > 0 && words.Evidence[i - 1].Lower == "at" && i + 1 < words.Evidence.Count && !ClaimText.IsNumber(words.Evidence[i + 1]);
            bool isIdiom = words.Evidence[i].Lower == "all" && i + 2 < words.Evidence.Count && words.Evidence[i + 2].Lower == "same";
            if (!isIdiom && (isLimit || Quantities.Contains(words.Evidence[i].Lower) || Degrees.Contains(words.Evidence[i].Lower)) && Guarded(words.Evidence, i) is { } of
                && words.Claim.Any(word => word.Stem == of.Stem) && !HasOutside(words, of, lower => lower is "least" or "most" || Quantities.Contains(lower) || Degrees.Contains(lower))
                && !words.Claim.Any(word => word.Lower == words.Evidence[i].Lower))
            {
                return Lost(words.Evidence[i], of);
            }
        }

        return null;
    }

    /// <summary>"For" where the evidence has "against".</summary>
    private static ClaimFault? Polarity(ClaimWords words)
    {
        bool Claims(string lower) => words.Claim.Any(word => word.Lower == lower);
        bool Holds(string lower) => words.Evidence.Any(word => word.Lower == lower);
        foreach ((string one, string other) in Polar.Concat(Polar.Select(pair => (pair.Other, pair.One))))
        {
            if (Claims(one) && !Holds(one) && Holds(other) && !Claims(other) && !words.Claim.Any(word => GuardWords.IsNegation(word.Lower) && !words.IsInEvidence(word)))
            {
                return new ClaimFault(ClaimRule.Meaning, $"It has “{one}” where the evidence has “{other}”.");
            }
        }

        return null;
    }

    /// <summary>"Admitted" or "threatened" where the evidence has "said": a verb that reports speech in a colour of its own.</summary>
    private static ClaimFault? Verb(ClaimWords words)
    {
        int name = words.Items.All(item => item.Speaker is null) ? -1 : Enumerable.Range(0, words.Claim.Count).LastOrDefault(i => words.IsOfSpeaker(words.Claim[i]) && words.Claim[i].IsCapital, -1);
        ClaimWord? coloured = name < 0 ? null : words.Claim.Where((word, i) => Math.Abs(i - name) <= ReachOfVerb).FirstOrDefault(word => !word.IsCapital && !ClaimWords.Reporting.Contains(word.Lower) && !words.IsInEvidence(word) && !words.IsOfSpeaker(word)
            && Lexicon.Default.Cue(word.Lower) is { IsWeak: false, IsSpeech: true } cue && Lexicon.Default.PhraseOf(cue.Lemma) is null && (cue.Forms & VerbForms.Finite) != 0);
        return coloured is null ? null : new ClaimFault(ClaimRule.Meaning, $"“{coloured.Text}” colours what was said: use “said”, or the item's cue.");
    }

    private static ClaimFault Lost(ClaimWord guard, ClaimWord what) => new(ClaimRule.Meaning, $"The evidence has “{guard.Text} … {what.Text}”; the claim lost “{guard.Text}”.");

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

    /// <summary>The small word stands shortly before the other in its sentence, or right behind it.</summary>
    private static bool Near(IReadOnlyList<ClaimWord> text, ClaimWord guard, ClaimWord what, int reach = Reach + 2)
    {
        int at = 0;
        while (at < text.Count && text[at] != guard)
        {
            at++;
        }

        return text.Skip(at + 1).Take(reach).TakeWhile(word => word.Sentence == guard.Sentence).Any(word => word.Stem == what.Stem)
            || text.Take(at).TakeLast(2).Any(word => word.Stem == what.Stem && word.Sentence == guard.Sentence);
    }

    /// <summary>"Not tired and would attack": an "and" or "but" ends what is denied.</summary>
    private static bool IsParted(IReadOnlyList<ClaimWord> text, ClaimWord guard, ClaimWord what) =>
        text.SkipWhile(word => word != guard).TakeWhile(word => word.Stem != what.Stem).Any(word => word.Lower is "and" or "but") && text.SkipWhile(word => word != guard).Any(word => word.Stem == what.Stem);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
