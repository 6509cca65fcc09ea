using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Finds the words of a sentence that report words: verbs, adjectives of attitude, "according to", nouns ("her claim that …").
/// </summary>
internal sealed class CueReader(Lexicon lexicon)
{
    private readonly AssertionReader assertions = new(lexicon);
    private readonly ReportEnd ends = new(lexicon);

    /// <summary>The cues outside quotations, in order.</summary>
    public List<Cue> Read(Sentence sentence)
    {
        var cues = new List<Cue>();
        if (!sentence.Tree.IsKnown || IsHeadline(sentence))
        {
            return cues;
        }

        foreach (Token token in sentence.Tokens)
        {
            Cue? cue = token.Quotation is not null ? null
                : token.Lower is "according" ? PhraseCues.According(token)
                : token.Part is PartOfSpeech.Verb or PartOfSpeech.Aux ? Verbal(token)
                : token.Part == PartOfSpeech.Adj ? Attitude(token)
                : token.Part == PartOfSpeech.Noun ? NounCues.Read(token, lexicon) ?? PhraseCues.View(token)
                : null;
            if (cue is not null)
            {
                cues.Add(cue);
            }
        }

        return cues;
    }

    /// <summary>Words set as a headline are nobody's grammar: every other one has a capital.</summary>
    private static bool IsHeadline(Sentence sentence) =>
        sentence.Paragraph is { IsHeadlineCase: true, Sentences.Length: 1 } && sentence.Tokens.Length < 30 &&
        sentence.Tokens[^1].Text is not ("." or "”" or "\"");

    private Cue? Verbal(Token word)
    {
        IReadOnlyList<Verb> readings = IsAuxiliary(word) || NoReports.IsQuoting(word, lexicon) ? [] : lexicon.VerbsOf(word.Lemma);
        bool isListed = readings.Any(reading => reading.Frames.HasFlag(VerbFrames.Quotation) && !reading.IsWeak);
        readings = !isListed && !IsAuxiliary(word) && IsBehindSpeech(word) ? [Uttering(word.Lemma)] : readings;
        if (readings.Count == 0 || assertions.IsSupposed(word) || SubjectRules.Find(word, lexicon) is not { Source.Count: > 0 } subject)
        {
            return null;
        }

        return Best(word, readings, subject);
    }

    /// <summary>"“It is over,” [beamed] Ana Costa", "“You lied,” Costa [charged]": any verb may report what was quoted before.</summary>
    private static Verb Uttering(string lemma) => new(
        lemma, [], VerbKinds.Speech, SpeechAct.Statement, VerbFrames.Quotation, true, Stance.Asserted, IsWeak: false, Asks: false);

    /// <summary>
    /// The sentence begins with a quoted clause that ends with a comma, "?" or "!", and nothing but the verb's subject stands between.
    /// </summary>
    private static bool IsBehindSpeech(Token word)
    {
        const int LongestSource = 8;
        const int FewestWords = 3;
        Token? mark = word.Previous();
        bool isFinite = word.Tag is "VBD" or "VBZ" or "VBP" || (word.Tag == "VBN" && mark is { IsQuotationMark: true });
        if (!isFinite || word.Sentence.Tokens[0].Quotation is not { } quotation ||
            word.ChildrenBy("obj").Any(child => child.Index > word.Index))
        {
            return false;
        }

        for (int i = 0; i < LongestSource && mark is { IsQuotationMark: false, Part: not PartOfSpeech.Punct } && !mark.IsVerbal(); i++)
        {
            mark = mark.Previous();
        }

        if (mark is not { IsQuotationMark: true } || mark.Quotation != quotation || mark.Previous() is not { Text: "," or "?" or "!" })
        {
            return false;
        }

        List<Token> quoted = [.. word.Sentence.Tokens.TakeWhile(token => token != mark).Where(token => token.IsWord)];
        return quoted.Count >= FewestWords && quoted.Exists(token => token.Tag is "VBD" or "VBZ" or "VBP" or "VB" or "MD");
    }

