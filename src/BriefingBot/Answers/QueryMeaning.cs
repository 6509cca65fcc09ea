using BriefingBot.Indexing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers;

/// <summary>The vector of a query, where there is a model and the index can be searched with it; a model that fails is logged and the words alone decide.</summary>
internal sealed class QueryMeaning(ISearchIndex index, IEmbeddingGenerator<string, Embedding<float>>? generator, ILogger logger)
{
    /// <summary>Null where there is no model, or the index can't be searched with it.</summary>
    public async Task<ReadOnlyMemory<float>?> OfAsync(string text, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(text) ? null : (await OfAllAsync([text], cancellationToken))?[0];

    /// <summary>The vectors of several texts, in order, by one call of the model; null where there is none.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>?> OfAllAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (generator is null || !index.SearchesMeaning)
        {
            return null;
        }

        try
        {
            GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
            return embeddings.Count == texts.Count ? [.. embeddings.Select(embedding => embedding.Vector)] : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.EmbeddingFailed(logger, exception);
            return null;
        }
    }
}
