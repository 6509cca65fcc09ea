using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace BriefingBot.Benchmarks;

/// <summary>What many conversations at once saw.</summary>
/// <param name="Lost">Messages taken whose echo or reply never came, or came in one transport only.</param>
/// <param name="Doubled">Activities that came twice.</param>
/// <param name="Misordered">Activities that came before an earlier one, replies before their message.</param>
/// <param name="Resumed">Connections that were dropped and taken up at their watermark.</param>
internal sealed record ChatLoadResult(int Conversations, int Messages, int Lost, int Doubled, int Misordered, int Resumed, IReadOnlyList<string> Errors, IReadOnlyList<double> ReplyMilliseconds);

/// <summary>
/// Holds many conversations over WebSockets at once, each sending its next message when the last was answered and dropping its connection now
/// and then; at the end what streamed is held against what the service lists.
/// </summary>
internal sealed class ChatLoad(Uri service, IReadOnlyList<string> questions)
{
    /// <summary>A connection is dropped after so many messages.</summary>
    private const int DropEvery = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<double> replies = [];
    private readonly ConcurrentBag<string> errors = [];
    private int messages;
    private int lost;
    private int doubled;
    private int misordered;
    private int resumed;

    public async Task<ChatLoadResult> RunAsync(int conversations, TimeSpan duration)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler) { BaseAddress = service, Timeout = Patience };
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, conversations).Select(async number =>
        {
            // Whatever goes wrong in one conversation is counted, and stops no other.
            try
            {
                await ConverseAsync(http, number, () => Stopwatch.GetElapsedTime(began) < duration);
            }
            catch (Exception e)
            {
                errors.Add($"{e.GetType().Name}: {e.Message}");
            }
        }));
        return new ChatLoadResult(conversations, messages, lost, doubled, misordered, resumed, [.. errors], [.. replies.Order()]);
    }

    private async Task ConverseAsync(HttpClient http, int number, Func<bool> goesOn)
    {
        JsonElement token = await PostAsync(http, "/webchat/token", null, new { });
        string id = token.GetProperty("conversationId").GetString()!;
        string bearer = token.GetProperty("token").GetString()!;
        JsonElement opened = await PostAsync(http, "/directline/conversations", bearer, new { });
        var seen = new List<(string Id, string? ReplyTo)>();
        string watermark = "";
        WebSocket socket = await ConnectAsync(opened);
        try
        {
            for (int turn = 1; goesOn(); turn++)
            {
                if (turn % DropEvery == 0)
                {
                    socket.Abort();
                    socket.Dispose();
                    socket = await ConnectAsync(await GetAsync(http, $"/directline/conversations/{id}?watermark={watermark}", bearer));
                    Interlocked.Increment(ref resumed);
                }

                long asked = Stopwatch.GetTimestamp();
                string text = questions[(number + turn) % questions.Count];
                JsonElement taken = await PostAsync(http, $"/directline/conversations/{id}/activities", bearer,
                    new { type = "message", text, from = new { id = "dl_x" }, channelData = new { clientActivityID = $"{number}-{turn}" } });
                string message = taken.GetProperty("id").GetString()!;
                Interlocked.Increment(ref messages);
                watermark = await UntilReplyAsync(socket, message, seen, watermark);
                replies.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        }
        finally
        {
            socket.Dispose();
            Count(id, seen, await ListAsync(http, id, bearer));
        }
    }

    private static async Task<string> UntilReplyAsync(WebSocket socket, string message, List<(string Id, string? ReplyTo)> seen, string watermark)
    {
        using var patience = new CancellationTokenSource(Patience);
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException("The service closed the stream.");
            }

            length += result.Count;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            if (!result.EndOfMessage || length == 0)
            {
                continue;
            }

            using var frame = JsonDocument.Parse(buffer.AsMemory(0, length));
            length = 0;
            watermark = frame.RootElement.GetProperty("watermark").GetString()!;
            bool isReplied = false;
            foreach (JsonElement activity in frame.RootElement.GetProperty("activities").EnumerateArray().Where(a => a.GetProperty("type").GetString() != "typing"))
            {
                string? to = activity.TryGetProperty("replyToId", out JsonElement of) ? of.GetString() : null;
                seen.Add((activity.GetProperty("id").GetString()!, to));
                isReplied |= to == message;
            }

            if (isReplied)
            {
                return watermark;
            }
        }
    }

    /// <summary>All that the service lists was streamed, once, in its order; each message was echoed and then answered once.</summary>
    private void Count(string id, List<(string Id, string? ReplyTo)> seen, List<(string Id, string? ReplyTo)> listed)
    {
        string[] ids = [.. seen.Select(s => s.Id)];
        int twice = ids.Length - ids.Distinct().Count();
        int twiceAnswered = seen.Where(s => s.ReplyTo is not null).GroupBy(s => s.ReplyTo).Sum(g => g.Select(s => s.Id).Distinct().Count() - 1);
        Interlocked.Add(ref doubled, twice + twiceAnswered);
        Interlocked.Add(ref lost, listed.Count(l => !ids.Contains(l.Id)) + ids.Count(i => !listed.Exists(l => l.Id == i)));
        var answered = listed.Select(l => l.ReplyTo).ToHashSet();
        Interlocked.Add(ref lost, listed.Skip(1).Count(l => l.ReplyTo is null && !answered.Contains(l.Id)));
        Interlocked.Add(ref misordered, ids.Zip(ids.Skip(1)).Count(pair => string.CompareOrdinal(pair.First, pair.Second) > 0)
            + seen.Where((s, i) => s.ReplyTo is not null && !ids.Take(i).Contains(s.ReplyTo)).Count()
            + ids.Count(i => !i.StartsWith(id + "|", StringComparison.Ordinal)));
    }

    private static async Task<List<(string Id, string? ReplyTo)>> ListAsync(HttpClient http, string id, string bearer)
    {
        var listed = new List<(string, string?)>();
        string watermark = "";
        while (true)
        {
            JsonElement page = await GetAsync(http, $"/directline/conversations/{id}/activities?watermark={watermark}", bearer);
            int before = listed.Count;
            listed.AddRange(page.GetProperty("activities").EnumerateArray().Select(a => (a.GetProperty("id").GetString()!, a.TryGetProperty("replyToId", out JsonElement to) ? to.GetString() : null)));
            watermark = page.GetProperty("watermark").GetString()!;
            if (listed.Count == before)
            {
                return listed;
            }
        }
    }

    private static async Task<WebSocket> ConnectAsync(JsonElement opened)
    {
        var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(new Uri(opened.GetProperty("streamUrl").GetString()!), patience.Token);
        return socket;
    }

    private static Task<JsonElement> PostAsync(HttpClient http, string path, string? bearer, object body) => SendAsync(http, HttpMethod.Post, path, bearer, JsonContent.Create(body));

    private static Task<JsonElement> GetAsync(HttpClient http, string path, string bearer) => SendAsync(http, HttpMethod.Get, path, bearer, null);

    private static async Task<JsonElement> SendAsync(HttpClient http, HttpMethod method, string path, string? bearer, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        using HttpResponseMessage response = await http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{method} answered {(int)response.StatusCode}: {text}");
    }
}
