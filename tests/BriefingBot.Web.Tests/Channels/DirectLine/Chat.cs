using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>A client of one conversation, written for the tests: what it sends is what they say.</summary>
internal sealed class Chat(HttpClient http, string conversationId, string token, string? userId)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Id => conversationId;

    public string Token { get; set; } = token;

    public string? UserId => userId;

    public string StreamUrl { get; private set; } = "";

    public static async Task<Chat> TokenAsync(HttpClient http)
    {
        using HttpResponseMessage response = await http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null);
        JsonElement body = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.GetRawText());
        return new Chat(http, body.GetProperty("conversationId").GetString()!, body.GetProperty("token").GetString()!, body.GetProperty("userId").GetString());
    }

    public static async Task<Chat> StartAsync(HttpClient http)
    {
        Chat chat = await TokenAsync(http);
        await chat.OpenAsync();
        return chat;
    }

    public async Task<JsonElement> OpenAsync()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "conversations", "");
        JsonElement body = await response.JsonAsync();
        Assert.True(response.IsSuccessStatusCode, body.GetRawText());
        StreamUrl = body.GetProperty("streamUrl").GetString()!;
        return body;
    }

    /// <summary>Sends something below <c>/directline/</c> with the token.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? origin = null)
    {
        using var request = new HttpRequestMessage(method, "/directline/" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string activity) => SendAsync(HttpMethod.Post, $"conversations/{conversationId}/activities", activity);

    /// <summary>Sends a message that is to be taken, and gives its id.</summary>
    public async Task<string> SayAsync(string text, string? mark = null)
    {
        using HttpResponseMessage response = await PostAsync(JsonSerializer.Serialize(new { type = "message", text, from = new { id = "dl_somebody_else" }, channelData = new { clientActivityID = mark } }));
        JsonElement body = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.GetRawText());
        return body.GetProperty("id").GetString()!;
    }

    public async Task<(JsonElement[] Activities, string Watermark)> ListAsync(string watermark = "")
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"conversations/{conversationId}/activities?watermark={watermark}");
        JsonElement body = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.GetRawText());
        return ([.. body.GetProperty("activities").EnumerateArray()], body.GetProperty("watermark").GetString()!);
    }

    public async Task<JsonElement> ReplyAsync(string messageId)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            (JsonElement[] activities, _) = await ListAsync();
            if (Array.Find(activities, a => a.TryGetProperty("replyToId", out JsonElement to) && to.GetString() == messageId) is { ValueKind: JsonValueKind.Object } reply)
            {
                return reply;
            }

            await Task.Delay(30, patience.Token);
        }
    }

    /// <summary>The next frame with something in it.</summary>
    public static async Task<JsonElement> FrameAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var text = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            Assert.Equal(WebSocketMessageType.Text, result.MessageType);
            text.Write(buffer, 0, result.Count);
            if (result.EndOfMessage && text.Length > 0)
            {
                return JsonDocument.Parse(text.ToArray()).RootElement;
            }
        }
    }

    /// <summary>Activities that stream until one fits, that one too.</summary>
    public static async Task<List<JsonElement>> UntilAsync(WebSocket socket, Predicate<JsonElement> enough)
    {
        var seen = new List<JsonElement>();
        while (true)
        {
            foreach (JsonElement activity in (await FrameAsync(socket)).GetProperty("activities").EnumerateArray())
            {
                seen.Add(activity);
                if (enough(activity))
                {
                    return seen;
                }
            }
        }
    }

    /// <summary>Reads until the service closes, and says why it did.</summary>
    public static async Task<WebSocketCloseStatus?> ClosedAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        byte[] buffer = new byte[64 * 1024];
        while (socket.State == WebSocketState.Open)
        {
            await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
        }

        return socket.CloseStatus;
    }
}

internal static class JsonElementExtensions
{
    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    public static bool IsReply(this JsonElement activity) => activity.Text("type") == "message" && activity.TryGetProperty("replyToId", out _);

    /// <summary>Asserts an error in the form of Direct Line.</summary>
    public static async Task ErrorAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        JsonElement error = JsonDocument.Parse(text).RootElement.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("message").GetString()));
    }
}
