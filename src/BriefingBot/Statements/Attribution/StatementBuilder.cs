using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>Turns attributed cues and quotations into statements: trimmed spans, direct or indirect, first- or second-hand, each once.</summary>
internal sealed class StatementBuilder(string body, QuotationAttributor quotations)
{
    private const int LongestTranscriptName = 4;
    private readonly List<Draft> drafts = [];

    /// <summary>Adds the statements of a paragraph.</summary>
    public void AddParagraph(Paragraph paragraph, IReadOnlyList<Sentence> sentences, Flow previous)
    {
        if (sentences.Count == 0 || AddTranscript(sentences) || AddBlock(paragraph, sentences, previous))
        {
            return;
        }

        foreach (Sentence sentence in sentences)
        {
            int first = drafts.Count;
            AddCues(sentence);
            AddQuotations(sentence, first);
        }
    }

    /// <summary>The statements in reading order, and who is named.</summary>
    public ArticleStatements Build(IReadOnlyList<ArticleSpeaker> members, Lexicon lexicon)
    {
        ImmutableArray<Statement> statements =
        [
            .. drafts.SelectMany(draft => draft.Speakers.Select(speaker => ToStatement(draft, speaker)))
                .OrderBy(statement => statement.Hull.Start).ThenBy(statement => statement.Hull.End).ThenBy(statement => statement.Speaker, StringComparer.Ordinal),
        ];
        ILookup<string, Statement> bySpeaker = statements.ToLookup(statement => statement.Speaker);
        ImmutableArray<NamedSpeaker> speakers =
        [
            .. members.GroupBy(member => member.Name).Select(group => group.First())
                .Where(member => member.IsPerson || bySpeaker.Contains(member.Name) || IsBody(member.Name, lexicon))
                .Select(member => new NamedSpeaker(
                    member.Name, member.IsPerson, [.. member.Forms.Where(form => form != member.Name)], [.. member.Roles.OrderByDescending(role => role.Length)], bySpeaker[member.Name].Count())),
        ];
        return new ArticleStatements(statements, speakers);
    }

    /// <summary>Of the names that are no person's, those that may speak: states, initialisms, "… Committee".</summary>
    private static bool IsBody(string name, Lexicon lexicon)
    {
        string[] parts = name.Split(' ');
        return !lexicon.Titles.Contains(parts[^1]) &&
            (lexicon.Countries.Contains(name) || (parts.Length > 1 && parts.Any(lexicon.HardBodyWords.Contains)) || (name.Length is > 1 and < 8 && name.All(char.IsUpper)));
    }

    private static Statement ToStatement(Draft draft, ArticleSpeaker speaker) => new()
    {
        Speaker = speaker.Name,
        Role = speaker.Role,
        IsPerson = speaker.IsPerson,
        Cue = draft.Cue,
        Kind = draft.Kind,
        Via = draft.Via?.Name,
        Content = draft.Content,
        Sentence = draft.Sentence,
        Confidence = draft.Confidence,
    };

    /// <summary>"Name: words" paragraphs.</summary>
    private bool AddTranscript(IReadOnlyList<Sentence> sentences)
    {
        Sentence first = sentences[0];
        if (first.Mentions is not [{ First: 0, Speaker.IsPerson: true } mention, ..] || mention.End > LongestTranscriptName || first.WordAt(mention.End) != ":" ||
            mention.End + 1 >= first.Count || first.IsQuotation(mention.End + 1))
        {
            return false;
        }

        for (int i = 0; i < sentences.Count; i++)
        {
            int from = i == 0 ? mention.End + 1 : 0;
            AddWhole(sentences[i], from, [mention.Speaker], Confidence.Cued, ":", StatementKind.Direct);
        }

        return true;
    }

    /// <summary>A paragraph behind one that ended with a colon and a speaker: his words, set off without marks.</summary>
    private bool AddBlock(Paragraph paragraph, IReadOnlyList<Sentence> sentences, Flow previous)
    {
        int words = sentences.Sum(sentence => sentence.Items.Count(item => item.Word is { IsWord: true }));
        if (!previous.EndsWithColon || previous.Speakers is null || words <= 8 || paragraph.Tokens[0].IsQuotationMark ||
            sentences.Any(sentence => sentence.Cues.Exists(cue => cue is { IsSpeech: true, Mode: CueMode.Inverted })))
        {
            return false;
        }

        foreach (Sentence sentence in sentences)
        {
            AddWhole(sentence, 0, previous.Speakers, Confidence.Continued, previous.Cue, StatementKind.Direct);
        }

        return true;
    }

