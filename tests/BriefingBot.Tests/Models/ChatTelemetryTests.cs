using System.Diagnostics.Metrics;
using BriefingBot.Answers.Generation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Tests.Models;

/// <summary>What is counted and logged of a call, and what never is.</summary>
public sealed class ChatTelemetryTests
{
    [Fact]
    public async Task A_call_is_counted_by_its_outcome_with_tokens_and_duration()
    {
        await using var server = new FakeChatServer();
        server.Enqueue(ChatBehaviour.Says("{}"), ChatBehaviour.Says("{") with { FinishReason = "length" }, ChatBehaviour.Refuses(), ChatBehaviour.Fails(401));
        await using var chat = new ChatFixture(server);
        using var measured = new Measurements(chat.Services);

        for (int call = 0; call < 4; call++)
        {
            await chat.AskAsync();
        }

        Assert.Equal(["whole", "cut", "refused", "rejected"], measured.Of("briefingbot.chat.calls").Select(m => m.Tags["briefingbot.outcome"]));
        Assert.All(measured.Of("briefingbot.chat.calls"), m => Assert.Equal((1.0, "Answer"), (m.Value, m.Tags["briefingbot.prompt"])));
        Assert.Equal([null, null, "refused", "rejected"], measured.Of("gen_ai.client.operation.duration").Select(m => m.Tags.GetValueOrDefault("error.type")));
        Assert.All(measured.Of("gen_ai.client.operation.duration"), m => Assert.InRange(m.Value, 0.000_001, 60));
        Assert.Equal([100, 20], measured.Of("gen_ai.client.token.usage").Take(2).Select(m => m.Value));
        Assert.Equal(["input", "output"], measured.Of("gen_ai.client.token.usage").Take(2).Select(m => m.Tags["gen_ai.token.type"]));
        Assert.All(measured.All, m => Assert.Equal(
            ("chat", "openai", "small"), (m.Tags["gen_ai.operation.name"], m.Tags["gen_ai.provider.name"], m.Tags["gen_ai.request.model"])));
    }

    [Fact]
    public async Task A_call_that_nobody_waits_for_any_more_is_counted_too()
    {
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Silence());
        await using var chat = new ChatFixture(server);
        using var measured = new Measurements(chat.Services);
        using var cancelled = new CancellationTokenSource();

        Task<ModelReply> call = chat.AskAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal("cancelled", Assert.Single(measured.Of("briefingbot.chat.calls")).Tags["briefingbot.outcome"]);
    }

    [Fact]
    public async Task The_log_tells_model_outcome_and_tokens_and_texts_at_trace_only_and_the_key_nowhere()
    {
        var log = new LogLines();
        await using var server = new FakeChatServer();
        server.Enqueue(ChatBehaviour.Says("the reply's words"), new ChatBehaviour.Failure(401, "invalid_api_key") { Message = "Incorrect key the-key" });
        await using var chat = new ChatFixture(server, register: s => s.AddLogging(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));

        await chat.Model.CompleteAsync(ChatFixture.Request(PromptNames.Answer, ("question", "the question's words")), default);
        await chat.Model.CompleteAsync(ChatFixture.Request(PromptNames.RewriteFollowUp, ("question", "the question's words")), default);

        string model = $"small at {new Uri(server.Url).Authority}";
        Assert.Matches($"^{model} answered Answer, whole: 100 tokens in, 20 out, [0-9]+ ms\\.$", Assert.Single(log.Of(LogLevel.Information)));
        Assert.StartsWith(
            $"{model} gave nothing for RewriteFollowUp, Rejected: The endpoint refused the key or the identity (HTTP 401, invalid_api_key)",
            Assert.Single(log.Of(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Contains(log.Of(LogLevel.Trace), line => line.Contains("the question's words", StringComparison.Ordinal));
        Assert.Contains(log.Of(LogLevel.Trace), line => line.Contains("the reply's words", StringComparison.Ordinal));
        Assert.DoesNotContain(log.AtLeast(LogLevel.Debug), line => line.Contains("'s words", StringComparison.Ordinal));
        Assert.DoesNotContain(log.AtLeast(LogLevel.Trace), line => line.Contains("the-key", StringComparison.Ordinal));
    }

    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> all = [];

        public Measurements(IServiceProvider services)
        {
            // Other tests measure at the same time: only the meter of these services counts.
            IMeterFactory factory = services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == "BriefingBot.Chat" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    own.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.Start();
        }

        public IReadOnlyList<(string Name, double Value, Dictionary<string, object?> Tags)> All => all;

        public IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Of(string name) => all.Where(m => m.Name == name);

        public void Dispose() => listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            all.Add((instrument.Name, value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal)));
    }
}
