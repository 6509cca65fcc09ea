using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>What a paragraph hands to the next: who spoke last in it, and whether it ends with a colon that announces words.</summary>
internal sealed record Flow(QuotationOwner? Last, bool EndsWithColon)
{
    public static Flow Start { get; } = new(null, false);
}

/// <summary>
/// Gives each piece of a quotation its owner: by a cue of its sentence, by the same quotation's other pieces, or carried on from what
/// stands before it, where nothing else can be its source.
/// </summary>
internal sealed class QuotationRules(Lexicon lexicon)
{
    private readonly Dictionary<Quotation, QuotationOwner> owners = [];

    /// <summary>Attributes the quotations of a paragraph.</summary>
    public void Attribute(IReadOnlyList<SentenceReading> sentences, Flow flow)
    {
        // [1] By a cue of the sentence.
        foreach (SentenceReading sentence in sentences)
        {
            sentence.Pieces.ForEach(piece => Set(piece, Labelled(sentence, piece) ?? ByCue(sentence, piece)));
        }

        // [2] By the quotation's other pieces, here and in the paragraph before. [3] Carried on.
        for (int s = 0; s < sentences.Count; s++)
        {
            foreach (QuotationPiece piece in sentences[s].Pieces.Where(piece => piece.Owner is null))
            {
                Set(piece, Same(piece) ?? Carried(sentences, s, piece, flow));
            }
        }
    }

    private void Set(QuotationPiece piece, QuotationOwner? owner)
    {
        if (owner is not null)
        {
            piece.Owner = owner;
            owners.TryAdd(piece.Quotation, owner);
        }
    }

    private QuotationOwner? Same(QuotationPiece piece) =>
        owners.TryGetValue(piece.Quotation, out QuotationOwner? same) ? same with { Rule = "same-quotation" }
        : piece.Quotation.ContinuedFrom is { } before && owners.TryGetValue(before, out QuotationOwner? continued)
            ? continued with { Rule = "paragraphs" }
        : null;

    /// <summary>The cue that takes the piece: the one whose content it is, or the nearest beside it.</summary>
    private static QuotationOwner? ByCue(SentenceReading sentence, QuotationPiece piece)
    {
        List<Cue> able = sentence.Cues.FindAll(cue => cue.TakesQuotations || cue.Content.Count > 0);
        Cue? holder = able.Find(cue => cue.Content.Any(token => token.Index == piece.First.Index) && !IsAppositionOf(cue, piece));
        Cue? beside = holder ?? (IsLabel(piece) ? [] : able)
            .Where(cue => cue.TakesQuotations && !(cue.Verb is { IsWeak: true } && piece.Words < 4) && IsBeside(cue, piece))
            .MinBy(cue => Distance(cue, piece));
        return beside is null ? null : new QuotationOwner(beside.Speakers, beside, beside.Text, beside.Rule, beside.Confidence);
    }

    /// <summary>
    /// "a “deep state” plot", "supports the “moderate opposition”", "on ABC's “This Week”": a few quoted words that an article, adjective,
    /// preposition or possessor leads in.
    /// </summary>
    private static bool IsLabel(QuotationPiece piece) => piece.Words <= 3 && !piece.Tokens.Any(token => token.IsVerbal()) &&
        piece.First.Previous() is { Part: PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Adp or PartOfSpeech.Num } or { Tag: "POS" };

    /// <summary>A word in marks within the source's own phrase ("the man known as “Otter” said") is nobody's words.</summary>
    private static bool IsAppositionOf(Cue cue, QuotationPiece piece) =>
        cue.Source.Any(source => piece.First.IsUnder(source) && piece.Words < 4);

    /// <summary>Nothing but the source, its description, adverbs and marks stands between the cue and the quotation.</summary>
    private static bool IsBeside(Cue cue, QuotationPiece piece)
    {
        if (IsAppositionOf(cue, piece))
        {
            return false;
        }

        bool before = piece.Last.Index < cue.Word.Index;
        if (before)
        {
            Token first = cue.Source.Where(source => source.Sentence == cue.Word.Sentence).SelectMany(source => source.Subtree())
                .Append(cue.Word).MinBy(token => token.Index)!;
            return piece.Words > 2 || piece.Last.Next() is { } next && next.Index >= first.Index - 3;
        }

        int gap = 0;
        for (Token? token = cue.Word.Next(); token is not null && token.Index < piece.First.Index; token = token.Next())
        {
            bool belongs = token.Part == PartOfSpeech.Punct || cue.Source.Any(token.IsUnder) || token.IsUnder(cue.Word);
            gap += belongs && !token.IsVerbal() ? 0 : 1;
        }

        return gap <= 3 || (piece.Words > 4 && piece.First.Previous() is { Text: ":" or "," });
    }

    private static int Distance(Cue cue, QuotationPiece piece)
    {
        bool before = piece.Last.Index < cue.Word.Index;
        int distance = before ? cue.Word.Index - piece.Last.Index : piece.First.Index - cue.Word.Index;
        return distance + (cue.Verb is null ? 20 : cue.Verb.Kinds.HasFlag(VerbKinds.Speech) ? 0 : 10);
    }

