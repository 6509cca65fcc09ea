using System.Net;
using System.Net.Sockets;
using BriefingBot.Answers.Generation;
using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Models;

/// <summary>An endpoint that fails: what is tried again, what is told at once, and as what.</summary>
public sealed class LanguageModelFaultTests
{
    private static readonly ChatBehaviour Good = ChatBehaviour.Says("{}");

    public static TheoryData<ChatBehaviour> Passing { get; } =
        [ChatBehaviour.Fails(429), ChatBehaviour.Fails(429, retryAfter: "0"), ChatBehaviour.Fails(500), ChatBehaviour.Fails(503), new ChatBehaviour.HangUp()];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_failure_that_may_pass_is_tried_again(ChatBehaviour failure)
    {
        await using var server = new FakeChatServer();
        server.Enqueue(failure, failure, Good);
        await using var chat = new ChatFixture(server);

        Assert.Equal(new ModelReply.Text("{}", IsWhole: true) { Usage = new ModelUsage(100, 20) }, await chat.AskAsync());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_storm_of_429_is_told_as_throttled_after_three_tries()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Fails(429, "rate_limit_exceeded"));
        await using var chat = new ChatFixture(server);

        ModelReply.Failed failed = await FailAsync(chat);

        Assert.Equal((ModelFault.Throttled, 3), (failed.Fault, server.Requests.Count));
        Assert.Equal("The endpoint says that too much is asked of it (HTTP 429, rate_limit_exceeded).", failed.Message);
    }

    [Theory]
    [InlineData("60")]
    [InlineData("Tue, 31 Dec 2999 23:59:59 GMT")]
    public async Task An_endpoint_that_asks_for_a_long_wait_is_not_waited_for(string retryAfter)
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Fails(429, retryAfter: retryAfter));
        await using var chat = new ChatFixture(server);

        Assert.Equal(ModelFault.Throttled, (await FailAsync(chat)).Fault);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_short_wait_that_the_endpoint_asks_for_is_kept()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FakeChatServer();
        server.Enqueue(ChatBehaviour.Fails(429, retryAfter: "2"), Good);
        await using var chat = new ChatFixture(server, register: s => s.AddSingleton<TimeProvider>(clock));
        DateTimeOffset start = clock.GetUtcNow();

        Task<ModelReply> call = chat.AskAsync();
        while (!call.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.WhenAny(call, Task.Delay(1));
        }

        Assert.IsType<ModelReply.Text>(await call);
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(500, ModelFault.Unreachable)]
    [InlineData(503, ModelFault.Unreachable)]
    public async Task A_server_that_goes_on_failing_is_unreachable(int status, ModelFault fault)
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Fails(status));
        await using var chat = new ChatFixture(server);

        Assert.Equal((fault, 3), ((await FailAsync(chat)).Fault, server.Requests.Count));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/v1";
        probe.Stop();
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, [("Chat:Endpoint", url)]);

        ModelReply.Failed failed = await FailAsync(chat);

        Assert.Equal((ModelFault.Unreachable, "No answer came over the connection (ConnectionError)."), (failed.Fault, failed.Message));
    }

    [Theory]
    [InlineData(400, "unsupported_response_format")]
    [InlineData(401, "invalid_api_key")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "DeploymentNotFound")]
    [InlineData(302, "moved")]
    public async Task A_refused_call_is_told_at_once_with_status_and_code_and_without_the_endpoints_words(int status, string code)
    {
        await using var elsewhere = new FakeChatServer();
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Failure(status, code) { Message = "Incorrect key the-key", Location = elsewhere.Url });
        await using var chat = new ChatFixture(server, [("Chat:Deadline", "00:01:00")]);

        ModelReply.Failed failed = await FailAsync(chat);

        Assert.Equal(ModelFault.Rejected, failed.Fault);
        Assert.Contains($"(HTTP {status}, {code})", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", failed.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(elsewhere.Requests); // the key is not carried elsewhere
    }

    [Theory]
    [InlineData("{\"error\":{\"code\":\"a code with the-key in it\"}}")]
    [InlineData("{\"error\":\"the-key\"}")]
    [InlineData("[\"the-key\"]")]
    [InlineData("<html>the-key</html>")]
    [InlineData("")]
    public async Task An_error_of_another_form_is_told_by_its_status_alone(string body)
    {
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Raw(422, "text/plain", body));
        await using var chat = new ChatFixture(server);

        Assert.StartsWith("The endpoint refused the call (HTTP 422);", (await FailAsync(chat)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_failures_on_end_calls_fail_at_once_until_one_is_let_through()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FakeChatServer(_ => ChatBehaviour.Fails(503));
        await using var chat = new ChatFixture(server, register: s => s
            .AddSingleton<TimeProvider>(clock).AddSingleton(new RetryPace { FirstWait = TimeSpan.Zero }));

        await chat.AskAsync();
        await chat.AskAsync();
        Assert.Equal(6, server.Requests.Count);
        ModelReply.Failed heldBack = await FailAsync(chat);
        Assert.Equal((ModelFault.Unreachable, "The last calls all failed; none is made for a while."), (heldBack.Fault, heldBack.Message));
        Assert.Equal(6, server.Requests.Count);

        clock.Advance(TimeSpan.FromSeconds(16));
        server.Script = _ => Good;
        Assert.IsType<ModelReply.Text>(await chat.AskAsync());
        Assert.IsType<ModelReply.Text>(await chat.AskAsync());
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_begin_to_answer_is_timed_out_and_not_asked_again()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Silence());
        await using var chat = new ChatFixture(server, register: s => s.AddSingleton<TimeProvider>(clock));

        Task<ModelReply> call = chat.AskAsync();
        await UntilAsync(() => server.Requests.Count == 1);
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(ModelFault.TimedOut, Assert.IsType<ModelReply.Failed>(await call).Fault);
        await server.ClientLeft;
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_reply_that_trickles_past_the_calls_limit_is_cut_there()
    {
        var clock = new FakeTimeProvider();
        string text = new('a', 50_000);
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says(text) with { ChunkSize = 1, Pace = TimeSpan.FromMilliseconds(1) });
        await using var chat = new ChatFixture(server, register: s => s.AddSingleton<TimeProvider>(clock));

        Task<ModelReply> call = chat.AskAsync();
        await UntilAsync(() => server.EventsSent > 60);
        clock.Advance(TimeSpan.FromSeconds(9));

        ModelReply.Text cut = Assert.IsType<ModelReply.Text>(await call);
        Assert.False(cut.IsWhole);
        Assert.StartsWith(cut.Content, text, StringComparison.Ordinal);
        await server.ClientLeft;
    }

    [Fact]
    public async Task A_caller_that_leaves_ends_the_call_and_the_connection()
    {
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Silence());
        await using var chat = new ChatFixture(server);
        using var reader = new CancellationTokenSource();

        Task<ModelReply> call = chat.AskAsync(reader.Token);
        await UntilAsync(() => server.Requests.Count == 1);
        await reader.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await server.ClientLeft;
    }

    [Fact]
    public async Task A_caller_that_leaves_in_the_middle_of_a_reply_gets_none_of_it()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says(new string('a', 50_000)) with { ChunkSize = 1, Pace = TimeSpan.FromMilliseconds(1) });
        await using var chat = new ChatFixture(server);
        using var reader = new CancellationTokenSource();

        Task<ModelReply> call = chat.AskAsync(reader.Token);
        await UntilAsync(() => server.EventsSent > 5);
        await reader.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await server.ClientLeft;
    }

    [Fact]
    public async Task Calls_beyond_the_cap_wait_and_those_beyond_the_queue_are_told_that_it_is_busy()
    {
        var gate = new TaskCompletionSource();
        await using var server = new FakeChatServer(_ => Good with { Until = gate.Task });
        await using var chat = new ChatFixture(server, [("Chat:MaxConcurrency", "2")]);

        Task<ModelReply>[] calls = [.. Enumerable.Range(0, 4).Select(_ => chat.AskAsync())];
        ModelReply.Failed busy = await FailAsync(chat);
        await UntilAsync(() => server.Requests.Count == 2);
        int atOnce = server.MostAtOnce;
        gate.SetResult();

        Assert.Equal(ModelFault.Busy, busy.Fault);
        Assert.All(await Task.WhenAll(calls), reply => Assert.IsType<ModelReply.Text>(reply));
        Assert.Equal((4, 2), (server.Requests.Count, atOnce));
    }

    [Fact]
    public async Task A_call_whose_time_goes_by_in_the_queue_is_told_that_it_is_busy_and_one_that_is_left_is_cancelled()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Silence());
        await using var chat = new ChatFixture(server, [("Chat:MaxConcurrency", "2")], s => s.AddSingleton<TimeProvider>(clock));
        using var reader = new CancellationTokenSource();

        Task<ModelReply>[] running = [chat.AskAsync(), chat.AskAsync()];
        await UntilAsync(() => server.Requests.Count == 2);
        Task<ModelReply> waiting = chat.AskAsync(), left = chat.AskAsync(reader.Token);
        await reader.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        clock.Advance(TimeSpan.FromSeconds(9));

        Assert.All(await Task.WhenAll(running), reply => Assert.Equal(ModelFault.TimedOut, Assert.IsType<ModelReply.Failed>(reply).Fault));
        Assert.Equal(ModelFault.Busy, Assert.IsType<ModelReply.Failed>(await waiting).Fault);
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_is_not_sent()
    {
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, [("Chat:MaxPromptCharacters", "4000")]);

        ModelReply reply = await chat.Model.CompleteAsync(ChatFixture.Request(PromptNames.Answer, ("evidence", new string('a', 4_000))), default);

        Assert.Equal(ModelFault.Rejected, Assert.IsType<ModelReply.Failed>(reply).Fault);
        Assert.Empty(server.Requests);
    }

    private static async Task<ModelReply.Failed> FailAsync(ChatFixture chat) => Assert.IsType<ModelReply.Failed>(await chat.AskAsync());

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (int waited = 0; !condition(); waited++)
        {
            Assert.True(waited < 10_000, "It did not come to that.");
            await Task.Delay(1);
        }
    }
}
