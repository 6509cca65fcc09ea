using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Tests.Articles;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Conversations;

public sealed class ChannelInboxTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2024, 5, 3, 10, 0, 0, TimeSpan.Zero));
    private RecordDatabase record;
    private ChannelInbox inbox;

    public ChannelInboxTests()
    {
        record = RecordDatabase.Open(folder.Path, RecordSchema.Migrations);
        inbox = new ChannelInbox(record, clock);
    }

    public void Dispose()
    {
        record.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_waits_is_there_after_a_restart_in_order_and_with_what_is_known_of_it()
    {
        foreach (string key in new[] { "a", "b", "c", "d" })
        {
            Assert.Equal(InboxOutcome.Accepted, await inbox.AddAsync(key, "one", "text " + key, None));
        }

        await inbox.MarkAsync("b", InboxState.Sending, None);
        await inbox.MarkStreamAsync("c", "stream", None);
        await inbox.MarkAsync("c", InboxState.Sending, None);
        await inbox.MarkAsync("c", InboxState.Waiting, None);
        await inbox.CompleteAsync("a", None);
        Reopen();
        Assert.Equal(
            [
                new InboxItem("b", "one", "text b", InboxState.Sending, null),
                new InboxItem("c", "one", "text c", InboxState.Waiting, "stream"),
                new InboxItem("d", "one", "text d", InboxState.Waiting, null),
            ],
            await inbox.WaitingAsync(None));
        Assert.True(inbox.IsOpen("b"));
        Assert.False(inbox.IsOpen("a"));
    }

    [Fact]
    public async Task A_repetition_is_told_while_it_waits_and_for_half_an_hour_after_it_came()
    {
        await inbox.AddAsync("a", "one", "text", None);
        Assert.Equal(InboxOutcome.Duplicate, await inbox.AddAsync("a", "one", "text", None));
        await inbox.CompleteAsync("a", None);
        Reopen();
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(InboxOutcome.Duplicate, await inbox.AddAsync("a", "one", "text", None));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(InboxOutcome.Accepted, await inbox.AddAsync("a", "one", "text", None));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(InboxOutcome.Duplicate, await inbox.AddAsync("a", "one", "text", None));
    }

    [Fact]
    public async Task A_repetition_is_told_of_what_was_only_remembered()
    {
        Assert.Equal(InboxOutcome.Accepted, await inbox.AddAsync("a", "one", null, None));
        Assert.Equal(InboxOutcome.Duplicate, await inbox.AddAsync("a", "one", null, None));
        Assert.Empty(await inbox.WaitingAsync(None));
    }

    [Fact]
    public async Task Of_one_conversation_so_many_wait_and_no_more()
    {
        for (int i = 0; i < ChannelInbox.MostOfConversation; i++)
        {
            Assert.Equal(InboxOutcome.Accepted, await inbox.AddAsync("key " + i, "one", "text", None));
        }

        Assert.Equal(InboxOutcome.Full, await inbox.AddAsync("more", "one", "text", None));
        Assert.Equal(InboxOutcome.Accepted, await inbox.AddAsync("more", "another", "text", None));
        await inbox.CompleteAsync("key 0", None);
        Assert.Equal(InboxOutcome.Accepted, await inbox.AddAsync("further", "one", "text", None));
    }

    [Fact]
    public async Task What_waited_too_long_is_dropped_and_what_is_done_is_forgotten()
    {
        await inbox.AddAsync("old", "one", "text", None);
        clock.Advance(ChannelInbox.Patience + TimeSpan.FromSeconds(1));
        await inbox.AddAsync("new", "one", "text", None);
        Assert.Equal(["new"], (await inbox.WaitingAsync(None)).Select(item => item.Key));
        await inbox.CompleteAsync("new", None);
        clock.Advance(ChannelInbox.Remembered + TimeSpan.FromSeconds(1));
        await inbox.WaitingAsync(None);
        Assert.Equal(0L, Rows());
    }

    [Fact]
    public async Task A_purged_conversation_leaves_no_text()
    {
        await inbox.AddAsync("a", "one", "text", None);
        await inbox.AddAsync("b", "another", "text", None);
        await inbox.PurgeAsync("one", None);
        Assert.Equal(["b"], (await inbox.WaitingAsync(None)).Select(item => item.Key));
        Assert.False(inbox.IsOpen("a"));
    }

    [Fact]
    public async Task Messages_lead_to_their_answers_within_their_conversation()
    {
        var messages = new ChannelMessages(record, clock);
        await messages.AddAsync("one", "m-1", "answer 1", None);
        await messages.AddAsync("one", "m-1", "answer 2", None);
        await messages.SetReferenceAsync("one", "{}", None);
        await messages.SetReferenceAsync("one", "{\"a\":1}", None);
        Assert.Equal("answer 2", messages.AnswerOf("one", "m-1"));
        Assert.Null(messages.AnswerOf("another", "m-1"));
        Assert.Equal("{\"a\":1}", messages.Reference("one"));
        await messages.PurgeAsync("one", None);
        Assert.Null(messages.AnswerOf("one", "m-1"));
        Assert.Null(messages.Reference("one"));
    }

    private long Rows() => record.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM channel_inbox";
        return (long)command.ExecuteScalar()!;
    });

    private void Reopen()
    {
        record.Dispose();
        record = RecordDatabase.Open(folder.Path, RecordSchema.Migrations);
        inbox = new ChannelInbox(record, clock);
    }
}
