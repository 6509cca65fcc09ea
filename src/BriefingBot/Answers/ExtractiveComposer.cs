using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;


namespace BriefingBot.Answers;

/// <summary>Composes claims from evidence, each from stored text. Pure and deterministic: the same evidence gives the same claims.</summary>
public static class ExtractiveComposer
{
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

    private static string Reported(string teller, DateOnly? published) => $"Reported by {teller}{(Dateline.Day(published) is { } day ? $" on {day}" : ", undated")}: ";
}
