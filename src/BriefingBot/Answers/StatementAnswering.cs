using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Drafts the answer to a question about somebody's words, or says what is missing.</summary>
internal sealed class StatementAnswering(ISearchIndex index, StatementFinder statements, FactAnswering facts, QueryMeaning meaning)
{
    /// <summary>Enough to see whether a suggestion has an answer.</summary>
    private const int SuggestionCandidates = 24;

    /// <summary>So many statements are looked through for those that the answer's shape wants.</summary>
    private const int Considered = 60;

    private readonly StatementRetriever glance = new(index, SuggestionCandidates);
    private readonly SpokenTo spokenTo = new(index);
    private readonly TopicSpeakers topicSpeakers = new(index);
    private readonly WholeQuotation quotations = new(index);

    public async Task<Draft> DraftAsync(ResolvedQuestion resolved, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        var filter = new SearchFilter(question.Source, question.From, question.To);
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
            return question.MayBeFact ? Narration.AtMostRelated(index, question, speakers, extent, await AsFactAsync(question, filter, extent, resolved.Observe, cancellationToken))
                : RefusalComposer.SpeakerUnknown(question, topicSpeakers.Of(question, filter), extent);
        }

        if (question.Speaker is null && question.Topic is null)
        {
            return RefusalComposer.NoEvidence([], extent);
        }

        // [2] What of theirs bears on it?
        if (question.Listener is { } listener)
        {
            if (spokenTo.Find(question, speakers, listener, filter, top) is { Count: > 0 } addressed)
            {
                return new Draft.Claims(StatementShapes.Compose(question, addressed, top));
            }

            // Nothing was said to them; on them, or on the topic, there may be something.
            // "Did X tell Z wanted to go": without "that" the clause is taken for the listener, and only its words are a yes.
            bool isClause = question.TopicIsClause || (question.Whether && question.Topic is null);
            Question on = question with { Listener = null, Topic = question.Topic ?? listener, TopicIsClause = isClause };
            bool isSomebody = question.Topic is not null || SpeakerChoice.Choose(index.Speakers, listener).Count > 0;
            return await DraftAsync(resolved with { Question = on }, top, extent, cancellationToken) switch
            {
                Draft.Claims { Items: [{ } first, .. var rest] } claims when isSomebody => claims with { Items = [Behind($"Nothing was found that was said to {RefusalComposer.Plain(listener)}; ", first), .. rest] },
                Draft.Refused when isSomebody => RefusalComposer.NothingOnTopic(question, speakers, Closest(speakers, filter), 0, topicSpeakers.Of(on with { Topic = question.Topic }, filter), extent),
                Draft other => other with { Understood = on },
            };
        }

        StatementFinding finding = await FindAsync(question, speakers, filter, top, resolved, cancellationToken);
        if (finding.OnTopic.Count > 0 && speakers.Count > 0 && question is { Topic: null, Manner: not Manner.Any } && !finding.OnTopic.Any(e => StatementShapes.IsOf(question.Manner, e)))
        {
            return RefusalComposer.NothingOfManner(question, speakers, finding.OnTopic, extent);
        }

        bool isLimited = filter != SearchFilter.None;
        if (isLimited && finding.OnTopic.Count > 0 && finding.OnTopic.All(e => e.Match == TopicMatch.Paraphrase) && IsWordForWord(question with { From = null, To = null, Source = null })
            && await ElsewhereAsync(resolved, speakers, filter, top, extent, cancellationToken) is { } said)
        {
            // What is only near, where other days or sources have the very words, would pass for them.
            return said;
        }

        if (finding.OnTopic.Count > 0 && question is { Speaker: null, MayBeFact: true, Kind: QuestionKind.WhoSaid }
            && await AsFactAsync(question, filter, extent, resolved.Observe, cancellationToken) is Draft.Claims fact
            && fact.Relevance > finding.OnTopic[0].Relevance && WhoDid.Is(question, fact.Items[0]))
        {
            return fact;
        }

        if (finding.OnTopic.Count > 0)
        {
            return names.Count == 1 && SpeakerNames.Namesakes(finding.OnTopic) is { Count: > 1 } several
                ? RefusalComposer.WhichOne(question, several, extent)
                : StatementShapes.Compose(question, finding.OnTopic, top) is { Length: > 0 } told ? new Draft.Claims(told) { Relevance = finding.OnTopic[0].Relevance }
                : question is { Speaker: null, MayBeFact: true } ? await AsFactAsync(question, filter, extent, resolved.Observe, cancellationToken)
                : await NotInTheseWordsAsync(question, speakers, finding, filter, extent, cancellationToken);
        }

