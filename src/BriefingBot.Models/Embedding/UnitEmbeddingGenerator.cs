using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace BriefingBot.Models.Embedding;

/// <summary>
/// Makes a remote embedder keep the promises the local one gives: unit vectors, one a text, any number of texts, and texts cut or filled in so that
/// servers which refuse empty or overlong input take them.
/// </summary>
internal sealed class UnitEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const int TextsARequest = 64;

    // OpenAI's models read 8,191 tokens, of which a character makes two at the worst.
    private const int MaxCharacters = 4_000;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The server gave another number of vectors than texts, or a vector without a direction.</exception>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string[] texts in values.Select(Fit).Chunk(TextsARequest))
        {
            GeneratedEmbeddings<Embedding<float>> given = await base.GenerateAsync(texts, options, cancellationToken).ConfigureAwait(false);
            if (given.Count != texts.Length)
            {
                throw new InvalidDataException($"The embedding server gave {given.Count} vectors for {texts.Length} texts.");
            }

            embeddings.AddRange(given.Select(Unit));
        }

        return embeddings;
    }

    private static string Fit(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return ".";
        }

        if (text.Length <= MaxCharacters)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters)];
    }

    private static Embedding<float> Unit(Embedding<float> embedding)
    {
        float length = TensorPrimitives.Norm(embedding.Vector.Span);
        if (!float.IsFinite(length) || length == 0)
        {
            throw new InvalidDataException("The embedding server gave a vector without a direction.");
        }

        var unit = new float[embedding.Vector.Length];
        TensorPrimitives.Divide(embedding.Vector.Span, length, unit);
        return new Embedding<float>(unit) { ModelId = embedding.ModelId };
    }
}
