using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>Whose a quotation is, and from what that follows.</summary>
/// <param name="Speakers">Null: somebody's whom the article does not name.</param>
internal sealed record Attribution(IReadOnlyList<ArticleSpeaker>? Speakers, Confidence Confidence, string Cue);

/// <summary>What a paragraph hands to the next: its speaker, and whether it ends with a colon that announces words.</summary>
internal sealed record Flow(IReadOnlyList<ArticleSpeaker>? Speakers, string Cue, bool EndsWithColon)
{
    public static Flow Start { get; } = new(null, ":", false);
}

/// <summary>
/// Gives each quotation its speaker: by a cue of its sentence, or carried on: an unclosed quotation and the paragraph that opens with one
/// are the same speaker's; a sentence that is only a quotation is the speaker's of the quotation before it, else of a later cue in its
/// paragraph, else of the paragraph before; "X: “…”".
/// </summary>
internal sealed class QuotationAttributor(SourceFinder sources, ReferenceResolver references)
{
    private readonly Dictionary<Quotation, Attribution> attributions = [];

    public Attribution? Of(Quotation quotation) => attributions.GetValueOrDefault(quotation);

    /// <summary>Attributes the quotations of a paragraph whose cues and contents are known.</summary>
    public void Attribute(IReadOnlyList<Sentence> sentences, Flow previous)
    {
        foreach (Sentence sentence in sentences)
        {
            foreach (Item item in sentence.Items)
            {
                if (item.Quotation is { ContinuedFrom: { } before } continued && Of(before) is { Speakers: not null } known)
                {
                    attributions.TryAdd(continued, known with { Confidence = Confidence.Continued });
                }
            }
        }

        foreach (Sentence sentence in sentences)
        {
            ByCue(sentence);
        }

        CarryOn(sentences, previous);
    }

