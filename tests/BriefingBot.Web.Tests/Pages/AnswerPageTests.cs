using System.Net;
using BriefingBot.Answers;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Web.Tests.Pages;

public sealed class AnswerPageTests
{
    [Fact]
    public async Task An_answer_is_shown_whole_until_an_article_of_its_is_withdrawn()
    {
        await using var service = new TestService();
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage asked = await client.PostJsonAsync("/v1/ask", new { question = "What did Varga say about the <b>harbour</b>?" });
        string id = (await asked.JsonAsync()).GetProperty("id").GetString()!;

        using HttpResponseMessage page = await client.GetAtAsync("/answers/" + id);
        string html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("The harbour stays open for every fishing boat", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/articles/harbour-1?v=1&amp;k=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);

        using HttpResponseMessage withdrawn = await client.DeleteAtAsync("/v1/articles/harbour-1");
        using HttpResponseMessage gone = await client.GetAtAsync("/answers/" + id);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain("fishing boat", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using HttpResponseMessage none = await client.GetAtAsync("/answers/none");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("generative", "<p>Both [1].</p>\n<p class=\"byline\">Worded by a language model; each sentence was checked against its source.</p>\n</section>")]
    [InlineData("extractive", "<p>Both [1].</p>\n</section>")]
    public async Task A_models_words_are_told_to_be_a_models(string mode, string expected)
    {
        await using var service = new TestService();
        using HttpClient client = await service.ReadyClientAsync();
        await service.Services.GetRequiredService<AnswerLog>().SaveAsync(
            "kept", "c1", null, $$"""{"question":"q","mode":"{{mode}}","text":"Both [1].","citations":[]}""", CancellationToken.None);
        using HttpResponseMessage page = await client.GetAtAsync("/answers/kept");
        Assert.Contains(expected, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_keys_it_is_shown_to_who_has_one()
    {
        await using var service = TestService.With(("Api:Keys:0", "0123456789abcdef-key"));
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage page = await client.GetAtAsync("/answers/none");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);

        // Or the link that a channel gave; it is for that answer and no other.
        var links = service.Services.GetRequiredService<ArticleLinks>();
        using HttpResponseMessage linked = await client.GetAtAsync(new Uri(links.OfAnswer("https://briefings.example", "none")).PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, linked.StatusCode);
        using HttpResponseMessage other = await client.GetAtAsync(new Uri(links.OfAnswer("https://briefings.example", "none")).PathAndQuery.Replace("none", "other", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
    }
}
