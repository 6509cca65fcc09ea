using System.Collections.Immutable;
using System.Text;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>Who speaks somewhere in an item, and through whom.</summary>
internal sealed record Attribution(string Speaker, string? Via, string Cue);

/// <summary>
/// A span of a stored article that a claim may be built on: a statement with the sentence that reports it, or narration. What others say in
/// the same span is blanked, so that no word of theirs can be taken for the speaker's or the reporter's.
/// </summary>
internal sealed class EvidenceItem
{
    private const string Blank = " […] ";
    private const string Opening = "“„«\"";

    private EvidenceItem(string id, DraftCitation citation, Article article, ImmutableArray<Span> own, ImmutableArray<Span> quotable, ImmutableArray<Attribution> attributions, StatementExtractor extractor)
    {
        Extractor = extractor;
        (Id, Citation, Article, Own, Quotable, Attributions) = (id, citation, article, own, quotable, attributions);
        Text = TextOf(article.Body, own);
        Words = ClaimText.Words(Text);
    }

    /// <summary>Reads claims on the item as the article was read.</summary>
    public StatementExtractor Extractor { get; }

    /// <summary>Means nothing and can't be guessed.</summary>
    public string Id { get; }

    /// <summary>What a claim on it cites: the whole span, with the statement where it is one.</summary>
    public DraftCitation Citation { get; }

    public Article Article { get; }

    /// <summary>The parts of the span that the item's speaker, or the reporter, answers for; in order.</summary>
    public ImmutableArray<Span> Own { get; }

    /// <summary>The speaker's words between quotation marks, without the marks: all that may be quoted. Empty for narration.</summary>
    public ImmutableArray<Span> Quotable { get; }

    /// <summary>Whose words, and through whom, the own parts hold; the item's own speaker first. Empty for narration without words.</summary>
    public ImmutableArray<Attribution> Attributions { get; }

    /// <summary>The own parts on one line, […] for what is blanked.</summary>
    public string Text { get; }

    public IReadOnlyList<ClaimWord> Words { get; }

    /// <summary>The name to show for the one who speaks; null for narration.</summary>
    public string? Speaker => Citation.Statement is null ? null : Citation.Speaker ?? Citation.Statement.Speaker;

    public string? Via => string.IsNullOrWhiteSpace(Citation.Statement?.Via) ? null : Citation.Statement.Via;

    /// <summary>The item of a citation; null where nothing of the span is left, or the article has another text by now.</summary>
    /// <param name="said">The statements of the article's body, as the extractor finds them.</param>
    public static EvidenceItem? Of(string id, Article article, DraftCitation citation, ImmutableArray<Statement> said, StatementExtractor extractor)
    {
        Span span = citation.Statement is { } statement ? Around(statement) : citation.Span;
        if (!span.IsWithin(article.Body.Length) || article.Version != citation.Version)
        {
            return null;
        }

        if (citation.Statement is { } statementOf && (statementOf.Assertion == Assertion.ReportedFalse || IsDoubtful(article.Body, statementOf, extractor)))
        {
            return null;
        }

        ImmutableArray<Span> own = Blanked(span, citation.Statement, said);
        return own.IsEmpty ? null : new EvidenceItem(
            id,
            citation with { Span = span },
            article,
            own,
            citation.Statement is { } words ? QuotableIn(article.Body, span, words) : [],
            [.. Speaking(citation.Statement, own, said)],
            extractor);
    }

