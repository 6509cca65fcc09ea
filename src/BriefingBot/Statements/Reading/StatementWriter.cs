using System.Collections.Immutable;
using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Makes statements of what was read: spans, kind, second-hand or not, each once.</summary>
internal sealed class StatementWriter(string text, Lexicon lexicon)
{
    private readonly List<Statement> statements = [];

    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>The statements of a sentence: its cues' clauses, then the quotations that they or the text around give an owner.</summary>
    public void Add(SentenceReading sentence, SentenceReading? next)
    {
        foreach (Cue cue in sentence.Cues.Where(cue => cue.Speakers.Count > 0))
        {
            if (Reporter(sentence, cue, out IReadOnlyList<Member> reporters))
            {
                IReadOnlyList<Span> content = cue.Content.Count > 0
                    ? Runs(cue.Content)
                    : [.. sentence.Pieces.Where(piece => piece.Owner?.Cue == cue).Select(SpanOf)];
                Write(sentence, content, cue, reporters, IsFalse(sentence, cue, next));
            }
        }

        foreach (IGrouping<QuotationOwner, QuotationPiece> pieces in sentence.Pieces.Where(piece => piece.Owner is not null)
            .GroupBy(piece => piece.Owner!))
        {
            QuotationOwner owner = pieces.Key;
            bool isOfCueHere = owner.Cue is { } cue && sentence.Cues.Contains(cue) &&
                (cue.Content.Count == 0 || pieces.All(piece => cue.Content.Any(token => token == piece.First)));
            if (isOfCueHere || owner.Speakers.Count == 0 ||
                (owner.Confidence == Confidence.Continued && pieces.Sum(piece => piece.Words) < 3))
            {
                continue;
            }

            Write(sentence, [.. pieces.Select(SpanOf)], owner);
        }
    }

    /// <summary>All words of a sentence from a place on, as one turn of a transcript.</summary>
    public void AddTurn(Sentence sentence, int from, Member speaker, string rule)
    {
        Span span = new(Math.Max(sentence.Span.Start, from), sentence.Span.End);
        if (span.Start < span.End && Trim(span) is { } content)
        {
            statements.Add(New(speaker, [content], sentence, ":", rule) with { Kind = StatementKind.Direct, Confidence = Confidence.Cued });
        }
    }

    private static Statement New(Member speaker, ImmutableArray<Span> content, Sentence sentence, string cue, string rule) => new()
    {
        Speaker = speaker.Name,
        Role = speaker.Role,
        IsPerson = speaker.Kind == SpeakerKind.Person,
        SpeakerKind = speaker.Kind,
        Cue = cue,
        Kind = StatementKind.Direct,
        Content = content,
        Sentence = sentence.Span,
        Confidence = Confidence.Cued,
        Rule = rule,
    };

    private void Write(SentenceReading sentence, IReadOnlyList<Span> spans, Cue cue, IReadOnlyList<Member> reporters, bool isFalse)
    {
        ImmutableArray<Span> content = [.. spans.Select(Trim).OfType<Span>()];
        if (content.IsEmpty)
        {
            return;
        }

        ImmutableArray<Span> words = [.. cue.AssertionWords.OrderBy(word => word.Index).Select(word => word.Span)];
        StatementKind kind = KindOf(sentence.Sentence, content);
        foreach (Member speaker in cue.Speakers.Distinct()
            .Where(speaker => cue.Confidence != Confidence.Subject || speaker.Kind == SpeakerKind.Person)
            .Where(speaker => kind != StatementKind.Direct || !content.Any(span => IsAddressed(speaker, span))))
        {
            statements.Add(New(speaker, content, sentence.Sentence, cue.Text, cue.Rule) with
            {
                Kind = kind,
                Confidence = cue.Confidence,
                Assertion = isFalse ? Assertion.ReportedFalse : cue.Assertion,
                AssertionWords = words,
                Via = reporters.Contains(speaker) || reporters.Count == 0 ? null : reporters[0].Name,
            });
        }
    }

