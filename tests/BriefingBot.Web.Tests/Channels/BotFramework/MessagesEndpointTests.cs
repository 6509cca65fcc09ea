using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>What <c>POST /api/messages</c> answers to what.</summary>
public sealed class MessagesEndpointTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly TestBot bot = shared.Bot;

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Anything_but_POST_is_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/messages", UriKind.Relative));
        using HttpResponseMessage response = await bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"type\":")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("")]
    [InlineData("{\"text\":\"no type\"}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":7}")]
    public async Task What_is_no_activity_is_400(string body)
    {
        using HttpResponseMessage response = await bot.SendAsync(body, "Bearer " + bot.Channel.Token());
        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        using HttpResponseMessage response = await bot.SendAsync(bot.Activity().ToJsonString(), "Bearer " + bot.Channel.Token(), "text/plain");
        await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_over_the_cap_is_413_whoever_sends_it()
    {
        JsonObject activity = bot.Activity(new string('z', 300 * 1024));
        using HttpResponseMessage response = await bot.SendAsync(activity.ToJsonString(), null);
        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("somethingNew")]
    public async Task Other_types_are_acknowledged_and_nothing_is_sent(string type)
    {
        JsonObject activity = bot.Activity();
        activity["type"] = type;
        activity["name"] = "application/vnd.microsoft.readReceipt";
        activity["somethingNew"] = new JsonObject { ["a"] = new JsonArray(1) };
        await bot.SendOkAsync(activity);

        // A message after it gets its answer, so the other one would have had its own by then.
        await bot.Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("help", type: "groupChat")));
        Assert.Empty(bot.Channel.Messages(activity["conversation"]!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_message_with_fields_that_nobody_knows_is_answered()
    {
        JsonObject activity = bot.Activity(type: "groupChat");
        activity["futureField"] = new JsonObject { ["a"] = new JsonArray(1) };
        activity["from"]!["futureField"] = true;
        await bot.Channel.UntilMessagesAsync(await bot.SendOkAsync(activity));
    }

    [Fact]
    public async Task Expected_replies_come_in_the_response_and_nothing_goes_out()
    {
        JsonObject activity = bot.Activity();
        activity["deliveryMode"] = "expectReplies";
        JsonElement reply = await bot.SendInvokeAsync(activity);
        JsonElement message = Assert.Single(reply.GetProperty("activities").EnumerateArray());
        Assert.Equal("message", message.GetProperty("type").GetString());
        Assert.Contains("The harbour stays open for every fishing boat", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(activity["id"]!.GetValue<string>(), message.GetProperty("replyToId").GetString());
        Assert.DoesNotContain(bot.Channel.Delivered, d => d.Conversation == activity["conversation"]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("no/such")]
    [InlineData("message/fetchTask")]
    [InlineData("task/fetch")]
    public async Task An_unknown_invoke_is_501(string name)
    {
        using HttpResponseMessage response = await bot.SendAsync(bot.Invoke(name, new { }));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task A_reply_has_the_address_of_what_it_replies_to()
    {
        JsonObject activity = bot.Activity("help", conversation: "19:abc@thread.tacv2;messageid=1700000000000", type: "channel");
        await bot.SendOkAsync(activity);
        Delivered message = Assert.Single(await bot.Channel.UntilMessagesAsync("19:abc@thread.tacv2;messageid=1700000000000"));
        Assert.Equal("POST", message.Method);
        Assert.Equal($"/amer/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700000000000/activities/{activity["id"]}", message.Path);
        Assert.Equal("Bearer token-1", message.Authorization);
        JsonElement sent = message.Activity;
        Assert.Equal("28:" + FakeChannel.AppId, sent.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("29:reader", sent.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("19:abc@thread.tacv2;messageid=1700000000000", sent.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("msteams", sent.GetProperty("channelId").GetString());
        Assert.Equal("en-GB", sent.GetProperty("locale").GetString());
        Assert.Equal(activity["id"]!.GetValue<string>(), sent.GetProperty("replyToId").GetString());
        Assert.Equal("acceptingInput", sent.GetProperty("inputHint").GetString());
        Assert.False(sent.TryGetProperty("id", out _));
        Assert.False(sent.TryGetProperty("timestamp", out _));
    }

    [Fact]
    public async Task Where_replies_may_not_go_nothing_is_sent_and_no_token_is_asked_for()
    {
        const string Elsewhere = "https://elsewhere.example/amer/";
        await using TestBot own = await TestBot.StartAsync();
        JsonObject activity = TestBot.Activity(Elsewhere, type: "groupChat");
        using HttpResponseMessage response = await own.SendAsync(activity.ToJsonString(), "Bearer " + own.Channel.Token(claims: ("serviceurl", Elsewhere)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await FakeChannel.UntilAsync(() => own.Log.Lines.Any(l => l.Text.Contains("elsewhere.example are not allowed", StringComparison.Ordinal)), "the refusal in the log");
        Assert.Empty(own.Channel.TokenRequests);
        Assert.Empty(own.Channel.Delivered);
    }
}
