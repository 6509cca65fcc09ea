using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>How the source of a verb is found: a rule with its name, and sentences that it reads or must leave alone.</summary>
/// <param name="Read">The heads of the source; null if the rule doesn't apply.</param>
internal sealed record SubjectRule(string Name, Func<Token, Lexicon, IReadOnlyList<Token>?> Read, string Says, string Not);

/// <summary>The rules for the source of a verb, in order of precedence; the first that applies decides.</summary>
internal static partial class SubjectRules
{
    private const int Deepest = 6;

    public static IReadOnlyList<SubjectRule> All { get; } =
    [
        new("agent", Agent, "Ana Costa was accused by Peter Marsh of closing the bridge.",
            "Ana Costa was accused of closing the bridge by June."),
        new("relative", Relative, "Ana Costa, who warned that the bridge was unsafe, resigned.",
            "The bridge that Ana Costa said was unsafe is open."),
        new("inverted", Inverted, "“The bridge is unsafe,” said Ana Costa.", "Ana Costa said that the bridge was unsafe."),
        new("aside", Aside, "The bridge, said Ana Costa, the mayor, was unsafe.",
            "The report, published in May, said Ana Costa took the money."),
        new("subject", Subject, "Ana Costa said that the bridge was unsafe.", "The bridge was said to be unsafe."),
        new("quoted-as", QuotedAs, "Ana Costa was quoted as saying that the bridge was unsafe.", "Ana Costa was seen as brave."),
        new("shared", Shared, "Ana Costa came in and said that the bridge was unsafe.",
            "Ana Costa came in and Peter Marsh said that the bridge was unsafe."),
        new("controlled", Controlled, "Ana Costa went on to say that the bridge was unsafe.",
            "Ana Costa asked Peter Marsh to say that the bridge was unsafe."),
        new("beside", Beside, "“Stay away,” said retired netmaker Ana Costa, who saw the storm.", "The bridge, Ana Costa, said nothing."),
        new("before", Before, "The bridge would be rebuilt by June, Ana Costa said.", "“The bridge is unsafe,” and little was said."),
        new("gerund", Gerund, "Ana Costa left, saying that the bridge was unsafe.",
            "Asked about it, Ana Costa said that the bridge was unsafe."),
    ];

    /// <summary>The first rule that finds a source, and the source.</summary>
    public static (string Rule, IReadOnlyList<Token> Source)? Find(Token verb, Lexicon lexicon)
    {
        foreach (SubjectRule rule in All)
        {
            if (rule.Read(verb, lexicon) is { } source)
            {
                return (rule.Name, source);
            }
        }

        return null;
    }

    public static bool IsPassive(Token verb) => verb.Child("aux:pass", "nsubj:pass") is not null;

    /// <summary>"asked whether …, X said": a participle without "have" is passive.</summary>
    private static bool IsBareParticiple(Token verb) => verb.Tag == "VBN" && !verb.ChildrenBy("aux").Any(aux => aux.Lemma == "have");

    /// <summary>The subject; the nearest, if the tree gives several.</summary>
    private static Token? OwnSubject(Token verb) =>
        verb.Children.Where(child => child.Relation is "nsubj" or "nsubj:outer").MinBy(child => Math.Abs(child.Index - verb.Index));

    /// <summary>The head and what "and" or "or" joins to it; "Marsh &amp; Costa" is one name.</summary>
    private static IReadOnlyList<Token> Heads(Token head) =>
        [.. head.WithConjuncts().Where(one => one == head || !one.ChildrenBy("cc").Any(joint => joint.Text == "&"))];

    private static IReadOnlyList<Token>? Agent(Token verb, Lexicon lexicon)
    {
        if (!IsPassive(verb) && !IsBareParticiple(verb))
        {
            return null;
        }

        Token? agent = verb.Children.FirstOrDefault(child =>
            child.Base() == "obl" && child.Case() == "by" && child.Part is not PartOfSpeech.Verb);
        return agent is not null ? Heads(agent) : IsPassive(verb) && !IsQuotedAs(verb) ? [] : null;
    }

    private static IReadOnlyList<Token>? Relative(Token verb, Lexicon lexicon)
    {
        if (OwnSubject(verb) is not { } subject)
        {
            return verb.Relation == "conj" && verb.Head is { Relation: "acl:relcl" } first
                ? Relative(first, lexicon) : null;
        }

        return subject.IsRelative() && verb is { Relation: "acl:relcl", Head: { } antecedent }
            ? Among(antecedent) ?? [subject.Lower == "who" ? Person(antecedent, lexicon) : antecedent]
            : subject.IsWho() ? [] : null;
    }

    /// <summary>"Ana Costa is among those [who say …]".</summary>
    private static IReadOnlyList<Token>? Among(Token antecedent)
    {
        Token predicate = antecedent.Case() == "of" && antecedent.Head is { Lower: "one" or "some" or "many" } one ? one : antecedent;
        return antecedent.Case() is "among" or "of" && predicate.Child("cop") is not null &&
            OwnSubjectOfPredicate(predicate) is { } subject ? Heads(subject) : null;
    }

