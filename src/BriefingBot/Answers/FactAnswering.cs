using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Drafts the answer to a question for a fact from the best sentences of the passages found.</summary>
internal sealed class FactAnswering(ISearchIndex index, FindPassages passages, SentenceRelevance relevance, QueryMeaning meaning, Premise premise)
{
    private const int Passages = 20;
    private const int StatementsOfArticle = 400;

    private readonly SentencePicker picker = new(index);

    /// <param name="observe">Told of the pool of sentences that was judged.</param>
    public async Task<Draft> DraftAsync(
        Question question, SearchFilter filter, ArchiveExtent extent, Action<IReadOnlyList<Judged>>? observe, CancellationToken cancellationToken)
    {
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index, question.Speaker);
        string query = speakers.Count == 0 && question.Speaker is not null ? QuestionParser.Plain(question.Text) : question.Topic ?? QuestionParser.Plain(question.Text);
        Func<string, IReadOnlyList<StatementHit>> statementsOf = Remembered();
        if (question.Near is { } days && filter is { From: null, To: null }
            && await PickAsync(question.Undated ?? query, filter with { From = days.From, To = days.To }, speakers, statementsOf, null, cancellationToken) is var near && Bears(near))
        {
            // "What happened in Osk on 3 July": what was published then tells it, most often without its date.
            return new Draft.Claims(FactComposer.Compose(near, statementsOf)) { Relevance = near[0].Relevance };
        }

        IReadOnlyList<PickedSentence> picked = await PickAsync(query, filter, speakers, statementsOf, observe, cancellationToken);
        if (Bears(picked) && !await premise.IsBorneOutAsync(query, picked[0], cancellationToken))
        {
            return RefusalComposer.Unconfirmed(FactComposer.Closest(picked, statementsOf), extent);
        }

        if (Bears(picked))
        {
            return FactComposer.Conflict(query, picked, statementsOf) is { Length: > 1 } sides
                ? new Draft.Claims(sides, Conflicting: true) { Relevance = picked[0].Relevance }
                : new Draft.Claims(FactComposer.Compose(picked, statementsOf)) { Relevance = picked[0].Relevance };
        }

        if (filter.From is not null || filter.To is not null)
        {
            IReadOnlyList<PickedSentence> anyDay = await PickAsync(query, filter with { From = null, To = null }, speakers, statementsOf, null, cancellationToken);
            if (Bears(anyDay))
            {
                return RefusalComposer.OutsideDates(question, FactComposer.Compose(anyDay, statementsOf), extent);
            }
        }

        return picked is [{ Relevance: >= RelevanceModel.Relates, Doubts: { Any: false } or { IsOppositeAlone: true } } nearest, ..]
            ? RefusalComposer.Perhaps(FactComposer.Closest(picked, statementsOf), nearest.Doubts.Any, extent)
            : RefusalComposer.NoEvidence(FactComposer.Closest(picked, statementsOf), extent);
    }

    /// <summary>What reporters tell of a speaker, where that answers the question; else null.</summary>
    public async Task<Draft.Claims?> ToldOfAsync(Question question, IReadOnlyList<Speaker> speakers, SearchFilter filter, CancellationToken cancellationToken)
    {
        Func<string, IReadOnlyList<StatementHit>> statementsOf = Remembered();
        List<PickedSentence> picked =
        [
            .. (await PickAsync(QuestionParser.Plain(question.Text), filter, [], statementsOf, null, cancellationToken))
                .Where(sentence => speakers.Any(speaker => Names(sentence.Text, speaker))),
        ];
        return Bears(picked) ? new Draft.Claims(FactComposer.Compose(picked, statementsOf)) { Relevance = picked[0].Relevance } : null;
    }

    /// <summary>Sentences nearest to the text, told for what they are.</summary>
    /// <param name="naming">Only sentences that name one of these; null: any.</param>
    public async Task<ImmutableArray<DraftClaim>> ClosestAsync(string text, SearchFilter filter, IReadOnlyList<Speaker>? naming, CancellationToken cancellationToken)
    {
        IReadOnlyList<PickedSentence> picked = picker.Pick(text, await passages(text, Passages, filter, cancellationToken));
        HashSet<string>? keys = naming is null ? null : [.. naming.Select(speaker => speaker.Key)];
        return FactComposer.Compose(
            [.. picked.Where(p => p.Share > 0 && (keys is null || TopicWords.Of(p.Text).Exists(word => keys.Contains(NameKey.Fold(word)))))],
            Remembered());
    }

    /// <summary>By the surname, or a body by any of its names.</summary>
    private static bool Names(string text, Speaker speaker) => speaker.IsPerson
        ? TopicWords.Of(text).Exists(word => NameKey.Fold(word) == speaker.Key)
        : speaker.Aliases.Append(speaker.Name).Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where something near stands in place of what was asked for, no likeness makes an answer of it.</summary>
    private static bool Bears(IReadOnlyList<PickedSentence> picked) => picked is [{ } best, ..] && !best.Doubts.Any && best.Relevance >= RelevanceModel.AnswersFact;

    private async Task<IReadOnlyList<PickedSentence>> PickAsync(
        string query,
        SearchFilter filter,
        IReadOnlyList<Speaker> speakers,
        Func<string, IReadOnlyList<StatementHit>> statementsOf,
        Action<IReadOnlyList<Judged>>? observe,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<PickedSentence> picked = picker.Pick(query, await passages(query, Passages, filter, cancellationToken));
        picked = relevance.Judge(query, picked, await meaning.OfAsync(query, cancellationToken), filter, observe);
        return speakers.Count == 0 ? picked :
        [
            .. picked.Where(p => FactComposer.Bearing(p, statementsOf(p.Passage.Article.Id)) is { } said
                && speakers.Any(speaker => index.Speakers.IsSame(speaker, said.Statement.Speaker))),
        ];
    }

    private Func<string, IReadOnlyList<StatementHit>> Remembered()
    {
        var known = new Dictionary<string, IReadOnlyList<StatementHit>>(StringComparer.Ordinal);
        return articleId =>
        {
            if (!known.TryGetValue(articleId, out IReadOnlyList<StatementHit>? hits))
            {
                known[articleId] = hits = index.SearchStatements(null, null, StatementsOfArticle, new SearchFilter(ArticleId: articleId));
            }

            return hits;
        };
    }
}
