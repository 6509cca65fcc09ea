using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Api;

public sealed class ReferenceTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task The_description_names_every_route_with_its_body_and_errors()
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage response = await client.GetAtAsync("/openapi/v1.json");
        JsonElement document = await response.JsonAsync();
        JsonElement paths = document.GetProperty("paths");
        Assert.Equal(
            ["/healthz", "/readyz", "/v1/articles", "/v1/articles/{id}", "/v1/articles/{id}/statements", "/v1/ask", "/v1/feedback", "/v1/search", "/v1/speakers", "/v1/statements"],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        JsonElement ask = paths.GetProperty("/v1/ask").GetProperty("post");
        JsonElement body = ask.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        Assert.Contains("harbour", body.GetProperty("example").GetProperty("question").GetString(), StringComparison.Ordinal);
        string events = ask.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("text/event-stream").GetProperty("example").GetString()!;
        Assert.All(["searching", "writing", "checking"], status => Assert.Contains($"event: status\ndata: {{\"status\":\"{status}\"}}\n\n", events, StringComparison.Ordinal));
        JsonElement statements = paths.GetProperty("/v1/articles/{id}/statements").GetProperty("get").GetProperty("responses");
        Assert.True(statements.TryGetProperty("404", out _));
        JsonElement example = statements.GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example").GetProperty("statements")[0];
        Assert.Equal("Ines Varga", example.GetProperty("speaker").GetString());
        Assert.True(ask.GetProperty("responses").TryGetProperty("413", out _));
        Assert.Equal("X-Api-Key", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere()
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage response = await client.GetAtAsync("/docs/");
        string page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_says_how_the_archive_is_searched()
    {
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.GetAtAsync("/readyz");
        JsonElement ready = await response.JsonAsync();
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal("words-alone", ready.GetProperty("embedding").GetProperty("mode").GetString());
        Assert.Equal(1, ready.GetProperty("progress").GetProperty("total").GetInt32());
    }
}
