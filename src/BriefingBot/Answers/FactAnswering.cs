using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Drafts the answer to a question for a fact from the best sentences of the passages found.</summary>
internal sealed class FactAnswering(ISearchIndex index, FindPassages passages)
{
    private const int Passages = 20;
    private const int StatementsOfArticle = 400;

    /// <summary>Least part of the question's weight in a sentence that bears an answer.</summary>
    private const double LeastShare = 0.3;

    private const double LeastShareCounted = 0.2;
    private const double LeastCovered = 0.9;

    private readonly SentencePicker picker = new(index);

    public async Task<Draft> DraftAsync(Question question, SearchFilter filter, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index, question.Speaker);
        string query = speakers.Count == 0 && question.Speaker is not null ? QuestionParser.Plain(question.Text) : question.Topic ?? QuestionParser.Plain(question.Text);
        Func<string, IReadOnlyList<StatementHit>> statementsOf = Remembered();
        IReadOnlyList<PickedSentence> picked = await PickAsync(query, filter, speakers, statementsOf, cancellationToken);
        if (Bears(picked))
        {
            return FactComposer.Conflict(query, picked, statementsOf) is { Length: > 1 } sides
                ? new Draft.Claims(sides, Conflicting: true)
                : new Draft.Claims(FactComposer.Compose(picked, statementsOf));
        }

        if (filter.From is not null || filter.To is not null)
        {
            IReadOnlyList<PickedSentence> anyDay = await PickAsync(query, filter with { From = null, To = null }, speakers, statementsOf, cancellationToken);
            if (Bears(anyDay))
            {
                return RefusalComposer.OutsideDates(question, FactComposer.Compose(anyDay, statementsOf), extent);
            }
        }

        return RefusalComposer.NoEvidence(FactComposer.Closest(picked, statementsOf), extent);
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

    private static bool Bears(IReadOnlyList<PickedSentence> picked) => picked is [{ } best, ..] && !best.Doubts.Any && (best.Share >= LeastShare || IsCounted(best));

    /// <summary>"It went on for 63 days", in a passage about nothing else: the thing counted and its number are much of an answer.</summary>
    private static bool IsCounted(PickedSentence sentence) =>
        sentence.Fact.Unit is not null && sentence.Phrase is not null && sentence.Share >= LeastShareCounted && sentence.Covered >= LeastCovered;

    private async Task<IReadOnlyList<PickedSentence>> PickAsync(
        string query, SearchFilter filter, IReadOnlyList<Speaker> speakers, Func<string, IReadOnlyList<StatementHit>> statementsOf, CancellationToken cancellationToken)
    {
        IReadOnlyList<PickedSentence> picked = picker.Pick(query, await passages(query, Passages, filter, cancellationToken));
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
