using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Composes the answer to a question for a fact: the sentence that bears it, each told as what it is. Pure and deterministic.</summary>
public static partial class FactComposer
{
    private const double WorthTelling = 0.65;

    /// <summary>What another article says with the same phrase bears it out where it could have been told itself.</summary>
    private const double WorthCiting = 0.65;

    /// <summary>Of what is no answer a reader wants to see a little further down.</summary>
    private const double WorthShowing = 0.5;

    /// <summary>A further sentence shares so much of what the first shares with the question.</summary>
    private const double LeastOfShare = 0.5;

    private const int MostSentences = 3;
    private const int MostWords = 120;
    private const int LongSentence = 60;
    private const int MostBeforePhrase = 30;
    private const int MostAgreeing = 2;
    private const int MostBetween = 3;

    /// <summary>A sentence that points back is told with the one before it where both together stay so short.</summary>
    private const int MostWordsWithNamed = 45;

    /// <summary>A sentence that is so much of it somebody's statement is told as the statement.</summary>
    private const double MostOfSentence = 0.6;

    /// <summary>
    /// The sentence that bears the fact best, cited with others that bear the same phrase, and after it, where they come close and are
    /// short, the best that bear another. A sentence that lies in what somebody said is told as that speaker's.
    /// </summary>
    /// <param name="statementsOf">The statements of an article.</param>
    public static ImmutableArray<DraftClaim> Compose(IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        ArgumentNullException.ThrowIfNull(picked);
        ArgumentNullException.ThrowIfNull(statementsOf);
        List<PickedSentence> told = Choose(picked, statementsOf);
        return [.. told.Select((sentence, i) => WithAgreeing(sentence, picked, told, statementsOf, leads: i == 0))];
    }

    /// <summary>What comes closest where nothing bears an answer: the best sentence of each of at most three articles.</summary>
    public static ImmutableArray<DraftClaim> Closest(IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        ArgumentNullException.ThrowIfNull(picked);
        ArgumentNullException.ThrowIfNull(statementsOf);
        var told = new List<PickedSentence>();
        int words = 0;
        foreach (PickedSentence sentence in picked.Where(s => s.Evidence >= picked[0].Evidence * WorthShowing).Where(s => s.Share > 0).DistinctBy(s => s.Passage.Article.Id))
        {
            int own = sentence.Text.Count(c => c == ' ') + 1;
            if (told.Count == 0 || (told.Count < MostSentences && words + own <= MostWords && !told.Exists(earlier => earlier.Text == sentence.Text)))
            {
                told.Add(sentence);
                words += own;
            }
        }

        return [.. told.Select(sentence => Sentence(sentence, statementsOf(sentence.Passage.Article.Id)))];
    }

    /// <summary>Both sides where sources give different values for what is asked for, each with those that agree with it; else none.</summary>
    public static ImmutableArray<DraftClaim> Conflict(string question, IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        ArgumentNullException.ThrowIfNull(picked);
        ArgumentNullException.ThrowIfNull(statementsOf);
        return Disagreement.Find(question, picked, Choose(picked, statementsOf)) is (var side, var other)
            ? [WithAgreeing(side, picked, [side, other], statementsOf, leads: true), WithAgreeing(other, picked, [side, other], statementsOf, leads: true)]
            : [];
    }

    private static List<PickedSentence> Choose(IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        if (picked.Count > 0 && picked.FirstOrDefault(sentence => GoesOn(picked[0], sentence)) is { } reason)
        {
            return [picked[0], reason];
        }

        var told = new List<PickedSentence>();
        int words = 0;
        bool Answers(PickedSentence sentence) =>
            RelevanceModel.IsTold(sentence.Relevance, picked[0].Relevance, RelevanceModel.AnswersFact, RelevanceModel.BehindFact);
        foreach (PickedSentence sentence in picked.Where((s, i) => i == 0 || Answers(s)))
        {
            PickedSentence whole = WithNamed(sentence, told, statementsOf);
            int own = whole.Text.Count(c => c == ' ') + 1;
            bool tells = told.Count == 0 || (told.Count < MostSentences && words + own <= MostWords);
            if (tells && !told.Exists(earlier => (Repeats(earlier, sentence) || IsToldWith(WithNamed(earlier, told, statementsOf), sentence)) && !BearsOut(earlier, sentence, statementsOf)))
            {
                told.Add(sentence);
                words += own;
            }
        }

        return told;
    }

