using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Articles;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Turns;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>A personal chat, whole: welcome, commands, streamed answers, feedback.</summary>
public sealed class PersonalChatTests : IClassFixture<SharedBot>
{
    private readonly TestBot bot;

    public PersonalChatTests(SharedBot shared)
    {
        bot = shared.Bot;
        Channel.Connector = _ => Task.FromResult<ConnectorReply?>(null);
    }

    private FakeChannel Channel => bot.Channel;

    [Fact]
    public async Task An_answer_is_streamed_and_ends_with_citations_and_feedback()
    {
        string conversation = await bot.SendOkAsync(bot.Activity());
        Delivered final = Assert.Single(await Channel.UntilMessagesAsync(conversation));
        Delivered[] all = [.. Channel.Delivered.Where(d => d.Conversation == conversation)];
        Assert.Equal(["informative", "streaming", "final"], all.Select(d => d.StreamText("streamType")));
        Assert.Equal(["1", "2", null], all.Select(d => d.StreamText("streamSequence")));
        Assert.Equal([null, all[0].Id, all[0].Id], all.Select(d => d.StreamText("streamId")));
        Assert.StartsWith(all[1].Text!, final.Text!, StringComparison.Ordinal);
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));

        JsonElement message = final.Activity.GetProperty("entities").EnumerateArray().Single(e => e.GetProperty("type").GetString() == "https://schema.org/Message");
        Assert.Equal("AIGeneratedContent", message.GetProperty("additionalType")[0].GetString());
        JsonElement appearance = message.GetProperty("citation")[0].GetProperty("appearance");
        Assert.Equal("Harbour to stay open", appearance.GetProperty("name").GetString());
        string url = appearance.GetProperty("url").GetString()!;
        Assert.StartsWith("https://briefings.example/articles/harbour-1?v=1&k=", url, StringComparison.Ordinal);

        // Who was shown a quotation may look it up, from another machine too.
        Assert.Equal(HttpStatusCode.OK, await StatusFromOutsideAsync(url));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusFromOutsideAsync("https://briefings.example/articles/harbour-1?v=1"));
        Assert.Equal("default", final.Activity.GetProperty("channelData").GetProperty("feedbackLoop").GetProperty("type").GetString());
        Assert.False(final.Activity.GetProperty("channelData").TryGetProperty("feedbackLoopEnabled", out _));
        Assert.All(all.Take(2), d => Assert.False(d.Activity.GetProperty("channelData").TryGetProperty("feedbackLoop", out _)));
        Assert.All(all, d => Assert.Equal(d.StreamText("streamType"), d.Activity.GetProperty("channelData").GetProperty("streamType").GetString()));
    }

    [Fact]
    public async Task Where_the_reader_stopped_the_stream_nothing_more_comes()
    {
        Channel.Connector = d => Task.FromResult(d.Conversation == "a:stopped" && d.StreamText("streamType") == "streaming"
            ? new ConnectorReply(403, """{"error":{"code":"ContentStreamNotAllowed","message":"Content stream was canceled by user."}}""")
            : null);
        await bot.SendOkAsync(bot.Activity(conversation: "a:stopped"));
        JsonObject next = bot.Activity("help", "a:stopped");
        await bot.SendOkAsync(next);
        Delivered message = Assert.Single(await Channel.UntilMessagesAsync("a:stopped"));
        Assert.Equal(next["id"]!.GetValue<string>(), message.ReplyToId);
    }

    [Fact]
    public async Task The_welcome_has_questions_that_the_archive_answers()
    {
        JsonObject added = bot.Activity();
        added["type"] = "conversationUpdate";
        added.Remove("text");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:reader" }, new JsonObject { ["id"] = "28:" + FakeChannel.AppId });
        Delivered welcome = Assert.Single(await Channel.UntilMessagesAsync(await bot.SendOkAsync(added)));
        string[] questions = [.. welcome.Activity.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("value").GetString()!)];
        Assert.Equal(3, questions.Length);
        foreach (string question in questions)
        {
            Assert.Contains(question, welcome.Text, StringComparison.Ordinal);
            using HttpResponseMessage answer = await bot.Client.PostJsonAsync("/v1/ask", new { question });
            Assert.NotEqual("abstained", (await answer.JsonAsync()).GetProperty("status").GetString());
        }
    }

    [Theory]
    [InlineData("channel", true)]
    [InlineData("groupChat", true)]
    [InlineData("personal", false)]
    public async Task Others_who_come_and_other_places_get_no_welcome(string type, bool isBot)
    {
        JsonObject added = bot.Activity(type: type);
        added["type"] = "conversationUpdate";
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = isBot ? "28:" + FakeChannel.AppId : "29:reader" });
        string conversation = await bot.SendOkAsync(added);
        JsonObject next = bot.Activity("help", conversation, type);
        await bot.SendOkAsync(next);
        Assert.Equal(next["id"]!.GetValue<string>(), Assert.Single(await Channel.UntilMessagesAsync(conversation)).ReplyToId);
    }

    [Theory]
    [InlineData("help", "**sources**")]
    [InlineData("Help!", "**speakers**")]
    [InlineData("", "**speakers**")]
    [InlineData("sources", "Coast Wire")]
    [InlineData("Sources", "1 article of 3 May 2024")]
    [InlineData("speakers", "Ines Varga")]
    public async Task Commands_are_answered(string text, string expected)
    {
        Delivered message = Assert.Single(await Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity(text))));
        Assert.Contains(expected, message.Text, StringComparison.Ordinal);
        Assert.False(message.Activity.TryGetProperty("channelData", out _));
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_told_so()
    {
        Delivered message = Assert.Single(await Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity(new string('a', 2001)))));
        Assert.Contains("2,000", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumb_is_kept_with_the_answer_and_once()
    {
        (string conversation, string message) = await AnsweredAsync();
        JsonObject thumb = Thumb(conversation, message, "dislike", """{"feedbackText":"Not what I asked"}""");
        await SendThumbAsync(thumb);
        await SendThumbAsync(thumb);
        Assert.Equal([("dislike", "Not what I asked")], Feedback(conversation));

        await SendThumbAsync(Thumb("a:another", message, "like", null));
        await SendThumbAsync(Thumb(conversation, "a-unknown", "like", null));
        await SendThumbAsync(Thumb(conversation, message, "shrug", null));
        await SendThumbAsync(Thumb(conversation, message, "like", "no JSON"));
        Assert.Equal([("dislike", "Not what I asked"), ("like", null)], Feedback(conversation));
    }

    [Fact]
    public async Task A_reaction_is_kept_as_weak_feedback()
    {
        (string conversation, string message) = await AnsweredAsync();
        JsonObject reaction = bot.Activity(conversation: conversation, type: "groupChat");
        reaction["type"] = "messageReaction";
        reaction["replyToId"] = message;
        reaction["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "heart" }, new JsonObject { ["type"] = "laugh" });
        await bot.SendOkAsync(reaction);
        await FakeChannel.UntilAsync(() => Feedback(conversation).Length == 1, "the reaction");
        Assert.Equal([("like", "(reaction: heart)")], Feedback(conversation));
    }

    [Fact]
    public async Task An_installation_is_remembered_and_forgotten()
    {
        JsonObject add = bot.Activity(conversation: "a:installed");
        add["type"] = "installationUpdate";
        add["action"] = "add";
        await bot.SendOkAsync(add);
        await FakeChannel.UntilAsync(() => Count("SELECT count(*) FROM channel_references") == 1, "the reference");

        JsonObject remove = bot.Activity(conversation: "a:installed");
        remove["type"] = "installationUpdate";
        remove["action"] = "remove";
        await bot.SendOkAsync(remove);
        await FakeChannel.UntilAsync(() => Count("SELECT count(*) FROM channel_references") == 0, "the reference's end");
    }

    [Fact]
    public async Task What_was_delivered_is_forgotten_once_it_is_answered()
    {
        await Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("help")));
        await FakeChannel.UntilAsync(() => Count("SELECT count(*) FROM channel_inbox WHERE payload IS NOT NULL") == 0, "the end of all turns");
        Assert.NotEqual(0, Count("SELECT count(*) FROM channel_inbox WHERE state = 'done'"));
    }

    /// <summary>A conversation with an answer, and the id of the message that bears it.</summary>
    private async Task<(string Conversation, string Message)> AnsweredAsync()
    {
        string conversation = await bot.SendOkAsync(bot.Activity(type: "groupChat"));
        string message = Assert.Single(await Channel.UntilMessagesAsync(conversation)).Id!;

        // It is noted right after the message was sent.
        await FakeChannel.UntilAsync(() => Count("SELECT count(*) FROM channel_messages WHERE message_id = @p", message) == 1, "the message's answer");
        return (conversation, message);
    }

    private async Task<HttpStatusCode> StatusFromOutsideAsync(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(url).PathAndQuery, UriKind.Relative));
        request.Headers.Host = "briefings.example";
        using HttpResponseMessage response = await bot.Client.SendAsync(request);
        return response.StatusCode;
    }

    private JsonObject Thumb(string conversation, string message, string reaction, string? feedback) => bot.Invoke(
        "message/submitAction", new { actionName = "feedback", actionValue = new { reaction, feedback } }, conversation, message);

    private async Task SendThumbAsync(JsonObject thumb)
    {
        using HttpResponseMessage response = await bot.SendAsync(thumb);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
    }

    private (string Reaction, string? Comment)[] Feedback(string conversation) => Record.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT f.reaction, f.comment FROM feedback f JOIN answers a ON a.id = f.answer_id WHERE a.conversation_id = @p ORDER BY f.number";
        command.Parameters.AddWithValue("@p", ActivityKeys.ConversationOf(new Activity { ChannelId = "msteams", Conversation = new ConversationAccount { Id = conversation } }));
        using var reader = command.ExecuteReader();
        var found = new List<(string, string?)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return found.ToArray();
    });

    private RecordDatabase Record => bot.Service.Services.GetRequiredService<RecordDatabase>();

    private long Count(string sql, string? value = null) => Record.Read(connection =>
    {
        using var command = connection.CreateCommand();
        // This test's own.
        command.CommandText = sql;
        command.Parameters.AddWithValue("@p", value ?? (object)DBNull.Value);
        return (long)command.ExecuteScalar()!;
    });
}