    private QuotationOwner? Carried(IReadOnlyList<SentenceReading> sentences, int s, QuotationPiece piece, Flow flow)
    {
        SentenceReading sentence = sentences[s];
        if (BehindColon(sentence, piece) is { } colon)
        {
            return colon;
        }

        if (!sentence.IsOnlyQuotation)
        {
            // “…” — Jane Doe; a quotation that a narrated sentence goes on from may be anybody's.
            return Signed(sentence, piece);
        }

        if (s + 1 < sentences.Count && SignedBy(sentences[s + 1]) is { } signer)
        {
            return new QuotationOwner([signer], null, ":", "signature", Confidence.Cued);
        }

        if (s > 0)
        {
            return AfterSentence(sentences[s - 1]);
        }

        if (!flow.EndsWithColon && Later(sentences) is { } later)
        {
            return later with { Rule = "later-cue", Confidence = Confidence.Continued };
        }

        return flow.Last is { } last && !sentences.Any(HasUnreadCue)
            ? last with { Rule = "next-paragraph", Confidence = Confidence.Continued } : null;
    }

    /// <summary>
    /// "“…,” [said] the star’s lawyers …": a verb of saying right behind a quotation, whose subject was not made out. The words are
    /// somebody's whom the paragraph names, not the last speaker's.
    /// </summary>
    private bool HasUnreadCue(SentenceReading sentence) => sentence.Sentence.Tokens.Any(token =>
        token.Quotation is null && token.Previous() is { IsQuotationMark: true } && token.Part == PartOfSpeech.Verb
        && lexicon.IsSpeech(token.Lemma) && !sentence.Cues.Exists(cue => cue.Word == token));

    /// <summary>
    /// A sentence that is all quotation goes on with the sentence before: its quotation's owner, else its last speaker if only one spoke.
    /// </summary>
    private static QuotationOwner? AfterSentence(SentenceReading before)
    {
        if (before.Pieces is [.., { Owner: { } owner }])
        {
            return owner with { Rule = "next-sentence", Confidence = Confidence.Continued };
        }

        Cue? cue = before.Cues.FindLast(cue => cue.TakesQuotations && cue.Assertion == Assertion.Asserted);
        return cue is null ? null : new QuotationOwner(cue.Speakers, cue, cue.Text, "next-sentence", Confidence.Continued);
    }

    /// <summary>The owner of the first later quotation of the paragraph that a cue claims.</summary>
    private static QuotationOwner? Later(IReadOnlyList<SentenceReading> sentences) =>
        sentences.Skip(1).SelectMany(sentence => sentence.Pieces).Select(piece => piece.Owner)
            .FirstOrDefault(owner => owner?.Cue is not null);

    /// <summary>"Pollsters agree – Ana Costa: “…”": a name alone between a dash and the colon.</summary>
    private static QuotationOwner? Labelled(SentenceReading sentence, QuotationPiece piece)
    {
        if (piece.First.Previous() is not { Text: ":" } colon || sentence.Mentions.FindLast(mention =>
            mention.Head.Index < colon.Index && mention.Member.Kind == SpeakerKind.Person) is not { } named)
        {
            return null;
        }

        bool isAlone = named.Head.Previous() is { Text: "-" or "–" or "—" or "--" } &&
            sentence.Sentence.Tokens.Where(token => token.Index > named.Head.Index && token.Index < colon.Index)
                .All(token => token.Part == PartOfSpeech.PropN);
        return isAlone ? new QuotationOwner([named.Member], null, ":", "colon", Confidence.Cued) : null;
    }

    /// <summary>"X was blunt: “…”", "X: “…”": the sentence's subject, or the name before the colon.</summary>
    private static QuotationOwner? BehindColon(SentenceReading sentence, QuotationPiece piece)
    {
        if (piece.First.Previous() is not { Text: ":" } colon)
        {
            return null;
        }

        List<Member> persons = [.. sentence.Mentions.Where(mention => mention.Head.Index < colon.Index && mention.IsSubject)
            .Select(mention => mention.Member)];
        if (persons.Count == 0 && !sentence.Sentence.Tokens.Any(token => token.Index < colon.Index && token.IsVerbal()))
        {
            persons = [.. sentence.Mentions.Where(mention =>
                mention.Head.Index < colon.Index && mention.Member.Kind == SpeakerKind.Person && !mention.IsPossessive)
                    .Select(mention => mention.Member)];
        }

        return persons.Count == 0 ? null : new QuotationOwner([.. persons.Distinct()], null, ":", "colon", Confidence.Continued);
    }

    private static QuotationOwner? Signed(SentenceReading sentence, QuotationPiece piece) =>
        piece.Last.Next() is { Text: "—" or "–" or "-" or "--" } dash &&
        sentence.Mentions.Find(mention =>
            mention.Head.Index > dash.Index && mention.Head.Index <= dash.Index + 3) is { Member.Kind: SpeakerKind.Person } signer
            ? new QuotationOwner([signer.Member], null, ":", "signature", Confidence.Cued)
            : null;

    private static Member? SignedBy(SentenceReading next) =>
        next.Sentence.Tokens[0].Text is "—" or "–" or "--" && next.Mentions is [{ Member.Kind: SpeakerKind.Person } first, ..] &&
        !next.Sentence.Tokens.Any(token => token.IsVerbal())
            ? first.Member : null;
}
