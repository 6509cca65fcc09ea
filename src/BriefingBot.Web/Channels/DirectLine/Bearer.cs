using System.Security.Cryptography;
using System.Text;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Reads who calls from the header <c>Authorization</c>.</summary>
internal sealed class Bearer(DirectLineTokens tokens, IOptions<DirectLineOptions> options)
{
    private const string Scheme = "Bearer ";

    // Hashes are compared, so that neither the time taken nor a length tells anything of the secret.
    private readonly byte[]? secret = string.IsNullOrEmpty(options.Value.Secret) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret));

    /// <summary>What the caller's token lets it do, or why it can't.</summary>
    /// <param name="conversationId">The conversation it is about; null: the token's own.</param>
    public async Task<(TokenGrant? Grant, IResult? Error)> ReadAsync(HttpContext context, string? conversationId)
    {
        if (Value(context) is not { } token)
        {
            return (null, DirectLineError.NoToken);
        }

        (TokenState state, TokenGrant? grant) = await tokens.ReadAsync(token);
        IResult? error = state switch
        {
            TokenState.Bad => DirectLineError.BadToken,
            TokenState.Expired => DirectLineError.Expired,
            _ when !OriginPolicy.Allows(context, grant!) => DirectLineError.BadOrigin,
            _ when conversationId is not null && conversationId != grant!.ConversationId => DirectLineError.Foreign,
            _ => null,
        };
        return error is null ? (grant, null) : (null, error);
    }

    /// <summary>Null where the caller has the secret.</summary>
    public IResult? SecretError(HttpContext context) =>
        secret is null ? new DirectLineError(StatusCodes.Status403Forbidden, "NoSecret", "Channels:DirectLine:Secret is not set: tokens are given at /webchat/token only.")
        : Value(context) is not { } value ? DirectLineError.NoToken
        : CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(value)), secret) ? null
        : new DirectLineError(StatusCodes.Status403Forbidden, "BadSecret", "The secret is not this service's.");

    private static string? Value(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization.FirstOrDefault();
        return header is { Length: < 16_000 } && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header[Scheme.Length..].Trim() is { Length: > 0 } value ? value : null;
    }
}
