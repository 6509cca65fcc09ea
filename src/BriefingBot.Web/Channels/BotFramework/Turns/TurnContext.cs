using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;

namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>Takes a turn's outgoing activities: sends them, or gathers them for the response.</summary>
internal abstract class BotAdapter
{
    /// <summary>False where nothing may be sent but whole messages: no typing, no stream.</summary>
    public abstract bool IsLive { get; }

    public abstract Task<ConnectorResult> SendActivityAsync(TurnContext turn, Activity activity, CancellationToken cancellationToken);

    public abstract Task<ConnectorResult> UpdateActivityAsync(TurnContext turn, string messageId, Activity activity, CancellationToken cancellationToken);
}

/// <summary>One activity and what is done about it.</summary>
/// <param name="key">What the log calls the turn.</param>
/// <param name="conversation">What the record calls the conversation, see <see cref="ActivityKeys"/>.</param>
/// <param name="activity">What was received.</param>
/// <param name="adapter">Takes the replies.</param>
/// <param name="streamId">The message that an earlier, interrupted attempt streamed its reply into.</param>
internal sealed class TurnContext(string key, string conversation, Activity activity, BotAdapter adapter, string? streamId = null)
{
    public string Key { get; } = key;

    public string Conversation { get; } = conversation;

    public Activity Activity { get; } = activity;

    public BotAdapter Adapter { get; } = adapter;

    public string? StreamId { get; } = streamId;

    /// <summary>A message that is being streamed into, and not whole yet.</summary>
    public string? OpenStreamId { get; set; }

    /// <summary>A message was sent, or may have been.</summary>
    public bool Responded { get; private set; }

    /// <summary>Sends an activity in reply to the one received.</summary>
    public async Task<ConnectorResult> SendActivityAsync(Activity activity, CancellationToken cancellationToken)
    {
        ConnectorResult result = await Adapter.SendActivityAsync(this, activity, cancellationToken);
        Responded |= activity.Type == ActivityTypes.Message && (result.IsSent || result.Fault == ConnectorFault.Uncertain);
        return result;
    }

    /// <summary>Replaces a message.</summary>
    public async Task<ConnectorResult> UpdateActivityAsync(string messageId, Activity activity, CancellationToken cancellationToken)
    {
        ConnectorResult result = await Adapter.UpdateActivityAsync(this, messageId, activity, cancellationToken);
        Responded |= result.IsSent;
        return result;
    }
}
