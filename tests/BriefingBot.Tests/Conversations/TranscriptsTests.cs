using BriefingBot.Answers;
using BriefingBot.Conversations;
using BriefingBot.Tests.Articles;

namespace BriefingBot.Tests.Conversations;

public sealed class TranscriptsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TranscriptLimits Limits = new(MostConversations: 3, MostEntries: 5, TimeSpan.FromHours(1));

    private readonly TemporaryRecord record = new();

    private Transcripts Transcripts => new(record.Database, record.Time, Limits);

    [Fact]
    public async Task A_conversation_is_there_after_the_record_was_closed_and_opened()
    {
        Assert.True(await Transcripts.BeginAsync("c", "dl_ana", "http://here", None));
        Assert.False(await Transcripts.BeginAsync("c", "dl_ana", "http://there", None));
        await Say("c", "one");
        await Say("c", "two");

        record.Reopen();

        Assert.Equal(new Transcript("c", "dl_ana", "http://there", 2), Transcripts.Find("c"));
        Assert.Equal([new TranscriptEntry(1, "one 1"), new TranscriptEntry(2, "two 2")], Transcripts.After("c", 0, 10));
        Assert.Equal([new TranscriptEntry(2, "two 2")], Transcripts.After("c", 1, 10));
        Assert.Equal([new TranscriptEntry(1, "one 1")], Transcripts.After("c", 0, 1));
        Assert.Empty(Transcripts.After("c", 2, 10));
    }

    [Fact]
    public async Task Nothing_is_said_in_a_conversation_that_is_not_there()
    {
        Assert.Null(Transcripts.Find("c"));
        Assert.Null(await Say("c", "one"));
    }

    [Fact]
    public async Task The_same_mark_again_is_the_same_entry()
    {
        await Begin("c", "d");
        Transcribed first = (await Say("c", "one", mark: "m"))!;
        Transcribed again = (await Say("c", "other", mark: "m"))!;

        Assert.Equal((false, true), (first.IsRepeat, again.IsRepeat));
        Assert.Equal(first.Entry, again.Entry);
        Assert.False((await Say("d", "one", mark: "m"))!.IsRepeat);
        Assert.Single(Transcripts.After("c", 0, 10));
    }

    [Fact]
    public async Task A_message_is_answered_once()
    {
        await Begin("c");
        await Say("c", "question", awaits: true);
        Assert.Equal(new Unanswered("c", new TranscriptEntry(1, "question 1")), Assert.Single(Transcripts.Unanswered(10)));

        Assert.NotNull(await Say("c", "answer", answers: 1));
        Assert.Null(await Say("c", "another answer", answers: 1));

        Assert.Empty(Transcripts.Unanswered(10));
        Assert.Equal(2, Transcripts.Find("c")!.Last);
    }

    [Fact]
    public async Task What_is_old_or_too_much_goes()
    {
        await Begin("old");
        record.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(Transcripts.Find("old"));
        record.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(Transcripts.Find("old"));
        Assert.Null(await Say("old", "late"));

        for (int i = 0; i < 5; i++)
        {
            await Begin($"c{i}");
            record.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, await Transcripts.ClearAsync(None));
        Assert.Equal([false, false, true, true, true], Enumerable.Range(0, 5).Select(i => Transcripts.Find($"c{i}") is not null));

        for (int i = 1; i <= 8; i++)
        {
            await Say("c4", "word");
        }

        Assert.Equal([4L, 5, 6, 7, 8], Transcripts.After("c4", 0, 100).Select(e => e.Number));
    }

    [Fact]
    public async Task A_reaction_to_an_answer_of_another_conversation_is_not_kept()
    {
        var log = new AnswerLog(record.Database, record.Time);
        await log.SaveAsync("answer", "mine", null, "{}", None);

        Assert.False(await log.AddFeedbackAsync("answer", "theirs", Reaction.Like, null, None));
        Assert.True(await log.AddFeedbackAsync("answer", "mine", Reaction.Like, null, None));
    }

    public void Dispose() => record.Dispose();

    private async Task Begin(params string[] ids)
    {
        foreach (string id in ids)
        {
            await Transcripts.BeginAsync(id, "dl_ana", "http://here", None);
        }
    }

    private Task<Transcribed?> Say(string id, string text, bool awaits = false, string? mark = null, long? answers = null) =>
        Transcripts.AddAsync(id, new TranscriptDraft(number => $"{text} {number}") { AwaitsReply = awaits, Mark = mark, Answers = answers }, None);
}
