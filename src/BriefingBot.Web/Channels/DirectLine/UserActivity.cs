using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Makes of what a client sent the activity that is kept and given back: who speaks and where is the token's to say, not the client's.</summary>
internal static class UserActivity
{
    public const string ChannelId = "directline";

    /// <summary>What the bot is called.</summary>
    public static ChannelAccount Bot { get; } = new() { Id = "briefingbot", Name = "BriefingBot", Role = RoleTypes.Bot };

    public static Activity Of(Activity sent, string id, TokenGrant grant, DateTimeOffset now) => sent with
    {
        Id = id,
        Timestamp = now,
        ChannelId = ChannelId,
        ServiceUrl = null,
        From = new ChannelAccount { Id = grant.UserId, Name = sent.From?.Name is { Length: <= 100 } name ? name : null, Role = RoleTypes.User },
        Recipient = null,
        Conversation = new ConversationAccount { Id = grant.ConversationId },
    };

    /// <summary>A reply of the bot's to a message.</summary>
    public static Activity FromBot(Activity reply, string id, string conversationId, string? replyToId, DateTimeOffset now) => reply with
    {
        Id = id,
        Timestamp = now,
        ChannelId = ChannelId,
        From = Bot,
        Conversation = new ConversationAccount { Id = conversationId },
        ReplyToId = replyToId,
    };
}
