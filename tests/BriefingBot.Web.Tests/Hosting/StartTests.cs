using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using BriefingBot.Indexing;
using BriefingBot.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Web.Tests.Hosting;

/// <summary>The service while it starts, and while a client goes away: with an embedding model that waits until it may.</summary>
public sealed class StartTests : IAsyncDisposable
{
    private readonly WaitingModel model = new();
    private readonly LogLines log = new();
    private readonly TestService plain = new();
    private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> service;

    public StartTests() => service = plain.WithWebHostBuilder(builder => builder
        .ConfigureTestServices(services => services.AddSingleton(new EmbeddingModel(model, "waiting", "a model that waits")))
        .ConfigureLogging(logging => logging.AddProvider(log)));

    public async ValueTask DisposeAsync()
    {
        model.Open();
        await service.DisposeAsync();
        await plain.DisposeAsync();
        model.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Until_there_is_something_to_search_questions_get_503_with_Retry_After_and_readiness_tells_how_far_it_is()
    {
        using HttpClient client = service.CreateClient();
        await model.AskedAsync();

        using HttpResponseMessage health = await client.GetAtAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using HttpResponseMessage ready = await client.GetAtAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        JsonElement state = await ready.JsonAsync();
        Assert.Equal("starting", state.GetProperty("status").GetString());
        Assert.Equal(1, state.GetProperty("progress").GetProperty("total").GetInt32());
        foreach (string path in new[] { "/v1/ask", "/v1/search" })
        {
            using HttpResponseMessage early = await client.PostJsonAsync(path, new { question = "What did Varga say?" });
            await early.ProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.Equal(TimeSpan.FromSeconds(2), early.Headers.RetryAfter?.Delta);
        }

        model.Open();
        await UntilReadyAsync(client);
        using HttpResponseMessage answer = await client.PostJsonAsync("/v1/ask", new { question = "What did Varga say about the harbour?" });
        Assert.Equal("answered", (await answer.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_client_that_goes_away_is_no_error_in_the_log()
    {
        using HttpClient client = service.CreateClient();
        model.Open();
        await UntilReadyAsync(client);
        await model.CloseAsync();

        using var away = new CancellationTokenSource();
        Task<HttpResponseMessage> asking = client.PostAsync(
            new Uri("/v1/search", UriKind.Relative), new StringContent("""{"query":"a question nobody asked before"}""", System.Text.Encoding.UTF8, "application/json"), away.Token);
        await model.AskedAsync();
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await model.LetGoAsync();
        model.Open();

        using HttpResponseMessage next = await client.PostJsonAsync("/v1/search", new { query = "harbour" });
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Error);
    }

    private static async Task UntilReadyAsync(HttpClient client)
    {
        for (int i = 0; i < 300; i++)
        {
            using HttpResponseMessage ready = await client.GetAtAsync("/readyz");
            if (ready.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The service did not get ready.");
    }

    /// <summary>Gives vectors while it is open; while it is closed callers wait, as for a slow model.</summary>
    private sealed class WaitingModel : IEmbeddingGenerator<string, Embedding<float>>
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
        private readonly SemaphoreSlim asked = new(0);
        private readonly SemaphoreSlim letGo = new(0);
        private volatile TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => gate.TrySetResult();

        public async Task CloseAsync()
        {
            // The service asks itself a few questions after it is ready.
            do
            {
                while (await asked.WaitAsync(TimeSpan.FromMilliseconds(300)))
                {
                }
            }
            while (asked.CurrentCount > 0);
            gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public async Task AskedAsync() => Assert.True(await asked.WaitAsync(Patience));

        public async Task LetGoAsync() => Assert.True(await letGo.WaitAsync(Patience));

        public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Task opened = gate.Task;
            asked.Release();
            try
            {
                await opened.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                letGo.Release();
                throw;
            }

            return [.. values.Select(_ => new Embedding<float>(new float[] { 1, 0 }))];
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            asked.Dispose();
            letGo.Dispose();
        }
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
