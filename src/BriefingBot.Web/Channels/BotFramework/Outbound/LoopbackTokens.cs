using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>
/// The client credentials flow (RFC 6749, section 4.4) over plain http to an identity provider on this machine. Only made where the settings
/// allow it; the token is kept until five minutes before it runs out.
/// </summary>
internal sealed class LoopbackTokens(HttpClient client, Uri authority, string appId, string secret, string scope, TimeProvider clock) : IBotTokens
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Uri endpoint = authority.IsLoopback ? new Uri(authority.ToString().TrimEnd('/') + "/oauth2/v2.0/token") : throw new ArgumentException("Not a loopback address.", nameof(authority));
    private (string Token, DateTimeOffset Until)? kept;

    public async Task<string> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        (string Token, DateTimeOffset Until)? seen = kept;
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Where many ask to renew at once, one does.
            bool renewed = kept?.Token != seen?.Token;
            if (kept is { } current && current.Until > clock.GetUtcNow() && (!renew || renewed))
            {
                return current.Token;
            }

            TokenResponse answer = await RequestAsync(cancellationToken);
            kept = (answer.AccessToken!, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(answer.ExpiresIn, 0, 86_400)) - Early);
            return answer.AccessToken!;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new BotTokenException("unreachable", e);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<TokenResponse> RequestAsync(CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_secret"] = secret,
            ["scope"] = scope,
        });
        using HttpResponseMessage response = await client.PostAsync(endpoint, form, cancellationToken);
        response.EnsureSuccessStatusCode();
        TokenResponse? answer = await response.Content.ReadFromJsonAsync<TokenResponse>(cancellationToken);
        return string.IsNullOrEmpty(answer?.AccessToken) ? throw new JsonException("The provider's answer holds no token.") : answer;
    }

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] double ExpiresIn);
}
