using System.Globalization;
using BriefingBot.Indexing;
using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;

namespace BriefingBot.Models.Embedding;

/// <summary>Makes the embedding model that valid options ask for; what stands in its way ends in words alone, never in a fault.</summary>
internal static class EmbeddingModelFactory
{
    /// <summary>Where the build puts the model it made: beside the program.</summary>
    public static string BuiltFolder { get; } = Path.Combine(AppContext.BaseDirectory, "models", "minilm");

    /// <summary>A question waits for its vector: a server that takes longer than this is as good as down.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A model that runs in this process.</summary>
    public static EmbeddingModel Create(EmbeddingOptions options) => Create(options, BuiltFolder);

    /// <param name="builtFolder">Taken where <see cref="EmbeddingOptions.Path"/> is not set.</param>
    public static EmbeddingModel Create(EmbeddingOptions options, string builtFolder) =>
        Create(options, () => throw new ArgumentException("An endpoint is asked through the services.", nameof(options)), builtFolder);

    /// <param name="clients">Asked where the model is behind an endpoint.</param>
    public static EmbeddingModel Create(EmbeddingOptions options, Func<EndpointClients> clients) => Create(options, clients, BuiltFolder);

    private static EmbeddingModel Create(EmbeddingOptions options, Func<EndpointClients> clients, string builtFolder) => options.Provider switch
    {
        EmbeddingProvider.None => WordsAlone("Embedding:Provider is None"),
        EmbeddingProvider.OpenAI or EmbeddingProvider.AzureOpenAI => Remote(options, clients()),
        _ when options.Path is { } path => Local(path, options.Parallelism, "put the model there, or remove Embedding:Path"),
        _ => Built(builtFolder, options.Parallelism),
    };

    private static EmbeddingModel Built(string folder, int parallelism)
    {
        if (File.Exists(Path.Combine(folder, EmbeddingFolder.ManifestName)))
        {
            // The project's own model: what was measured was measured with it.
            return Local(folder, parallelism, $"delete {folder} and the repository's .models folder, then run dotnet build") with { IsMeasured = true };
        }

        string notBuilt = Path.Combine(folder, "not-built.txt");
        string reason = ReadLine(notBuilt) ?? $"{folder} holds no {EmbeddingFolder.ManifestName}";
        return WordsAlone($"the embedding model was not built because {reason}; run dotnet build where there are Node.js 18 or later and npm's registry");
    }

    private static EmbeddingModel Local(string folder, int parallelism, string remedy)
    {
        try
        {
            EmbeddingFolder files = EmbeddingFolder.Read(folder);
            var generator = new OnnxEmbeddingGenerator(files, parallelism);
            string description = files.Description ?? string.Create(CultureInfo.InvariantCulture, $"{generator.Dimensions} dimensions");
            return new EmbeddingModel(generator, files.Id, $"{files.Name} ({description})");
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or OnnxRuntimeException
            or DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException)
        {
            string reason = (fault.GetBaseException() is DllNotFoundException inner ? inner.Message : fault.Message).ReplaceLineEndings(" ").TrimEnd('.', ' ');
            return WordsAlone($"the embedding model can't be used because {reason}; {remedy}");
        }
    }

    private static EmbeddingModel Remote(EmbeddingOptions options, EndpointClients clients)
    {
        string model = options.Model!;
        string host = EndpointOptions.Host(options);
        var generator = new UnitEmbeddingGenerator(clients.Create(options, Patience).GetEmbeddingClient(model).AsIEmbeddingGenerator());
        return new EmbeddingModel(generator, $"{options.Provider}/{host}/{model}", $"{options.Provider} ({model} at {host})");
    }

    private static EmbeddingModel WordsAlone(string reason) => new(Generator: null, Id: null, $"words alone: {reason}");

    private static string? ReadLine(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.Length > 0) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
