using BriefingBot.Indexing;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Retrieval;

/// <summary>
/// Finds passages for a question by words and by meaning, fused. Words know the names, titles and sources that a question names; meaning knows
/// what it says in other words. Without an embedding model, or while that can't be reached, words alone answer.
/// </summary>
public sealed class PassageRetriever(ISearchIndex index, EmbeddingModel model, ILogger<PassageRetriever> logger)
{
    /// <summary>Of each list so many are fused at least: what stands deep in both can still be the best of all.</summary>
    private const int Depth = 50;

    private const int Deepest = 1000;
    private const double WordsWeight = 1;

    /// <summary>Words are the better witness for news: at equal weight the first hit is worse than by words alone, at half it is better.</summary>
    private const double MeaningWeight = 0.5;

    private readonly QueryEmbeddings embeddings = new(model);

    /// <summary>At most <paramref name="top"/> passages, best first, with their fused scores; none for <paramref name="top"/> ≤ 0.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<PassageHit>> SearchAsync(string query, int top, SearchFilter filter, CancellationToken cancellationToken)
    {
        if (top <= 0 || string.IsNullOrWhiteSpace(query))
        {
            return [];
        }

        int depth = Math.Max(Depth, Math.Min(top, Deepest));
        ReadOnlyMemory<float>? vector = index.SearchesMeaning ? await EmbedAsync(query, cancellationToken) : null;
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<PassageHit> byWords = index.SearchWords(query, depth, filter);
        IReadOnlyList<PassageHit> byMeaning = vector is { } known ? index.SearchMeaning(known, depth, filter) : [];
        return
        [
            .. RankFusion.Fuse(hit => hit.Passage.Id, (byWords, WordsWeight), (byMeaning, MeaningWeight))
                .Take(top)
                .Select(fused => fused.Item with { Score = fused.Score }),
        ];
    }

    private async Task<ReadOnlyMemory<float>?> EmbedAsync(string query, CancellationToken cancellationToken)
    {
        try
        {
            return await embeddings.FindAsync(query, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.WordsAlone(logger, fault);
            return null;
        }
    }
}
