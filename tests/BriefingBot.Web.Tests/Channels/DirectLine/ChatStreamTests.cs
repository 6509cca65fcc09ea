using BriefingBot.Web.Channels.DirectLine;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

public sealed class ChatStreamTests
{
    [Fact]
    public async Task A_client_that_reads_too_slowly_gets_what_was_queued_and_is_then_cut_off()
    {
        var stream = new ChatStream(DateTimeOffset.MaxValue);
        for (int i = 0; i < ChatStream.MostFrames + 50; i++)
        {
            stream.Send($"{i}");
        }

        Assert.True(stream.Overflowed);
        var read = new List<string>();
        await foreach (string frame in stream.Frames.ReadAllAsync())
        {
            read.Add(frame);
        }

        Assert.Equal(Enumerable.Range(0, ChatStream.MostFrames).Select(i => $"{i}"), read);
    }

    [Fact]
    public void A_client_that_keeps_up_is_not()
    {
        var stream = new ChatStream(DateTimeOffset.MaxValue);
        for (int i = 0; i < 3 * ChatStream.MostFrames; i++)
        {
            stream.Send($"{i}");
            Assert.True(stream.Frames.TryRead(out string? frame));
            Assert.Equal($"{i}", frame);
        }

        Assert.False(stream.Overflowed);
    }
}
