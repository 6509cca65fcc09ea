using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.Configuration;

namespace BriefingBot.Models.Embedding;

/// <summary>Where vectors come from.</summary>
public enum EmbeddingProvider
{
    /// <summary>A model that runs in this process: the one the build makes, or another at <see cref="EmbeddingOptions.Path"/>.</summary>
    MiniLm,

    /// <summary>Nowhere: the service runs on words alone.</summary>
    None,

    /// <summary>OpenAI, or any endpoint that speaks its protocol.</summary>
    OpenAI,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,
}

/// <summary>The configuration section <c>Embedding</c>.</summary>
public sealed class EmbeddingOptions : IEndpointOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Embedding";

    public EmbeddingProvider Provider { get; set; } = EmbeddingProvider.MiniLm;

    /// <summary>
    /// For <see cref="EmbeddingProvider.MiniLm"/>: a folder with another sentence-transformers model in ONNX form (<c>model.onnx</c> or
    /// <c>onnx/model.onnx</c>, and <c>vocab.txt</c> or a WordPiece <c>tokenizer.json</c>) instead of the one the build makes.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>For <see cref="EmbeddingProvider.MiniLm"/>: how many texts of one call are embedded at once; 1 to 256.</summary>
    public int Parallelism { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 256);

    /// <summary>
    /// For the other providers: an absolute URL. May be left out for OpenAI's own; for a compatible server it ends before <c>/embeddings</c>
    /// (<c>http://127.0.0.1:11434/v1</c>).
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>Sent to <see cref="Endpoint"/> only. Azure OpenAI without one is asked with the Azure identity; servers of one's own may do without.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name (OpenAI) or the deployment's (Azure OpenAI).</summary>
    public string? Model { get; set; }

    /// <summary>For Azure OpenAI without a key: the user-assigned managed identity to sign in as.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>What the configuration names as provider and is none; kept for validation, which reports it with all other errors.</summary>
    internal string? UnknownProvider { get; private set; }

    /// <summary>As <see cref="UnknownProvider"/>, for <see cref="Parallelism"/>.</summary>
    internal string? UnreadableParallelism { get; private set; }

    string IEndpointOptions.Section => Section;

    bool IEndpointOptions.IsAzure => Provider == EmbeddingProvider.AzureOpenAI;

    /// <summary>
    /// Takes the values from the section. The binder would throw at the first value it can't read, before anything else is validated.
    /// </summary>
    internal void Read(IConfiguration section)
    {
        UnknownProvider = EndpointOptions.ReadProvider(section, Provider, out EmbeddingProvider provider);
        Provider = provider;
        Path = EndpointOptions.ReadText(section, nameof(Path)) ?? Path;
        Endpoint = EndpointOptions.ReadText(section, nameof(Endpoint)) ?? Endpoint;
        ApiKey = EndpointOptions.ReadText(section, nameof(ApiKey)) ?? ApiKey;
        Model = EndpointOptions.ReadText(section, nameof(Model)) ?? Model;
        ManagedIdentityClientId = EndpointOptions.ReadText(section, nameof(ManagedIdentityClientId)) ?? ManagedIdentityClientId;
        if (EndpointOptions.ReadText(section, nameof(Parallelism)) is { } parallelism)
        {
            bool read = int.TryParse(parallelism, System.Globalization.CultureInfo.InvariantCulture, out int number);
            Parallelism = read ? number : Parallelism;
            UnreadableParallelism = read ? null : parallelism;
        }
    }
}
