using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;

namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>Sends replies through the connector, and notes in the inbox when a reply is on its way, so that a restart doesn't send it again.</summary>
internal sealed class ConnectorAdapter(ConnectorClient connector, ChannelInbox inbox, ILogger<ConnectorAdapter> logger) : BotAdapter
{
    public override bool IsLive => true;

    public override async Task<ConnectorResult> SendActivityAsync(TurnContext turn, Activity activity, CancellationToken cancellationToken)
    {
        Activity reply = ReplyTo(turn.Activity, activity);
        Func<bool, Task>? inFlight = reply.Type == ActivityTypes.Message ? on => inbox.MarkAsync(turn.Key, on ? InboxState.Sending : InboxState.Waiting, CancellationToken.None) : null;
        return Told(turn, await connector.SendAsync(reply, inFlight, cancellationToken));
    }

    public override async Task<ConnectorResult> UpdateActivityAsync(TurnContext turn, string messageId, Activity activity, CancellationToken cancellationToken) =>
        Told(turn, await connector.UpdateAsync(messageId, ReplyTo(turn.Activity, activity), cancellationToken));

    /// <summary>The reply with everything that its address takes from what was received.</summary>
    internal static Activity ReplyTo(Activity received, Activity reply) => reply with
    {
        Id = null,
        Timestamp = null,
        ChannelId = received.ChannelId,
        ServiceUrl = received.ServiceUrl,
        Conversation = received.Conversation,
        From = received.Recipient,
        Recipient = received.From,
        Locale = reply.Locale ?? LocaleOf(received),
        ReplyToId = string.IsNullOrEmpty(received.Id) ? null : received.Id,
        InputHint = reply.InputHint ?? (reply.Type == ActivityTypes.Message ? InputHints.AcceptingInput : null),
    };

    /// <summary>The activity's locale, else its client's.</summary>
    internal static string? LocaleOf(Activity received) => !string.IsNullOrEmpty(received.Locale)
        ? received.Locale
        : received.Entities?.FirstOrDefault(e => e.Type == "clientInfo")?.Text("locale");

    private ConnectorResult Told(TurnContext turn, ConnectorResult result)
    {
        if (result.Fault is { } fault)
        {
            logger.NotSent(turn.Key, fault, result.Status, result.Code);
        }

        return result;
    }
}

/// <summary>Gathers replies for the response of a request that expects them there; nothing is sent.</summary>
internal sealed class BufferedAdapter : BotAdapter
{
    private readonly List<Activity> activities = [];

    public IReadOnlyList<Activity> Activities => activities;

    public override bool IsLive => false;

    public override Task<ConnectorResult> SendActivityAsync(TurnContext turn, Activity activity, CancellationToken cancellationToken)
    {
        activities.Add(ConnectorAdapter.ReplyTo(turn.Activity, activity));
        return Task.FromResult(ConnectorResult.Sent(null, StatusCodes.Status200OK));
    }

    public override Task<ConnectorResult> UpdateActivityAsync(TurnContext turn, string messageId, Activity activity, CancellationToken cancellationToken) =>
        SendActivityAsync(turn, activity, cancellationToken);
}
