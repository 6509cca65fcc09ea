using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>Direct Line's calls one by one.</summary>
public sealed class ProtocolTests : IClassFixture<ProtocolTests.Service>
{
    private const string Question = "What did Varga say about the harbour?";
    private const string Secret = "a-secret-of-the-tests";
    private const string Site = "https://news.example";

    private readonly TestService service;

    public ProtocolTests(Service fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        service = fixture.Test;
    }

    public sealed class Service : IAsyncLifetime
    {
        public TestService Test { get; } = TestService.With(
            ("Channels:DirectLine:Secret", Secret), ("Channels:DirectLine:AllowedOrigins:0", Site), ("Channels:DirectLine:TokensPerMinute", "100000"));

        public Task InitializeAsync() => Test.ReadyClientAsync();

        public async Task DisposeAsync() => await Test.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_back_with_id_time_and_mark_and_then_its_reply()
    {
        Chat chat = await Chat.StartAsync(Client());
        string id = await chat.SayAsync(Question, "mark-1");
        JsonElement reply = await chat.ReplyAsync(id);

        (JsonElement[] all, string watermark) = await chat.ListAsync();
        Assert.Equal(["0000001", "0000002", "0000003"], all.Select(a => a.Text("id")![(chat.Id.Length + 1)..]));
        Assert.All(all, a => Assert.Equal(chat.Id, a.Text("id")![..chat.Id.Length]));
        Assert.Equal("bot", all[0].GetProperty("from").Text("role"));
        JsonElement own = all[1];
        Assert.Equal(id, own.Text("id"));
        Assert.Equal("mark-1", own.GetProperty("channelData").Text("clientActivityID"));
        Assert.True(own.GetProperty("timestamp").TryGetDateTimeOffset(out _));
        Assert.Equal((chat.UserId, "user"), (own.GetProperty("from").Text("id"), own.GetProperty("from").Text("role")));
        Assert.Equal(("bot", id), (reply.GetProperty("from").Text("role"), reply.Text("replyToId")));
        Assert.StartsWith("*Ines Varga · ", reply.Text("text"), StringComparison.Ordinal);
        Assert.Contains("> “The harbour stays open for every fishing boat”", reply.Text("text"), StringComparison.Ordinal);
        Assert.Contains("\n\n[1]: http://localhost/articles/harbour-1?v=1#c=", reply.Text("text"), StringComparison.Ordinal);

        Assert.Equal("3", watermark);
        Assert.Equal([id, reply.Text("id")], (await chat.ListAsync("1")).Activities.Select(a => a.Text("id")));
        Assert.Empty((await chat.ListAsync(watermark)).Activities);
        Assert.Empty((await chat.ListAsync("1000")).Activities);
    }

    [Fact]
    public async Task The_same_message_sent_twice_is_taken_once()
    {
        Chat chat = await Chat.StartAsync(Client());
        string first = await chat.SayAsync(Question, "mark-1");
        Assert.Equal(first, await chat.SayAsync(Question, "mark-1"));
        await chat.ReplyAsync(first);
        Assert.Equal(3, (await chat.ListAsync()).Activities.Length);
    }

    [Fact]
    public async Task A_welcome_offers_questions_that_the_archive_answers()
    {
        HttpClient client = Client();
        Chat chat = await Chat.StartAsync(client);
        JsonElement welcome = Assert.Single((await chat.ListAsync()).Activities);
        string[] questions = [.. welcome.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray().Select(a => a.Text("value")!)];
        Assert.Equal(3, questions.Length);
        Assert.Contains("What did Ines Varga say?", questions);
        foreach (string question in questions)
        {
            using HttpResponseMessage answer = await client.PostJsonAsync("/v1/ask", new { question });
            Assert.NotEqual("abstained", (await answer.JsonAsync()).Text("status"));
        }
    }