    /// <summary>The claim with the sentences of other articles that bear the same phrase.</summary>
    private static DraftClaim WithAgreeing(PickedSentence sentence, IReadOnlyList<PickedSentence> picked, List<PickedSentence> told, Func<string, IReadOnlyList<StatementHit>> statementsOf, bool leads)
    {
        DraftClaim claim = Sentence(WithNamed(sentence, told, statementsOf), statementsOf(sentence.Passage.Article.Id));
        claim = leads ? WithLead(claim, sentence, picked) : claim;
        if (claim.Speaker is not null || sentence.Phrase is not { } phrase)
        {
            return claim;
        }

        IEnumerable<DraftCitation> agreeing = picked
            .Where(other => other.Voice != sentence.Voice && !told.Contains(other) && other.Evidence >= sentence.Evidence * WorthCiting && other.Share >= sentence.Share * LeastOfShare && Agrees(phrase, other.Phrase))
            .DistinctBy(other => other.Voice)
            .Take(MostAgreeing)
            .Select(other => new DraftCitation(other.Passage.Article.Id, other.Passage.Article.Version, other.Span));
        return claim with { Citations = [.. claim.Citations, .. agreeing] };
    }

    /// <summary>"4 May 2019: The bridge was opened on 4 May 2019": the phrase asked for before the reporter's sentence.</summary>
    private static DraftClaim WithLead(DraftClaim claim, PickedSentence sentence, IReadOnlyList<PickedSentence> picked)
    {
        if (claim.Speaker is not null || FactLead.Of(sentence, picked) is not { } lead)
        {
            return claim;
        }

        string text = lead.Of(sentence.Text);
        return claim with { Parts = [new DraftPart.Told(char.ToUpperInvariant(text[0]) + text[1..]), new DraftPart.Frame(": "), .. claim.Parts] };
    }

    /// <summary>
    /// "The lighthouse was built in 1871. It has 203 steps.": the sentence with the one before it, where that one names the thing asked
    /// about, is not told already, and neither lies in what somebody said.
    /// </summary>
    private static PickedSentence WithNamed(PickedSentence sentence, List<PickedSentence> told, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        PassageHit hit = sentence.Passage;
        if (sentence.Named is not { } named || told.Exists(other => other.Passage.Article.Id == hit.Article.Id && other.Span.Overlaps(named)))
        {
            return sentence;
        }

        var both = new Span(named.Start, sentence.Span.End);
        string text = new Span(both.Start - hit.Passage.Span.Start, both.End - hit.Passage.Span.Start).Of(hit.Passage.Text);
        int moved = sentence.Span.Start - both.Start;
        FactPhrase Moved(FactPhrase phrase) => phrase with { Span = new Span(phrase.Span.Start + moved, phrase.Span.End + moved) };
        PickedSentence whole = sentence with { Span = both, Text = text, Phrase = sentence.Phrase is { } phrase ? Moved(phrase) : null, Phrases = [.. sentence.Phrases.Select(Moved)] };
        return text.Count(c => c == ' ') < MostWordsWithNamed && Bearing(whole, statementsOf(hit.Article.Id)) is null ? whole : sentence;
    }

    /// <summary>"That's why …", right behind the sentence told first: it draws the conclusion.</summary>
    private static bool GoesOn(PickedSentence first, PickedSentence next) =>
        next.Passage.Article.Id == first.Passage.Article.Id && next.Span.Start >= first.Span.End && next.Span.Start - first.Span.End <= MostBetween && Conclusion().IsMatch(next.Text);

