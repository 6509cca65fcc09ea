using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.BotFramework.Turns;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>Keeps what readers think of an answer, found by the message that they react to.</summary>
internal sealed class TeamsFeedback(AnswerLog answers, ChannelMessages messages, ChannelInbox inbox, ILogger<TeamsFeedback> logger)
{
    private static readonly object Empty = new();

    /// <summary>A thumb below a message, perhaps with words. Teams takes any body but <c>{}</c> as an error.</summary>
    public async Task<InvokeResponse> TakeAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Value is { ValueKind: JsonValueKind.Object } value && Part(value, "actionValue") is { ValueKind: JsonValueKind.Object } action
            && Text(action, "reaction") is "like" or "dislike")
        {
            await KeepAsync(turn, Text(action, "reaction") == "like" ? Reaction.Like : Reaction.Dislike, Comment(Text(action, "feedback")), cancellationToken);
        }

        return new InvokeResponse(StatusCodes.Status200OK, Empty);
    }

    /// <summary>A reaction below a message; it says less than a thumb, and is kept with its name.</summary>
    public async Task TakeReactionAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        foreach (string type in turn.Activity.ReactionsAdded?.Select(r => r?.Type).OfType<string>().Take(3) ?? [])
        {
            Reaction? reaction = type switch
            {
                "like" or "heart" => Reaction.Like,
                "angry" => Reaction.Dislike,
                _ => null,
            };
            if (reaction is { } kept)
            {
                await KeepAsync(turn, kept, $"(reaction: {type})", cancellationToken, once: false);
            }
        }
    }

    private async Task KeepAsync(TurnContext turn, Reaction reaction, string? comment, CancellationToken cancellationToken, bool once = true)
    {
        if (turn.Activity.ReplyToId is not { Length: > 0 } message || messages.AnswerOf(turn.Conversation, message) is not { } answer)
        {
            return;
        }

        // Delivered again, it is the same opinion.
        if (once && await inbox.AddAsync(turn.Key, turn.Conversation, null, cancellationToken) == InboxOutcome.Duplicate)
        {
            return;
        }

        if (await answers.AddFeedbackAsync(answer, reaction, comment, cancellationToken))
        {
            logger.FeedbackTaken(answer);
        }
    }

    /// <summary>The words come as JSON in a text.</summary>
    private static string? Comment(string? feedback)
    {
        if (string.IsNullOrWhiteSpace(feedback))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(feedback);
            string? text = document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "feedbackText") : null;
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Part(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement part) ? part : null;

    private static string? Text(JsonElement element, string name) => Part(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
