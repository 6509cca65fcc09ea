using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Composes claims from evidence, each from stored text. Pure and deterministic: the same evidence gives the same claims.</summary>
public static class ExtractiveComposer
{
    private const double WorthTelling = 0.6;
    private const int MostSentences = 3;

    /// <summary>A sentence that is so much of it somebody's statement is told as the statement.</summary>
    private const double MostOfSentence = 0.6;

    /// <summary>What was said, speaker by speaker where several fit the question, each speaker's best first.</summary>
    public static ImmutableArray<DraftClaim> WhatSaid(IReadOnlyList<StatementEvidence> evidence) =>
        [.. evidence.GroupBy(StatementProse.Name, StringComparer.OrdinalIgnoreCase).SelectMany(own => own.Select((e, i) => StatementProse.Tell(e, introduce: i == 0)))];

    /// <summary>Who said it, in the order given; the role at a speaker's first.</summary>
    public static ImmutableArray<DraftClaim> WhoSaid(IReadOnlyList<StatementEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. evidence.Select(e => StatementProse.Tell(e, introduce: told.Add(StatementProse.Name(e))))];
    }

    /// <summary>When it was said: the same with the day of the report first.</summary>
    public static ImmutableArray<DraftClaim> WhenSaid(IReadOnlyList<StatementEvidence> evidence) =>
        [.. evidence.Select(e => StatementProse.Tell(e, Reported(Dateline.Teller(e.Hit.Article), e.Hit.Article.Published)))];

    /// <summary>Tells the claims of an earlier turn again, with source and day in front.</summary>
    public static ImmutableArray<DraftClaim> Recall(ConversationTurn turn, int top)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return [.. turn.Told.Take(top).Select(claim =>
        {
            Citation? citation = turn.Answer.Citations.FirstOrDefault(c => c.ArticleId == claim.Citations[0].ArticleId);
            string teller = Dateline.Teller(new ArticleFacts("", 0, "", citation?.Source, citation?.Published, null));
            return claim.Parts is [DraftPart.Frame { Text: var text }, ..] && text.StartsWith("Reported by ", StringComparison.Ordinal)
                ? claim
                : claim with { Parts = [new DraftPart.Frame(Reported(teller, citation?.Published)), .. claim.Parts] };
        })];
    }

    /// <summary>
    /// One to three sentences that bear a fact. A sentence that lies in what somebody said is told as that speaker's.
    /// </summary>
    /// <param name="statementsOf">The statements of an article.</param>
    public static ImmutableArray<DraftClaim> Fact(IReadOnlyList<PickedSentence> picked, Func<string, IReadOnlyList<StatementHit>> statementsOf)
    {
        ArgumentNullException.ThrowIfNull(picked);
        ArgumentNullException.ThrowIfNull(statementsOf);
        var chosen = new List<PickedSentence>();
        foreach (PickedSentence sentence in picked)
        {
            bool repeats = chosen.Exists(c => (c.Passage.Article.Id == sentence.Passage.Article.Id && c.Span.Overlaps(sentence.Span)) || c.Text == sentence.Text);
            if (chosen.Count == MostSentences || (chosen.Count > 0 && sentence.Score < chosen[0].Score * WorthTelling))
            {
                break;
            }

            if (!repeats)
            {
                chosen.Add(sentence);
            }
        }

        return [.. chosen.Select(sentence => Sentence(sentence, statementsOf(sentence.Passage.Article.Id)))];
    }

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
        string who = StatementProse.WithRole(name, statement.Role).TrimEnd(',');
        string? via = StatementProse.Via(statement);
        var citation = new DraftCitation(article.Id, article.Version, sentence.Span, statement, name);
        bool allQuoted = statement.Kind == StatementKind.Direct && statement.Content.Any(span => span.Contains(Core(sentence)));
        string teller = Dateline.Teller(article);
        string through = via is null ? "" : $"According to {via}, ";
        return allQuoted
            ? new DraftClaim([new DraftPart.Frame($"{through}{who}{(who == name ? "" : ",")} said: "), .. StatementProse.Quoted(sentence.Text)], [citation], name, via)
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

    private static string Reported(string teller, DateOnly? published) => $"Reported by {teller}{(Dateline.Day(published) is { } day ? $" on {day}" : ", undated")}: ";

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
