using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>What comes over the WebSocket.</summary>
public sealed class StreamTests(TestService service) : IClassFixture<TestService>
{
    private const string Question = "What did Varga say about the harbour?";

    [Fact]
    public async Task The_echo_comes_before_the_reply_and_the_reply_appears_by_and_by()
    {
        Chat chat = await StartAsync();
        using WebSocket socket = await ConnectAsync(service, chat.StreamUrl);
        string id = await chat.SayAsync(Question, "mark");
        List<JsonElement> seen = await Chat.UntilAsync(socket, a => a.IsReply());

        Assert.Equal(["message", "message", "typing", "typing", "message"], seen.Select(a => a.Text("type")));
        Assert.Equal(id, seen[1].Text("id"));
        JsonElement[] parts = [.. seen.Skip(2)];
        string stream = parts[0].Text("id")!;
        Assert.Equal(["informative", "streaming", "final"], parts.Select(p => p.GetProperty("channelData").Text("streamType")));
        Assert.All(parts, p => Assert.Equal(stream, p.GetProperty("channelData").Text("streamId")));
        Assert.Equal([1, 2], parts.Take(2).Select(p => p.GetProperty("channelData").GetProperty("streamSequence").GetInt32()));
        Assert.False(parts[2].GetProperty("channelData").TryGetProperty("streamSequence", out _));
        Assert.All(parts, p => Assert.Equal(
            p.GetProperty("channelData").Text("streamType"), p.GetProperty("entities").EnumerateArray().Single(e => e.Text("type") == "streaminfo").Text("streamType")));
        Assert.Contains("Searching 1 article …", parts[1].Text("text"), StringComparison.Ordinal);
        Assert.All(parts.Take(2), p => Assert.DoesNotContain(p.GetProperty("entities").EnumerateArray(), e => e.TryGetProperty("citation", out _)));

        // What only passed isn't kept.
        Assert.Equal(["message", "message", "message"], (await chat.ListAsync()).Activities.Select(a => a.Text("type")));
    }