    /// <summary>The cue of the first reading that reports words here; else an act; else one that waits for a quotation.</summary>
    private Cue? Best(Token word, IReadOnlyList<Verb> readings, (string Rule, IReadOnlyList<Token> Source) subject)
    {
        Cue? bare = null, act = null;
        foreach (Verb verb in readings.OrderByDescending(reading => reading.Particles.Length > 0))
        {
            if (Particle(word, verb) is not { } particle || NoReports.IsReading(word, verb, subject.Rule))
            {
                continue;
            }

            string text = TextOf(word, particle);
            if (Content(word, verb, subject) is { } content)
            {
                Cue? cue = IsNoReport(word, subject.Rule, content.Rule, content.Words) ? null
                    : new Cue(word, text, verb, subject.Source) { Rule = $"{subject.Rule}/{content.Rule}", Content = content.Words };
                if (cue is not null && !(NoReports.IsAct(verb, subject, content.Rule) && !IsDocument(subject)))
                {
                    return Checked(cue);
                }

                act ??= cue is null ? null : cue with { Rule = $"{subject.Rule}/act", Confidence = Confidence.Subject };
                continue;
            }

            bare ??= IsCarrier(word, verb) ? null
                : new Cue(word, text, verb, subject.Source) { Rule = $"{subject.Rule}/quotation" };
        }

        return act is not null ? assertions.Read(act) : bare is null ? null : Checked(bare);
    }

    /// <summary>What was said, and the rule that finds it; null if nothing but the source stands there.</summary>
    private (string Rule, IReadOnlyList<Token> Words)? Content(
        Token word, Verb verb, (string Rule, IReadOnlyList<Token> Source) subject) =>
        ContentRules.Find(word, verb, subject.Source) is { } content && WithoutSource(content.Content, subject) is { Count: > 0 } said
            ? (content.Rule, ends.Cut(said, word)) : null;

    /// <summary>"the records show that …": what a document shows it says.</summary>
    private bool IsDocument((string Rule, IReadOnlyList<Token> Source) subject) =>
        subject.Rule != "gerund" && lexicon.IsDocument(subject.Source[0].Lemma);

    /// <summary>"continue to be “…”": it goes on doing something, and says nothing.</summary>
    private static bool IsCarrier(Token word, Verb verb) =>
        !verb.Frames.HasFlag(VerbFrames.Infinitive) &&
        word.ChildrenBy("xcomp").Any(child => child.Index > word.Index && child.Child("mark")?.Lower == "to");

    /// <summary>"[has] said", "[is] unsafe": a part of another verb or predicate.</summary>
    private static bool IsAuxiliary(Token word) => word.Part == PartOfSpeech.Aux && word.Base() is "aux" or "cop";

    /// <summary>The verb with its particle, if it needs one: "called for", "said".</summary>
    private static string TextOf(Token word, string particle) => particle.Length > 0 ? $"{word.Text} {particle}" : word.Text;

    /// <summary>
    /// Nothing is reported, or not as words of its own: "said [confirming] him would be a mistake", "the bridge that X [said] was unsafe".
    /// </summary>
    private bool IsNoReport(Token word, string subjectRule, string contentRule, IReadOnlyList<Token> words) =>
        words.Count == 0 || NoReports.IsEmpty(words) || IsInner(word, subjectRule) ||
        (contentRule != "aside" && NoReports.IsGapped(word, subjectRule));

    /// <summary>
    /// A source after what it said, which the tree has taken for a part of it: what was said ends at the comma before the source, and
    /// before a role that stands there ("…, its secretary general, X, said").
    /// </summary>
    private IReadOnlyList<Token> WithoutSource(IReadOnlyList<Token> content, (string Rule, IReadOnlyList<Token> Source) subject)
    {
        if (subject.Rule is not ("before" or "beside" or "aside" or "inverted") || !content.Contains(subject.Source[0]))
        {
            return content;
        }

        List<Token> before = [.. content.TakeWhile(token => token.Index < subject.Source[0].Index)];
        for (int round = 0; round < 2; round++)
        {
            int comma = before.FindLastIndex(token => token.Text == ",");
            bool isRole = round == 0 || (comma >= 0 && before.Skip(comma).Any(token => lexicon.IsRole(token.Lower)) &&
                !before.Skip(comma).Any(token => token.IsVerbal()));
            before = comma >= 0 && isRole ? before[..comma] : round == 0 ? [] : before;
        }

        return before;
    }

