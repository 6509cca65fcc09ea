using System.Net;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Api;

public sealed class BadRequestTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("/v1/ask", """{"question":""}""", "question")]
    [InlineData("/v1/ask", """{"question":" \n\t "}""", "question")]
    [InlineData("/v1/ask", "{}", "question")]
    [InlineData("/v1/ask", """{"question":null}""", "question")]
    [InlineData("/v1/ask", """{"question":7}""", "question")]
    [InlineData("/v1/ask", """{"question":["x"]}""", "question")]
    [InlineData("/v1/ask", """{"question":"\ud800"}""", "question")]
    [InlineData("/v1/ask", """{"question":"x","spaeker":"Varga"}""", "spaeker")]
    [InlineData("/v1/ask", """{"question":"x","speaker":{}}""", "speaker")]
    [InlineData("/v1/ask", """{"question":"x","from":"2022-13-45"}""", "from")]
    [InlineData("/v1/ask", """{"question":"x","to":"yesterday"}""", "to")]
    [InlineData("/v1/ask", """{"question":"x","from":20220127}""", "from")]
    [InlineData("/v1/ask", """{"question":"x","from":"2024-02-01","to":"2024-01-01"}""", "from")]
    [InlineData("/v1/ask", """{"question":"x","maxCitations":0}""", "maxCitations")]
    [InlineData("/v1/ask", """{"question":"x","maxCitations":21}""", "maxCitations")]
    [InlineData("/v1/ask", """{"question":"x","maxCitations":"5"}""", "maxCitations")]
    [InlineData("/v1/ask", """{"question":"x","maxCitations":1.5}""", "maxCitations")]
    [InlineData("/v1/ask", """{"question":"x","question":"y"}""", "$")]
    [InlineData("/v1/ask", """{"question":"x""", "$")]
    [InlineData("/v1/ask", "", "$")]
    [InlineData("/v1/ask", "[]", "$")]
    [InlineData("/v1/ask", "null", "$")]
    [InlineData("/v1/search", """{"query":"x","top":-1}""", "top")]
    [InlineData("/v1/search", """{"query":"x","top":0}""", "top")]
    [InlineData("/v1/search", """{"query":"x","top":1000000}""", "top")]
    [InlineData("/v1/search", """{"query":"x","top":99999999999999999999999}""", "top")]
    [InlineData("/v1/search", """{"query":""}""", "query")]
    [InlineData("/v1/search", """{"question":"x"}""", "question")]
    [InlineData("/v1/feedback", """{"answerId":"x","reaction":"love"}""", "reaction")]
    [InlineData("/v1/feedback", """{"reaction":"like"}""", "answerId")]
    [InlineData("/v1/articles", "{}", "$")]
    public async Task A_bad_body_is_answered_with_the_field_it_is_about(string path, string body, string field)
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.SendTextAsync(HttpMethod.Post, path, body);
        await response.NamesFieldAsync(field);
    }

    [Theory]
    [InlineData("/v1/statements?top=-1&about=x", "top")]
    [InlineData("/v1/statements?top=1000000&about=x", "top")]
    [InlineData("/v1/statements?top=ten&about=x", "top")]
    [InlineData("/v1/statements?about=x&from=2022-02-30", "from")]
    [InlineData("/v1/statements?about=x&colour=red", "colour")]
    [InlineData("/v1/statements?about=x&about=y", "about")]
    [InlineData("/v1/statements", "speaker")]
    [InlineData("/v1/speakers?top=0", "top")]
    [InlineData("/v1/articles/harbour-1?version=0", "version")]
    [InlineData("/v1/articles/harbour-1?version=x", "version")]
    [InlineData("/v1/articles/harbour-1/statements?version=1", "version")]
    public async Task A_bad_parameter_is_answered_with_its_name(string path, string field)
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.GetAtAsync(path);
        await response.NamesFieldAsync(field);
    }

    [Fact]
    public async Task All_errors_of_a_body_are_told_at_once()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { from = "x", maxCitations = 99, other = 1 });
        JsonElement problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(["from", "maxCitations", "other", "question"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Broken_JSON_is_told_with_line_and_byte()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.SendTextAsync(HttpMethod.Post, "/v1/ask", "{\n  \"question\": x\n}");
        JsonElement problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains("line 2, byte 15", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_of_more_than_2000_characters_is_a_bad_request()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = new string('x', 2001) });
        await response.NamesFieldAsync("question");
    }

    [Fact]
    public async Task A_question_of_ten_megabytes_is_too_large()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = new string('x', 10_000_000) });
        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_cut_off_at_the_cap_too()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ask") { Content = new UnsizedContent(100_000) };
        using HttpResponseMessage response = await client.SendAsync(request);
        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Another_content_type_is_not_read(string type)
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.SendTextAsync(HttpMethod.Post, "/v1/ask", """{"question":"x"}""", type);
        await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task An_unknown_address_is_not_found()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.GetAtAsync("/v1/answers");
        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_method_is_not_allowed_and_the_right_one_is_told()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.GetAtAsync("/v1/ask");
        await response.ProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Feedback_on_an_unknown_answer_is_not_found()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/feedback", new { answerId = "nobody-gave-it", reaction = "like" });
        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_error_is_problem_details_even_where_the_client_accepts_only_html()
    {
        using HttpClient client = await service.ReadyClientAsync();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using HttpResponseMessage response = await client.GetAtAsync("/v1/none");
        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    private sealed class UnsizedContent : HttpContent
    {
        private readonly int length;

        public UnsizedContent(int length)
        {
            this.length = length;
            Headers.ContentType = new("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(new byte[this.length]).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
