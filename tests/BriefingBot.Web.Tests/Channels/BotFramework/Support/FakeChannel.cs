using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Web.Tests.Channels.BotFramework.Support;

/// <summary>A request that the connector got.</summary>
internal sealed record Delivered(string Method, string Path, string Conversation, JsonElement Activity, string? Authorization, DateTimeOffset At)
{
    /// <summary>The id that the connector gave it.</summary>
    public string? Id { get; set; }

    public string Type => Activity.TryGetProperty("type", out JsonElement type) ? type.GetString()! : "";

    public string? Text => Activity.TryGetProperty("text", out JsonElement text) ? text.GetString() : null;

    public string? ReplyToId => Activity.TryGetProperty("replyToId", out JsonElement id) ? id.GetString() : null;

    public JsonElement? Stream => Activity.TryGetProperty("entities", out JsonElement entities)
        ? entities.EnumerateArray().Where(e => e.GetProperty("type").GetString() == "streaminfo").Select(e => (JsonElement?)e).FirstOrDefault()
        : null;

    public string? StreamText(string name) => Stream is { } stream && stream.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;
}

/// <summary>What the connector answers; null body: the usual.</summary>
internal sealed record ConnectorReply(int Status, string? Body = null, string? RetryAfter = null, string? Location = null, bool Break = false);

/// <summary>A channel on this machine: its identity provider, the tenant's, the token endpoint and the connector.</summary>
internal sealed class FakeChannel : IAsyncDisposable
{
    public const string AppId = "00000000-0000-0000-0000-0000000000b0";
    public const string Tenant = "11111111-1111-1111-1111-111111111111";
    public const string Secret = "a-secret-that-no-log-may-hold";

    private readonly WebApplication app;
    /// <summary>The same for all channels: making one takes longer than most tests.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<RSA>> Keys = new(StringComparer.Ordinal);

    private int messages;
    private int tokens;

