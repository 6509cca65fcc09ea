using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>Turns in the background: once each, in order, side by side, and as faults of the connector leave them.</summary>
public sealed class TurnTests : IClassFixture<SharedBot>
{
    private static int number;
    private readonly TestBot bot;

    /// <summary>A conversation of this test's own.</summary>
    private readonly string own = "a:turns-" + Interlocked.Increment(ref number);

    public TurnTests(SharedBot shared)
    {
        bot = shared.Bot;
        Channel.Connector = _ => Task.FromResult<ConnectorReply?>(null);
    }

    private FakeChannel Channel => bot.Channel;

    [Fact]
    public async Task A_message_is_acknowledged_before_it_is_answered()
    {
        var gate = new TaskCompletionSource<ConnectorReply?>();
        Channel.Connector = _ => gate.Task;
        string conversation = await bot.SendOkAsync(bot.Activity(type: "groupChat"));
        gate.SetResult(null);
        Delivered message = Assert.Single(await Channel.UntilMessagesAsync(conversation));
        Assert.Contains("The harbour stays open for every fishing boat", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_delivered_again_is_acknowledged_and_not_answered_again()
    {
        JsonObject activity = bot.Activity("help", type: "groupChat");
        string conversation = await bot.SendOkAsync(activity);
        await bot.SendOkAsync(activity);
        await Channel.UntilMessagesAsync(conversation);
        await bot.SendOkAsync(activity);

        JsonObject next = bot.Activity("sources", conversation, "groupChat");
        await bot.SendOkAsync(next);
        Delivered[] messages = await Channel.UntilMessagesAsync(conversation, 2);
        Assert.Equal([activity["id"]!.GetValue<string>(), next["id"]!.GetValue<string>()], messages.Select(m => m.ReplyToId));
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_message()
    {
        JsonObject first = bot.Activity("help", type: "groupChat");
        JsonObject second = bot.Activity("help", type: "groupChat");
        second["id"] = first["id"]!.GetValue<string>();
        await Channel.UntilMessagesAsync(await bot.SendOkAsync(first));
        await Channel.UntilMessagesAsync(await bot.SendOkAsync(second));
    }

    [Fact]
    public async Task Messages_of_one_conversation_are_answered_in_their_order()
    {
        JsonObject[] activities = [.. Enumerable.Range(0, 6).Select(i => bot.Activity(i % 2 == 0 ? "help" : "sources", own, "groupChat"))];
        foreach (JsonObject activity in activities)
        {
            await bot.SendOkAsync(activity);
        }

        Delivered[] messages = await Channel.UntilMessagesAsync(own, activities.Length);
        Assert.Equal(activities.Select(a => a["id"]!.GetValue<string>()), messages.Select(m => m.ReplyToId));
    }

    [Fact]
    public async Task A_conversation_that_is_stuck_holds_up_no_other()
    {
        var stuck = new TaskCompletionSource<ConnectorReply?>();
        Channel.Connector = d => d.Conversation == own ? stuck.Task : Task.FromResult<ConnectorReply?>(null);
        await bot.SendOkAsync(bot.Activity("help", own, "groupChat"));
        await Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("help", type: "groupChat")));
        stuck.SetResult(null);
        await Channel.UntilMessagesAsync(own);
    }

    [Fact]
    public async Task A_hundred_conversations_at_once_get_an_answer_each()
    {
        JsonObject[] activities = [.. Enumerable.Range(0, 100).Select(_ => bot.Activity(type: "groupChat"))];
        await Task.WhenAll(activities.Select(bot.SendOkAsync));
        foreach (JsonObject activity in activities)
        {
            Delivered message = Assert.Single(await Channel.UntilMessagesAsync(activity["conversation"]!["id"]!.GetValue<string>()));
            Assert.Equal(activity["id"]!.GetValue<string>(), message.ReplyToId);
        }
    }

    [Fact]
    public async Task A_conversation_with_too_much_waiting_is_told_so()
    {
        var stuck = new TaskCompletionSource<ConnectorReply?>();
        Channel.Connector = _ => stuck.Task;
        HttpStatusCode status = HttpStatusCode.OK;
        int taken = 0;
        while (status == HttpStatusCode.OK && taken < 100)
        {
            using HttpResponseMessage response = await bot.SendAsync(bot.Activity("help", own, "groupChat"));
            status = response.StatusCode;
            taken += status == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(taken, 10, 60);
        stuck.SetResult(null);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task After_a_5xx_a_message_is_not_posted_again(int status)
    {
        Channel.Connector = d => Task.FromResult(d.Type == "message" && d.Conversation == own ? new ConnectorReply(status) : null);
        await AnsweredOnceAsync();
    }

    [Fact]
    public async Task After_a_connection_that_broke_a_message_is_not_posted_again()
    {
        Channel.Connector = d => Task.FromResult(d.Type == "message" && d.Conversation == own ? new ConnectorReply(0, Break: true) : null);
        await AnsweredOnceAsync();
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        Channel.Connector = d => Task.FromResult(d.Type == "message" && d.Conversation == own ? new ConnectorReply(307, Location: Channel.ServiceUrl + "v3/conversations/elsewhere/activities") : null);
        await AnsweredOnceAsync();
        Assert.DoesNotContain(Channel.Delivered, d => d.Conversation == "elsewhere");
    }

    [Fact]
    public async Task A_connector_that_is_throttled_gets_its_patience_and_the_message_once()
    {
        int throttled = 0;
        Channel.Connector = d => Task.FromResult(d.Type == "message" && d.Conversation == own && Interlocked.Increment(ref throttled) <= 2 ? new ConnectorReply(429, RetryAfter: "1") : null);
        await bot.SendOkAsync(bot.Activity("help", own, "groupChat"));
        Delivered[] tries = await Channel.UntilMessagesAsync(own, 3);
        Assert.All(tries.Zip(tries.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));
        await bot.SendOkAsync(bot.Activity("sources", own, "groupChat"));
        Assert.Equal(4, (await Channel.UntilMessagesAsync(own, 4)).Length);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_renewed_once()
    {
        await using TestBot bot = await TestBot.StartAsync();
        FakeChannel channel = bot.Channel;
        channel.Connector = d => Task.FromResult(d.Authorization == "Bearer token-1" ? new ConnectorReply(401) : null);
        await bot.SendOkAsync(bot.Activity("help", "a:renewed", "groupChat"));
        Delivered[] tries = await channel.UntilMessagesAsync("a:renewed", 2);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], tries.Select(d => d.Authorization));

        channel.Connector = _ => Task.FromResult<ConnectorReply?>(new ConnectorReply(401));
        await bot.SendOkAsync(bot.Activity("help", "a:refused", "groupChat"));
        await channel.UntilMessagesAsync("a:refused", 2);
        channel.Connector = _ => Task.FromResult<ConnectorReply?>(null);
        await channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("help", type: "groupChat")));
        Assert.Equal(2, channel.Messages("a:refused").Length);
    }

