using System.Runtime.CompilerServices;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Channels.BotFramework.Teams;
using BriefingBot.Web.Channels.BotFramework.Turns;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>A stream's order and pace by a clock that the test turns, and what each refusal of the channel leads to.</summary>
public sealed class StreamingReplyTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly RecordDatabase record;
    private readonly FakeTimeProvider clock = new();
    private readonly RecordingAdapter adapter;
    private readonly StreamingReply reply;

    public StreamingReplyTests()
    {
        record = RecordDatabase.Open(folder.Path, RecordSchema.Migrations);
        adapter = new RecordingAdapter(clock);
        var turn = new TurnContext("key", "conversation", new Activity { Type = ActivityTypes.Message }, adapter);
        reply = new StreamingReply(turn, new ChannelInbox(record, clock), clock);
    }

    public void Dispose()
    {
        record.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Informative_then_text_then_the_whole_message()
    {
        await RunAsync(At((0, "One."), (2, "One. Two."), (2, "One. Two. Three.")));

        Assert.Equal(["informative 1", "streaming 2", "streaming 3", "streaming 4", "final -"], adapter.Sent.Select(s => s.Stream));
        Assert.Equal(["Searching", "One.", "One. Two.", "One. Two. Three.", "One. Two. Three."], adapter.Sent.Select(s => s.Activity.Text));
        Assert.Equal(["typing", "typing", "typing", "typing", "message"], adapter.Sent.Select(s => s.Activity.Type));
        Assert.Null(adapter.Sent[0].StreamId);
        Assert.All(adapter.Sent.Skip(1), s => Assert.Equal("m-1", s.StreamId));
        Assert.All(adapter.Sent.SkipLast(1), s => Assert.DoesNotContain(s.Activity.Entities!, e => e.Type == "https://schema.org/Message"));
        Assert.Contains(adapter.Sent[^1].Activity.Entities!, e => e.Type == "https://schema.org/Message");
        Assert.Equal("m-1", reply.StreamId);
    }

    [Fact]
    public async Task At_most_one_request_a_second_each_after_the_response_before()
    {
        adapter.ResponseTime = TimeSpan.FromMilliseconds(700);
        await RunAsync(At([.. Enumerable.Range(1, 40).Select(i => (0.2, string.Concat(Enumerable.Repeat("Word. ", i))))]));

        Assert.InRange(adapter.Sent.Count, 4, 9);
        foreach ((RecordingAdapter.Request before, RecordingAdapter.Request after) in adapter.Sent.Zip(adapter.Sent.Skip(1)))
        {
            Assert.True(after.Begun >= before.Ended + (after.Activity.Type == ActivityTypes.Message ? StreamingReply.LeastBetween : StreamingReply.Pace), $"{before.Stream} → {after.Stream}");
            Assert.StartsWith(before.Activity.Type == ActivityTypes.Typing && before.Stream.StartsWith("streaming", StringComparison.Ordinal) ? before.Activity.Text! : "", after.Activity.Text!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_comes_at_once_is_streamed_as_one_piece()
    {
        await RunAsync(At((0, "One."), (0, "One. Two."), (0, "One. Two. Three.")));
        Assert.Equal(["informative 1", "streaming 2", "final -"], adapter.Sent.Select(s => s.Stream));
        Assert.Equal("One. Two. Three.", adapter.Sent[1].Activity.Text);
    }

    [Fact]
    public async Task What_is_being_done_is_told_at_the_streams_pace_until_there_is_text()
    {
        await RunAsync(At((0, "[Writing]"), (2, "[Checking]"), (2, "One."), (2, "[Writing]"), (2, "One. Two.")));
        Assert.Equal(["informative 1", "informative 2", "informative 3", "streaming 4", "streaming 5", "final -"], adapter.Sent.Select(s => s.Stream));
        Assert.Equal(["Searching", "[Writing]", "[Checking]", "One.", "One. Two.", "One. Two."], adapter.Sent.Select(s => s.Activity.Text));
        Assert.All(adapter.Sent.Zip(adapter.Sent.Skip(1)).SkipLast(1), pair => Assert.True(pair.Second.Begun >= pair.First.Ended + StreamingReply.Pace));
    }

    [Fact]
    public async Task What_was_done_in_no_time_is_not_told()
    {
        await RunAsync(At((0, "[Writing]"), (0.2, "[Checking]"), (0.2, "One.")));
        Assert.Equal(["Searching", "One.", "One."], adapter.Sent.Select(s => s.Activity.Text));
    }

    [Fact]
    public async Task Text_that_waits_for_its_time_is_not_replaced_by_what_is_being_done()
    {
        await RunAsync(At((0, "One."), (0.1, "[Writing]")));
        Assert.Equal(["Searching", "One.", "One."], adapter.Sent.Select(s => s.Activity.Text));
    }

    [Fact]
    public async Task What_is_being_done_at_the_end_holds_up_no_message()
    {
        await RunAsync(At((2, "One."), (2, "[Checking]")));
        Assert.Equal(["Searching", "One.", "One."], adapter.Sent.Select(s => s.Activity.Text));
        Assert.True(adapter.Sent[^1].Begun - adapter.Sent[0].Begun < TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Where_the_reader_stops_it_nothing_more_is_read()
    {
        adapter.Answer = r => r.Stream == "informative 2" ? Forbidden("Content stream was canceled by user.") : null;
        DateTimeOffset began = clock.GetUtcNow();
        Assert.Null(await RunAsync(At((0, "[Writing]"), (60, "One."))));
        Assert.True(clock.GetUtcNow() - began < TimeSpan.FromSeconds(10));
        Assert.Equal(["informative 1", "informative 2"], adapter.Sent.Select(s => s.Stream));
    }

    [Fact]
    public async Task A_text_that_does_not_continue_the_one_before_waits_for_the_end()
    {
        await RunAsync(At((0, "One."), (2, "Other."), (2, "One. Two.")));
        Assert.Equal(["Searching", "One.", "One. Two.", "One. Two."], adapter.Sent.Select(s => s.Activity.Text));
    }

    [Fact]
    public async Task Where_no_stream_may_begin_there_is_one_message()
    {
        adapter.Answer = r => r.Stream == "informative 1" ? Forbidden("") : null;
        await RunAsync(At((0, "One.")));
        Assert.Equal(["informative 1", "none"], adapter.Sent.Select(s => s.Stream));
        Assert.Equal("One.", adapter.Sent[^1].Activity.Text);
        Assert.Null(adapter.Sent[^1].StreamId);
    }

    [Fact]
    public async Task Without_an_id_there_is_no_stream()
    {
        adapter.Answer = _ => ConnectorResult.Sent(null, 201);
        await RunAsync(At((0, "One.")));
        Assert.Equal(["informative 1", "none"], adapter.Sent.Select(s => s.Stream));
    }

    [Theory]
    [InlineData("streaming 2")]
    [InlineData("final -")]
    public async Task Over_its_time_the_message_is_written_in_its_place(string at)
    {
        adapter.Answer = r => r.Stream == at ? Forbidden("Message has exceeded streaming time") : null;
        ConnectorResult? result = await RunAsync(At((0, "One."), (3, "One. Two.")));
        Assert.True(result!.IsSent);
        RecordingAdapter.Request last = adapter.Sent[^1];
        Assert.Equal("m-1", last.Updated);
        Assert.Equal("none", last.Stream);
        Assert.Equal("One. Two.", last.Activity.Text);
        Assert.Equal(1, adapter.Sent.Count(s => s.Updated is not null));
    }

    [Theory]
    [InlineData("informative 1", "Content stream was canceled by user.")]
    [InlineData("streaming 2", "Content stream was canceled by user.")]
    [InlineData("streaming 2", "Content stream was cancelled by user")]
    [InlineData("final -", "Content stream was canceled by user.")]
    public async Task Where_the_reader_stops_it_nothing_more_is_sent(string at, string message)
    {
        adapter.Answer = r => r.Stream == at ? Forbidden(message) : null;
        Assert.Null(await RunAsync(At((0, "One."), (3, "One. Two."), (3, "One. Two. Three."))));
        Assert.Equal(at, adapter.Sent[^1].Stream);
    }

    [Theory]
    [InlineData("streaming 2")]
    [InlineData("final -")]
    public async Task Any_other_refusal_ends_in_a_message_of_its_own(string at)
    {
        adapter.Answer = r => r.Stream == at ? Forbidden("Content stream is not allowed") : null;
        await RunAsync(At((0, "One.")));
        RecordingAdapter.Request last = adapter.Sent[^1];
        Assert.Equal("none", last.Stream);
        Assert.Null(last.Updated);
        Assert.Equal("One.", last.Activity.Text);
        Assert.Equal(1, adapter.Sent.Count(s => s.Activity.Type == ActivityTypes.Message && s.Stream == "none"));
    }

    [Fact]
    public async Task A_piece_that_got_lost_is_passed_over()
    {
        adapter.Answer = r => r.Stream == "streaming 2" ? ConnectorResult.Failed(ConnectorFault.Uncertain, 500) : null;
        await RunAsync(At((0, "One."), (3, "One. Two.")));
        Assert.Equal(["informative 1", "streaming 2", "streaming 3", "final -"], adapter.Sent.Select(s => s.Stream));
    }

    [Fact]
    public async Task A_piece_that_was_throttled_leaves_its_number_to_the_next()
    {
        int pieces = 0;
        adapter.Answer = r => r.Stream == "streaming 2" && ++pieces == 1 ? ConnectorResult.Failed(ConnectorFault.Throttled, 429) : null;
        await RunAsync(At((0, "One."), (3, "One. Two.")));
        Assert.Equal(["informative 1", "streaming 2", "streaming 2", "final -"], adapter.Sent.Select(s => s.Stream));
    }

    [Fact]
    public async Task Where_the_text_fails_to_come_so_does_the_reply()
    {
        Task<ConnectorResult?> running = reply.RunAsync("Searching", Failing(), () => throw new InvalidOperationException("never"), CancellationToken.None);
        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Equal(["informative 1"], adapter.Sent.Select(s => s.Stream));

        static async IAsyncEnumerable<StreamPart> Failing()
        {
            await Task.Yield();
            yield return StreamPart.Verified("One.");
            throw new TimeoutException();
        }
    }

    [Fact]
    public async Task A_final_message_that_may_have_got_lost_is_written_in_its_place_and_not_posted_again()
    {
        adapter.Answer = r => r.Stream == "final -" ? ConnectorResult.Failed(ConnectorFault.Uncertain, 502) : null;
        await RunAsync(At((0, "One.")));
        Assert.Equal(["informative 1", "streaming 2", "final -", "none"], adapter.Sent.Select(s => s.Stream));
        Assert.Equal("m-1", adapter.Sent[^1].Updated);
    }

    [Fact]
    public async Task A_stream_never_outlasts_its_two_minutes()
    {
        await RunAsync(At([.. Enumerable.Range(1, 30).Select(i => (6.0, string.Concat(Enumerable.Repeat("Word. ", i))))]));
        DateTimeOffset began = adapter.Sent[0].Begun;
        Assert.All(adapter.Sent.Where(s => s.Stream != "none"), s => Assert.True(s.Begun - began < TimeSpan.FromMinutes(2)));
        Assert.Equal("m-1", adapter.Sent[^1].Updated);
        Assert.Equal(30, adapter.Sent[^1].Activity.Text!.Split("Word.").Length - 1);
    }

    /// <summary>Texts, each so many seconds after the one before; in brackets what is being done.</summary>
    private static IEnumerable<(TimeSpan After, string Text)> At(params (double Seconds, string Text)[] texts) => texts.Select(t => (TimeSpan.FromSeconds(t.Seconds), t.Text));

    private async Task<ConnectorResult?> RunAsync(IEnumerable<(TimeSpan After, string Text)> texts)
    {
        string last = "";

        // Outside of the test's context, so that what the clock sets free runs at once.
        Task<ConnectorResult?> running = Task.Run(() => reply.RunAsync("Searching", Texts(), () => new Activity
        {
            Type = ActivityTypes.Message,
            Text = last,
            Entities = [Entity.Of(new MessageEntity())],
        }, CancellationToken.None));
        for (int i = 0; i < 20_000 && !running.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));

            // Lets what the clock set free run before it is turned on.
            await Task.Delay(1);
        }

        return await running.WaitAsync(TimeSpan.FromSeconds(1));

        async IAsyncEnumerable<StreamPart> Texts([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach ((TimeSpan after, string text) in texts)
            {
                if (after > TimeSpan.Zero)
                {
                    await Task.Delay(after, clock, cancellationToken);
                }

                if (text is ['[', ..])
                {
                    yield return StreamPart.Informative(text);
                    continue;
                }

                last = text;
                yield return StreamPart.Verified(text);
            }
        }
    }

    private static ConnectorResult Forbidden(string message) => ConnectorResult.Failed(ConnectorFault.Rejected, 403, "ContentStreamNotAllowed", message);

    private sealed class RecordingAdapter(FakeTimeProvider clock) : BotAdapter
    {
        public sealed record Request(Activity Activity, string? Updated, DateTimeOffset Begun)
        {
            private Entity? Info => Activity.Entities?.FirstOrDefault(e => e.Type == "streaminfo");

            public string Stream => Info is { } info
                ? info.Text("streamType") + " " + (info.Properties!.TryGetValue("streamSequence", out System.Text.Json.JsonElement number) ? number.ToString() : "-")
                : "none";

            public string? StreamId => Info?.Text("streamId");

            public DateTimeOffset Ended { get; set; }
        }

        private bool busy;

        public List<Request> Sent { get; } = [];

        public TimeSpan ResponseTime { get; set; }

        public Func<Request, ConnectorResult?> Answer { get; set; } = _ => null;

        public override bool IsLive => true;

        public override Task<ConnectorResult> SendActivityAsync(TurnContext turn, Activity activity, CancellationToken cancellationToken) => TakeAsync(activity, null);

        public override Task<ConnectorResult> UpdateActivityAsync(TurnContext turn, string messageId, Activity activity, CancellationToken cancellationToken) => TakeAsync(activity, messageId);

        private async Task<ConnectorResult> TakeAsync(Activity activity, string? updated)
        {
            Assert.False(busy, "A request was made before the response to the one before.");
            busy = true;
            var request = new Request(activity, updated, clock.GetUtcNow());
            Sent.Add(request);
            if (ResponseTime > TimeSpan.Zero)
            {
                await Task.Delay(ResponseTime, clock);
            }

            request.Ended = clock.GetUtcNow();
            busy = false;
            return Answer(request) ?? ConnectorResult.Sent(request.StreamId is null && updated is null ? "m-1" : null, request.StreamId is null ? 201 : 202);
        }
    }
}
