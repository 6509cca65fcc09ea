using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// Lets an answer appear: what is being searched, then what of it was verified, then the whole. Web Chat reads the channel's data, others the
/// entity, so both are sent. The first part names itself as the stream, or Web Chat would file the stream where something was typed before.
/// </summary>
internal sealed class Livestream(PendingTurn turn, ChatRoom room, TimeSpan pace, TimeProvider clock)
{
    /// <summary>So many parts stand between what is searched and the whole: nobody waits long for what is there.</summary>
    private const int MostParts = 1;

    private readonly long began = clock.GetTimestamp();
    private string? streamId;
    private int sequence;
    private long sent;

    /// <summary>
    /// Says what is being done: as information, for clients that show it as such, and as the stream's first text, since Web Chat shows dots only
    /// for information.
    /// </summary>
    public async Task InformAsync(string text, CancellationToken cancellationToken)
    {
        if (sequence == 0)
        {
            await PassAsync(StreamInfo.Informative, text, cancellationToken);
        }

        await PassAsync(StreamInfo.Streaming, $"*{text}*", cancellationToken);
    }

    /// <summary>
    /// Sends the verified claims so far where there are several, and gives the reply as the stream's end once the last part was seen for a
    /// moment. An answer that took long is held up no longer.
    /// </summary>
    public async Task<Activity> FinishAsync(AnsweredQuestion asked, Activity reply, CancellationToken cancellationToken)
    {
        for (int part = 1; part <= MostParts && part < asked.Answer.Claims.Length && clock.GetElapsedTime(began) < 2 * pace; part++)
        {
            await PaceAsync(cancellationToken);
            string text = AnswerRenderer.Text(asked, asked.Answer.Claims.Length * part / (MostParts + 1));
            await PassAsync(StreamInfo.Streaming, text, cancellationToken);
        }

        await PaceAsync(cancellationToken);
        return streamId is null ? reply : reply with
        {
            ChannelData = Data(StreamInfo.Final, null),
            Entities = [.. reply.Entities ?? [], Entity.Of(new StreamInfo(StreamInfo.Final, streamId, null))],
        };
    }

    private async Task PaceAsync(CancellationToken cancellationToken)
    {
        TimeSpan left = pace - clock.GetElapsedTime(sent);
        if (sequence > 0 && left > TimeSpan.Zero && clock.GetElapsedTime(began) < 2 * pace)
        {
            await Task.Delay(left, clock, cancellationToken);
        }
    }

    private async Task PassAsync(string type, string text, CancellationToken cancellationToken)
    {
        sequence++;
        string id = await room.PassAsync(
            id =>
            {
                streamId ??= id;
                var typing = new Activity
                {
                    Type = ActivityTypes.Typing,
                    Text = text,
                    TextFormat = "markdown",
                    ChannelData = Data(type, sequence),
                    Entities = [Entity.Of(new StreamInfo(type, streamId, sequence))],
                };
                return UserActivity.FromBot(typing, id, turn.ConversationId, Watermark.ActivityId(turn.ConversationId, turn.Number), clock.GetUtcNow());
            },
            cancellationToken);
        streamId ??= id;
        sent = clock.GetTimestamp();
    }

    private JsonElement Data(string type, int? number) => JsonSerializer.SerializeToElement(
        new { streamId, streamSequence = number, streamType = type }, ActivityJson.Options);
}
