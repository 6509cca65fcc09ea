using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>"Find a quote" and the context of a card.</summary>
public sealed class QuoteExtensionTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly TestBot bot = shared.Bot;

    [Theory]
    [InlineData("Varga")]
    [InlineData("Varga harbour")]
    [InlineData("Ines Varga on the fishing boat")]
    [InlineData("harbour by Varga")]
    [InlineData("fishing boat")]
    public async Task A_speaker_a_topic_or_both_are_found(string query)
    {
        JsonElement[] found = Attachments(await QueryAsync(("query", query)));
        Assert.Contains(found, a => Quote(a) == "“The harbour stays open for every fishing boat”" || Quote(a) == "“The harbour stays open for every fishing boat,”");
    }

    [Fact]
    public async Task A_card_is_to_the_letter()
    {
        JsonElement attachment = Attachments(await QueryAsync(("query", "fishing boat")))[0];
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        JsonNode card = JsonNode.Parse(attachment.GetProperty("content").GetRawText())!;
        JsonNode data = card["actions"]![0]!["data"]!;
        int start = data["start"]!.GetValue<int>();
        int end = data["end"]!.GetValue<int>();
        string quote = Some.HarbourBody[start..end];
        string url = card["actions"]![1]!["url"]!.GetValue<string>();
        Assert.StartsWith("https://briefings.example/articles/harbour-1?v=1&k=", url, StringComparison.Ordinal);
        Assert.EndsWith($"#c={start}-{end}", url, StringComparison.Ordinal);
        Assert.Contains("The harbour stays open for every fishing boat", quote, StringComparison.Ordinal);
        JsonNode expected = JsonNode.Parse($$"""
            {
              "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
              "type": "AdaptiveCard",
              "version": "1.4",
              "body": [
                { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "“{{quote}}”" }] },
                { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "Ines Varga, Mayor", "weight": "Bolder" }] },
                { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "Coast Wire · 3 May 2024 · Harbour to stay open", "isSubtle": true, "size": "Small" }] }
              ],
              "actions": [
                {
                  "type": "Action.Execute", "title": "Show context", "verb": "showContext",
                  "data": { "articleId": "harbour-1", "version": 1, "start": {{start}}, "end": {{end}}, "verb": "showContext" },
                  "fallback": {
                    "type": "Action.Submit", "title": "Show context",
                    "data": { "articleId": "harbour-1", "version": 1, "start": {{start}}, "end": {{end}}, "verb": "showContext" }
                  }
                },
                { "type": "Action.OpenUrl", "title": "Open the article", "url": "{{url}}" }
              ]
            }
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, card), card.ToJsonString());

        JsonElement preview = attachment.GetProperty("preview");
        Assert.Equal("application/vnd.microsoft.card.thumbnail", preview.GetProperty("contentType").GetString());
        Assert.Equal("Ines Varga, Mayor", preview.GetProperty("content").GetProperty("title").GetString());
        Assert.Contains("The harbour stays open", preview.GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_call_shows_the_newest_and_pages_go_on_without_repeating()
    {
        JsonElement[] all = Attachments(await QueryAsync(0, 25, ("initialRun", "true")));
        Assert.InRange(all.Length, 2, 25);
        JsonElement[] first = Attachments(await QueryAsync(0, 1, ("initialRun", "true")));
        JsonElement[] second = Attachments(await QueryAsync(1, 1, ("initialRun", "true")));
        Assert.Equal([Quote(all[0]), Quote(all[1])], [Quote(Assert.Single(first)), Quote(Assert.Single(second))]);
        Assert.Equal("message", (await QueryAsync(100, 25, ("initialRun", "true"))).GetProperty("composeExtension").GetProperty("type").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        JsonElement told = (await QueryAsync(("query", "zeppelin"))).GetProperty("composeExtension");
        Assert.Equal("message", told.GetProperty("type").GetString());
        Assert.Equal("The archive has no quote for that.", told.GetProperty("text").GetString());
        Assert.Equal("message", (await QueryAsync(("query", "harbour"), ("speaker", "Doe"))).GetProperty("composeExtension").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"parameters\":[null,7,{\"name\":7,\"value\":{}}],\"queryOptions\":{\"skip\":-5,\"count\":1e9}}")]
    [InlineData("{\"parameters\":\"x\",\"queryOptions\":[]}")]
    public async Task Whatever_a_query_holds_it_gets_an_answer(string value)
    {
        JsonObject invoke = bot.Invoke("composeExtension/query", new { });
        invoke["value"] = JsonNode.Parse(value);
        Assert.True((await bot.SendInvokeAsync(invoke)).TryGetProperty("composeExtension", out _));
    }

    [Fact]
    public async Task Context_is_the_paragraph_with_the_quote_marked()
    {
        JsonElement data = Attachments(await QueryAsync(("query", "fishing boat")))[0].GetProperty("content").GetProperty("actions")[0].GetProperty("data");
        JsonElement response = await bot.SendInvokeAsync(bot.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "showContext", data }, trigger = "manual" }));
        Assert.Equal(200, response.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.card.adaptive", response.GetProperty("type").GetString());
        JsonElement[] runs = [.. response.GetProperty("value").GetProperty("body")[1].GetProperty("inlines").EnumerateArray()];
        string paragraph = string.Concat(runs.Select(r => r.GetProperty("text").GetString()));
        Assert.Equal(Some.HarbourBody.Split("\n\n")[1], paragraph);
        JsonElement marked = Assert.Single(runs, r => r.TryGetProperty("highlight", out _));
        Assert.Contains("The harbour stays open for every fishing boat", marked.GetProperty("text").GetString(), StringComparison.Ordinal);

        // A client whose cards only submit sends the same as a message.
        JsonObject submit = bot.Activity("", "a:submit", "groupChat");
        submit["value"] = JsonNode.Parse(data.GetRawText());
        await bot.SendOkAsync(submit);
        Delivered message = Assert.Single(await bot.Channel.UntilMessagesAsync("a:submit"));
        Assert.Equal("application/vnd.microsoft.card.adaptive", message.Activity.GetProperty("attachments")[0].GetProperty("contentType").GetString());
    }

    [Fact]
    public async Task A_withdrawn_articles_words_are_shown_nowhere()
    {
        await using TestBot own = await TestBot.StartAsync();
        var query = new { commandId = "findQuote", parameters = new[] { new { name = "query", value = "fishing boat" } } };
        JsonElement data = Attachments(await own.SendInvokeAsync(own.Invoke("composeExtension/query", query)))[0].GetProperty("content").GetProperty("actions")[0].GetProperty("data");
        using HttpResponseMessage withdrawn = await own.Client.DeleteAtAsync("/v1/articles/harbour-1");
        foreach (JsonObject invoke in new[]
        {
            own.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "showContext", data } }),
            own.Invoke("composeExtension/query", query),
            own.Invoke("composeExtension/selectItem", data),
        })
        {
            string answer = (await own.SendInvokeAsync(invoke)).GetRawText();
            Assert.DoesNotContain("fishing", answer, StringComparison.Ordinal);
            Assert.Contains("archive", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"action\":7}")]
    [InlineData("{\"action\":{\"verb\":\"other\",\"data\":{}}}")]
    [InlineData("{\"action\":{\"verb\":\"showContext\",\"data\":{\"articleId\":\"harbour-1\",\"version\":1,\"start\":\"x\",\"end\":9}}}")]
    public async Task Another_action_is_an_error_in_the_cards_own_form(string value)
    {
        JsonObject invoke = bot.Invoke("adaptiveCard/action", new { });
        invoke["value"] = JsonNode.Parse(value);
        JsonElement response = await bot.SendInvokeAsync(invoke);
        Assert.Equal(400, response.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.error", response.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(0, 100000)]
    [InlineData(-1, 5)]
    [InlineData(9, 9)]
    public async Task A_span_outside_of_the_article_shows_nothing(int start, int end)
    {
        var data = new { articleId = "harbour-1", version = 1, start, end };
        JsonElement response = await bot.SendInvokeAsync(bot.Invoke("adaptiveCard/action", new { action = new { verb = "showContext", data } }));
        Assert.Equal("application/vnd.microsoft.activity.message", response.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_selected_item_is_its_card()
    {
        JsonElement data = Attachments(await QueryAsync(("query", "fishing boat")))[0].GetProperty("content").GetProperty("actions")[0].GetProperty("data");
        JsonElement[] found = Attachments(await bot.SendInvokeAsync(bot.Invoke("composeExtension/selectItem", data)));
        Assert.Contains("The harbour stays open for every fishing boat", Quote(Assert.Single(found)), StringComparison.Ordinal);
        using HttpResponseMessage refused = await bot.SendAsync(bot.Invoke("composeExtension/selectItem", data).ToJsonString(), null);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private Task<JsonElement> QueryAsync(params (string Name, string Value)[] parameters) => QueryAsync(0, 10, parameters);

    private Task<JsonElement> QueryAsync(int skip, int count, params (string Name, string Value)[] parameters) => bot.SendInvokeAsync(bot.Invoke(
        "composeExtension/query", new { commandId = "findQuote", parameters = parameters.Select(p => new { name = p.Name, value = p.Value }), queryOptions = new { skip, count } }));

    private static JsonElement[] Attachments(JsonElement response)
    {
        JsonElement extension = response.GetProperty("composeExtension");
        Assert.True(extension.GetProperty("type").GetString() == "result", extension.GetRawText());
        Assert.Equal("list", extension.GetProperty("attachmentLayout").GetString());
        return [.. extension.GetProperty("attachments").EnumerateArray()];
    }

    private static string Quote(JsonElement attachment) => attachment.GetProperty("content").GetProperty("body")[0].GetProperty("inlines")[0].GetProperty("text").GetString()!;
}