    private void Write(SentenceReading sentence, IReadOnlyList<Span> spans, QuotationOwner owner)
    {
        ImmutableArray<Span> content = [.. spans.Select(Trim).OfType<Span>()];
        foreach (Member speaker in owner.Speakers.Distinct()
            .Where(speaker => !content.IsEmpty && !content.Any(span => IsAddressed(speaker, span))))
        {
            statements.Add(New(speaker, content, sentence.Sentence, owner.CueText, owner.Rule) with { Confidence = owner.Confidence });
        }
    }

    /// <summary>
    /// "She said: “Ms. Costa does not know him.”" are not Costa's own words, but a lawyer's or somebody else's: nobody calls herself "Ms.".
    /// </summary>
    private bool IsAddressed(Member speaker, Span words)
    {
        string surname = NameParts.Last(speaker.Name);
        string[] said = speaker.Kind == SpeakerKind.Person
            ? words.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        return Enumerable.Range(1, Math.Max(0, said.Length - 1)).Any(i =>
            said[i].Trim(',', '.', ';', ':', '?', '!', '”', '"') == surname && lexicon.IsFormOfAddress(said[i - 1]));
    }

    /// <summary>
    /// Who reports it, if the cue stands in another's words: "Peskov noted that Blinken said …". False if it is not to be told at all: what
    /// somebody says that another thinks or plans, and what nobody known reports.
    /// </summary>
    /// <param name="reporters">Empty if the article itself reports it.</param>
    private static bool Reporter(SentenceReading sentence, Cue cue, out IReadOnlyList<Member> reporters)
    {
        reporters = [];
        Cue? reporter = sentence.Cues.Where(other => other != cue && other.Content.Contains(cue.Word) && !cue.Content.Contains(other.Word))
            .MinBy(other => other.Content.Count);
        if (reporter is null || cue.Speakers.All(reporter.Speakers.Contains))
        {
            return true;
        }

        // What a source says of itself in passing ("its secretary general, X, said") stands beside, not within.
        if (reporter.Source.Any(source => cue.Source.Any(own => own.IsUnder(source))))
        {
            return true;
        }

        bool reports = cue.Verb is { } verb && (verb.Kinds & (VerbKinds.Speech | VerbKinds.Judgement | VerbKinds.Reference)) != 0 &&
            !verb.IsWeak;
        if (!reports || reporter.Speakers.Count == 0 || reporter.Assertion is Assertion.Denied or Assertion.Asked)
        {
            return false;
        }

        reporters = reporter.Speakers;
        return true;
    }

    /// <summary>"A fake video shows X saying …": the article says that the words are not genuine.</summary>
    private bool IsFalse(SentenceReading sentence, Cue cue, SentenceReading? next)
    {
        bool IsOutside(Token token) =>
            token.Quotation is null && !cue.Content.Contains(token) &&
            !sentence.Cues.Exists(other => other != cue && other.Content.Contains(token));
        if (sentence.Sentence.Tokens.Any(token => lexicon.IsFalsehood(token.Lower) && IsOutside(token) && Governs(token, cue.Word)))
        {
            return true;
        }

        bool isMedium = sentence.Sentence.Tokens.Any(token => lexicon.IsMedium(token.Lemma) && IsOutside(token));
        return isMedium && next is not null && next.Sentence.Paragraph == sentence.Sentence.Paragraph &&
            next.Sentence.Tokens.Any(token => lexicon.IsFalsehood(token.Lower));
    }

    /// <summary>"falsely claimed", "a fake video shows X saying": the word of falsehood is about this cue.</summary>
    private static bool Governs(Token falsehood, Token cue) => falsehood.Head is { } head &&
        (head == cue || (head.IsNominal() &&
            (cue.IsUnder(head) || (head.Head is { } verb && verb != cue && verb.IsVerbal() && cue.IsUnder(verb)))));

