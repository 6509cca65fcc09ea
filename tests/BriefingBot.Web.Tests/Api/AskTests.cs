using System.Net;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Api;

public sealed class AskTests(TestService service) : IClassFixture<TestService>
{
    private const string Question = "What did Varga say about the harbour?";

    [Fact]
    public async Task An_answer_has_every_member_of_the_contract_and_quotes_to_the_letter()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = Question });
        JsonElement answer = await response.JsonAsync();
        Assert.Equal(
            ["id", "conversationId", "question", "status", "mode", "text", "claims", "citations", "reason", "followUps", "frame", "elapsedMs"],
            answer.EnumerateObject().Select(m => m.Name));
        Assert.Equal("answered", answer.GetProperty("status").GetString());
        Assert.Equal("extractive", answer.GetProperty("mode").GetString());
        Assert.Equal(Question, answer.GetProperty("question").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("reason").ValueKind);
        JsonElement[] citations = [.. answer.GetProperty("citations").EnumerateArray()];
        Assert.NotEmpty(citations);
        foreach (JsonElement citation in citations)
        {
            Assert.Equal(
                ["n", "articleId", "version", "title", "source", "published", "url", "viewUrl", "quote", "start", "end", "speaker", "speakerRole", "cue", "kind", "via"],
                citation.EnumerateObject().Select(m => m.Name));
            (int start, int end) = (citation.GetProperty("start").GetInt32(), citation.GetProperty("end").GetInt32());
            Assert.Equal(Some.HarbourBody[start..end], citation.GetProperty("quote").GetString());
            Assert.Equal($"/articles/harbour-1?v=1#c={start}-{end}", citation.GetProperty("viewUrl").GetString());
            Assert.Equal("Ines Varga", citation.GetProperty("speaker").GetString());
            Assert.Contains(citation.GetProperty("kind").GetString(), new[] { "direct", "indirect", "mixed" });
        }
    }

    [Fact]
    public async Task A_reprint_is_named_beside_the_citation_and_opens_at_the_words()
    {
        using TestService own = TestService.With();
        using HttpClient client = await own.ReadyClientAsync();
        string body = "Winter at the quay\n\n" + Some.HarbourBody;
        using HttpResponseMessage put = await client.PutJsonAsync("/v1/articles/daily-2", new { title = "Boats may stay", source = "The Coast Daily", published = "2024-05-04", body });
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);

        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = Question });
        JsonElement answer = await response.JsonAsync();

        JsonElement citation = answer.GetProperty("citations")[0];
        JsonElement reprint = Assert.Single(citation.GetProperty("alsoIn").EnumerateArray());
        Assert.Equal(["articleId", "title", "source", "published", "viewUrl"], reprint.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("harbour-1", "daily-2"), (citation.GetProperty("articleId").GetString(), reprint.GetProperty("articleId").GetString()));
        int start = body.IndexOf(citation.GetProperty("quote").GetString()!.Trim('“', ',', '”'), StringComparison.Ordinal);
        Assert.StartsWith($"/articles/daily-2?v=1#c={start}-", reprint.GetProperty("viewUrl").GetString(), StringComparison.Ordinal);
        Assert.Contains("(Coast Wire, 3 May 2024; also in The Coast Daily, 4 May 2024) [1]", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_says_what_is_missing_and_what_was_searched()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = "What did Oduya say about the harbour?" });
        JsonElement answer = await response.JsonAsync();
        Assert.Equal("abstained", answer.GetProperty("status").GetString());
        JsonElement reason = answer.GetProperty("reason");
        Assert.Equal(["code", "searched", "closest"], reason.EnumerateObject().Select(m => m.Name));
        Assert.Equal("speaker-unknown", reason.GetProperty("code").GetString());
        Assert.Equal(["articles", "from", "to"], reason.GetProperty("searched").EnumerateObject().Select(m => m.Name));
        Assert.Empty(answer.GetProperty("claims").EnumerateArray());
        Assert.Equal(reason.GetProperty("closest").ToString(), answer.GetProperty("citations").ToString());
    }

    [Fact]
    public async Task A_stream_sends_status_then_claims_then_the_whole_answer()
    {
        using HttpClient client = await service.ReadyClientAsync();
        client.DefaultRequestHeaders.Add("Accept", "text/event-stream");
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = Question });
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        (string Type, JsonElement Data)[] events = [.. Events(await response.Content.ReadAsStringAsync())];
        Assert.Equal("status", events[0].Type);
        Assert.Equal("answer", events[^1].Type);
        JsonElement[] claims = [.. events[^1].Data.GetProperty("claims").EnumerateArray()];
        Assert.NotEmpty(claims);
        Assert.Equal(claims.Select(c => c.GetProperty("text").GetString()), events[1..^1].Select(e => e.Data.GetProperty("text").GetString()));
        Assert.All(events[1..^1], e => Assert.Equal("claim", e.Type));
    }

    [Fact]
    public async Task A_bad_request_for_a_stream_is_problem_details()
    {
        using HttpClient client = await service.ReadyClientAsync();
        client.DefaultRequestHeaders.Add("Accept", "text/event-stream");
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = "" });
        await response.NamesFieldAsync("question");
    }

    [Fact]
    public async Task Feedback_on_an_answer_is_kept()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage asked = await client.PostJsonAsync("/v1/ask", new { question = Question });
        string? id = (await asked.JsonAsync()).GetProperty("id").GetString();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/feedback", new { answerId = id, reaction = "dislike", comment = "Too short." });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Control_characters_and_marks_that_turn_the_writing_are_no_fault()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = "What did \u202eagraV\u0007\0 say?\u001b[31m" });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_conversation_id_that_no_answer_gave_is_a_bad_request()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = "x", conversationId = "two words" });
        await response.NamesFieldAsync("conversationId");
    }

    [Fact]
    public async Task Statements_and_speakers_are_listed()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage statements = await client.GetAtAsync("/v1/statements?speaker=Varga&about=harbour&top=1");
        JsonElement statement = Assert.Single((await statements.JsonAsync()).GetProperty("statements").EnumerateArray());
        Assert.Equal("Ines Varga", statement.GetProperty("speaker").GetString());
        Assert.Equal(Some.HarbourBody[statement.GetProperty("start").GetInt32()..statement.GetProperty("end").GetInt32()], statement.GetProperty("quote").GetString());
        Assert.Equal("asserted", statement.GetProperty("assertion").GetString());
        Assert.Equal(JsonValueKind.String, statement.GetProperty("rule").ValueKind);
        using HttpResponseMessage speakers = await client.GetAtAsync("/v1/speakers?q=varga");
        Assert.Contains("Ines Varga", (await speakers.JsonAsync()).GetProperty("speakers").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        using HttpResponseMessage passages = await client.PostJsonAsync("/v1/search", new { query = "harbour", speaker = "Varga" });
        Assert.NotEmpty((await passages.JsonAsync()).GetProperty("results").EnumerateArray());
        using HttpResponseMessage nobody = await client.PostJsonAsync("/v1/search", new { query = "harbour", speaker = "Oduya" });
        Assert.Empty((await nobody.JsonAsync()).GetProperty("results").EnumerateArray());
    }

    private static IEnumerable<(string Type, JsonElement Data)> Events(string stream) =>
        stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block =>
        {
            string[] lines = block.Split('\n');
            return (lines.Single(l => l.StartsWith("event: ", StringComparison.Ordinal))[7..], JsonDocument.Parse(lines.Single(l => l.StartsWith("data: ", StringComparison.Ordinal))[6..]).RootElement);
        });
}
