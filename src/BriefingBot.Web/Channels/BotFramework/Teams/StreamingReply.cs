using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Channels.BotFramework.Turns;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>
/// Streams one reply into a personal chat: first what is being done, then the text as far as it is verified, at last the whole message. One
/// request at a time, each after the response to the one before. What the channel refuses on the way ends in a message that it takes, or in
/// none where the reader stopped it.
/// </summary>
internal sealed class StreamingReply(TurnContext turn, ChannelInbox inbox, TimeProvider clock)
{
    /// <summary>Between a response and the next piece of text: what comes meanwhile is gathered.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);

    /// <summary>Between the last piece of text and the final message: Teams takes one request a second.</summary>
    public static readonly TimeSpan LeastBetween = TimeSpan.FromSeconds(1.1);

    /// <summary>Teams ends a stream after two minutes; from here on the message is written in its place.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(110);

    private enum State
    {
        Streaming,

        /// <summary>The channel takes no stream here: a message of its own is sent.</summary>
        Refused,

        /// <summary>The stream is over its time: the message is put in its place.</summary>
        OverTime,

        /// <summary>The reader stopped it: nothing more is sent.</summary>
        Stopped,
    }

    private State state = State.Refused;
    private long started;
    private long responded;
    private int sequence;
    private string sent = "";

    /// <summary>The message that is streamed into; null where there is no stream.</summary>
    public string? StreamId { get; private set; }

    /// <param name="informative">What is being done first, in a few words.</param>
    /// <param name="parts">What comes then. Cancelled where the reader stops the stream.</param>
    /// <param name="final">The whole message, made once <paramref name="parts"/> have ended; its text continues the last verified one.</param>
    /// <returns>What became of the final message; null where the reader stopped the stream.</returns>
    public async Task<ConnectorResult?> RunAsync(string informative, IAsyncEnumerable<StreamPart> parts, Func<Activity> final, CancellationToken cancellationToken)
    {
        await BeginAsync(informative, cancellationToken);
        if (state == State.Stopped)
        {
            return null;
        }

        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using (IAsyncEnumerator<StreamPart> coming = parts.GetAsyncEnumerator(stopped.Token))
        {
            await StreamAsync(coming, stopped, cancellationToken);
        }

        return state == State.Stopped ? null : await EndAsync(final(), cancellationToken);
    }

    private async Task BeginAsync(string informative, CancellationToken cancellationToken)
    {
        started = clock.GetTimestamp();
        sequence = 1;
        ConnectorResult result = await turn.SendActivityAsync(Chunk(informative, new StreamInfo(StreamInfo.Informative, null, sequence)), cancellationToken);
        responded = clock.GetTimestamp();
        if (!result.IsSent)
        {
            Refused(result);
        }
        else if (!string.IsNullOrEmpty(result.Id))
        {
            StreamId = turn.OpenStreamId = result.Id;
            state = State.Streaming;
            await inbox.MarkStreamAsync(turn.Key, result.Id, cancellationToken);
        }
    }

    /// <summary>Reads parts as they come and sends the newest whenever its time has come.</summary>
    private async Task StreamAsync(IAsyncEnumerator<StreamPart> parts, CancellationTokenSource stopped, CancellationToken cancellationToken)
    {
        StreamPart? newest = null;
        Task<bool> next = parts.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                bool waits = newest is not null && state == State.Streaming;
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                if (waits && await Task.WhenAny(next, DelayAsync(Pace, enough.Token)) != next)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await ContinueAsync(newest!.Value, cancellationToken);
                    newest = null;
                    if (state == State.Stopped)
                    {
                        await stopped.CancelAsync();
                        return;
                    }

                    continue;
                }

                await enough.CancelAsync();
                if (!await next)
                {
                    break;
                }

