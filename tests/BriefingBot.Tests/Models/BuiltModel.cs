using BriefingBot.Indexing;
using BriefingBot.Models.Embedding;
using Microsoft.Extensions.AI;

namespace BriefingBot.Tests.Models;

/// <summary>The model that the build made, opened once for the tests of a class.</summary>
public sealed class BuiltModel : IDisposable
{
    private readonly EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions { Parallelism = 2 });

    public IEmbeddingGenerator<string, Embedding<float>> Generator =>
        model.Generator ?? throw new InvalidOperationException(model.Status);

    public static string Folder => EmbeddingModelFactory.BuiltFolder;

    /// <summary>What a machine without Node can't test, and why; null where the model must be there.</summary>
    public static string? SkipReason
    {
        get
        {
            string notBuilt = Path.Combine(Folder, "not-built.txt");
            bool withoutNode = !File.Exists(Path.Combine(Folder, "manifest.json"))
                && File.Exists(notBuilt) && File.ReadAllText(notBuilt).StartsWith("Node.js was not found", StringComparison.Ordinal);
            return withoutNode ? "The build found no Node.js, so there is no embedding model to test." : null;
        }
    }

    public async Task<float[]> EmbedAsync(string text) => (await Generator.GenerateAsync([text]))[0].Vector.ToArray();

    public void Dispose() => model.Generator?.Dispose();
}

/// <summary>A fact about the embedding model itself: it fails where the build should have made the model and didn't.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ModelFactAttribute : FactAttribute
{
    public ModelFactAttribute() => Skip = BuiltModel.SkipReason;
}

/// <summary>A theory about the embedding model itself, as <see cref="ModelFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ModelTheoryAttribute : TheoryAttribute
{
    public ModelTheoryAttribute() => Skip = BuiltModel.SkipReason;
}
