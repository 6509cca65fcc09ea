using System.Net;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Hosting;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>The connector's faults, by a clock that the test turns.</summary>
public sealed class ConnectorClientTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly FakeHandler handler;
    private readonly HttpClient http;
    private readonly FakeTokens tokens = new();
    private readonly ConnectorClient client;

    public ConnectorClientTests()
    {
        handler = new FakeHandler(clock);
        http = new HttpClient(handler);
        ConnectorClient.Configure(http);
        client = new ConnectorClient(
            http, tokens, new ServiceHosts(new BotFrameworkOptions()), new ConversationPace(clock), clock, NullLogger<ConnectorClient>.Instance);
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    [Fact]
    public async Task Posted_with_the_id_that_the_connector_gave()
    {
        handler.Answers = [_ => Reply(201, "{\"id\":\"m-7\"}")];
        Assert.Equal(ConnectorResult.Sent("m-7", 201), await SendAsync());
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/a%3Ac/activities/in-1", handler.Requests.Single().Address);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_an_answer_all_the_same()
    {
        handler.Answers = [_ => Reply(202, "<html>")];
        Assert.Equal(ConnectorResult.Sent(null, 202), await SendAsync());
    }

    [Fact]
    public async Task Throttling_is_waited_out_as_long_as_it_says_and_longer_each_time_where_it_does_not()
    {
        handler.Answers = [_ => Reply(429, retryAfter: "7"), _ => Reply(429), _ => Reply(429), _ => Reply(201, "{\"id\":\"m\"}")];
        Assert.True((await SendAsync()).IsSent);
        TimeSpan[] waits = [.. handler.Requests.Zip(handler.Requests.Skip(1), (a, b) => b.At - a.At)];
        Assert.InRange(waits[0], TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(10));
        Assert.True(waits[1] >= TimeSpan.FromSeconds(4) && waits[2] >= TimeSpan.FromSeconds(8), string.Join(", ", waits));
    }

    [Fact]
    public async Task A_storm_of_429_ends_by_itself()
    {
        handler.Answers = [.. Enumerable.Repeat<Func<CancellationToken, Task<HttpResponseMessage>>>(_ => Reply(429, retryAfter: "2"), 100)];
        ConnectorResult result = await SendAsync();
        Assert.Equal(ConnectorFault.Throttled, result.Fault);
        Assert.InRange(handler.Requests.Count, 2, 12);
    }

    [Fact]
    public async Task Typing_is_not_worth_a_wait()
    {
        handler.Answers = [_ => Reply(429, retryAfter: "2")];
        Assert.Equal(ConnectorFault.Throttled, (await clock.DriveAsync(() => client.SendAsync(Message() with { Type = ActivityTypes.Typing }, null, CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task A_wait_that_no_turn_outlasts_is_not_begun()
    {
        handler.Answers = [_ => Reply(429, retryAfter: "3600")];
        Assert.Equal(ConnectorFault.Throttled, (await SendAsync()).Fault);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Without_a_connection_it_is_tried_again()
    {
        handler.Answers = [_ => throw new HttpRequestException(HttpRequestError.ConnectionError), _ => throw new HttpRequestException(HttpRequestError.NameResolutionError), _ => Reply(201, "{\"id\":\"m\"}")];
        Assert.True((await SendAsync()).IsSent);
        Assert.Equal(3, handler.Requests.Count);
    }

    [Fact]
    public async Task After_a_connection_that_broke_it_is_not()
    {
        handler.Answers = [_ => throw new HttpRequestException(HttpRequestError.ResponseEnded), _ => Reply(201)];
        Assert.Equal(ConnectorFault.Uncertain, (await SendAsync()).Fault);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task After_a_5xx_a_post_is_not_repeated_and_an_update_is(int status)
    {
        handler.Answers = [_ => Reply(status), _ => Reply(status), _ => Reply(200, "{\"id\":\"m\"}")];
        Assert.Equal(ConnectorFault.Uncertain, (await SendAsync()).Fault);
        Assert.True((await clock.DriveAsync(() => client.UpdateAsync("m", Message(), CancellationToken.None))).IsSent);
        Assert.Equal(["POST", "PUT", "PUT"], handler.Requests.Select(r => r.Method));
        Assert.EndsWith("/activities/m", handler.Requests[1].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_that_does_not_answer_is_waited_for_so_long_and_no_longer()
    {
        handler.Answers = [async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return await Reply(201);
        }];
        ConnectorResult result = await SendAsync();
        Assert.Equal((ConnectorFault.Uncertain, "Timeout"), (result.Fault, result.Code));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_turn_that_ends_is_no_timeout()
    {
        using var turn = new CancellationTokenSource();
        handler.Answers = [async cancellation =>
        {
            await turn.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return await Reply(201);
        }];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Message(), null, turn.Token));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        handler.Answers = [_ => Reply(401), _ => Reply(401), _ => Reply(201)];
        Assert.Equal((ConnectorFault.Rejected, 401), ((await SendAsync()) is var r ? r.Fault : null, r.Status));
        Assert.Equal([false, true], tokens.Renewals);
        Assert.Equal(["Bearer t-0", "Bearer t-1"], handler.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        tokens.Fails = true;
        ConnectorResult result = await SendAsync();
        Assert.Equal((ConnectorFault.NoToken, "invalid_client"), (result.Fault, result.Code));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task What_a_refusal_says_is_read()
    {
        handler.Answers = [_ => Reply(403, """{"error":{"code":"ContentStreamNotAllowed","message":"Content stream was canceled by user."}}""")];
        Assert.Equal(ConnectorResult.Failed(ConnectorFault.Rejected, 403, "ContentStreamNotAllowed", "Content stream was canceled by user."), await SendAsync());
    }

    [Fact]
    public async Task Whether_it_may_be_on_its_way_is_told_before_and_taken_back_after_a_refusal()
    {
        var told = new List<bool>();
        handler.Answers =
        [
            _ => throw new HttpRequestException(HttpRequestError.ConnectionError), _ => Reply(429, retryAfter: "1"), _ => Reply(201),
        ];
        await clock.DriveAsync(() => client.SendAsync(Message(), on =>
        {
            told.Add(on);
            return Task.CompletedTask;
        }, CancellationToken.None));
        Assert.Equal([true, false, true, false, true], told);
    }

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        Conversation = new ConversationAccount { Id = "a:c" },
        ReplyToId = "in-1",
        Text = "Hello",
    };

    private Task<ConnectorResult> SendAsync() => clock.DriveAsync(() => client.SendAsync(Message(), null, CancellationToken.None));

    private static Task<HttpResponseMessage> Reply(int status, string body = "{}", string? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return Task.FromResult(response);
    }

    private sealed class FakeTokens : IBotTokens
    {
        public List<bool> Renewals { get; } = [];

        public bool Fails { get; set; }

        public Task<string> GetAsync(bool renew, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new BotTokenException("invalid_client", null);
            }

            Renewals.Add(renew);
            return Task.FromResult("t-" + Renewals.Count(r => r));
        }
    }

    private sealed class FakeHandler(FakeTimeProvider clock) : HttpMessageHandler
    {
        public List<(string Method, string Address, string? Authorization, DateTimeOffset At)> Requests { get; } = [];

        public Func<CancellationToken, Task<HttpResponseMessage>>[] Answers { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.Method.Method, request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), clock.GetUtcNow()));
            return Answers[Requests.Count - 1](cancellationToken);
        }
    }
}
