using System.Net;
using System.Text.Json;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>What a client may send by mistake or on purpose.</summary>
public sealed class BadInputTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":"  "}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","text":"x","from":[]}""")]
    public async Task A_malformed_activity_is_refused_and_leaves_nothing(string body)
    {
        Chat chat = await StartAsync();
        using HttpResponseMessage response = await chat.PostAsync(body);
        await response.ErrorAsync(HttpStatusCode.BadRequest, "BadArgument");
        Assert.Single((await chat.ListAsync()).Activities);
    }

    [Theory]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("invoke")]
    [InlineData("something/new")]
    public async Task Other_types_are_taken_and_not_answered(string type)
    {
        Chat chat = await StartAsync();
        using HttpResponseMessage response = await chat.PostAsync(JsonSerializer.Serialize(new { type, text = "What did Varga say?", name = "n", value = 1 }));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await chat.ReplyAsync(await chat.SayAsync("What did Varga say?"));
        (JsonElement[] all, _) = await chat.ListAsync();
        Assert.Equal(["message", type, "message", "message"], all.Select(a => a.Text("type")));
        Assert.Single(all, a => a.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_a_long_question_is_told_so()
    {
        Chat chat = await StartAsync();
        using HttpResponseMessage huge = await chat.PostAsync(JsonSerializer.Serialize(new { type = "message", text = new string('y', ActivityEndpoints.BodyCap) }));
        await huge.ErrorAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        JsonElement reply = await chat.ReplyAsync(await chat.SayAsync(new string('y', 2_001)));
        Assert.Contains("2,000 characters at most", reply.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_content_and_made_up_watermarks_are_refused()
    {
        Chat chat = await StartAsync();
        using HttpResponseMessage text = await chat.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/activities", "hello", "text/plain");
        await text.ErrorAsync(HttpStatusCode.UnsupportedMediaType, "BadArgument");
        foreach (string path in new[] { "?watermark=x", "/activities?watermark=-1" })
        {
            using HttpResponseMessage list = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}{path}");
            await list.ErrorAsync(HttpStatusCode.BadRequest, "BadArgument");
        }

        using HttpResponseMessage plain = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/stream?t=x");
        await plain.ErrorAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Hostile_text_comes_back_as_it_was_and_is_data_in_the_reply()
    {
        Chat chat = await StartAsync();
        const string Text = "What did <img src=x onerror=alert(1)> [say](javascript:alert(1)) about ![x](https://evil.example/p.png)?";
        string id = await chat.SayAsync(Text);
        string reply = (await chat.ReplyAsync(id)).Text("text")!;
        Assert.Equal(Text, (await chat.ListAsync()).Activities.Single(a => a.Text("id") == id).Text("text"));
        Assert.DoesNotContain("<img", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("](", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("https://evil", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_in_one_conversation_is_told_to_wait_in_milliseconds()
    {
        await using TestService small = TestService.With(("Channels:DirectLine:ActivitiesPerMinute", "12"));
        Chat chat = await Chat.StartAsync(await small.ReadyClientAsync());
        var statuses = new List<HttpStatusCode>();
        for (int i = 0; i < 6; i++)
        {
            using HttpResponseMessage response = await chat.PostAsync("""{"type":"event","name":"x"}""");
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await response.ErrorAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
                Assert.InRange(double.Parse(response.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), 100, 10_000);
            }
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 4), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)], statuses);
        Assert.Single((await (await Chat.StartAsync(small.CreateClient())).ListAsync()).Activities);
    }

    [Fact]
    public async Task A_flood_for_tokens_and_of_guesses_is_stopped()
    {
        await using TestService small = TestService.With(("Channels:DirectLine:TokensPerMinute", "9"), ("Channels:DirectLine:Secret", "a-secret-of-the-tests"));
        HttpClient client = await small.ReadyClientAsync();
        for (int i = 0; i < 3; i++)
        {
            await Chat.TokenAsync(client);
        }

        using HttpResponseMessage token = await client.PostJsonAsync("/webchat/token", new { });
        await token.ErrorAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        using var guess = new HttpRequestMessage(HttpMethod.Post, "/directline/tokens/generate");
        guess.Headers.Add("Authorization", "Bearer guessed");
        using HttpResponseMessage refused = await client.SendAsync(guess);
        await refused.ErrorAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    [Fact]
    public async Task A_name_that_is_not_this_machines_gets_nothing_where_nothing_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        request.Headers.Host = "rebound.example";
        request.Headers.Add("Origin", "http://rebound.example");
        using HttpResponseMessage response = await service.CreateClient().SendAsync(request);
        await response.ErrorAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
    }

    [Fact]
    public async Task Keys_alone_open_no_chat()
    {
        await using TestService closed = TestService.With(("Api:Keys:0", "a-key-of-the-tests"));
        using HttpResponseMessage response = await closed.CreateClient().PostJsonAsync("/webchat/token", new { });
        await response.ErrorAsync(HttpStatusCode.Forbidden, "NotOpen");
    }

    private async Task<Chat> StartAsync() => await Chat.StartAsync(await service.ReadyClientAsync());
}
