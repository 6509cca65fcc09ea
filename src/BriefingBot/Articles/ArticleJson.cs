using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BriefingBot.Articles;

/// <summary>Articles as JSON: the fields of front matter and the text as <c>body</c>, <c>text</c> or <c>content</c>. Unknown fields are ignored.</summary>
public static class ArticleJson
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>One object, or an array of them: a reading for each, in order. Never throws on any text.</summary>
    /// <param name="fallbackId">The id of an article that names none; several get its position, from 1, behind it.</param>
    public static IReadOnlyList<ArticleReading> ReadDocument(string json, string origin, string? fallbackId)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Limits);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array)
            {
                return [Read(root, origin, fallbackId)];
            }

            var readings = new List<ArticleReading>(root.GetArrayLength());
            foreach (JsonElement item in root.EnumerateArray())
            {
                readings.Add(Read(item, string.Create(CultureInfo.InvariantCulture, $"{origin}[{readings.Count}]"), Numbered(fallbackId, readings.Count + 1)));
            }

            return readings.Count > 0 ? readings : [ArticleReading.Reject(origin, RejectionCode.Empty, $"{origin} holds no article. Add some, or remove it.")];
        }
        catch (JsonException problem)
        {
            return [Broken(origin, problem)];
        }
    }

    /// <summary>One line of NDJSON. Never throws on any text.</summary>
    public static ArticleReading ReadLine(string json, string origin, string? fallbackId)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Limits);
            return Read(document.RootElement, origin, fallbackId);
        }
        catch (JsonException problem)
        {
            return Broken(origin, problem);
        }
    }

    /// <summary>One article that is parsed JSON already.</summary>
    public static ArticleReading Read(JsonElement element, string origin, string? fallbackId)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return ArticleReading.Reject(origin, RejectionCode.Malformed, $"{origin} is no JSON object. Write an article as {{\"id\": …, \"title\": …, \"body\": …}}.");
        }

        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string? name = NameOf(property);
            if (name is null || property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (TextOf(property.Value, name) is not { } text)
            {
                return ArticleReading.Reject(origin, RejectionCode.Malformed, $"{origin} has a {name} that is no text. Write it as a JSON string.");
            }

            values[name] = text;
        }

        return ArticleDraftValidator.Validate(ToFields(values, fallbackId), origin);
    }

    internal static string? Numbered(string? id, int position) =>
        id is null ? null : string.Create(CultureInfo.InvariantCulture, $"{id}-{position}");

    private static ArticleFields ToFields(Dictionary<string, string?> values, string? fallbackId) => new()
    {
        Id = values.GetValueOrDefault("id") ?? fallbackId,
        Title = values.GetValueOrDefault("title"),
        Published = values.GetValueOrDefault("published") ?? values.GetValueOrDefault("date"),
        Source = values.GetValueOrDefault("source"),
        Author = values.GetValueOrDefault("author"),
        Url = values.GetValueOrDefault("url"),
        Language = values.GetValueOrDefault("language"),
        Body = values.GetValueOrDefault("body") ?? values.GetValueOrDefault("text") ?? values.GetValueOrDefault("content"),
    };

    private static string? NameOf(JsonProperty property)
    {
        foreach (string known in (ReadOnlySpan<string>)["id", "title", "date", "published", "source", "author", "url", "language", "body", "text", "content"])
        {
            if (property.NameEquals(known))
            {
                return known;
            }
        }

        return null;
    }

    private static string? TextOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => StringOf(value),
        JsonValueKind.Number when name is "id" => value.GetRawText(),
        JsonValueKind.Array when name is "author" && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(", ", value.EnumerateArray().Select(StringOf)),
        _ => null,
    };

    /// <summary>The string; where an escape in it is half of a surrogate pair, which the framework refuses, that half becomes U+FFFD.</summary>
    private static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            char unescaped = raw[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                char itself => itself,
            };
            i += raw[i] == 'u' ? 4 : 0;
            text.Append(unescaped);
        }

        return text.ToString();
    }

    private static ArticleReading.Rejected Broken(string origin, JsonException problem) => ArticleReading.Reject(
        origin, RejectionCode.Malformed, string.Create(CultureInfo.InvariantCulture,
            $"{origin} is no valid JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}). Correct it and send it again."));
}
