using Microsoft.Extensions.AI;

namespace BriefingBot.Indexing;

/// <summary>The embedding model that the service runs with.</summary>
/// <param name="Generator">Null where the service runs on words alone.</param>
/// <param name="Id">Names the model and its weights: vectors of another id are not comparable. Null without a generator.</param>
/// <param name="Status">One line for people: which model, or why there is none.</param>
public sealed record EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>>? Generator, string? Id, string Status);
