using System.Collections.Frozen;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Small words that decide what a sentence says stay with the words they stand before: a claim neither loses nor brings along a "not" or an
/// "all", turns no "against" into a "for" and colours no telling. What is open or to come is <see cref="CertaintyRule"/>'s.
/// </summary>
internal static class MeaningRule
{
    private const int DenialReach = 12;
    private const int SharedByDenial = 2;
    private const int ReachOfVerb = 4;
    private const string Doubt = "doubt";

    private static readonly FrozenSet<string> Quantities = Set("some many most few several half all only partly sometimes often");
    private static readonly FrozenSet<string> Degrees = Set("almost nearly roughly approximately partly mainly mostly largely hardly barely scarcely");
    private static readonly FrozenSet<string> Free = Set("more less most least other another same already still yet before after since until over under up around about between above below only");

    /// <summary>Prepositions and adverbs that turn a sentence round where one stands for the other.</summary>
    private static readonly (string One, string Other)[] Polar =
        [("for", "against"), ("with", "without"), ("up", "down"), ("above", "below"), ("inside", "outside"), ("more", "less"), ("more", "fewer"), ("most", "least"), ("before", "after"), ("first", "last"), ("since", "until")];

    public static ClaimFault? Fault(ClaimWords words) =>
        Negation(words) ?? Denial(words) ?? Quantity(words) ?? Polarity(words) ?? Verb(words);

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
            if (Guards.Guarded(evidence, i) is { } denied && claim.Any(word => word.Stem == denied.Stem) && !Guards.HasOutside(words, denied, GuardWords.IsNegation) && !claim.Any(word => Keeps(word) && Guards.Near(claim, word, denied)))
            {
                return Guards.Lost(evidence[i], denied);
            }

            // "Did not believe that the guard was involved": what is believed is denied along.
            if (Guards.Guarded(evidence, i) is { } believing && Lexicon.Default.Cue(believing.Lower) is not null && !ClaimWords.Reporting.Contains(believing.Lower) && !claim.Any(Denies) && SharedScope(words, i) is { } shared)
            {
                return Guards.Lost(evidence[i], shared);
            }
        }

        for (int i = 0; i < claim.Count; i++)
        {
            if (GuardWords.IsNegation(claim[i].Lower))
            {
                ClaimWord? denied = Guards.Guarded(claim, i);
                bool isDoubled = denied is not null && GuardWords.Denials.Contains(denied.Lower) && !evidence.Any(word => GuardWords.IsNegation(word.Lower) && Guards.Near(evidence, word, denied));
                bool stands = evidence.Any(word => Denies(word) && word.Stem != Doubt && word.Lower != "unlikely" && (denied is null || !evidence.Any(other => other.Stem == denied.Stem) || (Guards.Near(evidence, word, denied) && !IsParted(evidence, word, denied))));
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
                return Guards.Lost(evidence[i], shared);
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

    /// <summary>"Some residents" is not "residents", "almost an hour" not "an hour", and "residents" not "all residents".</summary>
    private static ClaimFault? Quantity(ClaimWords words)
    {
        if (words.Claim.FirstOrDefault(word => (GuardWords.Quantities.Contains(word.Lower) || (GuardWords.Orders.Contains(word.Lower) && !Free.Contains(word.Lower))) && word.Lower is not ("much" or "each" or "both" or "part" or "any" or "all" or "every") && !words.IsInEvidence(word) && !IsLasting(words.Claim, word)) is { } brought)
        {
            return new ClaimFault(ClaimRule.Meaning, $"“{brought.Text}” is not in its evidence.");
        }

        for (int i = 0; i + 1 < words.Evidence.Count; i++)
        {
            // "All but two", "all her guests"
            string behind = words.Evidence[i + 1].Lower;
            if (words.Evidence[i].Lower is "all" or "every" or "everybody" or "everyone" or "nobody" or "none" && behind is "but" or "except" or "her" or "his" or "its" or "their" or "our" or "my"
                && words.Claim.Any(word => word.Lower == words.Evidence[i].Lower) && !words.Claim.Any(word => behind is "but" or "except" ? word.Lower is "but" or "except" : word.Lower is "her" or "his" or "its" or "their" || word.Text.EndsWith("s'", StringComparison.Ordinal) || word.Text.Contains("'s", StringComparison.Ordinal) || word.Text.Contains("’s", StringComparison.Ordinal)))
            {
                return Guards.Lost(words.Evidence[i], words.Evidence[i + 1]);
            }
        }

        for (int i = 0; i < words.Evidence.Count; i++)
        {
            bool isLimit = words.Evidence[i].Lower is "least" or "most" && i > 0 && words.Evidence[i - 1].Lower == "at" && i + 1 < words.Evidence.Count && !ClaimText.IsNumber(words.Evidence[i + 1]);
            bool isIdiom = words.Evidence[i].Lower == "all" && i + 2 < words.Evidence.Count && words.Evidence[i + 2].Lower == "same";
            if (!isIdiom && (isLimit || Quantities.Contains(words.Evidence[i].Lower) || Degrees.Contains(words.Evidence[i].Lower)) && Guards.Guarded(words.Evidence, i) is { } of
                && words.Claim.Any(word => word.Stem == of.Stem) && !Guards.HasOutside(words, of, lower => lower is "least" or "most" || Quantities.Contains(lower) || Degrees.Contains(lower))
                && !words.Claim.Any(word => word.Lower == words.Evidence[i].Lower))
            {
                return Guards.Lost(words.Evidence[i], of);
            }
        }

        return null;
    }

    /// <summary>"Could last" goes on, and is not the last.</summary>
    private static bool IsLasting(IReadOnlyList<ClaimWord> text, ClaimWord word) =>
        word.Lower == "last" && text.TakeWhile(other => other != word).LastOrDefault()?.Lower is "could" or "would" or "will" or "may" or "might" or "to" or "can" or "should";

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

    /// <summary>"Not tired and would attack": an "and" or "but" ends what is denied.</summary>
    private static bool IsParted(IReadOnlyList<ClaimWord> text, ClaimWord guard, ClaimWord what) =>
        text.SkipWhile(word => word != guard).TakeWhile(word => word.Stem != what.Stem).Any(word => word.Lower is "and" or "but") && text.SkipWhile(word => word != guard).Any(word => word.Stem == what.Stem);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
