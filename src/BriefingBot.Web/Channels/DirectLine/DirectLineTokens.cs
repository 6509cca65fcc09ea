using System.Security.Cryptography;
using BriefingBot.Conversations;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>What a token lets its bearer do: speak in one conversation, as one user, until it expires.</summary>
/// <param name="Origins">The only sites that may use it; empty: whichever the service allows.</param>
internal sealed record TokenGrant(string ConversationId, string UserId, DateTimeOffset Expires, IReadOnlyList<string> Origins);

/// <summary>What a token was found to be.</summary>
internal enum TokenState
{
    Valid,
    Expired,
    Bad,
}

/// <summary>Makes and reads tokens: JWTs signed by this service, with the claim <c>user</c> that Direct Line's clients read.</summary>
internal sealed class DirectLineTokens(byte[] key, TimeSpan lifetime, TimeProvider clock)
{
    /// <summary>Reserved for users that a token names.</summary>
    public const string UserPrefix = "dl_";

    public const int LongestUserId = 80;
    private const int LongestToken = 8 * 1024;
    private const string Issuer = "briefingbot";
    private const string Audience = "directline";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };
    private readonly SigningCredentials credentials = new(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);

    private readonly TokenValidationParameters checks = new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(key),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        RequireExpirationTime = true,
        RequireSignedTokens = true,

        // Looked at below, with this service's clock: an expired token is told from a bad one.
        ValidateLifetime = false,
    };

    public TimeSpan Lifetime => lifetime;

    public static string NewConversationId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string NewUserId() => UserPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>True for <c>dl_</c> and up to 77 letters and digits of ASCII or <c>-_.@</c>.</summary>
    public static bool IsUserId(string id) =>
        id.Length > UserPrefix.Length && id.Length <= LongestUserId && id.StartsWith(UserPrefix, StringComparison.Ordinal)
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@');

    public (string Token, TokenGrant Grant) Issue(string conversationId, string userId, IReadOnlyList<string> origins)
    {
        DateTimeOffset now = clock.GetUtcNow();

        // Whole seconds, rounded up, as the claim holds them.
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds((long)Math.Ceiling((now + lifetime).ToUnixTimeMilliseconds() / 1000.0));
        var claims = new Dictionary<string, object> { ["user"] = userId, ["conv"] = conversationId };
        if (origins.Count > 0)
        {
            claims["origins"] = origins.ToArray();
        }

        string token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = claims,
            SigningCredentials = credentials,
        });
        return (token, new TokenGrant(conversationId, userId, expires, origins));
    }

    public async Task<(TokenState State, TokenGrant? Grant)> ReadAsync(string token)
    {
        if (token.Length > LongestToken)
        {
            return (TokenState.Bad, null);
        }

        TokenValidationResult result = await handler.ValidateTokenAsync(token, checks);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt
            || !jwt.TryGetPayloadValue("exp", out long seconds)
            || !jwt.TryGetPayloadValue("user", out string? user) || user is null || !IsUserId(user)
            || !jwt.TryGetPayloadValue("conv", out string? conversation) || conversation is null || !ConversationId.IsValid(conversation))
        {
            return (TokenState.Bad, null);
        }

        string[] origins = [.. jwt.Claims.Where(c => c.Type == "origins").Select(c => c.Value)];
        var grant = new TokenGrant(conversation, user, DateTimeOffset.FromUnixTimeSeconds(seconds), origins);
        return (grant.Expires <= clock.GetUtcNow() ? TokenState.Expired : TokenState.Valid, grant);
    }
}