    private FakeChannel(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public string ServiceUrl => Address + "/amer/";

    public ConcurrentQueue<Delivered> Delivered { get; } = new();

    /// <summary>Paths of the identity provider that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Bodies that the token endpoint got.</summary>
    public ConcurrentQueue<string> TokenRequests { get; } = new();

    /// <summary>Keys that the channel publishes with their endorsements; null: without the member.</summary>
    public ConcurrentDictionary<string, string[]?> Published { get; } = new(new Dictionary<string, string[]?>
    {
        ["good"] = ["msteams", "emulator"],
        ["unendorsed"] = null,
        ["skype"] = ["skype"],
    });

    public bool MetadataFails { get; set; }

    /// <summary>Decides about each request to the connector; null: the usual answer.</summary>
    public Func<Delivered, Task<ConnectorReply?>> Connector { get; set; } = _ => Task.FromResult<ConnectorReply?>(null);

    public static async Task<FakeChannel> StartAsync(int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        WebApplication app = builder.Build();
        var channel = new FakeChannel(app);
        app.Run(channel.HandleAsync);
        await app.StartAsync();
        channel.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return channel;
    }

    /// <summary>Settings of a bot of this channel.</summary>
    public (string Key, string Value)[] Settings(params (string Key, string Value)[] more) =>
    [
        ("Channels:BotFramework:AppId", AppId),
        ("Channels:BotFramework:TenantId", Tenant),
        ("Channels:BotFramework:ClientSecret", Secret),
        ("Channels:BotFramework:OpenIdMetadata", Address + "/v1/.well-known/openidconfiguration"),
        ("Channels:BotFramework:Authority", Address + "/" + Tenant),
        ("Channels:BotFramework:AllowInsecureLoopback", "true"),
        .. more,
    ];

    /// <summary>A token as the channel makes it, with claims of the test's own; a null takes a claim out.</summary>
    public string Token(string key = "good", string? kid = null, string alg = "RS256", params (string Name, object? Value)[] claims)
    {
        long now = DateTimeOffset.UnixEpoch.AddSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).ToUnixTimeSeconds();
        var payload = new Dictionary<string, object?>
        {
            ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = ServiceUrl, ["nbf"] = now - 5, ["exp"] = now + 3600,
        };
        foreach ((string name, object? value) in claims)
        {
            payload[name] = value;
        }

        string head = Part(new { alg, typ = "JWT", kid = kid ?? key });
        string body = Part(payload.Where(p => p.Value is not null).ToDictionary());
        byte[] signed = Encoding.ASCII.GetBytes(head + "." + body);
        byte[] signature = alg switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key(key).ExportSubjectPublicKeyInfoPem()), signed),
            _ => Key(key).SignData(signed, alg switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 }, RSASignaturePadding.Pkcs1),
        };
        return head + "." + body + "." + Base64(signature);
    }

    /// <summary>Seconds from now, as claims count time.</summary>
    public static long In(double seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();

    /// <summary>Messages that arrived in a conversation.</summary>
    public Delivered[] Messages(string conversation) => [.. Delivered.Where(d => d.Conversation == conversation && d.Type == "message")];

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what, int seconds = 60)
    {
        for (int i = 0; i < seconds * 50; i++)
        {
            if (holds())
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Fail("Waited in vain for " + what);
    }

    public async Task<Delivered[]> UntilMessagesAsync(string conversation, int count = 1)
    {
        await UntilAsync(() => Messages(conversation).Length >= count, $"{count} messages in {conversation}; there are {Messages(conversation).Length}");
        return Messages(conversation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static RSA Key(string name) => Keys.GetOrAdd(name, _ => new Lazy<RSA>(() => RSA.Create(2048))).Value;

    private async Task HandleAsync(HttpContext context)
    {
        string path = context.Request.Path;
        if (path.StartsWith("/amer/v3/conversations/", StringComparison.Ordinal))
        {
            await ConnectAsync(context);
            return;
        }

        Asked.Enqueue(path);
        object? answer = path switch
        {
            _ when MetadataFails => null,
            "/v1/.well-known/openidconfiguration" => new { issuer = "https://api.botframework.com", jwks_uri = Address + "/v1/keys" },
            "/v1/keys" => new { keys = Published.Select(k => Jwk(k.Key, k.Value)).ToArray() },
            "/aad/v2.0/.well-known/openid-configuration" => new { issuer = "https://login.microsoftonline.com/tenant/v2.0", jwks_uri = Address + "/aad/keys" },
            "/aad/keys" => new { keys = new[] { Jwk("aad", null) } },
            _ when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) => await IssueAsync(context),
            _ => null,
        };
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsJsonAsync(answer);
    }

    private async Task<object> IssueAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        TokenRequests.Enqueue(await reader.ReadToEndAsync());
        return new { token_type = "Bearer", expires_in = 3599, access_token = "token-" + Interlocked.Increment(ref tokens) };
    }

    private async Task ConnectAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync();

        // The raw target: an escaped sign of an id must not read as part of the path.
        string target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        string conversation = Uri.UnescapeDataString(target["/amer/v3/conversations/".Length..].Split('/')[0]);
        var delivered = new Delivered(
            context.Request.Method, target, conversation, body.Length == 0 ? default : JsonDocument.Parse(body).RootElement, context.Request.Headers.Authorization, TimeProvider.System.GetUtcNow());
        delivered.Id = delivered.StreamText("streamId") is null ? "a-" + Interlocked.Increment(ref messages) : null;
        Delivered.Enqueue(delivered);
        ConnectorReply reply = await Connector(delivered)
            ?? (delivered.Id is not null ? new ConnectorReply(201, $$"""{"id":"{{delivered.Id}}"}""") : new ConnectorReply(202, "{}"));
        if (reply.Break)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = reply.RetryAfter;
        }

        if (reply.Location is not null)
        {
            context.Response.Headers.Location = reply.Location;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(reply.Body ?? "{}");
    }

    private static Dictionary<string, object> Jwk(string name, string[]? endorsements)
    {
        RSAParameters key = Key(name).ExportParameters(includePrivateParameters: false);
        var jwk = new Dictionary<string, object> { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = name, ["n"] = Base64(key.Modulus!), ["e"] = Base64(key.Exponent!) };
        if (endorsements is not null)
        {
            jwk["endorsements"] = endorsements;
        }

        return jwk;
    }

    private static string Part(object value) => Base64(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
