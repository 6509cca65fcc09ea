using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Web.Api;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Api;

/// <summary>The events of an answer that is worded by a model: when they come, and what becomes of it when nobody waits any more.</summary>
public sealed class AskStreamTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StagedAnswering answering = new();
    private readonly TestService service = new();

    public AskStreamTests() => service.Parts = answering.Replace;

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        answering.Dispose();
    }

    [Fact]
    public async Task Each_stage_is_sent_when_it_begins_and_the_verified_claims_and_the_answer_after_them()
    {
        using HttpClient client = await service.ReadyClientAsync();
        await using Events events = await Events.OpenAsync(client);

        // The next stage begins only once this one was received.
        Assert.Equal(("status", """{"status":"searching"}"""), await events.NextAsync());
        answering.Go();
        Assert.Equal(("status", """{"status":"writing"}"""), await events.NextAsync());
        answering.Go();
        Assert.Equal(("status", """{"status":"checking"}"""), await events.NextAsync());
        answering.Go();
        (string Type, string Data)[] rest = [await events.NextAsync(), await events.NextAsync(), await events.NextAsync()];

        Assert.Equal(["claim", "claim", "answer"], rest.Select(e => e.Type));
        JsonElement answer = JsonDocument.Parse(rest[2].Data).RootElement;
        Assert.Equal("generative", answer.GetProperty("mode").GetString());
        Assert.Equal(
            answer.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("text").GetString()),
            rest[..2].Select(e => JsonDocument.Parse(e.Data).RootElement.GetProperty("text").GetString()));
        Assert.False(await events.AnyAsync());
    }

    [Fact]
    public async Task Where_the_client_leaves_the_question_is_given_up()
    {
        using HttpClient client = await service.ReadyClientAsync();
        await using (Events events = await Events.OpenAsync(client))
        {
            await events.NextAsync();
            answering.Go();
            Assert.Equal(("status", """{"status":"writing"}"""), await events.NextAsync());
            Assert.False(answering.GivenUp.IsCompleted);
        }

        await answering.GivenUp;
    }

    [Fact]
    public async Task A_fault_after_the_first_event_is_an_error_event_and_the_last()
    {
        answering.Fault = new InvalidOperationException("secret words");
        answering.Go(3);
        using HttpClient client = await service.ReadyClientAsync();
        await using Events events = await Events.OpenAsync(client);
        (string Type, string Data) last = await events.NextAsync();
        for (int i = 0; i < 3; i++)
        {
            last = await events.NextAsync();
        }

        Assert.Equal("error", last.Type);
        Assert.Equal(500, JsonDocument.Parse(last.Data).RootElement.GetProperty("status").GetInt32());
        Assert.DoesNotContain("secret", last.Data, StringComparison.Ordinal);
        Assert.False(await events.AnyAsync());
    }

    [Fact]
    public async Task Giving_an_asking_up_waits_until_nothing_of_it_runs()
    {
        var ended = false;
        var asking = StagedAsking.Start(
            async (_, _, cancellationToken) =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    await Task.Delay(20, CancellationToken.None);
                    ended = true;
                }

                return null!;
            },
            new AskRequest { Question = "q" },
            CancellationToken.None);
        Assert.False(asking.Answer.IsCompleted);
        await asking.DisposeAsync();
        Assert.True(ended);
        Assert.True(asking.Answer.IsCanceled);
    }

    [Fact]
    public async Task Who_does_not_read_the_stages_holds_up_no_answer_and_misses_the_first_of_them()
    {
        AnsweredQuestion answer = await StagedAnswering.AnswerAsync();
        await using var asking = StagedAsking.Start(
            (_, stages, _) =>
            {
                for (int i = 0; i < 1_000; i++)
                {
                    stages!.Report(AnswerStage.Writing);
                }

                stages!.Report(AnswerStage.Checking);
                return Task.FromResult(answer);
            },
            new AskRequest { Question = "q" },
            CancellationToken.None);
        Assert.Same(answer, await asking.Answer.WaitAsync(Patience));
        List<AnswerStage> seen = await asking.StagesAsync(CancellationToken.None).ToListAsync();
        Assert.InRange(seen.Count, 1, 100);
        Assert.Equal(AnswerStage.Checking, seen[^1]);
    }

    /// <summary>A stream of events as a client reads it.</summary>
    private sealed class Events(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public static async Task<Events> OpenAsync(HttpClient client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ask") { Content = new StringContent("""{"question":"q"}""", Encoding.UTF8, "application/json") };
            request.Headers.Accept.ParseAdd("text/event-stream");
            HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return new Events(response, SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
        }

        public async Task<bool> AnyAsync() => await items.MoveNextAsync().AsTask().WaitAsync(Patience);

        public async Task<(string Type, string Data)> NextAsync()
        {
            Assert.True(await AnyAsync());
            return (items.Current.EventType, items.Current.Data);
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await items.DisposeAsync();
        }
    }
}
