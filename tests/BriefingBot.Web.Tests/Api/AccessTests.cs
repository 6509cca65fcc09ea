using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Api;

public sealed class AccessTests
{
    private const string Key = "0123456789abcdef-key";

    [Fact]
    public async Task With_keys_only_who_sends_one_may_ask()
    {
        await using var service = TestService.With(("Api:Keys:0", Key), ("Api:Keys:1", "another-key-0123456789"));
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage without = await client.GetAtAsync("/v1/speakers");
        await without.ProblemAsync(HttpStatusCode.Unauthorized);
        using HttpResponseMessage unrouted = await client.GetAtAsync("/v1/none");
        await unrouted.ProblemAsync(HttpStatusCode.Unauthorized);
        foreach ((string key, HttpStatusCode status) in new[] { (Key, HttpStatusCode.NotFound), (Key + "x", HttpStatusCode.Unauthorized), (Key[..^1], HttpStatusCode.Unauthorized), ("another-key-0123456789", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/articles/none");
            request.Headers.Add("X-Api-Key", key);
            using HttpResponseMessage response = await client.SendAsync(request);
            await response.ProblemAsync(status);
        }
    }

    [Fact]
    public async Task With_keys_health_and_reference_stay_open_and_a_page_asks_the_browser_for_the_key()
    {
        await using var service = TestService.With(("Api:Keys:0", Key));
        using HttpClient client = await service.ReadyClientAsync();
        foreach (string path in new[] { "/healthz", "/readyz", "/openapi/v1.json", "/docs/" })
        {
            using HttpResponseMessage open = await client.GetAtAsync(path);
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }

        using HttpResponseMessage page = await client.GetAtAsync("/articles/harbour-1");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        Assert.Equal("Basic", page.Headers.WwwAuthenticate.Single().Scheme);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + Key)));
        using HttpResponseMessage shown = await client.GetAtAsync("/articles/harbour-1");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using HttpResponseMessage api = await client.GetAtAsync("/v1/speakers");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Theory]
    [InlineData("news.example")]
    [InlineData("127.0.0.1.news.example")]
    public async Task Without_keys_another_name_for_this_machine_is_refused(string host)
    {
        await using var service = new TestService();
        using HttpClient client = await service.ReadyClientAsync();
        client.DefaultRequestHeaders.Host = host;
        using HttpResponseMessage response = await client.GetAtAsync("/v1/articles/harbour-1");
        await response.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Responses_carry_the_headers_that_keep_a_browser_safe_and_do_not_name_the_server()
    {
        await using var service = new TestService();
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.GetAtAsync("/articles/harbour-1");
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }
}
