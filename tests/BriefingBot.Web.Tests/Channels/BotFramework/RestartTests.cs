using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using BriefingBot.Web.Tests.Support;
using System.Net;
using System.Text.Json.Nodes;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>The program killed in the middle of a turn, and started again: an acknowledged message is answered, once.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private FakeChannel channel = null!;

    public async Task InitializeAsync()
    {
        folder.Write("articles/harbour.md", Some.HarbourFile);
        channel = await FakeChannel.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await channel.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Killed_before_the_answer_it_is_answered_after_the_start()
    {
        JsonObject activity = TestBot.Activity(channel.ServiceUrl, conversation: "a:killed", type: "groupChat");
        await KillAtAsync(activity, d => d.Type == "typing");
        Assert.Empty(channel.Messages("a:killed"));

        await using ServiceProcess service = Start();
        Delivered message = Assert.Single(await channel.UntilMessagesAsync("a:killed"));
        Assert.Contains("The harbour stays open for every fishing boat", message.Text, StringComparison.Ordinal);
        Assert.Equal(activity["id"]!.GetValue<string>(), message.ReplyToId);

        // Delivered once more after the restart, it is known.
        await service.UntilReadyAsync();
        await SendAsync(service, activity);
        await SendAsync(service, TestBot.Activity(channel.ServiceUrl, "help", "a:killed", "groupChat"));
        Assert.Equal(2, (await channel.UntilMessagesAsync("a:killed", 2)).Length);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_stream_the_answer_is_written_in_its_place()
    {
        JsonObject activity = TestBot.Activity(channel.ServiceUrl, conversation: "a:killed");
        await KillAtAsync(activity, d => d.StreamText("streamType") == "streaming");

        await using ServiceProcess service = Start();
        Delivered message = Assert.Single(await channel.UntilMessagesAsync("a:killed"));
        Assert.Equal("PUT", message.Method);
        Assert.EndsWith("/activities/a-1", message.Path, StringComparison.Ordinal);
        Assert.Contains("The harbour stays open for every fishing boat", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_the_answer_was_on_its_way_it_is_not_sent_twice()
    {
        await KillAtAsync(TestBot.Activity(channel.ServiceUrl, conversation: "a:killed", type: "groupChat"), d => d.Type == "message");
        Assert.Single(channel.Messages("a:killed"));

        await using ServiceProcess service = Start();
        await service.UntilReadyAsync();
        JsonObject next = TestBot.Activity(channel.ServiceUrl, "help", "a:killed", "groupChat");
        await SendAsync(service, next);
        Delivered[] messages = await channel.UntilMessagesAsync("a:killed", 2);
        Assert.Equal(next["id"]!.GetValue<string>(), messages[1].ReplyToId);
        Assert.Equal(2, messages.Length);
    }

    /// <summary>Kills the service when the connector has got such a request, before it is answered.</summary>
    private async Task KillAtAsync(JsonObject activity, Func<Delivered, bool> moment)
    {
        var reached = new TaskCompletionSource();
        var never = new TaskCompletionSource<ConnectorReply?>();
        channel.Connector = delivered =>
        {
            if (!moment(delivered))
            {
                return Task.FromResult<ConnectorReply?>(null);
            }

            reached.TrySetResult();
            return never.Task;
        };
        await using (ServiceProcess service = Start())
        {
            await service.UntilReadyAsync();
            await SendAsync(service, activity);
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await service.KillAsync();
        }

        channel.Connector = _ => Task.FromResult<ConnectorReply?>(null);
        never.SetResult(new ConnectorReply(500));
    }

    private ServiceProcess Start() => ServiceProcess.Serve(
        folder.At("storage"), folder.At("articles"), [.. channel.Settings().Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))]);

    private async Task SendAsync(ServiceProcess service, JsonObject activity)
    {
        using HttpResponseMessage response = await TestBot.SendAsync(service.Client, activity.ToJsonString(), "Bearer " + channel.Token());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
