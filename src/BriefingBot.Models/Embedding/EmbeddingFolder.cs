using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BriefingBot.Models.Embedding;

/// <summary>How token vectors become one vector of the text.</summary>
internal enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The first token's.</summary>
    FirstToken,
}

/// <summary>
/// A sentence-transformers model on disk: <c>model.onnx</c> or <c>onnx/model.onnx</c>, with <c>vocab.txt</c> or a WordPiece <c>tokenizer.json</c>,
/// and optionally the settings files sentence-transformers writes. The model that the build makes has a <c>manifest.json</c> besides, with the hashes
/// of its files.
/// </summary>
internal sealed record EmbeddingFolder(
    string Name, string? Description, byte[] Model, byte[] Vocabulary, bool Uncased, int MaxTokens, Pooling Pooling, string Id)
{
    public const string ManifestName = "manifest.json";

    // A change of how texts are cut, cleaned or pooled makes other vectors: it gets another number, and indexes are rebuilt.
    private const int TextVersion = 1;
    private const int DefaultMaxTokens = 256;

    /// <summary>Reads and checks the folder.</summary>
    /// <exception cref="InvalidDataException">Something is missing, damaged or of an unsupported kind; the message is a clause that says what.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static EmbeddingFolder Read(string folder)
    {
        string modelFile = FirstExisting(folder, "model.onnx", "onnx/model.onnx")
            ?? throw new InvalidDataException($"{folder} holds neither model.onnx nor onnx/model.onnx");
        JsonElement? manifest = Json(folder, ManifestName);
        byte[] model = File.ReadAllBytes(modelFile);
        byte[] vocabulary = ReadVocabulary(folder);
        if (manifest is { } known)
        {
            Verify(known, "model.onnx", model, folder);
            Verify(known, "vocab.txt", vocabulary, folder);
        }

        string name = Text(manifest, "name") ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        int maxTokens = Number(manifest, "maxTokens") ?? Number(Json(folder, "sentence_bert_config.json"), "max_seq_length") ?? DefaultMaxTokens;
        return new EmbeddingFolder(
            name,
            Text(manifest, "description"),
            model,
            vocabulary,
            Uncased: Flag(Json(folder, "tokenizer_config.json"), "do_lower_case") ?? true,
            MaxTokens: Math.Clamp(maxTokens, 8, 512),
            Flag(Json(folder, "1_Pooling/config.json"), "pooling_mode_cls_token") is true ? Pooling.FirstToken : Pooling.Mean,
            Id: $"{name}/{Hash(model)[..12]}/{Hash(vocabulary)[..8]}/{TextVersion}");
    }

    private static byte[] ReadVocabulary(string folder)
    {
        if (FirstExisting(folder, "vocab.txt", "onnx/vocab.txt") is { } file)
        {
            return File.ReadAllBytes(file);
        }

        if (Json(folder, "tokenizer.json") is not { } tokenizer)
        {
            throw new InvalidDataException($"{folder} holds neither vocab.txt nor tokenizer.json");
        }

        if (!tokenizer.TryGetProperty("model", out JsonElement model) || Text(model, "type") is not ("WordPiece" or null)
            || !model.TryGetProperty("vocab", out JsonElement vocabulary) || vocabulary.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"the tokenizer.json in {folder} is not a WordPiece one, the only kind supported");
        }

        try
        {
            IEnumerable<string> tokens = vocabulary.EnumerateObject().OrderBy(t => t.Value.GetInt32()).Select(t => t.Name + '\n');
            return Encoding.UTF8.GetBytes(string.Concat(tokens));
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"the tokenizer.json in {folder} has an id that is not a number", fault);
        }
    }

    private static void Verify(JsonElement manifest, string file, byte[] content, string folder)
    {
        string? expected = manifest.TryGetProperty("files", out JsonElement files) ? Text(files, file) : null;
        if (!string.Equals(expected, Hash(content), StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{Path.Combine(folder, file)} has been changed or damaged: its SHA-256 is not the one in {ManifestName}");
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string? FirstExisting(string folder, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            string file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static JsonElement? Json(string folder, string name)
    {
        string file = Path.Combine(folder, name);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            using JsonDocument document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new InvalidDataException($"{file} is not a JSON object");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{file} is not JSON", fault);
        }
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string? Text(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static int? Number(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : null;

    private static bool? Flag(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;
}
