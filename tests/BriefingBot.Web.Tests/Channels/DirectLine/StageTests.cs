using System.Net.WebSockets;
using System.Text.Json;
using BriefingBot.Web.Channels;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>What a chat shows while a model words the answer.</summary>
public sealed class StageTests : IAsyncDisposable
{
    private readonly StagedAnswering answering = new();
    private readonly TestService service = TestService.With(("Channels:DirectLine:StreamPace", "00:00:00.010"));

    public StageTests() => service.Parts = answering.Replace;

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        answering.Dispose();
    }

    [Fact]
    public async Task It_says_what_is_done_when_it_is_done_and_ends_with_the_answer_and_how_it_was_made()
    {
        Chat chat = await Chat.StartAsync(await service.ReadyClientAsync());
        using WebSocket socket = await service.Server.CreateWebSocketClient().ConnectAsync(new Uri(chat.StreamUrl), CancellationToken.None);
        string id = await chat.SayAsync("What did Varga say about the harbour?");
        await Chat.UntilAsync(socket, a => a.Text("text") == "*Searching 1 article …*");
        answering.Go();
        List<JsonElement> parts = await Chat.UntilAsync(socket, a => a.Text("text") == $"*{StageTexts.Writing}*");
        answering.Go();
        parts.AddRange(await Chat.UntilAsync(socket, a => a.Text("text") == $"*{StageTexts.Checking}*"));
        Assert.All(parts, p => Assert.Equal("streaming", p.GetProperty("channelData").Text("streamType")));
        answering.Go();
        JsonElement reply = (await Chat.UntilAsync(socket, a => a.IsReply()))[^1];

        Assert.Equal((id, "final"), (reply.Text("replyToId"), reply.GetProperty("channelData").Text("streamType")));
        Assert.Contains("\n\n*Worded by a language model; each sentence was checked against its source.*\n\n[1]: ", reply.Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain(StageTexts.Writing, reply.Text("text"), StringComparison.Ordinal);

        // What was only said meanwhile isn't kept.
        Assert.Equal(["message", "message", "message"], (await chat.ListAsync()).Activities.Select(a => a.Text("type")));
    }

    [Fact]
    public async Task Answers_that_wait_for_a_model_hold_up_no_others_search()
    {
        HttpClient client = await service.ReadyClientAsync();
        int most = Math.Max(2, Environment.ProcessorCount * 2);
        for (int i = 0; i < most + 1; i++)
        {
            await (await Chat.StartAsync(client)).SayAsync("What did Varga say about the harbour?");
        }

        // Searching takes a place; when the model's turn comes, the place goes to who waits.
        await UntilAsync(() => answering.Begun == most);
        answering.Go();
        await UntilAsync(() => answering.Begun == most + 1);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (int i = 0; i < 1_000 && !holds(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(holds());
    }
}
