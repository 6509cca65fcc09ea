using System.Net;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Api;

public sealed class ArticleTests(TestService service) : IClassFixture<TestService>
{
    private static object Article(string text) => new { title = "Lantern festival", body = text, source = "Coast Wire", published = "2024-06-01" };

    [Fact]
    public async Task A_put_article_is_created_then_unchanged_then_replaced()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage created = await client.PutJsonAsync("/v1/articles/lantern-1", Article("The lantern festival drew a crowd of zephyrites."));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using HttpResponseMessage again = await client.PutJsonAsync("/v1/articles/lantern-1", Article("The lantern festival drew a crowd of zephyrites."));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("unchanged", (await again.JsonAsync()).GetProperty("status").GetString());
        using HttpResponseMessage replaced = await client.PutJsonAsync("/v1/articles/lantern-1", Article("The lantern festival was moved to quillmarsh."));
        Assert.Equal(2, (await replaced.JsonAsync()).GetProperty("version").GetInt32());

        Assert.Empty(await FoundAsync(client, "zephyrites"));
        Assert.Contains("lantern-1", await FoundAsync(client, "quillmarsh"));
        using HttpResponseMessage old = await client.GetAtAsync("/v1/articles/lantern-1?version=1");
        JsonElement first = await old.JsonAsync();
        Assert.Contains("zephyrites", first.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, first.GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_from_search_and_from_every_address()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage put = await client.PutJsonAsync("/v1/articles/gone-1", Article("The brackwater ferry sank at night."));
        using HttpResponseMessage deleted = await client.DeleteAtAsync("/v1/articles/gone-1");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await FoundAsync(client, "brackwater"));
        foreach (string path in new[] { "/v1/articles/gone-1", "/v1/articles/gone-1?version=1" })
        {
            using HttpResponseMessage response = await client.GetAtAsync(path);
            await response.ProblemAsync(HttpStatusCode.Gone);
        }