    [Fact]
    public async Task A_conversation_is_created_once_and_then_found()
    {
        Chat chat = await Chat.TokenAsync(Client());
        using HttpResponseMessage created = await chat.SendAsync(HttpMethod.Post, "conversations", """{"user":{"id":"dl_other"},"locale":"en"}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        JsonElement body = await created.JsonAsync();
        Assert.Equal(["conversationId", "token", "expires_in", "streamUrl", "referenceGrammarId"], body.EnumerateObject().Select(m => m.Name));
        Assert.Equal(chat.Id, body.Text("conversationId"));
        Assert.Equal(1800, body.GetProperty("expires_in").GetInt32());
        Assert.StartsWith($"ws://localhost/directline/conversations/{chat.Id}/stream?watermark=-&t=", body.Text("streamUrl"), StringComparison.Ordinal);

        using HttpResponseMessage again = await chat.SendAsync(HttpMethod.Post, "conversations");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using HttpResponseMessage reopened = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}?watermark=4");
        Assert.Equal(HttpStatusCode.OK, reopened.StatusCode);
        Assert.Contains("?watermark=4&t=", (await reopened.JsonAsync()).Text("streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_renewed_for_the_same_conversation()
    {
        Chat chat = await Chat.StartAsync(Client());
        using HttpResponseMessage response = await chat.SendAsync(HttpMethod.Post, "tokens/refresh");
        JsonElement body = await response.JsonAsync();
        Assert.Equal(chat.Id, body.Text("conversationId"));
        chat.Token = body.Text("token")!;
        Assert.Single((await chat.ListAsync()).Activities);
    }

    [Fact]
    public async Task Another_conversations_token_is_forbidden()
    {
        Chat mine = await Chat.StartAsync(Client());
        Chat theirs = await Chat.StartAsync(Client());
        foreach (string path in new[] { "", "/activities" })
        {
            using HttpResponseMessage response = await mine.SendAsync(HttpMethod.Get, $"conversations/{theirs.Id}{path}");
            await response.ErrorAsync(HttpStatusCode.Forbidden, "ForeignConversation");
        }

        using HttpResponseMessage post = await mine.SendAsync(HttpMethod.Post, $"conversations/{theirs.Id}/activities", """{"type":"message","text":"x"}""");
        await post.ErrorAsync(HttpStatusCode.Forbidden, "ForeignConversation");
        using HttpResponseMessage upload = await mine.SendAsync(HttpMethod.Post, $"conversations/{theirs.Id}/upload");
        await upload.ErrorAsync(HttpStatusCode.Forbidden, "ForeignConversation");
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_is_gone()
    {
        Chat chat = await Chat.TokenAsync(Client());
        foreach (string path in new[] { "", "/activities" })
        {
            using HttpResponseMessage response = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}{path}");
            await response.ErrorAsync(HttpStatusCode.NotFound, "ConversationNotFound");
        }

        using HttpResponseMessage post = await chat.PostAsync("""{"type":"message","text":"x"}""");
        await post.ErrorAsync(HttpStatusCode.NotFound, "ConversationNotFound");
        using HttpResponseMessage typing = await chat.PostAsync("""{"type":"typing"}""");
        await typing.ErrorAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }

    [Fact]
    public async Task Only_the_secret_generates_tokens_for_a_chosen_user()
    {
        HttpClient client = Client();
        async Task<HttpResponseMessage> Generate(string? secret, string body = "")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/directline/tokens/generate") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
            return await client.SendAsync(request);
        }

        using HttpResponseMessage chosen = await Generate(Secret, """{"user":{"id":"dl_ana","name":"Ana"},"trustedOrigins":["https://news.example"]}""");
        JsonElement body = await chosen.JsonAsync();
        var chat = new Chat(client, body.Text("conversationId")!, body.Text("token")!, "dl_ana");
        await chat.OpenAsync();
        string id = await chat.SayAsync(Question);
        Assert.Equal("dl_ana", (await chat.ListAsync()).Activities.Single(a => a.Text("id") == id).GetProperty("from").Text("id"));
        using HttpResponseMessage elsewhere = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/activities", origin: "http://localhost");
        await elsewhere.ErrorAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");

        using HttpResponseMessage plain = await Generate(Secret);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        using HttpResponseMessage none = await Generate(null);
        await none.ErrorAsync(HttpStatusCode.Unauthorized, "MissingToken");
        using HttpResponseMessage wrong = await Generate(Secret + "x");
        await wrong.ErrorAsync(HttpStatusCode.Forbidden, "BadSecret");
        using HttpResponseMessage forged = await Generate(Secret, """{"user":{"id":"ana"}}""");
        await forged.ErrorAsync(HttpStatusCode.BadRequest, "BadArgument");
        using HttpResponseMessage broken = await Generate(Secret, "{");
        await broken.ErrorAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Only_a_request_without_a_token_is_unauthorised()
    {
        Chat chat = await Chat.StartAsync(Client());
        using HttpResponseMessage none = await Client().GetAtAsync($"/directline/conversations/{chat.Id}/activities");
        await none.ErrorAsync(HttpStatusCode.Unauthorized, "MissingToken");
        chat.Token = "nonsense";
        using HttpResponseMessage bad = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/activities");
        await bad.ErrorAsync(HttpStatusCode.Forbidden, "BadToken");
    }

    [Fact]
    public async Task A_page_gets_a_fresh_user_whatever_it_says()
    {
        using HttpResponseMessage response = await Client().PostJsonAsync("/webchat/token", new { user = new { id = "dl_admin" } });
        JsonElement body = await response.JsonAsync();
        Assert.Equal(["conversationId", "expires_in", "token", "userId"], body.EnumerateObject().Select(m => m.Name).Order());
        Assert.StartsWith("dl_", body.Text("userId"), StringComparison.Ordinal);
        Assert.NotEqual("dl_admin", body.Text("userId"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData(Site, HttpStatusCode.OK)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("https://news.example.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://news.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:1", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Only_allowed_sites_may_call(string? origin, HttpStatusCode status)
    {
        HttpClient client = Client();
        Chat chat = await Chat.StartAsync(client);
        using HttpResponseMessage list = await chat.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/activities", origin: origin);
        Assert.Equal(status, list.StatusCode);
        Assert.Equal(origin == Site ? [Site] : [], list.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? allowed) ? allowed : []);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using HttpResponseMessage token = await client.SendAsync(request);
        Assert.Equal(status, token.StatusCode);
    }

    [Theory]
    [InlineData(Site, true)]
    [InlineData("https://evil.example", false)]
    public async Task A_preflight_tells_allowed_sites_what_they_may_send(string origin, bool isAllowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/directline/conversations");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using HttpResponseMessage response = await Client().SendAsync(request);
        Assert.Equal(isAllowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        if (isAllowed)
        {
            Assert.Equal("authorization,content-type,x-ms-bot-agent,x-requested-with", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")));
        }
    }

    [Fact]
    public async Task Files_are_refused_and_the_session_is_told()
    {
        Chat chat = await Chat.StartAsync(Client());
        using HttpResponseMessage upload = await chat.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/upload?userId=dl_x", "--b\r\n\r\nx\r\n--b--", "multipart/form-data");
        await upload.ErrorAsync(HttpStatusCode.UnsupportedMediaType, "FilesNotSupported");
        using HttpResponseMessage attached = await chat.PostAsync("""{"type":"message","text":"look","attachments":[{"contentType":"image/png","contentUrl":"https://evil.example/x.png"}]}""");
        await attached.ErrorAsync(HttpStatusCode.BadRequest, "BadArgument");
        using HttpResponseMessage session = await chat.SendAsync(HttpMethod.Get, "session/getsessionid");
        Assert.False(string.IsNullOrEmpty((await session.JsonAsync()).Text("sessionId")));
    }

    [Fact]
    public async Task Thumbs_are_kept_for_an_answer_of_the_same_conversation_only()
    {
        Chat chat = await Chat.StartAsync(Client());
        JsonElement reply = await chat.ReplyAsync(await chat.SayAsync(Question));
        JsonElement action = reply.GetProperty("entities")[0].GetProperty("potentialAction")[0];
        string click = $$"""{"type":"event","name":"webchat:activity-status/feedback","entities":[{{action.GetRawText()}}]}""";

        using HttpResponseMessage taken = await chat.PostAsync(click);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Chat other = await Chat.StartAsync(Client());
        using HttpResponseMessage refused = await other.PostAsync(click);
        await refused.ErrorAsync(HttpStatusCode.NotFound, "AnswerNotFound");
    }

    [Fact]
    public async Task A_follow_up_is_understood_from_what_was_said_before()
    {
        Chat chat = await Chat.StartAsync(Client());
        await chat.ReplyAsync(await chat.SayAsync(Question));
        JsonElement reply = await chat.ReplyAsync(await chat.SayAsync("What else did she say?"));
        Assert.Contains("dredging", reply.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_shown_a_quotation_may_look_it_up_where_articles_need_a_key()
    {
        await using TestService closed = TestService.With(("Api:Keys:0", "a-key-of-the-tests"), ("Channels:DirectLine:AllowedOrigins:0", Site));
        HttpClient client = await closed.ReadyClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        request.Headers.Add("Origin", Site);
        using HttpResponseMessage response = await client.SendAsync(request);
        JsonElement token = await response.JsonAsync();
        var chat = new Chat(client, token.Text("conversationId")!, token.Text("token")!, token.Text("userId"));
        await chat.OpenAsync();
        JsonElement reply = await chat.ReplyAsync(await chat.SayAsync(Question));
        string url = reply.GetProperty("entities")[0].GetProperty("citation")[0].GetProperty("appearance").Text("url")!;

        Assert.Contains("&k=", url, StringComparison.Ordinal);
        using HttpResponseMessage shown = await client.GetAsync(new Uri(url));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        foreach (string other in new[] { "/articles/harbour-1?v=1", url.Replace("v=1", "v=2", StringComparison.Ordinal), url.Replace("harbour-1", "harbour-2", StringComparison.Ordinal),
            url.Replace("/articles/", "/v1/articles/", StringComparison.Ordinal) })
        {
            using HttpResponseMessage refused = await client.GetAsync(new Uri(new Uri("http://localhost"), other));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    private HttpClient Client() => service.CreateClient();
}
