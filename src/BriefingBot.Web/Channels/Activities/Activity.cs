using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Web.Channels.Activities;

/// <summary>
/// What a channel and the bot send each other (the Activity Protocol). Members that aren't named here are kept as they came, so that what must
/// be given back is given back whole.
/// </summary>
public sealed record Activity
{
    /// <summary>See <see cref="ActivityTypes"/>; others are allowed and ignored.</summary>
    public string Type { get; init; } = "";

    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public string? ReplyToId { get; init; }

    public string? Locale { get; init; }

    /// <summary>plain, markdown or xml; Markdown where it is missing.</summary>
    public string? TextFormat { get; init; }

    public string? Text { get; init; }

    public string? InputHint { get; init; }

    /// <summary>Name of an event or invoke.</summary>
    public string? Name { get; init; }

    /// <summary>What an event, invoke or card sends.</summary>
    public JsonElement? Value { get; init; }

    public IReadOnlyList<Entity>? Entities { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>What belongs to one channel alone.</summary>
    public JsonElement? ChannelData { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }

    /// <summary>A text of the channel's own data, such as <c>clientActivityID</c>; null where there is none.</summary>
    public string? ChannelText(string name) =>
        ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>The types that mean something to us.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
}

/// <summary>Who says what is to be done with them.</summary>
public static class RoleTypes
{
    public const string User = "user";
    public const string Bot = "bot";
}