                // What is being done is of no interest any more once there is text.
                newest = parts.Current.IsVerified || newest is not { IsVerified: true } ? parts.Current : newest;
                next = parts.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // Parts may not be given up while the next one is on its way.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (newest is { IsVerified: true } last && state == State.Streaming)
        {
            await DelayAsync(Pace, cancellationToken);
            await ContinueAsync(last, cancellationToken);
        }
    }

    private async Task ContinueAsync(StreamPart part, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(started) >= Longest)
        {
            state = State.OverTime;
            return;
        }

        // The channel wants each text to continue the one before; another one waits for the final message. What is being done is told before any text.
        bool isDue = part.IsVerified ? part.Text.Length > sent.Length && part.Text.StartsWith(sent, StringComparison.Ordinal) : sent.Length == 0;
        if (!isDue)
        {
            return;
        }

        sequence++;
        var stream = new StreamInfo(part.IsVerified ? StreamInfo.Streaming : StreamInfo.Informative, StreamId, sequence);
        ConnectorResult result = await turn.SendActivityAsync(Chunk(part.Text, stream), cancellationToken);
        responded = clock.GetTimestamp();
        if (result.IsSent)
        {
            sent = part.IsVerified ? part.Text : sent;
        }
        else
        {
            // What was surely not taken leaves its number to the next piece.
            sequence -= result.Fault is ConnectorFault.Throttled or ConnectorFault.Unreachable ? 1 : 0;
            Refused(result);
        }
    }

    private async Task<ConnectorResult?> EndAsync(Activity final, CancellationToken cancellationToken)
    {
        if (state == State.Streaming && clock.GetElapsedTime(started) < Longest)
        {
            await DelayAsync(LeastBetween, cancellationToken);
            ConnectorResult result = await turn.SendActivityAsync(With(final, new StreamInfo(StreamInfo.Final, StreamId, null)), cancellationToken);
            if (result.IsSent || (result.Fault is not (ConnectorFault.Rejected or ConnectorFault.Uncertain)))
            {
                return result;
            }

            if (result.Fault == ConnectorFault.Uncertain)
            {
                // Whether it arrived or not, writing the same message in its place shows it once.
                return await PutAsync(final, cancellationToken);
            }

            Refused(result);
        }

        return state switch
        {
            State.Stopped => null,
            State.Refused => await turn.SendActivityAsync(final, cancellationToken),
            _ => await PutAsync(final, cancellationToken),
        };
    }

    private async Task<ConnectorResult> PutAsync(Activity final, CancellationToken cancellationToken)
    {
        ConnectorResult result = await turn.UpdateActivityAsync(StreamId!, final, cancellationToken);
        return result.Fault == ConnectorFault.Rejected ? await turn.SendActivityAsync(final, cancellationToken) : result;
    }

    /// <summary>What a refusal means for what comes next; faults that aren't the stream's own leave it open.</summary>
    private void Refused(ConnectorResult result)
    {
        if (result.Fault != ConnectorFault.Rejected)
        {
            return;
        }

        state = result.Message.Contains("exceeded streaming time", StringComparison.OrdinalIgnoreCase) && StreamId is not null ? State.OverTime
            : IsByUser(result.Message) ? State.Stopped
            : State.Refused;
    }

    /// <summary>"canceled by user", with one l or two.</summary>
    private static bool IsByUser(string message) =>
        message.Contains("canceled by user", StringComparison.OrdinalIgnoreCase) || message.Contains("cancelled by user", StringComparison.OrdinalIgnoreCase);

    private Task DelayAsync(TimeSpan sinceResponse, CancellationToken cancellationToken)
    {
        TimeSpan rest = sinceResponse - clock.GetElapsedTime(responded);
        return rest > TimeSpan.Zero ? Task.Delay(rest, clock, cancellationToken) : Task.CompletedTask;
    }

    private static Activity Chunk(string text, StreamInfo stream) => With(new Activity { Type = ActivityTypes.Typing, Text = text }, stream);

    /// <summary>Teams reads the entity, other clients the channel's data.</summary>
    private static Activity With(Activity activity, StreamInfo stream)
    {
        JsonObject data = activity.ChannelData is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
        data["streamType"] = stream.StreamType;
        if (stream.StreamId is not null)
        {
            data["streamId"] = stream.StreamId;
        }

        if (stream.StreamSequence is { } number)
        {
            data["streamSequence"] = number;
        }

        return activity with { Entities = [.. activity.Entities ?? [], Entity.Of(stream)], ChannelData = JsonSerializer.SerializeToElement(data) };
    }
}
