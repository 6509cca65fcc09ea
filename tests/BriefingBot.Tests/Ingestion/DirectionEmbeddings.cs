using BriefingBot.Indexing;
using Microsoft.Extensions.AI;

namespace BriefingBot.Tests.Ingestion;

/// <summary>
/// A model of a given number of dimensions: texts that name a bird point one way, others another. It can be made to fail, to refuse a text,
/// and to stop before one until it is let go on.
/// </summary>
internal sealed class DirectionEmbeddings(string id, int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int texts;

    public EmbeddingModel Model => new(this, id, "test");

    /// <summary>How many texts got a vector.</summary>
    public int Texts => Volatile.Read(ref texts);

    public volatile bool IsDown;

    public volatile string? Refused;

    /// <summary>It stops before a text with this word.</summary>
    public volatile string? StopsBefore;

    /// <summary>Completes when it stopped.</summary>
    public Task Stopped => met.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void GoOn() => letGo.TrySetResult();

    /// <summary>The vector of a question for birds.</summary>
    public ReadOnlyMemory<float> Bird => Vector("pelican");

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string value in values)
        {
            if (StopsBefore is { } word && value.Contains(word, StringComparison.Ordinal))
            {
                met.TrySetResult();
                await letGo.Task.WaitAsync(cancellationToken);
            }

            if (IsDown || (Refused is { } refused && value.Contains(refused, StringComparison.Ordinal)))
            {
                throw new HttpRequestException("503 from the model.");
            }

            Interlocked.Increment(ref texts);
            embeddings.Add(new Embedding<float>(Vector(value)));
        }

        return embeddings;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private float[] Vector(string text)
    {
        float[] vector = new float[dimensions];
        vector[text.Contains("pelican", StringComparison.Ordinal) ? 0 : 1] = 1;
        return vector;
    }
}
