using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Relevance;

/// <summary>A statement of the pool, with what speaks for it.</summary>
/// <param name="Features">See <see cref="StatementFeatures.Names"/>.</param>
public sealed record StatementCandidate(StatementHit Hit, Speaker? Speaker, TopicMatch Match, double[] Features, double Probability);

/// <summary>Scores the statements that may answer a question about somebody's words: one pool, one probability each.</summary>
public sealed class StatementRelevance(ISearchIndex index, FindPassages passages, RelevanceModel model)
{
    /// <summary>So many passages of the search for the whole question are looked at.</summary>
    private const int Passages = 100;

    /// <summary>So many statements by words, and as many by meaning, are scored.</summary>
    private const int PoolHalf = 60;

    /// <summary>The pool, best first.</summary>
    /// <param name="meaning">The vector of a text; null where there is no model.</param>
    public async Task<IReadOnlyList<StatementCandidate>> ScoreAsync(
        Question question,
        GatheredStatements gathered,
        Func<string, CancellationToken, Task<ReadOnlyMemory<float>?>> meaning,
        SearchFilter filter,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(gathered);
        ArgumentNullException.ThrowIfNull(meaning);
        IReadOnlyList<(StatementHit Hit, Speaker? Speaker)> statements = gathered.Statements;
        var scorer = new TopicScorer(question.Topic, question.TopicIsClause, index);
        ReadOnlyMemory<float>? vector = await meaning(question.Topic ?? "", cancellationToken);
        List<StatementHit> hits = [.. statements.Select(statement => statement.Hit)];
        IReadOnlyList<float> cosines = vector is { } known ? index.Similarities(known, hits) : [.. hits.Select(_ => float.NaN)];
        int[] pool = [.. Pool(gathered, cosines)];
        IReadOnlyList<PassageHit> found = await passages(Query(question), Passages, filter, cancellationToken);
        Dictionary<string, double> passageCosines = vector is { } asked && index.Count.Passages > PoolContext.FewPassages
            ? index.SearchMeaning(asked, Passages, filter).ToDictionary(hit => hit.Passage.Id, hit => hit.Score, StringComparer.Ordinal)
            : [];
        var asking = new AskedWords(question.Topic ?? "", index);
        var context = new PoolContext(
            asking, cosines, found, passageCosines, index.Count.Passages, gathered.AsksBody, article => CosinesIn(article, vector));
        return
        [
            .. pool.Select(i =>
            {
                TopicMatch match = scorer.Match(hits[i]);
                double[] features = StatementFeatures.Of(hits[i], match, cosines[i], context);
                return new StatementCandidate(hits[i], statements[i].Speaker, match, features, model.Of(features, vector is not null));
            })
            .OrderByDescending(candidate => candidate.Probability).ThenByDescending(candidate => candidate.Hit.Article.Published)
            .ThenBy(candidate => candidate.Hit.Article.Id, StringComparer.Ordinal).ThenBy(candidate => candidate.Hit.Ordinal),
        ];
    }

    /// <summary>The question; what it leaves to the one before it ("and Borrell?") by its speaker and topic.</summary>
    private static string Query(Question question) =>
        question.Topic is { } topic && !question.Text.Contains(topic, StringComparison.OrdinalIgnoreCase)
            ? $"{question.Speaker} {topic}"
            : QuestionParser.Plain(question.Text);

    private ArticleCosines CosinesIn(string articleId, ReadOnlyMemory<float>? vector)
    {
        IReadOnlyList<StatementHit> hits = index.StatementsOf(articleId);
        return new ArticleCosines(hits, vector is { } topic ? index.Similarities(topic, hits) : [.. hits.Select(_ => float.NaN)]);
    }

    /// <summary>Those found by words, and those nearest in meaning; without a model the most recent.</summary>
    private static IEnumerable<int> Pool(GatheredStatements gathered, IReadOnlyList<float> cosines)
    {
        IEnumerable<int> near = Enumerable.Range(0, cosines.Count)
            .OrderByDescending(i => float.IsNaN(cosines[i]) ? float.NegativeInfinity : cosines[i]).ThenBy(i => i).Take(PoolHalf);
        return Enumerable.Range(0, Math.Min(gathered.ByWords, PoolHalf)).Union(near);
    }
}
