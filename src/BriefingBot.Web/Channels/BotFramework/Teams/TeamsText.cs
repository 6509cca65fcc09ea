using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>What somebody wrote to the bot, without what Teams puts around it.</summary>
internal static partial class TeamsText
{
    /// <summary>The text without the bot's own mention; other people's mentions are their names.</summary>
    public static string Of(Activity activity)
    {
        string text = activity.Text ?? "";
        foreach (Entity mention in activity.Entities?.Where(e => e.Type == "mention") ?? [])
        {
            if (mention.Text("text") is not { Length: > 0 } marked)
            {
                continue;
            }

            (string? id, string? name) = Mentioned(mention);
            bool isBot = id is not null && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal);
            text = text.Replace(marked, isBot ? " " : name ?? marked, StringComparison.OrdinalIgnoreCase);
        }

        text = WebUtility.HtmlDecode(AtTags().Replace(text, "")).Replace('\u00A0', ' ');
        return Blanks().Replace(text, " ").Trim();
    }

    /// <summary>personal, groupChat or channel.</summary>
    public static bool IsPersonal(Activity activity) => activity.Conversation?.ConversationType == "personal";

    private static (string? Id, string? Name) Mentioned(Entity mention) =>
        mention.Properties is { } properties && properties.TryGetValue("mentioned", out JsonElement mentioned) && mentioned.ValueKind == JsonValueKind.Object
            ? (Text(mentioned, "id"), Text(mentioned, "name"))
            : (null, null);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"</?at\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AtTags();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
