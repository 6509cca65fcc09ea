using BriefingBot.Web.Channels;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>What Teams shows while a model words the answer.</summary>
public sealed class StageTests : IAsyncLifetime
{
    private readonly StagedAnswering answering = new();
    private TestBot bot = null!;

    public async Task InitializeAsync() => bot = await TestBot.StartAsync(answering.Replace);

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        answering.Dispose();
    }

    [Fact]
    public async Task A_personal_chat_is_told_what_is_done_before_the_text_begins()
    {
        const string Conversation = "a:staged";
        await bot.SendOkAsync(bot.Activity(conversation: Conversation));
        foreach (int sent in new[] { 1, 2, 3 })
        {
            await FakeChannel.UntilAsync(() => All(Conversation).Length == sent, $"update {sent}");
            answering.Go();
        }

        Delivered final = Assert.Single(await bot.Channel.UntilMessagesAsync(Conversation));
        Delivered[] all = All(Conversation);
        Assert.Equal(["informative", "informative", "informative", "streaming", "final"], all.Select(d => d.StreamText("streamType")));
        Assert.Equal(["1", "2", "3", "4", null], all.Select(d => d.StreamText("streamSequence")));
        Assert.Equal([null, .. Enumerable.Repeat(all[0].Id, 4)], all.Select(d => d.StreamText("streamId")));
        Assert.Equal(["Searching the archive …", StageTexts.Writing, StageTexts.Checking], all.Take(3).Select(d => d.Text));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));
        Assert.EndsWith("\n\n*Worded by a language model; each sentence was checked against its source.*", final.Text, StringComparison.Ordinal);
        Assert.Equal(final.Text, all[3].Text);
    }

    [Fact]
    public async Task Where_the_reader_stops_it_the_question_is_given_up()
    {
        bot.Channel.Connector = d => Task.FromResult(d.StreamText("streamSequence") == "2"
            ? new ConnectorReply(403, """{"error":{"code":"ContentStreamNotAllowed","message":"Content stream was canceled by user."}}""")
            : null);
        await bot.SendOkAsync(bot.Activity(conversation: "a:stopped"));
        await FakeChannel.UntilAsync(() => All("a:stopped").Length == 1, "the first update");
        answering.Go();
        await answering.GivenUp;
        Assert.Equal(["informative", "informative"], All("a:stopped").Select(d => d.StreamText("streamType")));
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Others_see_that_something_is_done_and_then_the_message(string type)
    {
        string conversation = await bot.SendOkAsync(bot.Activity(type: type));
        await FakeChannel.UntilAsync(() => All(conversation).Length > 0, "that something is done");
        answering.Go(3);
        Assert.Single(await bot.Channel.UntilMessagesAsync(conversation));
        Assert.All(All(conversation).SkipLast(1), d => Assert.Equal(("typing", null), (d.Type, d.Text)));
    }

    private Delivered[] All(string conversation) => [.. bot.Channel.Delivered.Where(d => d.Conversation == conversation)];
}
