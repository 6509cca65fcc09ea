using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>How a conversation is reached without being asked first.</summary>
internal sealed record ConversationReference(string? ChannelId, string? ServiceUrl, ConversationAccount? Conversation, ChannelAccount? Bot, ChannelAccount? User, string? Locale)
{
    public static ConversationReference Of(Activity activity) =>
        new(activity.ChannelId, activity.ServiceUrl, activity.Conversation, activity.Recipient, activity.From, activity.Locale);
}
