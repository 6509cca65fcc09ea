using Microsoft.Extensions.AI;

namespace BriefingBot.Indexing;

/// <summary>The embedding model the service runs with, or why it runs on words alone.</summary>
/// <param name="Generator">
/// Makes unit vectors, one a text in the order given; safe to call from several threads. Null: words alone. Whoever made the model disposes it.
/// </param>
/// <param name="Id">
/// Vectors of models with different ids must not be compared: for another id an index is made beside the one there is. Null exactly
/// where <paramref name="Generator"/> is.
/// </param>
/// <param name="Status">
/// One line for people, without secrets: "MiniLM (int8, 384 dimensions)", or "words alone: …" with the reason and what to do about it.
/// </param>
public sealed record EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>>? Generator, string? Id, string Status)
{
    /// <summary>The least cosines of the project were measured with this model: with another one no cosine decides whether a model's claim holds.</summary>
    public bool IsMeasured { get; init; }
}
