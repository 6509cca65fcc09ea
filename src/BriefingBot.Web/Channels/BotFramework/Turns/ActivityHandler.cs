using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>The answer to an invoke: its own status and body.</summary>
/// <param name="Body">Written as JSON; null: no body.</param>
internal sealed record InvokeResponse(int Status, object? Body = null)
{
    public static InvokeResponse NotImplemented { get; } = new(StatusCodes.Status501NotImplemented);
}

/// <summary>Calls the method that an activity's type and name ask for; what a method isn't there for is ignored.</summary>
internal abstract class ActivityHandler
{
    /// <summary>False for what is acknowledged and needs no turn.</summary>
    public static bool IsHandled(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.MessageReaction => true,
        _ => false,
    };

    public Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Type switch
    {
        ActivityTypes.Message => OnMessageActivityAsync(turn, cancellationToken),
        ActivityTypes.ConversationUpdate => OnConversationUpdateActivityAsync(turn, cancellationToken),
        ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(turn, cancellationToken),
        ActivityTypes.MessageReaction => OnMessageReactionActivityAsync(turn, cancellationToken),
        _ => Task.CompletedTask,
    };

    public virtual Task<InvokeResponse> OnInvokeActivityAsync(TurnContext turn, CancellationToken cancellationToken) => Task.FromResult(InvokeResponse.NotImplemented);

    protected abstract Task OnMessageActivityAsync(TurnContext turn, CancellationToken cancellationToken);

    protected virtual Task OnConversationUpdateActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        turn.Activity.MembersAdded is { Count: > 0 } added ? OnMembersAddedAsync(added, turn, cancellationToken) : Task.CompletedTask;

    protected virtual Task OnMembersAddedAsync(IReadOnlyList<ChannelAccount> membersAdded, TurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnInstallationUpdateActivityAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Action switch
    {
        "add" or "add-upgrade" => OnInstallationUpdateAddAsync(turn, cancellationToken),
        "remove" or "remove-upgrade" => OnInstallationUpdateRemoveAsync(turn, cancellationToken),
        _ => Task.CompletedTask,
    };

    protected virtual Task OnInstallationUpdateAddAsync(TurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnInstallationUpdateRemoveAsync(TurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnMessageReactionActivityAsync(TurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;
}