        // [3] Nothing: is it the dates, the source, the topic, or are there no words at all?
        if (isLimited && await ElsewhereAsync(resolved, speakers, filter, top, extent, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (question.Speaker is null)
        {
            return question.MayBeFact && await AsFactAsync(question, filter, extent, resolved.Observe, cancellationToken) is var draft
                    && (draft is not Draft.Claims told || WhoDid.Is(question, told.Items[0]))
                ? draft
                : RefusalComposer.NobodySaid(question, await facts.ClosestAsync(question.Topic!, filter, null, cancellationToken), extent);
        }

        // What they did or are said to have done isn't words of theirs: told only where the question leaves that open.
        if (resolved.Previous is null && (question.Whether || question.MayBeFact) && await facts.ToldOfAsync(question, speakers, filter, cancellationToken) is { } toldOf)
        {
            return Narration.AtMostRelated(index, question, speakers, extent, toldOf) with { Understood = question with { Kind = QuestionKind.Fact, Topic = QuestionParser.Plain(question.Text), Speaker = null, Manner = Manner.Any } };
        }

        OthersOnTopic others = topicSpeakers.Of(question, filter);
        return finding.Closest.Count > 0
            ? RefusalComposer.NothingOnTopic(question, speakers, finding.Closest, finding.Looked, others, extent)
            : RefusalComposer.NoWords(question, speakers, await facts.ClosestAsync($"{speakers[0].Key} {question.Topic}", filter, speakers, cancellationToken), others, extent);
    }

    /// <summary>What was found isn't what was asked for: the place or the reason of it is missing, or nobody is found to have said just that.</summary>
    private async Task<Draft> NotInTheseWordsAsync(
        Question question, IReadOnlyList<Speaker> speakers, StatementFinding finding, SearchFilter filter, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        if (question.Kind is QuestionKind.WhereSaid or QuestionKind.WhySaid)
        {
            return RefusalComposer.NotReported(question, speakers, finding.OnTopic, extent);
        }

        bool IsNear(DraftCitation cited) => finding.OnTopic.Any(e => e.Hit.Article.Id == cited.ArticleId && e.Statement.Sentence.Overlaps(cited.Span));
        return speakers.Count > 0 && await facts.ToldOfAsync(question, speakers, filter, cancellationToken) is { } toldOf && !toldOf.Items.Any(claim => claim.Citations.Any(IsNear)) ? Narration.AtMostRelated(index, question, speakers, extent, toldOf)
            : RefusalComposer.NotInTheseWords(question, speakers, finding.OnTopic, extent);
    }

    /// <summary>What would be found on other days, or in other sources; null where nothing would.</summary>
    private async Task<Draft?> ElsewhereAsync(ResolvedQuestion resolved, IReadOnlyList<Speaker> speakers, SearchFilter filter, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        if (filter.From is not null || filter.To is not null)
        {
            StatementFinding anyDay = await FindAsync(question, speakers, filter with { From = null, To = null }, top, resolved, cancellationToken);
            if (anyDay.OnTopic.Count > 0)
            {
                return RefusalComposer.OutsideDates(question, ExtractiveComposer.WhatSaid(anyDay.OnTopic), extent);
            }
        }

        if (filter.Source is not null)
        {
            StatementFinding anySource = await FindAsync(question, speakers, filter with { Source = null }, top, resolved, cancellationToken);
            if (anySource.OnTopic.Count > 0)
            {
                return RefusalComposer.OutsideSource(question, ExtractiveComposer.WhatSaid(anySource.OnTopic), extent);
            }
        }

        return null;
    }

    /// <summary>Whether a statement has all words of the question's topic, however it is meant.</summary>
    public bool IsWordForWord(Question literal)
    {
        IReadOnlyList<Speaker> speakers = literal.Speaker is null ? [] : SpeakerChoice.Choose(index, literal.Speaker);
        if (literal.Speaker is not null && speakers.Count == 0)
        {
            return false;
        }

        return glance.WithAllWords(literal, speakers, new SearchFilter(literal.Source, literal.From, literal.To), 1).Count > 0;
    }

    private List<StatementEvidence> Closest(IReadOnlyList<Speaker> speakers, SearchFilter filter) =>
    [
        .. index.SearchStatements([.. speakers.Select(speaker => speaker.Key)], null, SuggestionCandidates, filter)
            .Select(hit => (hit, speaker: speakers.FirstOrDefault(speaker => index.Speakers.IsSame(speaker, hit.Statement.Speaker))))
            .Where(found => found.speaker is not null && found.hit.Statement.Confidence > Confidence.Weak)
            .Select(found => new StatementEvidence(found.hit, found.speaker, TopicMatch.None) { Relevance = 0 })
            .OrderByDescending(e => e.Hit.Article.Published).ThenBy(e => e.Hit.Article.Id, StringComparer.Ordinal).ThenBy(e => e.Hit.Ordinal),
    ];

    /// <summary>Whether such a question would be answered: nothing is suggested that would not be.</summary>
    public bool WouldAnswer(Question question, SearchFilter filter, IReadOnlyList<DraftClaim> told)
    {
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index, question.Speaker);
        if (question.Speaker is not null && speakers.Count == 0)
        {
            return false;
        }

        bool asksWho = question.Kind == QuestionKind.WhoSaid;
        return glance.WithAllWords(question, speakers, filter, asksWho ? SuggestionCandidates : told.Count + 1)
            .Any(evidence => !IsTold(evidence, told) && !(asksWho && IsTeller(evidence, told)));
    }

