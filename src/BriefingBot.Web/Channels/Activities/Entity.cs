using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Web.Channels.Activities;

/// <summary>Something that an activity tells beside its text; all but the type is kept as it came.</summary>
public sealed record Entity
{
    public string? Type { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }

    /// <summary>A typed entity in its wire form.</summary>
    public static Entity Of<T>(T entity)
        where T : notnull => JsonSerializer.SerializeToElement(entity, ActivityJson.Options).Deserialize<Entity>(ActivityJson.Options)!;

    /// <summary>A text of the entity, such as <c>@id</c>; null where there is none.</summary>
    public string? Text(string name) =>
        Properties is not null && Properties.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Which part of a livestream an activity is.</summary>
/// <param name="StreamType">informative, streaming or final.</param>
/// <param name="StreamId">The id of the stream's first activity.</param>
/// <param name="StreamSequence">From 1; the final has none.</param>
public sealed record StreamInfo(string StreamType, string? StreamId, int? StreamSequence)
{
    public const string Informative = "informative";
    public const string Streaming = "streaming";
    public const string Final = "final";

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "streaminfo";
}
