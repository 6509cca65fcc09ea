using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Drafts the answer to a question about somebody's words, or says what is missing.</summary>
internal sealed class StatementAnswering(ISearchIndex index, StatementRetriever statements, FactAnswering facts, QueryMeaning meaning)
{
    /// <summary>Enough to see whether a suggestion has an answer.</summary>
    private const int SuggestionCandidates = 24;

    private readonly StatementRetriever glance = new(index, TopicGate.Default, SuggestionCandidates);

    public async Task<Draft> DraftAsync(ResolvedQuestion resolved, SearchFilter filter, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        if (resolved.Recall is { } turn)
        {
            return new Draft.Claims(ExtractiveComposer.Recall(turn, top));
        }

        // [1] Whose words?
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index.Speakers, question.Speaker);
        if (question.Speaker is not null && speakers.Count == 0)
        {
            return question.MayBeFact
                ? await facts.DraftAsync(AsFact(question), filter, extent, cancellationToken)
                : RefusalComposer.SpeakerUnknown(question.Speaker, extent);
        }

        if (question.Speaker is null && question.Topic is null)
        {
            return RefusalComposer.NoEvidence([], extent);
        }

        // [2] What of theirs bears on it?
        StatementFinding finding = await FindAsync(question, speakers, filter, top, resolved, cancellationToken);
        if (finding.OnTopic.Count > 0)
        {
            return new Draft.Claims(Compose(question, finding.OnTopic));
        }

        // [3] Nothing: is it the dates, the topic, or are there no words at all?
        if (filter.From is not null || filter.To is not null)
        {
            StatementFinding anyDay = await FindAsync(question, speakers, filter with { From = null, To = null }, top, resolved, cancellationToken);
            if (anyDay.OnTopic.Count > 0)
            {
                return RefusalComposer.OutsideDates(question, Compose(question, anyDay.OnTopic), extent);
            }
        }

        if (question.Speaker is null)
        {
            return question.MayBeFact
                ? await facts.DraftAsync(AsFact(question), filter, extent, cancellationToken)
                : RefusalComposer.NobodySaid(question, await facts.ClosestAsync(question.Topic!, filter, null, cancellationToken), extent);
        }

        return finding.Closest.Count > 0
            ? RefusalComposer.NothingOnTopic(question, speakers, finding.Closest, extent)
            : RefusalComposer.NoWords(question, speakers, await facts.ClosestAsync($"{speakers[0].Key} {question.Topic}", filter, speakers, cancellationToken), extent);
    }

    /// <summary>Whether such a question would be answered: nothing is suggested that would not be.</summary>
    public async Task<bool> WouldAnswerAsync(Question question, SearchFilter filter, IReadOnlyList<DraftClaim> told, CancellationToken cancellationToken)
    {
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index.Speakers, question.Speaker);
        if (question.Speaker is not null && speakers.Count == 0)
        {
            return false;
        }

        StatementFinding finding = await glance.FindAsync(question, speakers, filter, meaning.None, told.Count + 1, cancellationToken);
        return finding.OnTopic.Any(evidence => !IsTold(evidence, told));
    }

    private async Task<StatementFinding> FindAsync(Question question, IReadOnlyList<Speaker> speakers, SearchFilter filter, int top, ResolvedQuestion resolved, CancellationToken cancellationToken)
    {
        ImmutableArray<DraftClaim> told = question.Else && resolved.Previous is { } previous ? previous.Told : [];
        StatementFinding finding = await statements.FindAsync(question, speakers, filter, meaning.Of(question.Topic), top + told.Length, cancellationToken);
        return finding with { OnTopic = [.. finding.OnTopic.Where(evidence => !IsTold(evidence, told)).Take(top)] };
    }

    private static bool IsTold(StatementEvidence evidence, IReadOnlyList<DraftClaim> told) =>
        told.SelectMany(claim => claim.Citations).Any(c => c.ArticleId == evidence.Hit.Article.Id && c.Span.Overlaps(evidence.Statement.Hull));

    private static ImmutableArray<DraftClaim> Compose(Question question, IReadOnlyList<StatementEvidence> evidence) => question.Kind switch
    {
        QuestionKind.WhoSaid => ExtractiveComposer.WhoSaid(evidence),
        QuestionKind.WhenSaid or QuestionKind.WhoReported => ExtractiveComposer.WhenSaid(evidence),
        _ => ExtractiveComposer.WhatSaid(evidence),
    };

    private static Question AsFact(Question question) => question with { Kind = QuestionKind.Fact, Speaker = null, Topic = QuestionParser.Plain(question.Text) };
}
