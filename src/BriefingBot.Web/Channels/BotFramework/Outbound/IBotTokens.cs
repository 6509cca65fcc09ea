namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>Gets the tokens with which the bot speaks to the channel.</summary>
internal interface IBotTokens
{
    /// <summary>The name of the HTTP client that reaches the identity provider.</summary>
    const string ClientName = "BotFramework.Tokens";

    /// <param name="renew">The last one was refused: get another even where that one should still hold.</param>
    /// <returns>Empty where nothing is to be sent along.</returns>
    /// <exception cref="BotTokenException">None is to be had.</exception>
    Task<string> GetAsync(bool renew, CancellationToken cancellationToken);
}

/// <summary>No token for the channel is to be had.</summary>
/// <param name="code">What the identity provider calls the fault; holds no secret.</param>
internal sealed class BotTokenException(string code, Exception? cause) : Exception($"No token for the channel is to be had ({code}).", cause)
{
    public string Code { get; } = code;
}
