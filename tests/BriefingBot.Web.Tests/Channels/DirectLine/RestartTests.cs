using System.Net.WebSockets;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>What must hold when the process is killed and started again.</summary>
public sealed class RestartTests
{
    private const string Question = "What did Varga say about the harbour?";

    [Fact]
    public async Task Conversations_and_tokens_outlive_the_process_and_what_was_taken_is_answered_once()
    {
        using var folder = new TempFolder();
        folder.Write("articles/harbour.md", Some.HarbourFile);
        Chat chat;
        string answered, left;
        await using (ServiceProcess first = Serve(folder))
        {
            await first.UntilReadyAsync();
            chat = await Chat.StartAsync(first.Client);
            answered = await chat.SayAsync(Question);
            await chat.ReplyAsync(answered);

            // While somebody listens the answer appears slowly: the process ends before it is there.
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri(chat.StreamUrl), CancellationToken.None);
            left = await chat.SayAsync(Question, "mark");
            await Chat.UntilAsync(socket, a => a.Text("type") == "typing");
            await first.KillAsync();
        }

        await using ServiceProcess second = Serve(folder);
        await second.UntilReadyAsync();
        var again = new Chat(second.Client, chat.Id, chat.Token, chat.UserId);
        JsonElement reply = await again.ReplyAsync(left);
        Assert.Contains("The harbour stays open", reply.Text("text"), StringComparison.Ordinal);
        Assert.Equal(left, await again.SayAsync(Question, "mark"));

        // "She" is whom the process that is gone was asked about.
        Assert.Contains("dredging", (await again.ReplyAsync(await again.SayAsync("What else did she say?"))).Text("text"), StringComparison.Ordinal);
        (JsonElement[] all, _) = await again.ListAsync();
        Assert.Equal(Enumerable.Range(1, all.Length).Select(n => $"{chat.Id}|{n:0000000}"), all.Select(a => a.Text("id")));
        Assert.Single(all, a => a.Text("replyToId") == answered);
        Assert.Single(all, a => a.Text("replyToId") == left);
        Assert.Equal(0, await second.StopAsync());
    }

    private static ServiceProcess Serve(TempFolder folder) =>
        ServiceProcess.Serve(folder.At("storage"), folder.At("articles"), ("Channels__DirectLine__StreamPace", "00:00:05"));
}
