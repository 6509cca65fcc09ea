using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Web.Tests.Channels.BotFramework.Support;

/// <summary>The whole service as a bot of a fake channel.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private static int numbers;

    private TestBot(FakeChannel channel, TestService service, LogLines log, HttpClient client)
    {
        Log = log;
        Channel = channel;
        Service = service;
        Client = client;
    }

    public FakeChannel Channel { get; }

    public TestService Service { get; }

    public HttpClient Client { get; }

    public LogLines Log { get; }

    public static Task<TestBot> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    public static async Task<TestBot> StartAsync(Action<IServiceCollection>? parts, params (string Key, string Value)[] settings)
    {
        FakeChannel channel = await FakeChannel.StartAsync();
        TestService service = TestService.With(channel.Settings([.. settings.Select(s => (s.Key, s.Value.Replace("{channel}", channel.Address, StringComparison.Ordinal)))]));
        var log = new LogLines();
        service.Log = log;
        service.Parts = parts;
        return new TestBot(channel, service, log, await service.ReadyClientAsync());
    }

    /// <summary>An activity as Teams sends it, in a conversation of its own.</summary>
    public static JsonObject Activity(string serviceUrl, string text = "What did Varga say about the harbour?", string? conversation = null, string type = "personal")
    {
        int number = Interlocked.Increment(ref numbers);
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"in-{number}",
            ["timestamp"] = "2024-05-05T10:00:00.123Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = new JsonObject { ["id"] = "29:reader", ["name"] = "Wren Ostler" },
            ["conversation"] = new JsonObject { ["conversationType"] = type, ["tenantId"] = FakeChannel.Tenant, ["id"] = conversation ?? $"a:conversation-{number}" },
            ["recipient"] = new JsonObject { ["id"] = "28:" + FakeChannel.AppId, ["name"] = "BriefingBot" },
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeChannel.Tenant } },
            ["textFormat"] = "plain",
            ["text"] = text,
        };
    }

    public JsonObject Activity(string text = "What did Varga say about the harbour?", string? conversation = null, string type = "personal") =>
        Activity(Channel.ServiceUrl, text, conversation, type);

    /// <summary>An invoke.</summary>
    public JsonObject Invoke(string name, object value, string? conversation = null, string? replyToId = null)
    {
        JsonObject activity = Activity(conversation: conversation);
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["value"] = JsonSerializer.SerializeToNode(value);
        activity["replyToId"] = replyToId;
        activity.Remove("text");
        return activity;
    }

    public Task<HttpResponseMessage> SendAsync(JsonObject activity) => SendAsync(activity.ToJsonString(), "Bearer " + Channel.Token());

    public Task<HttpResponseMessage> SendAsync(string body, string? authorization, string contentType = "application/json") => SendAsync(Client, body, authorization, contentType);

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body, string? authorization, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType)) };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Sends an activity that is taken in, and gives its conversation.</summary>
    public async Task<string> SendOkAsync(JsonObject activity)
    {
        using HttpResponseMessage response = await SendAsync(activity);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}");
        Assert.Equal("", body);
        return activity["conversation"]!["id"]!.GetValue<string>();
    }

    /// <summary>The same with a token of the test's own.</summary>
    public async Task<string> SendOkTokenAsync(string token)
    {
        JsonObject activity = Activity();
        using HttpResponseMessage response = await SendAsync(activity.ToJsonString(), "Bearer " + token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return activity["conversation"]!["id"]!.GetValue<string>();
    }

    public async Task<JsonElement> SendInvokeAsync(JsonObject activity, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await SendAsync(activity);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {body} {Log.Faults}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
        await Channel.DisposeAsync();
    }
}

/// <summary>For a class of tests that share a bot, each in conversations of its own.</summary>
public sealed class SharedBot : IAsyncLifetime
{
    internal TestBot Bot { get; private set; } = null!;

    public async Task InitializeAsync() => Bot = await TestBot.StartAsync(("Channels:BotFramework:PublicUrl", "https://briefings.example"));

    public async Task DisposeAsync() => await Bot.DisposeAsync();
}