    /// <summary>The sentence that reports it, read alone, has somebody else by name say it: then whose it is, is not sure enough for a model.</summary>
    private static bool IsDoubtful(string body, Statement statement, StatementExtractor extractor)
    {
        // "…, according to the mayor": second-hand, and not seen as such.
        int according = statement.Sentence.Of(body).LastIndexOf("according to ", StringComparison.OrdinalIgnoreCase);
        if (according >= 0 && string.IsNullOrWhiteSpace(statement.Via) && !statement.Cue.StartsWith("according", StringComparison.OrdinalIgnoreCase)
            && !SpeakerNames.Stands(statement.Speaker, statement.Sentence.Of(body)[according..]))
        {
            return true;
        }

        if (string.IsNullOrWhiteSpace(statement.Via) && IsToldByAnother(statement.Sentence.Of(body), statement.Speaker))
        {
            return true;
        }

        if (statement.IsPerson && StandsBefore(statement.Sentence.Of(body), statement.Cue, statement.Speaker))
        {
            return true;
        }

        var words = new Span(Math.Max(statement.Hull.Start, statement.Sentence.Start) - statement.Sentence.Start, Math.Min(statement.Hull.End, statement.Sentence.End) - statement.Sentence.Start);
        return extractor.Extract(statement.Sentence.Of(body)).Statements.Any(alone => alone is { Confidence: Confidence.Cued, IsPerson: true } && alone.Speaker.Contains(' ', StringComparison.Ordinal)
            && alone.Cue.Equals(statement.Cue, StringComparison.OrdinalIgnoreCase) && alone.Hull.Overlaps(words) && string.IsNullOrWhiteSpace(alone.Via) == string.IsNullOrWhiteSpace(statement.Via)
            && !SpeakerNames.AreSame(alone.Speaker, statement.Speaker) && statement.IsPerson);
    }

    /// <summary>"Jorun Belk said that Thornquist had told her": another name of two words tells it, and the speaker comes after.</summary>
    private static bool IsToldByAnother(string sentence, string speaker)
    {
        IReadOnlyList<ClaimWord> words = ClaimText.Words(sentence);
        bool IsSpeakers(ClaimWord word) => speaker.Split(' ', '-').Any(part => NameKey.Fold(part) == NameKey.Fold(word.Text));
        int telling = Enumerable.Range(0, words.Count).FirstOrDefault(i => words[i].Lower is "said" or "told" or "says" or "tells", -1);
        return telling >= 2 && words[telling - 1].IsCapital && words[telling - 2].IsCapital && !words.Take(telling).Any(IsSpeakers)
            && words.Skip(telling + 1).Any(IsSpeakers) && words.Skip(telling + 1).Any(word => word.Lower is "said" or "told" or "says" or "tells");
    }

    /// <summary>"Their spokeswoman, Neves Carmo, said": another name of two words right before a word of telling, and the speaker's nowhere.</summary>
    private static bool StandsBefore(string sentence, string cue, string speaker)
    {
        IReadOnlyList<ClaimWord> words = ClaimText.Words(sentence);
        bool IsName(int at) => at >= 2 && words[at - 1].IsCapital && words[at - 2].IsCapital && !words[at - 2].Begins;
        return Enumerable.Range(0, words.Count).Any(i => (words[i].Lower is "said" or "told" or "says" or "tells" || words[i].Text.Equals(cue, StringComparison.OrdinalIgnoreCase)) && IsName(i))
            && !words.Any(word => speaker.Split(' ', '-').Any(part => NameKey.Fold(part) == NameKey.Fold(word.Text)));
    }

    /// <summary>The sentence that reports it and all that was said.</summary>
    private static Span Around(Statement statement) =>
        new(Math.Min(statement.Sentence.Start, statement.Hull.Start), Math.Max(statement.Sentence.End, statement.Hull.End));

    /// <summary>The span without what others say in it; for narration, without what anybody says.</summary>
    private static ImmutableArray<Span> Blanked(Span span, Statement? own, ImmutableArray<Statement> said)
    {
        List<Span> left = [span];
        foreach (Statement other in said.Where(other => other.Hull.Overlaps(span) && other.Confidence > Confidence.Weak && (own is null || !IsOf(own, other))))
        {
            foreach (Span words in other.Content)
            {
                List<Span> outside = own is null ? [words] : Without([words], own.Content);
                left = outside.Aggregate(left, (rest, gone) => Without(rest, [gone]));
            }
        }

        return [.. left];
    }

