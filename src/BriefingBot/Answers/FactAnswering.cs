using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Drafts the answer to a question for a fact from the best sentences of the passages found.</summary>
internal sealed class FactAnswering(ISearchIndex index, PassageSearch passages)
{
    private const int Passages = 10;
    private const int StatementsOfArticle = 400;

    /// <summary>Least part of the question's weight in the best sentence, and in its passage; below both it bears no answer.</summary>
    private const double LeastShare = 0.34;
    private const double LeastCovered = 0.45;

    private readonly SentencePicker picker = new(index);

    public async Task<Draft> DraftAsync(Question question, SearchFilter filter, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        IReadOnlyList<Speaker> speakers = question.Speaker is null ? [] : SpeakerChoice.Choose(index.Speakers, question.Speaker);
        string query = speakers.Count == 0 && question.Speaker is not null ? QuestionParser.Plain(question.Text) : question.Topic ?? QuestionParser.Plain(question.Text);
        Func<string, IReadOnlyList<StatementHit>> statementsOf = Remembered();
        IReadOnlyList<PickedSentence> picked = await PickAsync(query, filter, speakers, statementsOf, cancellationToken);
        if (Bears(picked))
        {
            return new Draft.Claims(ExtractiveComposer.Fact(picked, statementsOf));
        }

        if (filter.From is not null || filter.To is not null)
        {
            IReadOnlyList<PickedSentence> anyDay = await PickAsync(query, filter with { From = null, To = null }, speakers, statementsOf, cancellationToken);
            if (Bears(anyDay))
            {
                return RefusalComposer.OutsideDates(question, ExtractiveComposer.Fact(anyDay, statementsOf), extent);
            }
        }

        return RefusalComposer.NoEvidence(ExtractiveComposer.Fact([.. picked.Where(p => p.Share > 0)], statementsOf), extent);
    }

    /// <summary>Sentences nearest to the text, told for what they are.</summary>
    /// <param name="naming">Only sentences that name one of these; null: any.</param>
    public async Task<ImmutableArray<DraftClaim>> ClosestAsync(string text, SearchFilter filter, IReadOnlyList<Speaker>? naming, CancellationToken cancellationToken)
    {
        IReadOnlyList<PickedSentence> picked = picker.Pick(text, await passages(text, Passages, filter, cancellationToken));
        HashSet<string>? keys = naming is null ? null : [.. naming.Select(speaker => speaker.Key)];
        return ExtractiveComposer.Fact(
            [.. picked.Where(p => p.Share > 0 && (keys is null || TopicWords.Of(p.Text).Exists(word => keys.Contains(NameKey.Fold(word)))))],
            Remembered());
    }

    private static bool Bears(IReadOnlyList<PickedSentence> picked) => picked is [{ } best, ..] && best.Share > 0 && (best.Share >= LeastShare || best.Covered >= LeastCovered);

    private async Task<IReadOnlyList<PickedSentence>> PickAsync(
        string query, SearchFilter filter, IReadOnlyList<Speaker> speakers, Func<string, IReadOnlyList<StatementHit>> statementsOf, CancellationToken cancellationToken)
    {
        IReadOnlyList<PickedSentence> picked = picker.Pick(query, await passages(query, Passages, filter, cancellationToken));
        return speakers.Count == 0 ? picked :
        [
            .. picked.Where(p => ExtractiveComposer.Bearing(p, statementsOf(p.Passage.Article.Id)) is { } said
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