    /// <summary>The piece without its quotation's marks.</summary>
    private static Span SpanOf(QuotationPiece piece)
    {
        Span inside = piece.Quotation.Content;
        int start = Math.Max(piece.First.Start, inside.Start), end = Math.Min(piece.Last.End, Math.Max(inside.End, inside.Start));
        return start < end ? new Span(start, end) : new Span(piece.First.Start, piece.Last.End);
    }

    /// <summary>Runs of neighbouring words, with the sentence's full stop if it comes next.</summary>
    private static List<Span> Runs(IReadOnlyList<Token> tokens)
    {
        var runs = new List<Span>();
        List<Token> ordered = [.. tokens.Distinct().OrderBy(token => token.Index)];
        for (int i = 0; i < ordered.Count;)
        {
            int end = i;
            while (end + 1 < ordered.Count && ordered[end + 1].Index == ordered[end].Index + 1)
            {
                end++;
            }

            Token last = ordered[end].Next() is { Text: "." or "”" or "\"" or "’" or "'" or "»" } stop &&
                (stop.Text == "." || stop.IsQuotationMark)
                    ? stop : ordered[end];
            runs.Add(new Span(ordered[i].Start, last.End));
            i = end + 1;
        }

        return runs;
    }

    private StatementKind KindOf(Sentence sentence, ImmutableArray<Span> content)
    {
        List<Token> words = [.. sentence.Tokens.Where(token => token.IsWord && content.Any(span => span.Contains(token.Span)))];
        int quoted = words.Count(token => token.Quotation is not null);
        return quoted == 0 ? StatementKind.Indirect : quoted == words.Count ? StatementKind.Direct : StatementKind.Mixed;
    }

    /// <summary>
    /// Without blanks and separators at the edges, and without the marks around a span that is all quotation; null if no word is left.
    /// </summary>
    private Span? Trim(Span span)
    {
        Span edges = Edges(span);
        if (edges.Length > 1 && IsMark(text[edges.Start]) && Closes(edges))
        {
            edges = Edges(new Span(edges.Start + 1, edges.End));
        }

        if (edges.Length > 1 && IsMark(text[edges.End - 1]) && !text.AsSpan(edges.Start, edges.Length - 1).ContainsAny("“\"«„»‘") &&
            !OpensWithin(edges))
        {
            edges = Edges(new Span(edges.Start, edges.End - 1));
        }

        for (int i = edges.Start; i < edges.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return edges;
            }
        }

        return null;
    }

    /// <summary>"described it as [']a hymn to luck'": a straight mark that the one at the end closes.</summary>
    private bool OpensWithin(Span span)
    {
        for (int i = span.Start + 1; i < span.End - 1; i++)
        {
            if (text[i] == '\'' && text[span.End - 1] == '\'' && char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if the mark at the span's start is closed at its end or nowhere in it.</summary>
    private bool Closes(Span span)
    {
        int close = text.AsSpan(span.Start + 1, span.Length - 1).IndexOfAny("”\"»«“’'");
        while (close >= 0 && text[span.Start + 1 + close] is '’' or '\'' && text[span.Start] is not ('‘' or '\''))
        {
            int next = text.AsSpan(span.Start + 2 + close, span.End - span.Start - 2 - close).IndexOfAny("”\"»«“’'");
            close = next < 0 ? -1 : close + 1 + next;
        }

        return close < 0 || span.Start + 2 + close >= span.End - 1 || text[span.Start] is '‘' or '\'';
    }

    private static bool IsMark(char c) => c is '“' or '”' or '"' or '«' or '»' or '„' or '‘' or '\'' or '’' or '`';

    private Span Edges(Span span)
    {
        int start = span.Start, end = span.End;
        while (start < end && (char.IsWhiteSpace(text[start]) ||
            text[start] is ',' or ';' or ':' or '—' or '–' or '-' or '.' or '?' or '!' or ')'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';' or ':' or '—' or '–' or '-' or '('))
        {
            end--;
        }

        return new Span(start, end);
    }
}
