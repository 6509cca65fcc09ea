using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>
/// Sends activities to the channel's connector. A message is never posted twice: after a request that may have arrived nothing is repeated,
/// except an update, which may be. Throttling is obeyed as long as the turn has time.
/// </summary>
internal sealed class ConnectorClient(HttpClient client, IBotTokens tokens, ServiceHosts hosts, ConversationPace pace, TimeProvider clock, ILogger<ConnectorClient> logger)
{
    public const string ClientName = "BotFramework.Connector";

    /// <summary>How long one request may take.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Where the connector throttles without saying how long.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(2);

    /// <summary>A longer wait is no wait: the turn would be over.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(60);

    private const int MostThrottled = 8;
    private const int MostUnreachable = 4;
    private const int LargestAnswer = 64 * 1024;

    /// <summary>Waits are drawn out by up to so much of themselves, so that what was throttled together doesn't come back together.</summary>
    private const double Jitter = 0.25;

    /// <summary>Without redirects: the token goes to the address that was allowed and no other.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 64,
    };

    public static void Configure(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = LargestAnswer;
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("BriefingBot", "1.0"));
    }

    /// <summary>Posts an activity, as a reply where it names what it replies to.</summary>
    /// <param name="inFlight">Told true before a request that may arrive, and false once it is known that it wasn't taken.</param>
    public Task<ConnectorResult> SendAsync(Activity activity, Func<bool, Task>? inFlight, CancellationToken cancellationToken) =>
        RequestAsync(HttpMethod.Post, activity, string.IsNullOrEmpty(activity.ReplyToId) ? "" : "/" + Uri.EscapeDataString(activity.ReplyToId), inFlight, cancellationToken);

    /// <summary>Replaces a message that was sent.</summary>
    public Task<ConnectorResult> UpdateAsync(string messageId, Activity activity, CancellationToken cancellationToken) =>
        RequestAsync(HttpMethod.Put, activity, "/" + Uri.EscapeDataString(messageId), null, cancellationToken);

    private async Task<ConnectorResult> RequestAsync(HttpMethod method, Activity activity, string path, Func<bool, Task>? inFlight, CancellationToken cancellationToken)
    {
        string conversation = activity.Conversation?.Id ?? "";
        if (conversation.Length == 0 || !hosts.TryAllow(activity.ServiceUrl, out Uri service))
        {
            logger.HostNotAllowed(Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out Uri? other) ? other.Host : "(none)");
            return ConnectorResult.Failed(ConnectorFault.NotAllowed);
        }

        var address = new Uri($"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities{path}");
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Options);
        bool isUpdate = method == HttpMethod.Put;

        // What only shows that something is being done isn't worth a wait: what it announces would wait too.
        bool isWorthAWait = activity.Type != ActivityTypes.Typing;
        bool renewed = false;
        int throttled = 0;
        int unreachable = 0;
        while (true)
        {
            await pace.WaitAsync(conversation, cancellationToken);
            (ConnectorResult result, TimeSpan? patience) = await TryAsync(method, address, body, renewed, inFlight, cancellationToken);
            if (inFlight is not null && (result.Fault is ConnectorFault.Rejected or ConnectorFault.Throttled or ConnectorFault.Unreachable))
            {
                await inFlight(false);
            }

            TimeSpan? again = result switch
            {
                { Fault: ConnectorFault.Rejected, Status: 401 } when !renewed => TimeSpan.Zero,
                { Fault: ConnectorFault.Throttled } when isWorthAWait && throttled < MostThrottled => Patience(patience, throttled),
                { Fault: ConnectorFault.Unreachable } when unreachable < MostUnreachable => Backoff(unreachable),
                { Fault: ConnectorFault.Uncertain } when isUpdate && unreachable < MostUnreachable => Backoff(unreachable),
                _ => null,
            };
            if (again is not { } wait)
            {
                return result;
            }

            renewed |= result.Status == 401;
            throttled += result.Fault == ConnectorFault.Throttled ? 1 : 0;
            unreachable += result.Fault is ConnectorFault.Unreachable or ConnectorFault.Uncertain ? 1 : 0;
            if (wait > LongestPatience)
            {
                return result;
            }

            if (wait > TimeSpan.Zero)
            {
                logger.Throttled(wait.TotalSeconds);
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }

    private async Task<(ConnectorResult Result, TimeSpan? Patience)> TryAsync(HttpMethod method, Uri address, byte[] body, bool renewToken, Func<bool, Task>? inFlight, CancellationToken cancellationToken)
    {
        string token;
        try
        {
            token = await tokens.GetAsync(renewToken, cancellationToken);
        }
        catch (BotTokenException problem)
        {
            logger.NoToken(problem, problem.Code);
            return (ConnectorResult.Failed(ConnectorFault.NoToken, code: problem.Code), null);
        }

        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Authorization = token.Length > 0 ? new AuthenticationHeaderValue("Bearer", token) : null;
        using var timeout = new CancellationTokenSource(RequestTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await (inFlight?.Invoke(true) ?? Task.CompletedTask);
            using HttpResponseMessage response = await client.SendAsync(request, both.Token);
            string text = await response.Content.ReadAsStringAsync(both.Token);
            return (ResultOf(response.StatusCode, text), RetryAfter(response));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return (ConnectorResult.Failed(ConnectorFault.Unreachable, code: e.HttpRequestError.ToString()), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (ConnectorResult.Failed(ConnectorFault.Uncertain, code: (e as HttpRequestException)?.HttpRequestError.ToString() ?? "Broken"), null);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (ConnectorResult.Failed(ConnectorFault.Uncertain, code: "Timeout"), null);
        }
    }

    private static ConnectorResult ResultOf(HttpStatusCode status, string text)
    {
        int number = (int)status;
        if (number is >= 200 and < 300)
        {
            return ConnectorResult.Sent(Read(text, root => root.TryGetProperty("id", out JsonElement id) ? id.GetString() : null), number);
        }

        ConnectorFault fault = number switch
        {
            429 => ConnectorFault.Throttled,
            >= 500 => ConnectorFault.Uncertain,
            _ => ConnectorFault.Rejected,
        };
        string Part(string name) => Read(text, root => root.TryGetProperty("error", out JsonElement error) && error.TryGetProperty(name, out JsonElement part) ? part.GetString() : null) ?? "";
        return ConnectorResult.Failed(fault, number, Part("code"), Part("message"));
    }

    private static string? Read(string text, Func<JsonElement, string?> part)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return part(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    private static TimeSpan Patience(TimeSpan? asked, int times) =>
        Drawn(asked is { } given && given > TimeSpan.Zero ? given : UsualPatience * Math.Pow(2, times));

    private static TimeSpan Backoff(int times) => Drawn(TimeSpan.FromMilliseconds(250) * Math.Pow(3, times));

    // It spreads waits and guards nothing.
    private static TimeSpan Drawn(TimeSpan wait) => wait * (1 + (Random.Shared.NextDouble() * Jitter));
}