    private static Token? OwnSubjectOfPredicate(Token predicate) =>
        predicate.ChildrenBy("nsubj").FirstOrDefault(child => !child.IsRelative());

    /// <summary>"sent an attorney to his office [who threatened …]": "who" takes up the person, not the place beside.</summary>
    private static Token Person(Token antecedent, Lexicon lexicon) =>
        antecedent.Base() is "obl" or "nmod" && antecedent.Part == PartOfSpeech.Noun && lexicon.Speaks(antecedent.Lemma) &&
        antecedent.Head is { } above && (above.IsNominal() ? above : above.Child("obj")) is { } person && person.Index < antecedent.Index
            ? person : antecedent;

    private static IReadOnlyList<Token>? Inverted(Token verb, Lexicon lexicon) =>
        OwnSubject(verb) is { } subject && subject.Index > verb.Index && !IsPassive(verb) &&
        !subject.Subtree().Exists(token => token.Quotation is not null) ? Heads(subject) : null;

    private static IReadOnlyList<Token>? Subject(Token verb, Lexicon lexicon) =>
        OwnSubject(verb) is { } subject && !IsPassive(verb) ? Heads(subject) : null;

    private static bool IsQuotedAs(Token verb) =>
        verb.Lemma is "quote" or "cite" or "report" or "hear" or "see" or "record" or "film" or "describe" or "understand";

    /// <summary>The subject of "X was quoted as saying".</summary>
    private static IReadOnlyList<Token>? QuotedAs(Token verb, Lexicon lexicon) =>
        verb.Tag == "VBG" && verb.Head is { } above && IsPassive(above) &&
        above.Lemma is "quote" or "cite" or "report" or "hear" or "record" && above.Child("nsubj:pass") is { } subject ? Heads(subject)
        : verb.Tag == "VBG" && verb.Head is { Lemma: "quote" or "cite" } citing && verb.Child("mark")?.Lower == "as" &&
            citing.Child("obj") is { } quoted ? Heads(quoted) : null;

    private static IReadOnlyList<Token>? Shared(Token verb, Lexicon lexicon) =>
        verb.Relation != "conj" || IsBareParticiple(verb) ? null
            : ReportsOn(verb, lexicon) is { } reporter ? Above(reporter, 0, own: true) : Above(verb, 0);

    /// <summary>"X told us the search went on but [said] …": a verb of saying in the form of the first goes on with who reports.</summary>
    private static Token? ReportsOn(Token verb, Lexicon lexicon) =>
        verb.Lemma is "say" or "add" && verb.Head is { Relation: "ccomp", Head: { } above } && above.Tag == verb.Tag &&
        lexicon.IsSpeech(above.Lemma) && OwnSubject(above) is not null
            ? above : null;

    private static IReadOnlyList<Token>? Controlled(Token verb, Lexicon lexicon) =>
        IsCarried(verb) && verb.Head is { } above && above.Child("obj", "iobj") is null && Carriers.Continues(above.Lemma)
            ? Above(verb, 0) : null;

    /// <summary>"went on to say": an infinitive that a verb of going on carries.</summary>
    internal static bool IsCarried(Token verb) =>
        verb.Base() is "xcomp" or "advcl" && verb.Head is { } above && Carriers.Continues(above.Lemma) &&
        (verb.Base() == "xcomp" || above.Children.Any(child => child.Lower is "on" && child.Index < verb.Index));

    /// <summary>
    /// ", said X, …" or ", said X." whatever else the tree takes for the subject: a verb that inverts, and a name or role that no verb
    /// follows.
    /// </summary>
    private static IReadOnlyList<Token>? Aside(Token verb, Lexicon lexicon)
    {
        if (verb.Previous() is not { Text: "," } || !Inverts(verb, lexicon) ||
            Beside(verb, lexicon) is not [var head])
        {
            return null;
        }

        Token? after = head;
        while (after is not null && (after == head || after.Part == PartOfSpeech.PropN ||
            (after.IsUnder(head) && after.Base() is "flat" or "compound" or "amod" or "det")))
        {
            after = after.Next();
        }

        return after is null or { Text: "," or "." or ";" } ? [head] : null;
    }

    /// <summary>", said X" where the tree has not seen the subject: the name or noun right after the verb.</summary>
    private static IReadOnlyList<Token>? Beside(Token verb, Lexicon lexicon)
    {
        bool isClosed = verb.Previous() is { Text: "," } or { IsQuotationMark: true };
        bool isFinite = verb.Tag is "VBD" or "VBZ" or "VBP" ||
            (verb.Tag == "VBN" && verb.Previous() is { IsQuotationMark: true } && Inverts(verb, lexicon));
        if (!isClosed || !isFinite || BehindParticle(verb, lexicon) is not { Quotation: null } next)
        {
            return null;
        }

        Token head = HeadOfPhrase(next);
        return MayStandBeside(head, verb) && !IsHearer(head, verb, lexicon) ? [Named(head, lexicon)] : null;
    }

