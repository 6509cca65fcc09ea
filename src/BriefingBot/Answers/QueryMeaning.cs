using BriefingBot.Indexing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers;

/// <summary>The vector of a query, where there is a model and the index can be searched with it; a model that fails is logged and the words alone decide.</summary>
internal sealed class QueryMeaning(ISearchIndex index, IEmbeddingGenerator<string, Embedding<float>>? generator, ILogger logger)
{
    /// <summary>Null where there is no model, or the index can't be searched with it.</summary>
    public Task<ReadOnlyMemory<float>?> OfAsync(string text, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(text) || generator is null || !index.SearchesMeaning
            ? Task.FromResult<ReadOnlyMemory<float>?>(null)
            : EmbedAsync(generator, text, cancellationToken);

    private async Task<ReadOnlyMemory<float>?> EmbedAsync(IEmbeddingGenerator<string, Embedding<float>> model, string text, CancellationToken cancellationToken)
    {
        try
        {
            GeneratedEmbeddings<Embedding<float>> embeddings = await model.GenerateAsync([text], cancellationToken: cancellationToken);
            return embeddings.Count > 0 ? embeddings[0].Vector : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.EmbeddingFailed(logger, exception);
            return null;
        }
    }
}