    [GeneratedRegex(@"^\W*(?:that[’']s why|that is why|this is why|for (?:that|this) reason|therefore|because of (?:that|this))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conclusion();

    /// <summary>What somebody said cites that speaker's words alone: a paper that reports the same in its own words is told after it.</summary>
    private static bool BearsOut(PickedSentence said, PickedSentence report, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        bool IsSaid(PickedSentence sentence) => Bearing(sentence, statementsOf(sentence.Passage.Article.Id)) is not null;
        return said.Text != report.Text && said.Passage.Article.Id != report.Passage.Article.Id && IsSaid(said) && !IsSaid(report);
    }

    private static bool Agrees(FactPhrase phrase, FactPhrase? other) => other is not null && !FactPhrases.Differ(phrase.Key, other.Key);

    private static bool IsToldWith(PickedSentence earlier, PickedSentence sentence) => earlier.Passage.Article.Id == sentence.Passage.Article.Id && earlier.Span.Overlaps(sentence.Span);

    private static bool Repeats(PickedSentence earlier, PickedSentence sentence) =>
        IsToldWith(earlier, sentence)
        || earlier.Text == sentence.Text
        || (earlier.Phrase is { } phrase && earlier.Passage.Article.Id != sentence.Passage.Article.Id && Agrees(phrase, sentence.Phrase));

    /// <summary>The sentence as narration, or as the words or the paraphrase of the one it belongs to.</summary>
    public static DraftClaim Sentence(PickedSentence sentence, IReadOnlyList<StatementHit> statements)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArticleFacts article = sentence.Passage.Article;
        StatementHit? said = Bearing(sentence, statements) is { } bearing && !IsDeed(bearing.Statement) ? bearing : null;
        DraftClaim Narrated(Statement? named = null) => new(Around(sentence), [new DraftCitation(article.Id, article.Version, sentence.Span, named, named?.Speaker)]);
        if (said is null)
        {
            return Narrated();
        }

        Statement statement = said.Statement;
        if (!IsOutside(sentence, statement) && statement.Content.Sum(span => span.Length) >= sentence.Span.Length * MostOfSentence && statement.Sentence.Contains(sentence.Span))
        {
            return StatementProse.Tell(new StatementEvidence(said, null, TopicMatch.None));
        }

        if (NamedSource.IsIn(sentence.Text, sentence.Span, statement))
        {
            return Narrated(statement);
        }

        string name = StatementProse.Name(new StatementEvidence(said, null, TopicMatch.None));
        string who = StatementProse.WithRole(name, StatementProse.TellsRole(sentence.Text, statement) ? null : statement.Role).TrimEnd(',');
        who = statement.IsPerson || SourceLabel.Is(name) || !StatementProse.HasArticle(said, name) ? who : "the " + who;
        string? via = StatementProse.Via(statement);
        var citation = new DraftCitation(article.Id, article.Version, sentence.Span, statement, name);
        bool allQuoted = statement.Kind == StatementKind.Direct && statement.Content.Any(span => span.Contains(Core(sentence)));
        string teller = Dateline.Teller(article);
        string through = via is null ? "" : $"According to {via}, ";
        return allQuoted
            ? new DraftClaim([new DraftPart.Frame($"{through}{(through.Length == 0 ? char.ToUpperInvariant(who[0]) + who[1..] : who)}{(who.EndsWith(name, StringComparison.Ordinal) ? "" : ",")} said: "), .. StatementProse.Quoted(sentence.Text)], [citation], name, via)
            : new DraftClaim([new DraftPart.Frame($"Citing {(via is null ? "" : $"{via} on ")}{who}, {teller} reports: "), .. StatementProse.Told(sentence.Text)], [citation], name, via);
    }

    /// <summary>The phrase asked for stands in the sentence, but outside what was said: "In 1993 Arland showed that …".</summary>
    private static bool IsOutside(PickedSentence sentence, Statement statement) =>
        sentence.Phrase is { } phrase && !statement.Content.Any(span => span.Contains(new Span(sentence.Span.Start + phrase.Span.Start, sentence.Span.Start + phrase.Span.End)));

    /// <summary>The sentence; of a very long one the part with the phrase asked for.</summary>
    private static ImmutableArray<DraftPart> Around(PickedSentence sentence)
    {
        if (sentence.Phrase is not { } phrase || sentence.Text[..phrase.Span.End].Count(c => c == ' ') < LongSentence)
        {
            return StatementProse.Told(sentence.Text);
        }

        int start = phrase.Span.Start;
        for (int i = phrase.Span.Start - 1, words = 0; i > 0 && words < MostBeforePhrase; i--)
        {
            words += sentence.Text[i] == ' ' ? 1 : 0;
            start = sentence.Text[i] is ',' or ';' or ':' ? i + 1 : start;
        }

        return [new DraftPart.Frame("… "), .. StatementProse.Told(sentence.Text[start..])];
    }

    /// <summary>The statement that holds most of the sentence; null where none does.</summary>
    public static StatementHit? Bearing(PickedSentence sentence, IReadOnlyList<StatementHit> statements)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return statements
            .Where(hit => hit.Statement.Confidence > Confidence.Weak && hit.Article.Version == sentence.Passage.Article.Version)
            .Select(hit => (Hit: hit, Shared: hit.Statement.Content.Sum(span => Math.Max(0, Math.Min(span.End, sentence.Span.End) - Math.Max(span.Start, sentence.Span.Start)))))
            .Where(pair => pair.Shared > 0)
            .OrderByDescending(pair => pair.Shared).ThenBy(pair => pair.Hit.Statement.Via is not null).ThenBy(pair => pair.Hit.Ordinal)
            .Select(pair => pair.Hit)
            .FirstOrDefault();
    }

    /// <summary>"was suspended after X [attacked] journalists": what X did to somebody makes X no source of the sentence.</summary>
    private static bool IsDeed(Statement statement) => statement.Kind == StatementKind.Indirect
        && statement.Rule[(statement.Rule.LastIndexOf('/') + 1)..] is "object" or "oblique" or "act";

    /// <summary>The sentence without marks and blanks around it.</summary>
    private static Span Core(PickedSentence sentence)
    {
        (int start, int end) = (0, sentence.Text.Length);
        while (start < end && !char.IsLetterOrDigit(sentence.Text[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(sentence.Text[end - 1]))
        {
            end--;
        }

        return start < end ? new Span(sentence.Span.Start + start, sentence.Span.Start + end) : sentence.Span;
    }
}
