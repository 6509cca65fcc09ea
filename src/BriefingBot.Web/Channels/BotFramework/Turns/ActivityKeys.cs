using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>Names under which activities and conversations are known here: hashes, so that the channel's ids stay out of logs and addresses.</summary>
internal static class ActivityKeys
{
    /// <summary>The same for every delivery of one activity. An edited message is another each time; one without an id is never a repetition.</summary>
    public static string Of(Activity activity) => string.IsNullOrEmpty(activity.Id)
        ? "bf-" + Guid.NewGuid().ToString("N")
        : "bf-" + Hash(
            activity.ChannelId,
            activity.Conversation?.Id,
            activity.Id,
            activity.Type,
            activity.Type == ActivityTypes.MessageUpdate ? activity.Timestamp?.ToString("O", CultureInfo.InvariantCulture) : null);

    /// <summary>The conversation, for state and order. Its form is a valid id of a conversation of the core.</summary>
    public static string ConversationOf(Activity activity) => "bf-" + Hash(activity.ChannelId, activity.Conversation?.Id);

    private static string Hash(params ReadOnlySpan<string?> parts)
    {
        // Lengths go in too, so that no two lists of parts run together into one text.
        var text = new StringBuilder();
        foreach (string? part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16]);
    }
}
