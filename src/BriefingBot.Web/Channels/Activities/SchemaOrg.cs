using System.Text.Json.Serialization;

namespace BriefingBot.Web.Channels.Activities;

/// <summary>The entity that says of a message who made it, what it cites and how a reader may react (schema.org's Message).</summary>
public sealed record MessageEntity
{
    public string Type { get; } = "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Message";

    [JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    /// <summary>Empty: the message that carries it. Web Chat shows no references without it.</summary>
    [JsonPropertyName("@id")]
    public string Id { get; } = "";

    /// <summary><c>AIGeneratedContent</c> for text of a language model.</summary>
    public IReadOnlyList<string>? AdditionalType { get; init; }

    public IReadOnlyList<ClaimEntity>? Citation { get; init; }

    public IReadOnlyList<VoteAction>? PotentialAction { get; init; }
}

/// <summary>What a <c>[n]</c> of the text refers to.</summary>
/// <param name="Position">The n.</param>
public sealed record ClaimEntity(int Position, DigitalDocument Appearance)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string SchemaType { get; } = "Claim";
}

/// <param name="Url">A link; without it <paramref name="Text"/> is shown in place.</param>
public sealed record DigitalDocument(string Name, string? Url = null, string? Text = null)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string SchemaType { get; } = "DigitalDocument";

    /// <summary>A few words of the document; Teams shows them.</summary>
    public string? Abstract { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }
}

/// <summary>A thumb under a message. A click sends it back whole.</summary>
/// <param name="SchemaType">LikeAction or DislikeAction.</param>
public sealed record VoteAction([property: JsonPropertyName("@type"), JsonPropertyOrder(-1)] string SchemaType, [property: JsonPropertyName("@id")] string Id)
{
    public const string Like = "LikeAction";
    public const string Dislike = "DislikeAction";

    public string ActionStatus { get; } = "PotentialActionStatus";
}
