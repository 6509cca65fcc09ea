using BriefingBot.Benchmarks;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>The load run, small.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task Many_conversations_at_once_lose_double_and_misorder_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("articles/harbour.md", Some.HarbourFile);
        await using ServiceProcess service = ServiceProcess.Serve(folder.At("storage"), folder.At("articles"),
            ("Channels__DirectLine__TokensPerMinute", "1000000"), ("Channels__DirectLine__ActivitiesPerMinute", "1000000"), ("Channels__DirectLine__RequestsPerMinute", "10000000"),
            ("Channels__DirectLine__StreamPace", "00:00:00.05"));
        await service.UntilReadyAsync();
        var load = new ChatLoad(service.Client.BaseAddress!, ["What did Varga say about the harbour?", "What did Varga say about dredging?", "What did Oduya say?"]);

        ChatLoadResult result = await load.RunAsync(conversations: 25, TimeSpan.FromSeconds(4));

        Assert.Empty(result.Errors);
        Assert.Equal((0, 0, 0), (result.Lost, result.Doubled, result.Misordered));
        Assert.True(result.Messages >= 25, $"{result.Messages} messages");
    }
}