    /// <summary>"the [mayor]": from the first word of a phrase to its head behind it.</summary>
    private static Token HeadOfPhrase(Token first)
    {
        Token head = first;
        while (head.Base() is "det" or "amod" or "compound" or "nummod" or "nmod" && head.Relation is not "nmod:desc" &&
            head.Head is { } above && above.Index > head.Index && above.Index < first.Index + 12)
        {
            head = above;
        }

        return head;
    }

    private static bool Inverts(Token verb, Lexicon lexicon) => lexicon.VerbsOf(verb.Lemma).Any(reading => reading.Inverts);

    /// <summary>"…,” shot back [her] neighbour": the word behind the verb, its particle passed over.</summary>
    private static Token? BehindParticle(Token verb, Lexicon lexicon) =>
        verb.Next() is { } next && lexicon.VerbsOf(verb.Lemma).Any(reading => reading.Particles.Contains(next.Lower))
            ? next.Next() : verb.Next();

    /// <summary>"countered treasurer [Ana Costa]": the name right after a noun in small letters.</summary>
    private static Token Named(Token noun, Lexicon lexicon) =>
        noun.Part == PartOfSpeech.Noun && noun.Next() is { Part: PartOfSpeech.PropN, IsCapital: true } name &&
        !lexicon.IsDayOrMonth(name.Lower) ? name : noun;

    /// <summary>A noun or pronoun, without quoted words in its phrase.</summary>
    private static bool MayStandBeside(Token head, Token verb) =>
        (head.IsNominal() || head.Lower is "he" or "she") &&
        !head.Subtree().Exists(token => token.Quotation is not null && token.Index < head.Index + 6 && token.Index > verb.Index);

    /// <summary>"…,” told the court": who hears is no source.</summary>
    private static bool IsHearer(Token noun, Token verb, Lexicon lexicon) =>
        noun.Base() is "obj" or "iobj" && lexicon.VerbsOf(verb.Lemma).Any(reading => reading.Frames.HasFlag(VerbFrames.Listener));

    /// <summary>"Ana Costa and Peter Marsh, both Liberals, said": the names that "both" takes up.</summary>
    private static Token? BeforeBoth(Token noun) =>
        noun.Previous() is { Lower: "both" } both && both.Previous() is { Text: "," } comma &&
            comma.Previous() is { Part: PartOfSpeech.PropN } named ? named : null;

    /// <summary>"…,” X said" where the tree has not seen the subject: the name or noun right before the verb.</summary>
    private static IReadOnlyList<Token>? Before(Token verb, Lexicon lexicon)
    {
        Token? nearest = verb.Previous();
        while (nearest is { Part: PartOfSpeech.Adv or PartOfSpeech.Aux } ||
            (nearest is { Text: "," } && nearest.Previous() is { Part: PartOfSpeech.PropN }))
        {
            nearest = nearest.Previous();
        }

        nearest = nearest is null ? null : BeforeBoth(nearest) ?? nearest;
        if (verb.Tag is not ("VBD" or "VBZ" or "VBP") || nearest is null || !MayBeSource(nearest))
        {
            return null;
        }

        Token? mark = MarkBefore(nearest);
        Token head = nearest;
        while (mark is not null && head.Head is { } above && above.Index > mark.Index && above.Index < verb.Index && above.IsNominal())
        {
            head = above;
        }

        return mark is null ? null : [head];
    }

    /// <summary>"…” [he] said", "…, [Costa] said": a noun or pronoun outside quotations.</summary>
    private static bool MayBeSource(Token token) => token.Quotation is null && (token.IsNominal() || token.Lower is "he" or "she");

    /// <summary>"…[”] the mayor said", "…[,] Costa said": back to the quotation's end, or to the comma before a name or pronoun.</summary>
    private static Token? MarkBefore(Token source)
    {
        bool isName = source.Part is PartOfSpeech.PropN or PartOfSpeech.Pron;
        Token? mark = source;
        while (mark is not null && !mark.IsQuotationMark && !(isName && mark.Text == ","))
        {
            mark = mark.Text is ":" or ";" || mark.IsVerbal() ? null : mark.Previous();
        }

        return mark;
    }

    /// <summary>The subject of the clause above, or of the one that shares its own with it.</summary>
    private static IReadOnlyList<Token>? Above(Token verb, int depth, bool own = false)
    {
        if ((own ? verb : verb.Head) is not { } above || depth > Deepest)
        {
            return null;
        }

        if (OwnSubject(above) is { } subject)
        {
            return subject.IsRelative() && above.Relation == "acl:relcl" && above.Head is { } antecedent
                ? [antecedent]
                : subject.IsWho() ? null : Heads(subject);
        }

        // "X was elected and said": who was acted on goes on as the subject.
        if (above.Child("nsubj:pass") is { } passive)
        {
            return passive.IsWho() ? null : Heads(passive);
        }

        return above.Base() is "conj" or "xcomp" or "advcl" && above.Head is { } next && next.IsVerbal() ? Above(above, depth + 1) : null;
    }
}
