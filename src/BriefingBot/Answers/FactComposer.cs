using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Composes the answer to a question for a fact: the sentence that bears it, each told as what it is. Pure and deterministic.</summary>
public static partial class FactComposer
{
    private const double WorthTelling = 0.65;

    /// <summary>What another article says with the same phrase bears it out where it could have been told itself.</summary>
    private const double WorthCiting = WorthTelling;

    /// <summary>A further sentence shares so much of what the first shares with the question.</summary>
    private const double LeastOfShare = 0.5;

    private const int MostSentences = 3;
    private const int MostWords = 56;
    private const int MostAgreeing = 2;
    private const int MostBetween = 3;

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
        return [.. Choose(picked).Select(sentence => WithAgreeing(sentence, picked, statementsOf))];
    }

    /// <summary>Both sides where sources give different values for what is asked for, each with those that agree with it; else none.</summary>
    public static ImmutableArray<DraftClaim> Conflict(string question, IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        ArgumentNullException.ThrowIfNull(picked);
        ArgumentNullException.ThrowIfNull(statementsOf);
        return Disagreement.Find(question, picked, Choose(picked)) is (var side, var other)
            ? [WithAgreeing(side, picked, statementsOf), WithAgreeing(other, picked, statementsOf)]
            : [];
    }

    private static List<PickedSentence> Choose(IReadOnlyList<PickedSentence> picked)
    {
        if (picked.Count > 0 && picked.FirstOrDefault(sentence => GoesOn(picked[0], sentence)) is { } reason)
        {
            return [picked[0], reason];
        }

        var told = new List<PickedSentence>();
        int words = 0;
        foreach (PickedSentence sentence in picked.TakeWhile(s => s.Score >= picked[0].Score * WorthTelling).Where(s => s.Share >= picked[0].Share * LeastOfShare))
        {
            int own = sentence.Text.Count(c => c == ' ') + 1;
            bool tells = told.Count == 0 || (told.Count < MostSentences && words + own <= MostWords);
            if (tells && !told.Exists(earlier => Repeats(earlier, sentence)))
            {
                told.Add(sentence);
                words += own;
            }
        }

        return told;
    }

    /// <summary>The claim with the sentences of other articles that bear the same phrase.</summary>
    private static DraftClaim WithAgreeing(PickedSentence sentence, IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        DraftClaim claim = Sentence(sentence, statementsOf(sentence.Passage.Article.Id));
        if (claim.Speaker is not null || sentence.Phrase is not { } phrase)
        {
            return claim;
        }

        IEnumerable<DraftCitation> agreeing = picked
            .Where(other => other.Voice != sentence.Voice && other.Score >= picked[0].Score * WorthCiting && other.Share >= sentence.Share * LeastOfShare && Agrees(phrase, other.Phrase))
            .DistinctBy(other => other.Voice)
            .Take(MostAgreeing)
            .Select(other => new DraftCitation(other.Passage.Article.Id, other.Passage.Article.Version, other.Span));
        return claim with { Citations = [.. claim.Citations, .. agreeing] };
    }

    /// <summary>"That's why …", right behind the sentence told first: it draws the conclusion.</summary>
    private static bool GoesOn(PickedSentence first, PickedSentence next) =>
        next.Passage.Article.Id == first.Passage.Article.Id && next.Span.Start >= first.Span.End && next.Span.Start - first.Span.End <= MostBetween && Conclusion().IsMatch(next.Text);

    [GeneratedRegex(@"^\W*(?:that[’']s why|that is why|this is why|for (?:that|this) reason|therefore|because of (?:that|this))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conclusion();

    private static bool Agrees(FactPhrase phrase, FactPhrase? other) => other is not null && !FactPhrases.Differ(phrase.Key, other.Key);

    private static bool Repeats(PickedSentence earlier, PickedSentence sentence) =>
        (earlier.Passage.Article.Id == sentence.Passage.Article.Id && earlier.Span.Overlaps(sentence.Span))
        || earlier.Text == sentence.Text
        || (earlier.Phrase is { } phrase && earlier.Passage.Article.Id != sentence.Passage.Article.Id && Agrees(phrase, sentence.Phrase));

    /// <summary>The sentence as narration, or as the words or the paraphrase of the one it belongs to.</summary>
    public static DraftClaim Sentence(PickedSentence sentence, IReadOnlyList<StatementHit> statements)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArticleFacts article = sentence.Passage.Article;
        StatementHit? said = Bearing(sentence, statements);
        if (said is null)
        {
            return new DraftClaim(StatementProse.Told(sentence.Text), [new DraftCitation(article.Id, article.Version, sentence.Span)]);
        }

        Statement statement = said.Statement;
        if (statement.Content.Sum(span => span.Length) >= sentence.Span.Length * MostOfSentence && statement.Sentence.Contains(sentence.Span))
        {
            return StatementProse.Tell(new StatementEvidence(said, null, TopicMatch.None));
        }

        string name = StatementProse.Name(new StatementEvidence(said, null, TopicMatch.None));
        string who = StatementProse.WithRole(name, StatementProse.TellsRole(sentence.Text, statement) ? null : statement.Role).TrimEnd(',');
        who = statement.IsPerson || !StatementProse.HasArticle(said, name) ? who : "the " + who;
        string? via = StatementProse.Via(statement);
        var citation = new DraftCitation(article.Id, article.Version, sentence.Span, statement, name);
        bool allQuoted = statement.Kind == StatementKind.Direct && statement.Content.Any(span => span.Contains(Core(sentence)));
        string teller = Dateline.Teller(article);
        string through = via is null ? "" : $"According to {via}, ";
        return allQuoted
            ? new DraftClaim([new DraftPart.Frame($"{through}{(through.Length == 0 ? char.ToUpperInvariant(who[0]) + who[1..] : who)}{(who.EndsWith(name, StringComparison.Ordinal) ? "" : ",")} said: "), .. StatementProse.Quoted(sentence.Text)], [citation], name, via)
            : new DraftClaim([new DraftPart.Frame($"Citing {(via is null ? "" : $"{via} on ")}{who}, {teller} reports: "), .. StatementProse.Told(sentence.Text)], [citation], name, via);
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