    private async Task<StatementFinding> FindAsync(Question question, IReadOnlyList<Speaker> speakers, SearchFilter filter, int top, ResolvedQuestion resolved, CancellationToken cancellationToken)
    {
        ImmutableArray<DraftClaim> told = question.Else && resolved.Previous is { } previous ? previous.Told : [];
        bool chooses = question.OverTime || question.Manner != Manner.Any || question.Kind is QuestionKind.WhoSaid or QuestionKind.Latest or QuestionKind.WhereSaid or QuestionKind.WhySaid;
        int wanted = Math.Max(top, chooses || speakers.Count > 1 ? Considered : 0);
        StatementFinding finding = await statements.FindAsync(question, speakers, filter, meaning.OfAsync, wanted + told.Length, IsList(question), resolved.Observe, cancellationToken);
        string? asked = question is { Kind: QuestionKind.WhoSaid, Else: true } && resolved.Previous?.Speaker is { } last ? NameKey.Of(last) : null;
        bool IsElse(StatementEvidence evidence) => !IsTold(evidence, told)
            && !(question.Kind == QuestionKind.WhoSaid && (IsTeller(evidence, told) || NameKey.Of(evidence.Statement.Speaker) == asked));
        IReadOnlyList<StatementEvidence> found =
            question.Whether || question.TopicIsClause ? finding.OnTopic : quotations.Of(finding.OnTopic);
        return finding with
        {
            OnTopic =
            [
                .. found.Where(evidence => WhoDid.Is(question, evidence) && IsElse(evidence)).Take(wanted)
                    .Select(evidence => question.Speaker is null ? topicSpeakers.Held(evidence) : evidence),
            ],
        };
    }

    /// <summary>Asks for all that there is, or for what a later choice is made from.</summary>
    private static bool IsList(Question question) =>
        question.OverTime || question.Kind == QuestionKind.Latest || question.Manner != Manner.Any || question is { Kind: QuestionKind.WhoSaid, TopicIsClause: false };

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

    internal static DraftClaim Behind(string lead, DraftClaim claim)
    {
        DraftClaim led = claim with { Lead = lead + claim.Lead };
        return claim.Parts is [DraftPart.Frame { Text: var text }, .. var rest] && text.StartsWith("According ", StringComparison.Ordinal)
            ? led with { Parts = [new DraftPart.Frame(lead + "a" + text[1..]), .. rest] }
            : led with { Parts = [new DraftPart.Frame(lead), .. claim.Parts] };
    }

    private static bool IsTold(StatementEvidence evidence, IReadOnlyList<DraftClaim> told) =>
        told.SelectMany(claim => claim.Citations).Any(c => c.ArticleId == evidence.Hit.Article.Id && c.Span.Overlaps(evidence.Statement.Hull));

    /// <summary>"Who else?": one who was told already is nobody else.</summary>
    private static bool IsTeller(StatementEvidence evidence, IReadOnlyList<DraftClaim> told) =>
        told.Any(claim => (claim.Speaker ?? claim.Citations[0].Speaker) is { } speaker
            && NameKey.Of(speaker) == NameKey.Of(evidence.Statement.Speaker));

    private async Task<Draft> AsFactAsync(Question question, SearchFilter filter, ArchiveExtent extent, Action<IReadOnlyList<Judged>>? observe, CancellationToken cancellationToken)
    {
        Question fact = question with { Kind = QuestionKind.Fact, Speaker = null, Topic = QuestionParser.Plain(question.Text), Manner = Manner.Any };
        return await facts.DraftAsync(fact, filter, extent, observe, cancellationToken) with { Understood = fact };
    }
}