    [Fact]
    public async Task What_was_said_before_the_stream_opened_is_sent_first_and_only_after_the_watermark()
    {
        Chat chat = await StartAsync();
        string id = await chat.SayAsync(Question);
        await chat.ReplyAsync(id);
        using (WebSocket socket = await ConnectAsync(service, chat.StreamUrl))
        {
            // One activity a frame, or Microsoft's client would hand on the next frame's between them.
            JsonElement[] frames = [await Chat.FrameAsync(socket), await Chat.FrameAsync(socket), await Chat.FrameAsync(socket)];
            Assert.Equal(["1", "2", "3"], frames.Select(frame => frame.Text("watermark")));
            Assert.Equal((await chat.ListAsync()).Activities.Select(a => a.GetRawText()), frames.Select(frame => Assert.Single(frame.GetProperty("activities").EnumerateArray()).GetRawText()));
        }

        using HttpResponseMessage reopened = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}?watermark=2");
        using WebSocket again = await ConnectAsync(service, (await reopened.JsonAsync()).Text("streamUrl")!);
        Assert.Equal($"{chat.Id}|0000003", Assert.Single((await Chat.FrameAsync(again)).GetProperty("activities").EnumerateArray()).Text("id"));
    }

    [Fact]
    public async Task Two_streams_get_the_same_in_the_same_order()
    {
        Chat chat = await StartAsync();
        await chat.OpenAsync();
        using WebSocket one = await ConnectAsync(service, chat.StreamUrl);
        await chat.OpenAsync();
        using WebSocket two = await ConnectAsync(service, chat.StreamUrl);
        string last = "";
        for (int i = 0; i < 3; i++)
        {
            last = await chat.SayAsync($"What did Varga say about the harbour, for the {i}th time?");
        }

        List<JsonElement>[] seen = await Task.WhenAll(new[] { one, two }.Select(s => Chat.UntilAsync(s, a => a.Text("replyToId") == last && a.IsReply())));
        string[] ids = [.. seen[0].Select(a => a.Text("id")!)];
        Assert.Equal(ids, seen[1].Select(a => a.Text("id")!));
        Assert.Equal(ids, ids.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, seen[0].Count(a => a.IsReply()));
    }

    [Fact]
    public async Task A_users_typing_is_seen_and_not_kept()
    {
        Chat chat = await StartAsync();
        using WebSocket socket = await ConnectAsync(service, chat.StreamUrl);
        using HttpResponseMessage response = await chat.PostAsync("""{"type":"typing","from":{"id":"dl_x","role":"bot"}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement typing = (await Chat.UntilAsync(socket, a => a.Text("type") == "typing"))[^1];
        Assert.Equal((chat.UserId, "user"), (typing.GetProperty("from").Text("id"), typing.GetProperty("from").Text("role")));
        Assert.Single((await chat.ListAsync()).Activities);
    }

    [Fact]
    public async Task A_ticket_opens_one_stream_of_its_own_conversation()
    {
        Chat chat = await StartAsync();
        using WebSocket first = await ConnectAsync(service, chat.StreamUrl);
        await RefusedAsync(service, chat.StreamUrl);
        await chat.OpenAsync();
        Chat other = await StartAsync();
        await RefusedAsync(service, chat.StreamUrl.Replace(chat.Id, other.Id, StringComparison.Ordinal));
        await RefusedAsync(service, $"ws://localhost/directline/conversations/{chat.Id}/stream?watermark=-");
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_stream()
    {
        Chat chat = await StartAsync();
        await RefusedAsync(service, chat.StreamUrl, "https://evil.example");
        await chat.OpenAsync();
        using WebSocket socket = await ConnectAsync(service, chat.StreamUrl, "http://localhost");
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData(WebSocketMessageType.Binary, 10, 1, WebSocketCloseStatus.InvalidMessageType)]
    [InlineData(WebSocketMessageType.Text, 5_000, 1, WebSocketCloseStatus.MessageTooBig)]
    [InlineData(WebSocketMessageType.Text, 0, StreamSocket.MostFramesAMinute + 1, WebSocketCloseStatus.PolicyViolation)]
    public async Task Frames_that_no_client_sends_close_the_stream(WebSocketMessageType type, int bytes, int count, WebSocketCloseStatus status)
    {
        Chat chat = await StartAsync();
        using WebSocket socket = await ConnectAsync(service, chat.StreamUrl);
        for (int i = 0; i < count; i++)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(new string('x', bytes)), type, endOfMessage: true, CancellationToken.None);
        }

        Assert.Equal(status, await Chat.ClosedAsync(socket));
        Assert.Single((await chat.ListAsync()).Activities);
    }

    [Fact]
    public async Task A_stream_ends_with_its_token_and_lives_on_with_a_renewed_one()
    {
        await using TestService brief = TestService.With(("Channels:DirectLine:TokenLifetime", "00:00:03"));
        HttpClient client = await brief.ReadyClientAsync();
        Chat chat = await Chat.StartAsync(client);
        Chat renewing = await Chat.StartAsync(client);
        using WebSocket socket = await ConnectAsync(brief, chat.StreamUrl);
        using WebSocket kept = await ConnectAsync(brief, renewing.StreamUrl);
        Task<WebSocketCloseStatus?> closed = Chat.ClosedAsync(socket);
        while (!closed.IsCompleted)
        {
            await Task.Delay(500);
            using HttpResponseMessage refreshed = await renewing.SendAsync(HttpMethod.Post, "tokens/refresh");
            renewing.Token = (await refreshed.JsonAsync()).Text("token")!;
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await closed);
        Assert.Equal(WebSocketState.Open, kept.State);
        foreach (string path in new[] { "tokens/refresh", "conversations" })
        {
            using HttpResponseMessage expired = await chat.SendAsync(HttpMethod.Post, path);
            await expired.ErrorAsync(HttpStatusCode.Forbidden, "TokenExpired");
        }

        using HttpResponseMessage list = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/activities");
        await list.ErrorAsync(HttpStatusCode.Forbidden, "TokenExpired");
    }

    [Fact]
    public async Task Streams_are_bounded_and_nothing_is_held_when_they_are_gone()
    {
        await using TestService small = TestService.With(("Channels:DirectLine:MaxConnections", "2"), ("Channels:DirectLine:StreamPace", "00:00:00"));
        Chat chat = await Chat.StartAsync(await small.ReadyClientAsync());
        var sockets = new List<WebSocket>();
        for (int i = 0; i < 2; i++)
        {
            await chat.OpenAsync();
            sockets.Add(await ConnectAsync(small, chat.StreamUrl));
        }

        await chat.OpenAsync();
        await RefusedAsync(small, chat.StreamUrl);
        ChatRooms rooms = small.Services.GetRequiredService<ChatRooms>();
        StreamEndpoint streams = small.Services.GetRequiredService<StreamEndpoint>();
        await chat.ReplyAsync(await chat.SayAsync(Question));
        Assert.Equal(1, rooms.Count);
        foreach (WebSocket socket in sockets)
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
            socket.Dispose();
        }

        for (int i = 0; i < 200 && (rooms.Count > 0 || streams.Open > 0); i++)
        {
            await Task.Delay(25);
        }

        Assert.Equal((0, 0), (rooms.Count, streams.Open));
    }

    private async Task<Chat> StartAsync() => await Chat.StartAsync(await service.ReadyClientAsync());

    private static async Task<WebSocket> ConnectAsync(TestService service, string url, string? origin = null)
    {
        WebSocketClient client = service.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Origin = origin ?? request.Headers.Origin;
        return await client.ConnectAsync(new Uri(url), CancellationToken.None);
    }

    private static async Task RefusedAsync(TestService service, string url, string? origin = null)
    {
        Exception refusal = await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(service, url, origin));
        Assert.True(refusal.Message.Contains("403", StringComparison.Ordinal) || refusal.Message.Contains("429", StringComparison.Ordinal), refusal.Message);
    }
}
