using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace BriefingBot.Tests.Ingestion;

/// <summary>An embedding model whose vector holds the text's length; it refuses texts with a given word.</summary>
internal sealed class LengthEmbeddings(string? refused = null) : IEmbeddingGenerator<string, Embedding<float>>
{
    public ConcurrentBag<string> Texts { get; } = [];

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string value in values)
        {
            Texts.Add(value);
            if (refused is not null && value.Contains(refused, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The model refuses this text.");
            }

            embeddings.Add(new Embedding<float>(new float[] { value.Length }));
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