    private void AddWhole(Sentence sentence, int from, IReadOnlyList<ArticleSpeaker> speakers, Confidence confidence, string cue, StatementKind kind)
    {
        if (sentence.SpanOf(from, sentence.Count) is { } span && SpanTrimmer.Trim(body, span) is { } trimmed)
        {
            drafts.Add(new Draft(speakers, sentence.Span, [trimmed], confidence, cue, kind, null));
        }
    }

    private void AddCues(Sentence sentence)
    {
        foreach (Cue cue in sentence.Cues.Where(cue => cue.Speakers is not null))
        {
            if (cue.Mode == CueMode.Preceding && sentence.WordAt(cue.Start - 1) is "if" or "unless")
            {
                // "If X said that …": supposed, not said.
                continue;
            }

            Cue? reporter = Reporter(sentence, cue);
            bool reports = (cue.Categories & (CueCategories.Speech | CueCategories.Reference | CueCategories.Judgement)) != 0 && !cue.IsWeak;
            if (reporter is not null && !reports)
            {
                // What Peskov says Putin thinks is Peskov's statement, not Putin's.
                continue;
            }

            ImmutableArray<Span> content = SpanTrimmer.TrimAll(body, cue.Spans, sentence);
            if (content.IsEmpty)
            {
                continue;
            }

            Confidence confidence = cue.IsWeak ? Confidence.Weak
                : cue.Mode == CueMode.Noun || cue is { Mode: CueMode.According, IsSpeech: false } ? Confidence.Continued
                : Confidence.Cued;
            drafts.Add(new Draft(cue.Speakers!, sentence.Span, content, confidence, cue.Text, KindOf(sentence, content), reporter?.Speakers?[0]));
        }
    }

    /// <summary>The source in whose words the cue stands: "Peskov noted that Blinken said …" is Blinken's via Peskov.</summary>
    private static Cue? Reporter(Sentence sentence, Cue cue)
    {
        Span word = sentence.Items[cue.At].Span;
        return sentence.Cues
            .Where(other => other != cue && !cue.Spans.Exists(span => span.Contains(sentence.Items[other.At].Span)) && other is { IsSpeech: true, Speakers: not null } && other.Spans.Exists(span => span.Contains(word)) &&
                (cue.Source is null || other.Spans.Exists(span => span.Contains(sentence.Items[Math.Min(cue.Source.First, sentence.Count - 1)].Span))) &&
                !other.Speakers!.Intersect(cue.Speakers!).Any())
            .MinBy(other => Math.Abs(other.At - cue.At));
    }

    /// <summary>Quotations that no cue's statement of the same speaker holds already.</summary>
    private void AddQuotations(Sentence sentence, int firstDraft)
    {
        foreach (IGrouping<Quotation, Item> pieces in sentence.Items.Where(item => item.IsQuotation).GroupBy(item => item.Quotation!))
        {
            if (quotations.Of(pieces.Key) is not { Speakers: { } speakers } attribution)
            {
                continue;
            }

            ImmutableArray<Span> content = SpanTrimmer.TrimAll(body, [.. pieces.Select(item => item.Span)], sentence);
            bool isKnown = drafts.Skip(firstDraft).Any(draft => draft.Confidence >= attribution.Confidence && draft.Speakers.SequenceEqual(speakers) &&
                content.All(span => draft.Content.Any(known => known.Contains(span))));
            if (!content.IsEmpty && !isKnown)
            {
                drafts.Add(new Draft(speakers, sentence.Span, content, attribution.Confidence, attribution.Cue, StatementKind.Direct, null));
            }
        }
    }

    private static StatementKind KindOf(Sentence sentence, ImmutableArray<Span> content)
    {
        bool quoted = sentence.Items.Any(item => item.IsQuotation && content.Any(span => span.Overlaps(item.Span)));
        bool narrated = sentence.Items.Any(item => item.Word is { IsWord: true } && content.Any(span => span.Contains(item.Span)));
        return (quoted, narrated) switch
        {
            (true, false) => StatementKind.Direct,
            (true, true) => StatementKind.Mixed,
            _ => StatementKind.Indirect,
        };
    }

    private sealed record Draft(
        IReadOnlyList<ArticleSpeaker> Speakers, Span Sentence, ImmutableArray<Span> Content, Confidence Confidence, string Cue, StatementKind Kind, ArticleSpeaker? Via);
}
