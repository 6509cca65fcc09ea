using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace BriefingBot.Tests.Models;

/// <summary>
/// A server on loopback that speaks the chat completions of OpenAI (<c>/v1/chat/completions</c>) and Azure OpenAI
/// (<c>/openai/deployments/NAME/chat/completions</c>), streamed, and misbehaves as it is told. Remembers what it was asked.
/// </summary>
public sealed class FakeChatServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ChatRequest> requests = new();
    private readonly ConcurrentDictionary<Task, bool> connections = new();
    private readonly ConcurrentQueue<ChatBehaviour> queued = new();
    private readonly TaskCompletionSource clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;
    private int open;
    private int mostAtOnce;
    private int events;

    /// <param name="script">What is done with a request where nothing is queued; without one, an empty JSON object is said.</param>
    public FakeChatServer(Func<ChatRequest, ChatBehaviour>? script = null)
    {
        Script = script ?? (_ => ChatBehaviour.Says("{}"));
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        serving = ServeAsync();
    }

    /// <summary>Ends with a slash. For OpenAI's protocol the endpoint is this with <c>v1</c>.</summary>
    public string Url { get; }

    public Func<ChatRequest, ChatBehaviour> Script { get; set; }

    /// <summary>In the order in which they were understood.</summary>
    public IReadOnlyList<ChatRequest> Requests => [.. requests];

    /// <summary>Requests that were being answered at the same time.</summary>
    public int MostAtOnce => Volatile.Read(ref mostAtOnce);

    /// <summary>Events of streams sent so far.</summary>
    public int EventsSent => Volatile.Read(ref events);

    /// <summary>Ends when a client has closed its connection before it had the whole response.</summary>
    public Task ClientLeft => clientLeft.Task;

    /// <summary>Behaviours for the next requests, before the script's.</summary>
    public void Enqueue(params ReadOnlySpan<ChatBehaviour> behaviours)
    {
        foreach (ChatBehaviour behaviour in behaviours)
        {
            queued.Enqueue(behaviour);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        await Task.WhenAll(connections.Keys);
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                Task connection = Task.Run(() => AnswerAsync(client));
                connections[connection] = true;

                // One that failed stays, so that a script's own fault comes out when the server is disposed.
                _ = connection.ContinueWith(
                    done => connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>One request a connection.</summary>
    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using NetworkStream stream = client.GetStream();
                if (await ReadAsync(stream, stop.Token) is not { } request)
                {
                    return;
                }

                requests.Enqueue(request);
                InterlockedMax(ref mostAtOnce, Interlocked.Increment(ref open));
                try
                {
                    ChatBehaviour behaviour = queued.TryDequeue(out ChatBehaviour? next) ? next : Script(request);
                    await BehaveAsync(behaviour, request, client, stream);
                }
                finally
                {
                    Interlocked.Decrement(ref open);
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException)
            {
                clientLeft.TrySetResult();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The test is over.
            }
        }
    }

    private async Task BehaveAsync(ChatBehaviour behaviour, ChatRequest request, TcpClient client, NetworkStream stream)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        Task watch = WatchAsync(stream, left);
        try
        {
            await behaviour.Until.WaitAsync(left.Token);
            switch (behaviour)
            {
                case ChatBehaviour.Reply reply:
                    await StreamAsync(reply, request, client, stream, left.Token);
                    break;
                case ChatBehaviour.Failure failure:
                    string error = JsonSerializer.Serialize(new { error = new { message = failure.Message, type = failure.Code, param = (string?)null, code = failure.Code } });
                    string headers = (failure.RetryAfter is { } wait ? $"Retry-After: {wait}\r\n" : "") + (failure.Location is { } to ? $"Location: {to}\r\n" : "");
                    await WriteAsync(stream, failure.Status, "application/json", headers, error, left.Token);
                    break;
                case ChatBehaviour.Raw raw:
                    await WriteAsync(stream, raw.Status, raw.ContentType, "", raw.Body, left.Token);
                    break;
                case ChatBehaviour.HangUp:
                    client.Client.Close(0);
                    break;
                case ChatBehaviour.Silence:
                    await Task.Delay(Timeout.Infinite, left.Token);
                    break;
                default:
                    throw new InvalidOperationException($"No such behaviour: {behaviour}.");
            }

            if (client.Connected)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            if (!stop.IsCancellationRequested)
            {
                clientLeft.TrySetResult();
            }
        }
        finally
        {
            await left.CancelAsync();
            await watch;
        }
    }

    /// <summary>A client that is served sends nothing more: whatever is read means that it has closed.</summary>
    private static async Task WatchAsync(NetworkStream stream, CancellationTokenSource left)
    {
        try
        {
            _ = await stream.ReadAsync(new byte[1].AsMemory(), left.Token);
            await left.CancelAsync();
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            if (!left.IsCancellationRequested)
            {
                await left.CancelAsync();
            }
        }
    }

    private async Task StreamAsync(ChatBehaviour.Reply reply, ChatRequest request, TcpClient client, NetworkStream stream, CancellationToken cancellationToken)
    {
        string head = $"HTTP/1.1 200 OK\r\nContent-Type: {reply.ContentType}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        var completion = new ChatEvents(request.Body.TryGetProperty("model", out JsonElement model) ? model.GetString()! : "deployed");
        int sent = 0;
        foreach (string data in completion.Of(reply))
        {
            if (sent++ > 0 && reply.Pace > TimeSpan.Zero)
            {
                await Task.Delay(reply.Pace, cancellationToken);
            }

            byte[] bytes = Encoding.UTF8.GetBytes($"data: {data}\n\n");
            byte[] size = Encoding.ASCII.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
            await stream.WriteAsync(new byte[][] { size, bytes, "\r\n"u8.ToArray() }.SelectMany(b => b).ToArray(), cancellationToken);
            Interlocked.Increment(ref events);
        }

        if (reply.CutAfter is null)
        {
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
        }
        else
        {
            client.Client.Shutdown(SocketShutdown.Send); // in the middle of a chunked body
        }
    }

    private static async Task WriteAsync(NetworkStream stream, int status, string type, string headers, string body, CancellationToken cancellationToken)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        string head = $"HTTP/1.1 {status} Status\r\nContent-Type: {type}\r\n{headers}Content-Length: {bytes.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private static async Task<ChatRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int headEnd = -1, length = 0;
        string[] head = [];
        while (headEnd < 0 || received.Length < headEnd + length)
        {
            int read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return null; // a connection that was opened and not used
            }

            received.Write(buffer, 0, read);
            if (headEnd < 0 && received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8) is >= 0 and int end)
            {
                headEnd = end + 4;
                head = Encoding.ASCII.GetString(received.GetBuffer(), 0, end).Split("\r\n");
                length = int.Parse(Headers(head)["Content-Length"], CultureInfo.InvariantCulture);
            }
        }

        string path = head[0].Split(' ')[1];
        return new ChatRequest(path, Headers(head), JsonSerializer.Deserialize<JsonElement>(received.GetBuffer().AsSpan(headEnd, length)));
    }

    private static Dictionary<string, string> Headers(string[] head) => head.Skip(1).Select(line => line.Split(':', 2))
        .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(pair => pair[1].Trim())), StringComparer.OrdinalIgnoreCase);

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = Volatile.Read(ref target); value > seen;)
        {
            int before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
