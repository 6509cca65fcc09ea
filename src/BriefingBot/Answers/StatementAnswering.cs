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

    /// <summary>So many statements are looked through for those that the answer's shape wants.</summary>
    private const int Considered = 60;

    private readonly StatementRetriever glance = new(index, TopicGate.Default, SuggestionCandidates);

    public async Task<Draft> DraftAsync(ResolvedQuestion resolved, SearchFilter filter, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        if (resolved.Recall is { } turn)
        {
            return turn.Told.Length == 0 ? RefusalComposer.NothingToRecall(question, extent) : new Draft.Claims(ExtractiveComposer.Recall(turn, top));
        }

        if (question.Speaker is { } pronoun && FollowUpResolver.IsPronoun(pronoun))
        {
            return RefusalComposer.WhoIsMeant(pronoun, extent);
        }

        if (question.Topic is null && question.Kind is QuestionKind.Summary or QuestionKind.WhoSaid)
        {
            return RefusalComposer.NothingPointedTo(question, extent);
        }

        if (question.Kind == QuestionKind.Summary)
        {
            ImmutableArray<DraftClaim> summary = ArticleSummary.Of(index, question.Topic!, filter, top);
            return summary.Length > 0 ? new Draft.Claims(summary) : RefusalComposer.NoArticle(question, await facts.ClosestAsync(question.Topic!, filter, null, cancellationToken), extent);
        }

        if (question.Unsaid)
        {
            return RefusalComposer.Unsaid(question, extent);
        }

        // [1] Whose words?
        IReadOnlyList<string> names = question.Speaker is null ? [] : SpeakerChoice.Names(index, question.Speaker);
        if (names.Count > 1 && await SideBySideAsync(resolved, names, filter, top, cancellationToken) is { } both)
        {
            return both;
        }

        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index, question.Speaker);
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
        if (finding.OnTopic.Count > 0 && speakers.Count > 0 && question is { Topic: null, Manner: not Manner.Any } && !finding.OnTopic.Any(e => StatementShapes.IsOf(question.Manner, e)))
        {
            return RefusalComposer.NothingOfManner(question, speakers, finding.OnTopic, extent);
        }

        if (finding.OnTopic.Count > 0)
        {
            return names.Count == 1 && Namesakes(finding.OnTopic) is { Count: > 1 } several
                ? RefusalComposer.WhichOne(question, several, extent)
                : new Draft.Claims(StatementShapes.Compose(question, finding.OnTopic, top));
        }

        // [3] Nothing: is it the dates, the topic, or are there no words at all?
        if (filter.From is not null || filter.To is not null)
        {
            StatementFinding anyDay = await FindAsync(question, speakers, filter with { From = null, To = null }, top, resolved, cancellationToken);
            if (anyDay.OnTopic.Count > 0)
            {
                return RefusalComposer.OutsideDates(question, ExtractiveComposer.WhatSaid(anyDay.OnTopic), extent);
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
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index, question.Speaker);
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
        bool chooses = question.OverTime || question.Manner != Manner.Any || question.Kind is QuestionKind.WhoSaid or QuestionKind.Latest;
        int wanted = Math.Max(top, chooses || speakers.Count > 1 ? Considered : 0);
        StatementFinding finding = await statements.FindAsync(question, speakers, filter, meaning.Of(question.Topic), wanted + told.Length, cancellationToken);
        return finding with { OnTopic = [.. finding.OnTopic.Where(evidence => !IsTold(evidence, told) && !(question.Kind == QuestionKind.WhoSaid && IsTeller(evidence, told))).Take(wanted)] };
    }

    /// <summary>Each named speaker's statements under that name, saying for whom nothing was found; null where nothing was for any.</summary>
    private async Task<Draft?> SideBySideAsync(ResolvedQuestion resolved, IReadOnlyList<string> names, SearchFilter filter, int top, CancellationToken cancellationToken)
    {
        int each = Math.Max(1, top / names.Count);
        var claims = new List<DraftClaim>();
        var without = new List<string>();
        foreach (string name in names)
        {
            IReadOnlyList<Speaker> speakers = SpeakerChoice.Choose(index, name);
            Question own = resolved.Question with { Speaker = name };
            StatementFinding finding = speakers.Count == 0 ? StatementFinding.Nothing : await FindAsync(own, speakers, filter, each, resolved with { Question = own }, cancellationToken);
            if (finding.OnTopic.Count == 0)
            {
                without.Add(speakers.Count > 0 ? speakers[0].Name : name);
            }

            claims.AddRange(StatementShapes.Compose(own, finding.OnTopic, each));
        }

        if (claims.Count == 0)
        {
            return null;
        }

        string missing = without.Count == 0 ? "" : $"From {RefusalComposer.Plain(string.Join(" and ", without))} nothing was found; ";
        return new Draft.Claims([.. claims.Select((claim, i) => i == 0 && missing.Length > 0 ? Behind(missing, claim) : claim)]);
    }

    private static DraftClaim Behind(string lead, DraftClaim claim) => claim.Parts is [DraftPart.Frame { Text: var text }, .. var rest] && text.StartsWith("According ", StringComparison.Ordinal)
        ? claim with { Parts = [new DraftPart.Frame(lead + "a" + text[1..]), .. rest] }
        : claim with { Parts = [new DraftPart.Frame(lead), .. claim.Parts] };

    /// <summary>Different persons of the surname or role asked for, each with their best statement.</summary>
    private static List<StatementEvidence> Namesakes(IReadOnlyList<StatementEvidence> evidence)
    {
        var persons = new List<StatementEvidence>();
        foreach (StatementEvidence next in evidence.Where(e => e.Speaker is { IsPerson: true } && e.Speaker.Name.Contains(' ', StringComparison.Ordinal)))
        {
            if (!persons.Exists(known => known.Speaker!.Name == next.Speaker!.Name))
            {
                persons.Add(next);
            }
        }

        return persons;
    }

    private static bool IsTold(StatementEvidence evidence, IReadOnlyList<DraftClaim> told) =>
        told.SelectMany(claim => claim.Citations).Any(c => c.ArticleId == evidence.Hit.Article.Id && c.Span.Overlaps(evidence.Statement.Hull));

    /// <summary>"Who else?": one who was told already is nobody else.</summary>
    private static bool IsTeller(StatementEvidence evidence, IReadOnlyList<DraftClaim> told) =>
        told.Any(claim => claim.Speaker is { } speaker && NameKey.Of(speaker) == NameKey.Of(evidence.Statement.Speaker));

    private static Question AsFact(Question question) => question with { Kind = QuestionKind.Fact, Speaker = null, Topic = QuestionParser.Plain(question.Text) };
}
