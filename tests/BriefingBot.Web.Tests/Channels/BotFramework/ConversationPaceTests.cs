using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

public sealed class ConversationPaceTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_conversation_keeps_under_the_connectors_limits()
    {
        var pace = new ConversationPace(clock);
        var times = new List<DateTimeOffset>();
        for (int i = 0; i < 70; i++)
        {
            await clock.DriveAsync(WaitAsync);
        }

        foreach ((int most, TimeSpan within) in new[] { (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)) })
        {
            Assert.All(times, begin => Assert.InRange(times.Count(t => t >= begin && t <= begin + within), 1, most));
        }

        Assert.True(times[6] - times[0] < TimeSpan.FromSeconds(1), "The first seven need not wait.");
        DateTimeOffset before = clock.GetUtcNow();
        await pace.WaitAsync("another", CancellationToken.None);
        Assert.Equal(before, clock.GetUtcNow());

        async Task<bool> WaitAsync()
        {
            await pace.WaitAsync("one", CancellationToken.None);
            times.Add(clock.GetUtcNow());
            return true;
        }
    }

    [Fact]
    public async Task All_conversations_together_keep_under_the_applications_limit()
    {
        var pace = new ConversationPace(clock);
        var times = new System.Collections.Concurrent.ConcurrentQueue<DateTimeOffset>();
        await clock.DriveAsync(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
            {
                await pace.WaitAsync("conversation " + i, CancellationToken.None);
                times.Enqueue(clock.GetUtcNow());
            }));
            return true;
        });
        Assert.All(times, begin => Assert.InRange(times.Count(t => t >= begin && t <= begin + TimeSpan.FromSeconds(1)), 1, 30));
        Assert.True(times.Max() - times.Min() < TimeSpan.FromSeconds(5));
    }
}
