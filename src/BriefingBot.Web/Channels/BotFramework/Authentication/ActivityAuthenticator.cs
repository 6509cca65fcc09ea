using System.Net.Http.Headers;
using System.Text.Json;
using BriefingBot.Web.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace BriefingBot.Web.Channels.BotFramework.Authentication;

/// <summary>Why an activity was not let in; for the log, never for the sender.</summary>
internal enum Refusal
{
    None,
    NoBearerToken,
    NoJsonWebToken,
    UnknownIssuer,
    UnknownKey,
    InvalidToken,
    NoExpiry,
    ForeignApplication,
    ForeignTenant,
    ServiceUrl,
    Endorsement,
}

/// <summary>
/// Lets an activity in or not: tokens of the channel, whose claim fixes the address that replies may go to, and, only where it is configured,
/// tokens of the bot's own tenant as emulators send them.
/// </summary>
internal sealed class ActivityAuthenticator : IDisposable
{
    /// <summary>How far clocks may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private const int LongestToken = 16 * 1024;
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    private readonly ChannelCloud cloud;
    private readonly string appId;
    private readonly TimeProvider clock;
    private readonly SigningMetadata channelKeys;
    private readonly SigningMetadata? tenantKeys;

    public ActivityAuthenticator(BotFrameworkOptions options, IDocumentRetriever documents, TimeProvider clock, ILogger logger)
    {
        cloud = ChannelCloud.Of(options);
        appId = options.AppId!.Trim();
        this.clock = clock;
        channelKeys = new SigningMetadata(cloud.OpenIdMetadata, documents, clock, logger);
        tenantKeys = cloud.TenantMetadata is null ? null : new SigningMetadata(cloud.TenantMetadata, documents, clock, logger);
    }

    /// <param name="authorization">The header as it was sent.</param>
    /// <param name="channelId">The activity's.</param>
    /// <param name="serviceUrl">The activity's.</param>
    /// <exception cref="SigningKeysUnavailableException">The signing keys can't be read, so nobody can be told from anybody.</exception>
    public async Task<Refusal> AuthenticateAsync(string? authorization, string? channelId, string? serviceUrl, CancellationToken cancellationToken)
    {
        if (authorization is not { Length: < LongestToken } || !AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header)
            || header.Scheme != "Bearer" || string.IsNullOrEmpty(header.Parameter))
        {
            return Refusal.NoBearerToken;
        }

        if (!TryRead(header.Parameter, out JsonWebToken? token))
        {
            return Refusal.NoJsonWebToken;
        }

        if (string.IsNullOrEmpty(channelId) || string.IsNullOrEmpty(serviceUrl))
        {
            return string.IsNullOrEmpty(channelId) ? Refusal.Endorsement : Refusal.ServiceUrl;
        }

        return token.Issuer == cloud.Issuer
            ? await OfChannelAsync(token, channelId, serviceUrl, cancellationToken)
            : tenantKeys is not null && cloud.TenantIssuers.Contains(token.Issuer, StringComparer.Ordinal)
                ? await OfTenantAsync(token, tenantKeys, cancellationToken)
                : Refusal.UnknownIssuer;
    }

    public void Dispose()
    {
        channelKeys.Dispose();
        tenantKeys?.Dispose();
    }

    private async Task<Refusal> OfChannelAsync(JsonWebToken token, string channelId, string serviceUrl, CancellationToken cancellationToken)
    {
        if (await channelKeys.FindAsync(token.Kid ?? "", cancellationToken) is not { } key)
        {
            return Refusal.UnknownKey;
        }

        Refusal refusal = await ValidateAsync(token, key, cloud.Issuer);
        return refusal != Refusal.None ? refusal
            : !token.TryGetPayloadValue("serviceurl", out string? claimed) || !string.Equals(claimed, serviceUrl, StringComparison.OrdinalIgnoreCase) ? Refusal.ServiceUrl
            : !Endorses(key, channelId) ? Refusal.Endorsement
            : Refusal.None;
    }

    private async Task<Refusal> OfTenantAsync(JsonWebToken token, SigningMetadata keys, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(token.Kid ?? "", cancellationToken) is not { } key)
        {
            return Refusal.UnknownKey;
        }

        Refusal refusal = await ValidateAsync(token, key, token.Issuer);
        if (refusal != Refusal.None)
        {
            return refusal;
        }

        if (!token.TryGetPayloadValue("tid", out string? tenant) || !string.Equals(tenant, cloud.Tenant, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.ForeignTenant;
        }

        // Version 1 names the application in appid, version 2 in azp.
        string claim = token.TryGetPayloadValue("ver", out string? version) && version == "2.0" ? "azp" : "appid";
        return token.TryGetPayloadValue(claim, out string? application) && string.Equals(application, appId, StringComparison.OrdinalIgnoreCase)
            ? Refusal.None
            : Refusal.ForeignApplication;
    }

    /// <summary>Signature by this key, algorithm, issuer, audience and times.</summary>
    private async Task<Refusal> ValidateAsync(JsonWebToken token, JsonWebKey key, string issuer)
    {
        bool hasNoExpiry = !token.TryGetPayloadValue("exp", out long _);
        TokenValidationResult result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            ValidIssuer = issuer,
            ValidAudience = appId,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
        });
        return result.IsValid ? Refusal.None : hasNoExpiry ? Refusal.NoExpiry : Refusal.InvalidToken;
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now <= end + Skew && (notBefore is not { } begin || begin - Skew <= now);
    }

    private bool TryRead(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        try
        {
            token = handler.CanReadToken(text) ? handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            // What can't be read is no token.
        }

        return token is not null;
    }

    private static bool Endorses(JsonWebKey key, string channelId) => key.AdditionalData.TryGetValue("endorsements", out object? endorsements) && endorsements switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.String && e.GetString() == channelId),
        IEnumerable<object> list => list.Any(e => e is string name ? name == channelId : e is JsonElement { ValueKind: JsonValueKind.String } element && element.GetString() == channelId),
        _ => false,
    };
}
