using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// How a source stands to what it is reported to have said: the verb's own stance, negation, hedges and conditions around it.
/// </summary>
internal sealed class AssertionReader(Lexicon lexicon)
{
    /// <summary>
    /// True if the verb's words were not said but supposed, asked for, wished or refused: "if X said", "did X say?", "declined to say",
    /// "may say".
    /// </summary>
    public bool IsSupposed(Token verb)
    {
        for (Token? at = verb; at is not null; at = Joined(at))
        {
            if (at.Child("mark")?.Lower is "if" or "unless" or "whether" or "lest")
            {
                return true;
            }
        }

        bool isInfinitive = verb.Tag == "VB" && (verb.ChildrenBy("mark").Any(mark => mark.Lower == "to") || verb.Base() == "xcomp");
        return (isInfinitive && !(SubjectRules.IsCarried(verb) && !IsNegated(verb.Head!))) || IsMeans(verb) || IsQuestion(verb) ||
            IsRefused(verb);
    }

    /// <summary>The cue with its assertion; null if nothing was said ("did not say when").</summary>
    public Cue? Read(Cue cue)
    {
        if (cue.Content.Count > 0 && IsModal(cue.Word))
        {
            return null;
        }

        Verb? verb = cue.Verb;
        List<Token> negators = [.. Negators(cue.Word)];
        Stance stance = verb?.Stance ?? Stance.Asserted;
        if (negators.Count > 0)
        {
            return Negated(cue, negators);
        }

        if (cue.Word.ChildrenBy("advmod").FirstOrDefault(adverb => lexicon.IsHedgeAdverb(adverb.Lower)) is { } hedge)
        {
            return cue with { Assertion = Assertion.Hedged, AssertionWords = [hedge] };
        }

        return stance switch
        {
            Stance.Doubted => cue with { Assertion = Assertion.Hedged, AssertionWords = [cue.Word] },
            Stance.Denied => cue with { Assertion = Assertion.Denied, AssertionWords = [cue.Word] },
            Stance.Asked when cue.Content.Count == 0 || IsOpenQuestion(cue) =>
                cue with { Assertion = Assertion.Asked, AssertionWords = [cue.Word] },
            Stance.Hedged => cue with { Assertion = Assertion.Hedged, AssertionWords = [cue.Word] },
            _ => Conditional(cue),
        };
    }

    /// <summary>
    /// "has not confirmed the deaths", "did not say when", "doesn't know that …": nothing was said. "never said that …" denies a clause.
    /// </summary>
    private Cue? Negated(Cue cue, List<Token> negators)
    {
        if (cue.Rule == "attitude")
        {
            // "is not sure that …", "isn't worried about …".
            return cue with { Assertion = Assertion.Hedged, AssertionWords = [.. negators, cue.Word] };
        }

        bool isIgnorance = cue.Verb is { Kinds: VerbKinds.Belief, Stance: Stance.Factive };
        if (isIgnorance || IsOpenQuestion(cue) || (cue.Content.Count > 0 && !cue.Rule.EndsWith("clause", StringComparison.Ordinal)))
        {
            return null;
        }

        bool isFull = negators.Exists(negator => lexicon.IsFullNegator(negator.Lower));
        return cue with { Assertion = isFull ? Assertion.Denied : Assertion.Hedged, AssertionWords = [.. negators, cue.Word] };
    }

    private static Cue Conditional(Cue cue)
    {
        Token? clause = cue.Content.Count > 0 ? cue.Word.Child("ccomp") : null;
        Token? condition = clause?.ChildrenBy("advcl").FirstOrDefault(child => child.Child("mark")?.Lower is "if" or "unless");
        return condition is null ? cue : cue with { Assertion = Assertion.Conditional, AssertionWords = [condition.Child("mark")!] };
    }

    private static Token? Joined(Token verb) => verb.Base() is "conj" && verb.Head is { } head && head.IsVerbal() ? head : null;

    private static bool IsOpenQuestion(Cue cue) =>
        cue.Rule.EndsWith("question", StringComparison.Ordinal) || cue.Content.Count > 0 &&
        cue.Content[0].Lower is "when" or "where" or "who" or "whom" or "whether" or "if" or "how" or "why"
            or "what" or "which";

    private IEnumerable<Token> Negators(Token verb) =>
        verb.Children.Where(child =>
            child.Base() is "advmod" or "det" or "cc" && child.Index < verb.Index && lexicon.IsNegator(child.Lower));

    private bool IsNegated(Token verb) => Negators(verb).Any();

    private static bool IsQuestion(Token verb) =>
        verb.Sentence.Tokens[^1].Text == "?" && verb.Head is null && verb.Child("nsubj") is { } subject &&
        verb.ChildrenBy("aux").Any(aux => aux.Index < subject.Index);

    /// <summary>"would say", "may announce": not said; beside a quotation it was ("“No,” he would say").</summary>
    private static bool IsModal(Token verb) => verb.ChildrenBy("aux").Any(aux => aux.Tag == "MD");

    /// <summary>"could do so by saying": nothing was said yet.</summary>
    private static bool IsMeans(Token verb) =>
        verb.Tag == "VBG" && verb.Child("mark", "case")?.Lower == "by" && verb.Head is { } done && IsModal(done);

    /// <summary>"denied having said", "declined to say", "accused X of saying", "stopped short of saying".</summary>
    private bool IsRefused(Token verb)
    {
        if (verb.Base() is not ("xcomp" or "advcl" or "ccomp" or "acl" or "obl") || verb.Tag is not ("VB" or "VBG" or "VBN") ||
            verb.Head is not { } above || (verb.Base() == "advcl" && verb.Previous() is { Part: PartOfSpeech.Punct }))
        {
            return false;
        }

        bool denies = lexicon.VerbsOf(above.Lemma).Any(reading => reading.Stance is Stance.Denied or Stance.Doubted) ||
            above.Lemma is "accuse" or "avoid" or "stop" or "refrain" or "fail" or "blame" or "criticise" or "criticize";
        return denies ||
            (verb.Child("mark", "case")?.Lower is "without" or "of" or "from" && verb.Tag == "VBG" && above.Part != PartOfSpeech.Noun);
    }
}
