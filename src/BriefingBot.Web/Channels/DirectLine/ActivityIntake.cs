using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Takes what a client sent: keeps it, gives it back to all who listen, and puts a message in line for its answer.</summary>
internal sealed class ActivityIntake(ChatRooms rooms, TurnQueue turns, Transcripts transcripts, AnswerLog answers, TimeProvider clock)
{
    public async Task<IResult> TakeAsync(TokenGrant grant, string address, Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Properties is not null && activity.Properties.TryGetValue("attachments", out JsonElement files)
            && files.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !(files.ValueKind == JsonValueKind.Array && files.GetArrayLength() == 0))
        {
            return DirectLineError.Malformed("'attachments' are not read here; ask in words.");
        }

        if (FeedbackAction.Of(activity) is { } feedback
            && !await answers.AddFeedbackAsync(feedback.AnswerId, grant.ConversationId, feedback.Reaction, null, cancellationToken))
        {
            return new DirectLineError(StatusCodes.Status404NotFound, "AnswerNotFound", "This conversation has no answer of that id; ids are kept for a while only.");
        }

        return activity.Type switch
        {
            ActivityTypes.Message when string.IsNullOrWhiteSpace(activity.Text) => DirectLineError.Malformed("'text' is missing: a message asks something."),
            ActivityTypes.Message => await MessageAsync(grant, address, activity, cancellationToken),
            ActivityTypes.Typing => await PassAsync(grant, activity, cancellationToken),
            _ => await KeepAsync(grant, activity, cancellationToken),
        };
    }

    private async Task<IResult> MessageAsync(TokenGrant grant, string address, Activity message, CancellationToken cancellationToken)
    {
        string id = grant.ConversationId;
        if (!turns.TryTake(id))
        {
            return DirectLineError.TooMany(TimeSpan.FromSeconds(2));
        }

        bool isInLine = false;
        try
        {
            using ChatRooms.Lease lease = rooms.Enter(id);
            Transcribed? said = await lease.Room.SayAsync(
                Draft(grant, message, awaitsReply: true),
                entry =>
                {
                    turns.Add(new PendingTurn(id, address, entry.Number, message.Text!));
                    isInLine = true;
                },
                cancellationToken);
            return Kept(id, said);
        }
        finally
        {
            if (!isInLine)
            {
                turns.GiveBack(id);
            }
        }
    }

    private async Task<IResult> KeepAsync(TokenGrant grant, Activity activity, CancellationToken cancellationToken)
    {
        using ChatRooms.Lease lease = rooms.Enter(grant.ConversationId);
        return Kept(grant.ConversationId, await lease.Room.SayAsync(Draft(grant, activity, awaitsReply: false), then: null, cancellationToken));
    }

    private async Task<IResult> PassAsync(TokenGrant grant, Activity typing, CancellationToken cancellationToken)
    {
        if (transcripts.Find(grant.ConversationId) is null)
        {
            return DirectLineError.Gone;
        }

        using ChatRooms.Lease lease = rooms.Enter(grant.ConversationId);
        return Id(await lease.Room.PassAsync(id => UserActivity.Of(typing, id, grant, clock.GetUtcNow()), cancellationToken));
    }

    private TranscriptDraft Draft(TokenGrant grant, Activity activity, bool awaitsReply) =>
        new(number => ActivityJson.Write(UserActivity.Of(activity, Watermark.ActivityId(grant.ConversationId, number), grant, clock.GetUtcNow())))
        {
            AwaitsReply = awaitsReply,
            Mark = ActivityEndpoints.MarkOf(activity),
        };

    private static IResult Kept(string conversationId, Transcribed? said) =>
        said is null ? DirectLineError.Gone : Id(Watermark.ActivityId(conversationId, said.Entry.Number));

    private static IResult Id(string id) => Results.Json(new { id }, ActivityJson.Options);
}