    /// <summary>The nearest cue whose content holds the quotation; verbs of speech first.</summary>
    private void ByCue(Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            Item item = sentence.Items[i];
            if (item.Quotation is not { } quotation || quotation.ContinuedFrom is not null && attributions.ContainsKey(quotation))
            {
                continue;
            }

            Cue? best = null;
            int bestDistance = int.MaxValue;
            foreach (Cue cue in sentence.Cues.Where(cue => cue.Mode != CueMode.Noun && cue.Spans.Exists(span => span.Contains(item.Span))))
            {
                bool reports = cue.IsSpeech || cue.Categories.HasFlag(CueCategories.Reference);
                bool plausible = i > cue.At || cue.IsInverted || cue.IsSpeech;
                int distance = Math.Abs(i - cue.At) + (reports ? 0 : 3) + (plausible ? 0 : 50);
                if (distance < bestDistance)
                {
                    (best, bestDistance) = (cue, distance);
                }
            }

            if (best?.Speakers is null && (SpeakerBeforeColon(sentence, i) ?? SignedAt(sentence, i + 1)) is { } named)
            {
                attributions[quotation] = new Attribution(named, Confidence.Cued, ":");
            }
            else if (best is not null)
            {
                attributions[quotation] = new Attribution(best.Speakers, best.IsWeak ? Confidence.Weak : Confidence.Cued, best.Text);
            }
        }
    }

    private static IReadOnlyList<ArticleSpeaker>? SpeakerBeforeColon(Sentence sentence, int i) =>
        sentence.WordAt(i - 1) == ":" && sentence.MentionEndingAt(i - 1) is { IsPossessive: false, Speaker.IsPerson: true } mention &&
        (mention.First == 0 || sentence.Words[mention.First - 1] is "-" or "—" or "–" or "--" or "." or ";" or "\"" or "and" or ",")
            ? SourceFinder.WithPartner(sentence, mention).Named
            : null;

    /// <summary>"“…” — Jane Doe, Philadelphia": signed like a letter, by a dash and a name.</summary>
    private static IReadOnlyList<ArticleSpeaker>? SignedAt(Sentence sentence, int dash) =>
        sentence.WordAt(dash) is "-" or "—" or "–" or "--" && sentence.MentionStartingAt(dash + 1) is { IsPossessive: false, Speaker.IsPerson: true } mention &&
        sentence.WordAt(mention.End) is "" or "," or "." or "("
            ? [mention.Speaker]
            : null;

    private void CarryOn(IReadOnlyList<Sentence> sentences, Flow previous)
    {
        Attribution? current = null;
        for (int s = 0; s < sentences.Count; s++)
        {
            Sentence sentence = sentences[s];
            for (int i = 0; i < sentence.Count; i++)
            {
                if (sentence.Items[i].Quotation is not { } quotation)
                {
                    continue;
                }

                if (!attributions.ContainsKey(quotation))
                {
                    Attribution? found = BehindColon(sentence, i) ?? (sentence.IsOnlyQuotation
                        ? Alone(sentences, s, current, previous)
                        : InNarration(sentence, i, current));
                    if (found is not null)
                    {
                        attributions[quotation] = found;
                    }
                }

                current = Of(quotation) is not { } known ? current : known.Speakers is null ? null : known;
            }

            // "Residents said they were afraid.": a quotation behind it is no more the speaker's of the one before.
            current = EndsUnnamed(sentence) ? null : current;
        }
    }

    /// <summary>The last who spoke in a sentence without quotations is a source that can't be named.</summary>
    private static bool EndsUnnamed(Sentence sentence) =>
        !sentence.Items.Any(item => item.IsQuotation) && sentence.Cues.FindLast(cue => cue is { IsSpeech: true, IsRelative: false, Mode: CueMode.Preceding or CueMode.Inverted }) is
            { Speakers: null, Source.Kind: SourceKind.Phrase };

    /// <summary>"X was blunt: “…”": the sentence's subject.</summary>
    private Attribution? BehindColon(Sentence sentence, int i)
    {
        bool hasCue = sentence.Cues.Exists(cue => cue is { Speakers: not null, IsSpeech: true } && cue.At < i && cue.At > i - 12);
        if (sentence.WordAt(i - 1) != ":" || hasCue)
        {
            return null;
        }

        if (sentence.MentionEndingAt(i - 1) is { Speaker.IsPerson: true } mention)
        {
            return new Attribution(SourceFinder.WithPartner(sentence, mention).Named, Confidence.Continued, ":");
        }

        return sources.MainSubject(sentence, i) is { } source && references.Resolve(source, sentence) is { } speakers ? new Attribution(speakers, Confidence.Continued, ":") : null;
    }

    private static Attribution? Alone(IReadOnlyList<Sentence> sentences, int s, Attribution? current, Flow previous)
    {
        if (s + 1 < sentences.Count && SignedAt(sentences[s + 1], 0) is { } signer)
        {
            return new Attribution(signer, Confidence.Cued, ":");
        }

        if (s > 0 && current is not null)
        {
            return current with { Confidence = Confidence.Continued };
        }

        if (s > 0 && sentences[s - 1].Cues is [.., { IsSpeech: true, Speakers: not null } last])
        {
            return new Attribution(last.Speakers, Confidence.Continued, last.Text);
        }

        if (s == 0 && !previous.EndsWithColon && LaterCue(sentences) is { } later)
        {
            return new Attribution(later.Speakers, Confidence.Continued, later.Text);
        }

        if (s == 0 && previous.Speakers is not null)
        {
            return new Attribution(previous.Speakers, Confidence.Continued, previous.Cue);
        }

        return current is null ? null : current with { Confidence = Confidence.Continued };
    }

    /// <summary>The first cue in a later sentence of the paragraph that stands beside a quotation.</summary>
    private static Cue? LaterCue(IReadOnlyList<Sentence> sentences) =>
        sentences.Skip(1).Where(sentence => sentence.Items.Any(item => item.IsQuotation)).SelectMany(sentence => sentence.Cues)
            .FirstOrDefault(cue => cue is { IsSpeech: true, IsRelative: false, Mode: CueMode.Preceding or CueMode.Inverted });

    /// <summary>A partial quotation in a narrated sentence that no cue claims.</summary>
    private Attribution? InNarration(Sentence sentence, int i, Attribution? current)
    {
        if (sentence.Cues.FindLast(cue => cue.At < i) is { } before)
        {
            return before.Speakers is not null && before.Mode != CueMode.According ? new Attribution(before.Speakers, Confidence.Continued, before.Text) : null;
        }

        Source? subject = sources.MainSubject(sentence, i);
        if (subject is null && current is not null && i == 0 && !sentence.Cues.Exists(cue => cue.Speakers is null))
        {
            return current with { Confidence = Confidence.Continued };
        }

        return subject is { Kind: SourceKind.Name } ? new Attribution(subject.Named, Confidence.Weak, ":") : null;
    }
}
