using Microsoft.Extensions.AI;

namespace BriefingBot.Models.Embedding;

/// <summary>
/// Embeds texts with a model that runs in this process. Texts longer than the model reads are cut. Several texts of one call are spread over
/// processors; a single one runs on the calling thread, because that is faster than handing it over. Safe to call from several threads;
/// disposing waits for nobody: calls under way finish, later ones fail.
/// </summary>
internal sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly OnnxEncoder encoder;
    private readonly WordPieces wordPieces;
    private readonly EmbeddingGeneratorMetadata metadata;
    private readonly int parallelism;
    private int users = 1;
    private int disposed;

    /// <exception cref="InvalidDataException">The files are not a sentence embedder's; the message is a clause that says what is wrong.</exception>
    /// <exception cref="Microsoft.ML.OnnxRuntime.OnnxRuntimeException">The model can't be run.</exception>
    public OnnxEmbeddingGenerator(EmbeddingFolder folder, int parallelism)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parallelism);
        this.parallelism = parallelism;
        using var vocabulary = new MemoryStream(folder.Vocabulary, writable: false);
        wordPieces = new WordPieces(vocabulary, folder.Uncased, folder.MaxTokens);
        encoder = new OnnxEncoder(folder.Model, folder.Pooling);
        try
        {
            // The first run also shows that graph and vocabulary fit together, and makes the first question as fast as the next.
            Dimensions = encoder.Encode(wordPieces.Encode("warming up")).Length;
        }
        catch
        {
            encoder.Dispose();
            throw;
        }

        metadata = new EmbeddingGeneratorMetadata("onnxruntime", providerUri: null, folder.Id, Dimensions);
    }

    public int Dimensions { get; }

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] texts = [.. values];
        var embeddings = new Embedding<float>[texts.Length];
        if (texts.Length == 1 || parallelism == 1)
        {
            for (int i = 0; i < texts.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                embeddings[i] = Generate(texts[i]);
            }
        }
        else
        {
            var spread = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, texts.Length, spread, (i, _) =>
            {
                embeddings[i] = Generate(texts[i]);
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        return [.. embeddings];
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            Leave();
        }
    }

    private Embedding<float> Generate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Enter();
        try
        {
            return new Embedding<float>(encoder.Encode(wordPieces.Encode(text))) { ModelId = metadata.DefaultModelId };
        }
        finally
        {
            Leave();
        }
    }

    // The native session must outlive every run: the last to leave frees it.
    private void Enter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref this.users);
            ObjectDisposedException.ThrowIf(users == 0 || Volatile.Read(ref disposed) != 0, this);
        }
        while (Interlocked.CompareExchange(ref this.users, users + 1, users) != users);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            encoder.Dispose();
        }
    }
}