    /// <summary>"said confirming him would be a mistake": a gerund within what somebody says is no report of its own.</summary>
    private bool IsInner(Token word, string subjectRule) =>
        subjectRule == "gerund" && word.Previous() is not { Text: "," } && word.Ancestors().Any(above =>
            above.Base() is "ccomp" or "csubj" && above.Head is { } outer &&
            lexicon.IsSpeech(outer.Lemma) && word.Index > outer.Index);

    /// <summary>"…,” chimed [in] Ana Costa", whatever the tree takes the particle for; null for other verbs.</summary>
    private static string? ParticleBehindQuotation(Token word, Verb verb) =>
        verb.Inverts && word.Previous() is { IsQuotationMark: true } && word.Next() is { } next && verb.Particles.Contains(next.Lower)
            ? next.Lower : null;

    /// <summary>The particle that the verb must have to report words; empty if it needs none, null if it is missing.</summary>
    private static string? Particle(Token word, Verb verb)
    {
        if (verb.Particles.Length == 0)
        {
            // "called off", "took on": another verb, unless it has a row of its own.
            return word.Child("compound:prt") is null ? "" : null;
        }

        if (ParticleBehindQuotation(word, verb) is { } behind)
        {
            return behind;
        }

        foreach (Token child in word.Children.Where(child => child.Index > word.Index))
        {
            string? own = child.Relation is "compound:prt" or "advmod" or "xcomp" or "obj" or "ccomp" or "obl" &&
                verb.Particles.Contains(child.Lower)
                    ? child.Lower : null;
            if (own is not null)
            {
                return child.Relation is "compound:prt" or "advmod" or "xcomp" ? own : "";
            }

            string? preposition = verb.Frames.HasFlag(VerbFrames.Quotation) ? child.Child("mark")?.Lower
                : child.Case() ?? child.Child("mark")?.Lower;
            if (preposition is not null && verb.Particles.Contains(preposition))
            {
                return "";
            }
        }

        return null;
    }

    /// <summary>"is optimistic, [as the report showed …]".</summary>
    private static bool IsSetOff(Token clause) =>
        clause.Subtree()[0] is var first && (first.Text == "," || first.Previous() is { Text: "," });

    private Cue? Checked(Cue cue) => assertions.Read(cue) is { } read ? read with { Confidence = ConfidenceOf(read) } : null;

    /// <summary>If the tree is unsure whose words they are, so is the statement.</summary>
    private static Confidence ConfidenceOf(Cue cue)
    {
        bool isUnsure = cue.Source[0].Certainty < 0.5 && cue.Source[0].Head == cue.Word;
        bool isAct = cue.Verb is { } verb && verb.Kinds == VerbKinds.Reference && !cue.Rule.EndsWith("clause", StringComparison.Ordinal) &&
            cue.Content.Count > 0;
        return isUnsure || isAct || cue.Verb is { IsWeak: true } ? Confidence.Weak : Confidence.Cued;
    }

    /// <summary>"X is confident that …".</summary>
    private Cue? Attitude(Token word)
    {
        if (lexicon.AttitudeOf(word.Lower) is not { } stance || word.Child("nsubj") is not { } subject ||
            word.Child("cop") is null && word.Head?.Lemma is not ("be" or "feel" or "sound" or "remain" or "seem"))
        {
            return null;
        }

        Token? clause = word.Children.FirstOrDefault(child =>
            child.Index > word.Index && !IsSetOff(child) && (child.Relation is "ccomp" or "advcl" or "xcomp" ||
                (child.Base() == "obl" && child.Case() is "about" or "of" or "by" or "with" or "over")));
        if (clause is null || clause.Quotation is not null || assertions.IsSupposed(word))
        {
            return null;
        }

        List<Token> content = clause.Subtree();
        content = content[0] is { Lower: "that" } ? content[1..] : content;
        return Checked(new Cue(word, word.Text, lexicon.Attitude(stance), [.. subject.WithConjuncts()]) { Rule = "attitude",
            Content = content });
    }
}
