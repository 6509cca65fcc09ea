using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>A paragraph of a transcript or interview: who has the floor and where the words begin.</summary>
/// <param name="Speaker">Null: somebody who asks, or nobody known.</param>
/// <param name="Start">Where the words begin in the text.</param>
internal sealed record Turn(Member? Speaker, int Start, bool IsLabelled);

/// <summary>
/// Reads transcripts and interviews by the labels at their paragraphs' starts (<see cref="TurnLabel"/>), and interviews whose questions
/// stand as paragraphs of their own; the paragraphs after a label are its speaker's until the next one.
/// </summary>
internal sealed class TranscriptReader
{
    private const int FewestLabels = 2;

    /// <summary>
    /// The least share of paragraphs with a label that makes a text a transcript, whose other paragraphs go on with the last speaker.
    /// </summary>
    private const double LeastShare = 0.25;

    private readonly Dictionary<Paragraph, Turn> turns = [];
    private readonly LabelledSpeakers speakers;
    private readonly Lexicon lexicon;

    public TranscriptReader(Analysis analysis, LabelledSpeakers speakers, Lexicon lexicon)
    {
        this.speakers = speakers;
        this.lexicon = lexicon;
        List<Paragraph> paragraphs = [.. analysis.Paragraphs.Where(paragraph => paragraph.Sentences.Length > 0)];
        List<(Paragraph Paragraph, TurnLabel Label)> labels = [.. paragraphs
            .Select(paragraph => (paragraph, label: TurnLabel.Read(analysis.Text, paragraph.Span, lexicon)))
            .Where(read => read.label is not null).Select(read => (read.paragraph, read.label!))];
        bool isTranscript = labels.Count >= FewestLabels && labels.Count >= LeastShare * paragraphs.Count;
        ReadLabels(labels, isTranscript);
        if (turns.Count >= FewestLabels && turns.Count >= LeastShare * paragraphs.Count)
        {
            GoOn(analysis.Text, paragraphs);
        }
        else if (labels.Count == 0)
        {
            ReadQuestions(analysis.Text, paragraphs);
        }
    }

    /// <summary>The paragraph's turn; null if it is none's.</summary>
    public Turn? Of(Paragraph paragraph) => turns.GetValueOrDefault(paragraph);

    private void ReadLabels(List<(Paragraph Paragraph, TurnLabel Label)> labels, bool isTranscript)
    {
        bool isInterview = labels.Exists(read => read.Label.Floor == Floor.Asks) &&
            labels.Exists(read => read.Label.Floor == Floor.Answers);
        ILookup<string, Paragraph> byName = labels.ToLookup(read => read.Label.Name, read => read.Paragraph);
        foreach ((Paragraph paragraph, TurnLabel label) in labels)
        {
            Member? speaker = label.Floor switch
            {
                Floor.Asks => null,
                Floor.Answers => isInterview ? speakers.MostNamed() : null,
                _ => Named(label, isTranscript, labels.Count, byName[label.Name].Count()),
            };
            bool isNobodys = label.Floor == Floor.Asks ? labels.Count >= FewestLabels : isTranscript && label.Floor == Floor.Named;
            if (speaker is not null || isNobodys)
            {
                turns[paragraph] = new Turn(speaker, paragraph.Span.Start + label.Length, IsLabelled: true);
            }
        }
    }

    /// <summary>
    /// Whom a label names: in capitals in a transcript only; somebody new where a title, a role or a second label speaks for it.
    /// </summary>
    private Member? Named(TurnLabel label, bool isTranscript, int labels, int times)
    {
        if (label.IsCapital && labels < FewestLabels)
        {
            return null;
        }

        Member? known = speakers.Known(label) ??
            (isTranscript && label.Initials is { } initials ? speakers.OfInitials(initials) : null);
        bool isFull = label.Name.Contains(' ', StringComparison.Ordinal);
        bool isNew = label.IsCapital ? label.IsTitled || isFull || (times > 1 && label.Initials is null)
            : isTranscript && isFull && (label.IsTitled || times > 1);
        return known ?? (isNew ? speakers.Add(label) : null);
    }

    private void GoOn(string text, List<Paragraph> paragraphs)
    {
        Turn? last = null;
        foreach (Paragraph paragraph in paragraphs)
        {
            if (turns.TryGetValue(paragraph, out Turn? own))
            {
                last = own;
            }
            else if (last is not null && IsSpoken(text, paragraph))
            {
                turns[paragraph] = last with { Start = paragraph.Span.Start, IsLabelled = false };
            }
        }
    }

    /// <summary>No paragraph that reports: nothing quoted in it, no editor's note.</summary>
    private bool IsSpoken(string text, Paragraph paragraph) =>
        paragraph.Quotations.Length == 0 && text[paragraph.Span.Start] is not ('(' or '[') &&
        !Contains(text, paragraph, lexicon.InterviewNotes);

    /// <summary>
    /// An interview whose questions are paragraphs of their own, without labels: what follows each is the words of the person whom the
    /// introduction says was interviewed.
    /// </summary>
    private void ReadQuestions(string text, List<Paragraph> paragraphs)
    {
        List<int> questions = [.. Enumerable.Range(0, paragraphs.Count).Where(i => IsQuestion(text, paragraphs[i]))];
        bool isInterview = questions.Count >= FewestLabels && questions[0] > 0 && questions[^1] + 1 < paragraphs.Count &&
            questions.Count >= LeastShare * (paragraphs.Count - questions[0]) && !questions.Exists(i => questions.Contains(i + 1)) &&
            paragraphs[..questions[0]].Exists(paragraph => Contains(text, paragraph, lexicon.InterviewIntroductions));
        if (!isInterview || speakers.MostNamed() is not { } interviewed)
        {
            return;
        }

        for (int i = questions[0]; i < paragraphs.Count; i++)
        {
            bool asks = questions.Contains(i);
            if (asks || IsSpoken(text, paragraphs[i]))
            {
                turns[paragraphs[i]] = new Turn(asks ? null : interviewed, paragraphs[i].Span.Start, IsLabelled: false);
            }
        }
    }

    private static bool IsQuestion(string text, Paragraph paragraph) =>
        paragraph.Sentences.Length <= 2 && paragraph.Quotations.Length == 0 && text[paragraph.Span.End - 1] == '?';

    private static bool Contains(string text, Paragraph paragraph, IEnumerable<string> phrases)
    {
        string words = paragraph.Span.Of(text);
        return phrases.Any(phrase => words.Contains(phrase, StringComparison.OrdinalIgnoreCase));
    }
}