    /// <summary>The same statement, or another of the same speaker's by the same way.</summary>
    private static bool IsOf(Statement own, Statement other) => NameKey.Of(own.Speaker) == NameKey.Of(other.Speaker) && (!SourceLabel.Is(own.Speaker) || SpeakerNames.AreSame(own.Speaker, other.Speaker)) && NameKey.Of(own.Via ?? "") == NameKey.Of(other.Via ?? "");

    private static List<Span> Without(List<Span> spans, IEnumerable<Span> gone)
    {
        foreach (Span hole in gone)
        {
            spans = [.. spans.SelectMany(span => !span.Overlaps(hole) ? [span] : new[] { new Span(span.Start, Math.Max(span.Start, hole.Start)), new Span(Math.Min(span.End, hole.End), span.End) }).Where(span => span.Length > 0)];
        }

        return spans;
    }

    private static IEnumerable<Attribution> Speaking(Statement? own, ImmutableArray<Span> parts, ImmutableArray<Statement> said) =>
        (own is null ? [] : new[] { own }).Concat(said.Where(other => other.Assertion != Assertion.ReportedFalse && other.Content.Any(words => parts.Any(part => part.Overlaps(words)))))
            .Select(statement => new Attribution(statement.Speaker, string.IsNullOrWhiteSpace(statement.Via) ? null : statement.Via, statement.Cue)).Distinct();

    /// <summary>Where the statement's words stand between quotation marks, and all of it where it is direct.</summary>
    private static ImmutableArray<Span> QuotableIn(string body, Span span, Statement statement)
    {
        IEnumerable<Span> runs = statement.Kind == StatementKind.Indirect ? [] : Runs(body, new Span(Math.Max(0, span.Start - 1), Math.Min(body.Length, span.End + 1)));
        IEnumerable<Span> direct = statement.Kind == StatementKind.Direct ? statement.Content : [];
        return
        [
            .. runs.SelectMany(run => statement.Content.Select(words => new Span(Math.Max(run.Start, words.Start), Math.Min(run.End, words.End)))).Concat(direct)
                .Select(run => Trimmed(body, run)).Where(run => run.Length > 0).Distinct().OrderBy(run => run.Start),
        ];
    }

    private static Span Trimmed(string body, Span run)
    {
        (int start, int end) = (run.Start, Math.Max(run.Start, run.End));
        while (start < end && !char.IsLetterOrDigit(body[start]))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(body[end - 1]) || body[end - 1] is '“' or '”' or '«' or '»' or '„' or '"' or ','))
        {
            end--;
        }

        return new Span(start, end);
    }

    /// <summary>The outermost runs between double quotation marks of any style.</summary>
    private static IEnumerable<Span> Runs(string body, Span within)
    {
        int? open = null;
        for (int i = within.Start; i < within.End; i++)
        {
            char c = body[i];
            bool opens = Opening.Contains(c, StringComparison.Ordinal) && (c != '"' || open is null);
            bool closes = c is '”' or '»' || (c == '"' && open is not null);
            if (opens && open is null)
            {
                open = i + 1;
            }
            else if (closes && open is { } start)
            {
                yield return new Span(start, i);
                open = null;
            }
        }
    }

    private static string TextOf(string body, ImmutableArray<Span> own)
    {
        var text = new StringBuilder();
        foreach (Span part in own)
        {
            text.Append(text.Length > 0 ? Blank : "").Append(part.Of(body));
        }

        return OneLine(text.ToString());
    }

    /// <summary>Blanks for control characters and line ends, nothing for what can't be seen.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool blank = char.IsControl(c) || char.IsWhiteSpace(c);
            if (!(blank && (line.Length == 0 || line[^1] == ' ')) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)
            {
                line.Append(blank ? ' ' : c);
            }
        }

        return line.ToString().Trim();
    }
}
