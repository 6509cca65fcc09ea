using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace BriefingBot.Tests.Models;

/// <summary>A server on loopback that speaks OpenAI's embedding protocol; remembers what it was asked.</summary>
internal sealed class FakeEmbeddingServer : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly Task serving;
    private readonly List<Request> requests = [];

    public FakeEmbeddingServer()
    {
        (listener, Url) = Listen();
        serving = ServeAsync();
    }

    public sealed record Request(string PathAndQuery, string? Authorization, string? ApiKey, string? Model, IReadOnlyList<string> Input);

    public string Url { get; }

    /// <summary>The vector for a text.</summary>
    public Func<string, float[]> Embed { get; set; } = text => [text.Length, 0, 0];

    /// <summary>Statuses to answer with before it works.</summary>
    public Queue<int> Failures { get; } = new();

    public IReadOnlyList<Request> Requests => requests;

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private static (HttpListener Listener, string Url) Listen()
    {
        for (int attempt = 1; ; attempt++)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var listener = new HttpListener();
            string url = $"http://127.0.0.1:{port}/";
            listener.Prefixes.Add(url);
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                listener.Close(); // Somebody else took the port in between.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using HttpListenerResponse response = context.Response;
        if (Failures.TryDequeue(out int status))
        {
            response.StatusCode = status;
            response.Headers["retry-after-ms"] = "1";
            return;
        }

        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.InputStream);
        JsonElement input = body.RootElement.GetProperty("input");
        string[] texts = input.ValueKind == JsonValueKind.String
            ? [input.GetString()!]
            : [.. input.EnumerateArray().Select(t => t.GetString()!)];
        string? model = body.RootElement.TryGetProperty("model", out JsonElement name) ? name.GetString() : null;
        requests.Add(new Request(context.Request.Url!.PathAndQuery, context.Request.Headers["Authorization"], context.Request.Headers["api-key"], model, texts));

        response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(response.OutputStream, new
        {
            @object = "list",
            model,
            data = texts.Select((text, index) => new { @object = "embedding", index, embedding = Convert.ToBase64String(Floats(Embed(text))) }),
            usage = new { prompt_tokens = 1, total_tokens = 1 },
        });
    }

    private static byte[] Floats(float[] values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
