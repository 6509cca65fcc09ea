using System.Text.Json;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Channels.BotFramework.Teams;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>
/// Runs turns: in the background for what the inbox took in, each under a timeout of its own and in its conversation's order; and within the
/// request for what is answered there. At the start it goes on with what was taken in and not answered.
/// </summary>
internal sealed class BotTurns(
    ActivityHandler bot,
    ConversationTurns turns,
    ChannelInbox inbox,
    ConnectorAdapter connector,
    IOptions<BotFrameworkOptions> options,
    TimeProvider clock,
    ILogger<BotTurns> logger) : IHostedService
{
    /// <summary>How long a turn that is on its way may take when the service stops.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long it may take to tell that a turn failed.</summary>
    private static readonly TimeSpan ApologyTimeout = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource stopping = new();
    private volatile bool closing;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<InboxItem> waiting = await inbox.WaitingAsync(cancellationToken);
        if (waiting.Count > 0)
        {
            logger.Resumed(waiting.Count);
        }

        foreach (InboxItem item in waiting)
        {
            Enqueue(item);
        }
    }

    /// <summary>What hasn't begun waits in the inbox for the next start; what has begun gets a moment to end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (closing)
        {
            return;
        }

        closing = true;
        Task idle = turns.IdleAsync();
        await Task.WhenAny(idle, Task.Delay(Grace, TimeProvider.System, cancellationToken));
        await stopping.CancelAsync();
        await Task.WhenAny(idle, Task.Delay(Grace, TimeProvider.System, cancellationToken));
    }

    public void Enqueue(InboxItem item) => turns.Enqueue(item.Conversation, () => RunAsync(item));

    /// <summary>Answers within the request: the replies, in its conversation's turn.</summary>
    /// <exception cref="OperationCanceledException">There was not enough time.</exception>
    public Task<IReadOnlyList<Activity>> AnswerAsync(string key, string conversation, Activity activity, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<IReadOnlyList<Activity>>(TaskCreationOptions.RunContinuationsAsynchronously);
        turns.Enqueue(conversation, async () =>
        {
            var adapter = new BufferedAdapter();
            // Whatever goes wrong is the requester's to know.
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await bot.OnTurnAsync(new TurnContext(key, conversation, activity, adapter), cancellationToken);
                done.TrySetResult(adapter.Activities);
            }
            catch (OperationCanceledException e)
            {
                done.TrySetCanceled(e.CancellationToken);
            }
            catch (Exception problem)
            {
                done.TrySetException(problem);
            }
        });
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Answers an invoke at once; it doesn't wait for its conversation.</summary>
    public Task<InvokeResponse> InvokeAsync(string key, string conversation, Activity activity, CancellationToken cancellationToken) =>
        bot.OnInvokeActivityAsync(new TurnContext(key, conversation, activity, new BufferedAdapter()), cancellationToken);

    private async Task RunAsync(InboxItem item)
    {
        // A turn's fault ends that turn and no other.
        try
        {
            if (closing || !inbox.IsOpen(item.Key))
            {
                return;
            }

            if (item is { State: InboxState.Sending, StreamId: null })
            {
                logger.PerhapsAnswered(item.Key);
            }
            else if (!await TurnAsync(item))
            {
                return;
            }

            await inbox.CompleteAsync(item.Key, CancellationToken.None);
        }
        catch (Exception problem)
        {
            logger.TurnFailed(problem, item.Key);
        }
    }

    /// <summary>False where the service stopped in the middle: the turn is taken up again at the next start.</summary>
    private async Task<bool> TurnAsync(InboxItem item)
    {
        long began = clock.GetTimestamp();
        Activity activity = JsonSerializer.Deserialize<Activity>(item.Payload, ActivityJson.Options)!;
        var turn = new TurnContext(item.Key, item.Conversation, activity, connector, item.StreamId);
        using var timeout = new CancellationTokenSource(options.Value.TurnTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping.Token);
        // Whatever goes wrong, the asker is told that it did.
        try
        {
            await bot.OnTurnAsync(turn, both.Token);
            logger.TurnEnded(item.Key, clock.GetElapsedTime(began).TotalMilliseconds);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            logger.TurnTimedOut(item.Key, options.Value.TurnTimeout.TotalSeconds);
        }
        catch (Exception problem)
        {
            logger.TurnFailed(problem, item.Key);
        }

        await ApologiseAsync(turn);
        return true;
    }

    private async Task ApologiseAsync(TurnContext turn)
    {
        if (turn.Responded || turn.Activity.Type != ActivityTypes.Message)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(ApologyTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping.Token);
        try
        {
            Activity apology = TeamsTexts.Plain(TeamsTexts.Failed);
            ConnectorResult result = turn.OpenStreamId is { } stream
                ? await turn.UpdateActivityAsync(stream, apology, both.Token)
                : await turn.SendActivityAsync(apology, both.Token);
            if (turn.OpenStreamId is not null && result.Fault == ConnectorFault.Rejected)
            {
                await turn.SendActivityAsync(apology, both.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // There is no more time for it.
        }
    }
}
