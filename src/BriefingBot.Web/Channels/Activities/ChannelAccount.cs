using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Web.Channels.Activities;

/// <summary>A user or bot of a channel.</summary>
public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>See <see cref="RoleTypes"/>.</summary>
    public string? Role { get; init; }

    public string? AadObjectId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}

/// <summary>A conversation of a channel.</summary>
public sealed record ConversationAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public bool? IsGroup { get; init; }

    /// <summary>personal, groupChat or channel, where the channel tells.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }
}

/// <summary>Buttons below a message that send a text.</summary>
public sealed record SuggestedActions(IReadOnlyList<CardAction> Actions)
{
    /// <summary>Who sees them; null: everybody.</summary>
    public IReadOnlyList<string>? To { get; init; }
}

/// <param name="Type">imBack: the value is sent as a message of the user's.</param>
public sealed record CardAction(string Type, string Title, string Value)
{
    public static CardAction ImBack(string text) => new("imBack", text, text);
}