    [Fact]
    public async Task One_token_serves_until_it_runs_out()
    {
        await using TestBot bot = await TestBot.StartAsync();
        FakeChannel channel = bot.Channel;
        for (int i = 0; i < 4; i++)
        {
            await channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("help", type: "groupChat")));
        }

        string request = Assert.Single(channel.TokenRequests);
        Assert.Contains("grant_type=client_credentials", request, StringComparison.Ordinal);
        Assert.Contains("client_id=" + FakeChannel.AppId, request, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_sees_typing_and_then_one_message()
    {
        string conversation = await bot.SendOkAsync(bot.Activity(type: "groupChat"));
        await Channel.UntilMessagesAsync(conversation);
        Delivered[] all = [.. Channel.Delivered.Where(d => d.Conversation == conversation)];
        Assert.Equal(["typing", "message"], all.Select(d => d.Type));
        Assert.All(all, d => Assert.Null(d.Stream));
    }

    [Fact]
    public async Task Conversations_go_on_where_they_were()
    {
        await Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("What did Varga say about the harbour?", own, "groupChat")));
        await bot.SendOkAsync(bot.Activity("When did she say that?", own, "groupChat"));
        Delivered[] messages = await Channel.UntilMessagesAsync(own, 2);
        Assert.Contains("3 May 2024", messages[1].Text, StringComparison.Ordinal);
    }

    private async Task AnsweredOnceAsync()
    {
        await bot.SendOkAsync(bot.Activity("help", own, "groupChat"));
        await Channel.UntilMessagesAsync(own);

        // The next message of the conversation has its turn when the faulty one's is over.
        JsonObject next = bot.Activity("sources", own, "groupChat");
        await bot.SendOkAsync(next);
        Delivered[] messages = await Channel.UntilMessagesAsync(own, 2);
        Assert.Equal(next["id"]!.GetValue<string>(), messages[1].ReplyToId);
        Assert.Equal(2, messages.Length);
    }
}