        using HttpResponseMessage page = await client.GetAtAsync("/articles/gone-1?v=1");
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.DoesNotContain("ferry", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage twice = await client.DeleteAtAsync("/v1/articles/gone-1");
        await twice.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"title":"T"}""", "body")]
    [InlineData("""{"body":"  "}""", "body")]
    [InlineData("""{"body":"Text.","published":"2024-02-31"}""", "published")]
    [InlineData("""{"body":"Text.","id":"other"}""", "id")]
    [InlineData("""{"body":"Text.","tittle":"T"}""", "tittle")]
    [InlineData("""{"body":"Text.","url":"javascript:alert(1)"}""", "$")]
    public async Task A_bad_article_is_answered_with_the_field_it_is_about(string body, string field)
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.SendTextAsync(HttpMethod.Put, "/v1/articles/bad-1", body);
        await response.NamesFieldAsync(field);
    }

    [Fact]
    public async Task Control_characters_and_marks_that_turn_the_writing_are_refused_in_ids_and_taken_out_of_names()
    {
        using HttpClient client = await service.ReadyClientAsync();
        foreach (string id in new[] { "a%07b", "%E2%80%AEcba", "a%0Ab" })
        {
            using HttpResponseMessage refused = await client.SendTextAsync(HttpMethod.Put, "/v1/articles/" + id, """{"body":"A text."}""");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using HttpResponseMessage put = await client.PutJsonAsync("/v1/articles/marks-1", new { body = "The quay is wide.", title = "\u202eedis\u202c\u0007 quay", source = "Wi\u200fre\u001b[2J", author = "\u2066A\u2069" });
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        using HttpResponseMessage got = await client.GetAtAsync("/v1/articles/marks-1");
        string stored = await got.Content.ReadAsStringAsync();
        Assert.DoesNotContain(stored, c => c is '\u202e' or '\u202c' or '\u0007' or '\u200f' or '\u001b' or '\u2066' or '\u2069');
        Assert.DoesNotContain("\\u202e", stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_array_gets_a_result_for_each_in_order_and_a_bad_one_stops_no_other()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.SendTextAsync(HttpMethod.Post, "/v1/articles", """
            [{"id":"m-1","body":"First text."},{"id":"m-2"},"none",{"id":"m-3","body":"Third text.","date":"2024-06-01"},{"id":"m-1","body":"First text, changed."}]
            """);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement[] results = [.. (await response.JsonAsync()).GetProperty("results").EnumerateArray()];
        Assert.Equal(["indexed", "rejected", "rejected", "indexed", "indexed"], results.Select(r => r.GetProperty("status").GetString()));
        Assert.Equal("empty", results[1].GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal(2, results[4].GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Lines_get_a_result_for_each_in_order_and_a_broken_one_stops_no_other()
    {
        using HttpClient client = await service.ReadyClientAsync();
        string lines = string.Join('\n', Enumerable.Range(0, 150).Select(i => i == 70 ? "{broken" : $$"""{"id":"line-{{i}}","body":"Text number {{i}}."}""")) + "\r\n\n";
        using HttpResponseMessage response = await client.SendTextAsync(HttpMethod.Post, "/v1/articles", lines, "application/x-ndjson");
        JsonElement[] results = [.. (await response.JsonAsync()).GetProperty("results").EnumerateArray()];
        Assert.Equal(150, results.Length);
        Assert.Equal("malformed", results[70].GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal("line-149", results[149].GetProperty("id").GetString());
        Assert.Equal(149, results.Count(r => r.GetProperty("status").GetString() == "indexed"));
    }

    [Fact]
    public async Task An_article_over_the_cap_is_too_large()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PutJsonAsync("/v1/articles/big-1", new { body = new string('x', (32 * 1024 * 1024) + 1) });
        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task All_statements_of_an_article_come_in_order_until_it_is_withdrawn()
    {
        using HttpClient client = await service.ReadyClientAsync();
        const string body = "“The lamps stay lit,” said Mayor Ines Varga, “until the last boat is in.”\n\nVarga added that the dredging would begin in June.";
        using HttpResponseMessage put = await client.PutJsonAsync("/v1/articles/lamps-1", new { title = "Lamps", body });
        using HttpResponseMessage listed = await client.GetAtAsync("/v1/articles/lamps-1/statements");
        JsonElement article = await listed.JsonAsync();
        Assert.Equal(("lamps-1", 1), (article.GetProperty("articleId").GetString(), article.GetProperty("version").GetInt32()));
        JsonElement[] statements = [.. article.GetProperty("statements").EnumerateArray()];
        Assert.True(statements.Length >= 2);
        Assert.Equal(statements.Select(s => s.GetProperty("start").GetInt32()).Order(), statements.Select(s => s.GetProperty("start").GetInt32()));
        Assert.All(statements, s =>
        {
            Assert.Equal("Ines Varga", s.GetProperty("speaker").GetString());
            Assert.Equal(("person", "asserted"), (s.GetProperty("speakerKind").GetString(), s.GetProperty("assertion").GetString()));
            Assert.Equal(body[s.GetProperty("start").GetInt32()..s.GetProperty("end").GetInt32()], s.GetProperty("quote").GetString());
            Assert.True(s.GetProperty("sentenceStart").GetInt32() < s.GetProperty("sentenceEnd").GetInt32());
            Assert.Equal(0, s.GetProperty("assertionWords").GetArrayLength());
        });
        Assert.Equal("indirect", statements[^1].GetProperty("kind").GetString());
        JsonElement spans = statements[0].GetProperty("spans");
        Assert.Equal(2, spans.GetArrayLength());
        Assert.Equal(statements[0].GetProperty("end").GetInt32(), spans[1].GetProperty("end").GetInt32());
        Assert.Equal(JsonValueKind.Null, statements[^1].GetProperty("spans").ValueKind);

        using HttpResponseMessage deleted = await client.DeleteAtAsync("/v1/articles/lamps-1");
        using HttpResponseMessage gone = await client.GetAtAsync("/v1/articles/lamps-1/statements");
        await gone.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/v1/articles/nobody")]
    [InlineData("/v1/articles/nobody/statements")]
    [InlineData("/v1/articles/harbour-1?version=7")]
    public async Task An_unknown_article_or_version_is_not_found(string path)
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.GetAtAsync(path);
        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_search_result_has_the_passage_to_the_letter_and_a_link_to_it()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/search", new { query = "dredging harbour", top = 1 });
        JsonElement result = Assert.Single((await response.JsonAsync()).GetProperty("results").EnumerateArray());
        int start = result.GetProperty("start").GetInt32();
        int end = result.GetProperty("end").GetInt32();
        Assert.Equal(Some.HarbourId, result.GetProperty("articleId").GetString());
        Assert.Equal(Some.HarbourBody[start..end], result.GetProperty("text").GetString());
        Assert.Equal($"/articles/harbour-1?v=1#c={start}-{end}", result.GetProperty("viewUrl").GetString());
        Assert.Equal("2024-05-03", result.GetProperty("published").GetString());
    }

    private static async Task<string[]> FoundAsync(HttpClient client, string word)
    {
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/search", new { query = word, top = 100 });
        return [.. (await response.JsonAsync()).GetProperty("results").EnumerateArray()
            .Where(r => r.GetProperty("text").GetString()!.Contains(word, StringComparison.Ordinal)).Select(r => r.GetProperty("articleId").GetString()!)];
    }
}
