using BriefingBot.Indexing;
using Microsoft.Extensions.AI;

namespace BriefingBot.Retrieval;

/// <summary>Embeds questions and remembers the last few hundred of them: conversations repeat theirs, and each search of one question needs the same vector.</summary>
internal sealed class QueryEmbeddings(EmbeddingModel model)
{
    internal const int Capacity = 256;

    private readonly Lock access = new();
    private readonly Dictionary<string, LinkedListNode<(string Query, ReadOnlyMemory<float> Vector)>> byQuery = new(StringComparer.Ordinal);

    /// <summary>The one asked for last stands first.</summary>
    private readonly LinkedList<(string Query, ReadOnlyMemory<float> Vector)> byUse = new();

    /// <summary>Null where the service runs on words alone.</summary>
    internal async Task<ReadOnlyMemory<float>?> FindAsync(string query, CancellationToken cancellationToken)
    {
        if (model.Generator is null)
        {
            return null;
        }

        if (Remembered(query) is { } known)
        {
            return known;
        }

        GeneratedEmbeddings<Embedding<float>> embeddings = await model.Generator.GenerateAsync([query], cancellationToken: cancellationToken);
        ReadOnlyMemory<float> vector = embeddings[0].Vector;
        Remember(query, vector);
        return vector;
    }

    private ReadOnlyMemory<float>? Remembered(string query)
    {
        lock (access)
        {
            if (!byQuery.TryGetValue(query, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Vector;
        }
    }

    private void Remember(string query, ReadOnlyMemory<float> vector)
    {
        lock (access)
        {
            if (byQuery.ContainsKey(query))
            {
                return;
            }

            byQuery[query] = byUse.AddFirst((query, vector));
            if (byUse.Count > Capacity)
            {
                byQuery.Remove(byUse.Last!.Value.Query);
                byUse.RemoveLast();
            }
        }
    }
}
