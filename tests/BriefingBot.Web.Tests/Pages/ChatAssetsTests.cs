using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using BriefingBot.Web.Pages;
using BriefingBot.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>What the chat's pages are made of, as it goes over the wire.</summary>
public sealed class ChatAssetsTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task Bundles_are_kept_for_good_and_sent_compressed()
    {
        using HttpClient client = service.CreateClient();
        string page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        string[] bundles = [.. Regex.Matches(page, "/assets/chat/[^\"]+").Select(m => m.Value)];
        Assert.Equal(3, bundles.Length);
        foreach (string path in bundles)
        {
            Assert.Matches("-[A-Z0-9]{8}\\.(js|css)$", path);
            using HttpResponseMessage plain = await GetAsync(client, path, null);
            using HttpResponseMessage brotli = await GetAsync(client, path, "gzip, br");
            using HttpResponseMessage gzip = await GetAsync(client, path, "gzip;q=1, br;q=0");
            Assert.Equal("public, max-age=31536000, immutable", plain.Headers.GetValues("Cache-Control").Single());
            Assert.Equal("Accept-Encoding", plain.Headers.Vary.Single());
            Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
            Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
            Assert.NotEqual(plain.Headers.ETag, brotli.Headers.ETag);

            byte[] content = await plain.Content.ReadAsByteArrayAsync();
            await using var unpacked = new System.IO.Compression.BrotliStream(await brotli.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
            using var copy = new MemoryStream();
            await unpacked.CopyToAsync(copy);
            Assert.Equal(content, copy.ToArray());
        }
    }

    [Fact]
    public async Task The_launcher_is_small_is_kept_shortly_and_may_be_loaded_by_other_sites()
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage response = await GetAsync(client, "/embed.js", null);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1000, 10 * 1024);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", response.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());

        using var again = new HttpRequestMessage(HttpMethod.Get, "/embed.js");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using HttpResponseMessage unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("not-built.txt")]
    [InlineData("..%2Fappsettings.json")]
    [InlineData("nothing.js")]
    public async Task Nothing_else_is_served(string name)
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage response = await client.GetAtAsync("/assets/chat/" + name);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Only_the_widget_may_be_framed_and_only_by_listed_sites()
    {
        await using TestService listing = TestService.With(("Channels:DirectLine:AllowedOrigins:0", "https://news.example"));
        using HttpClient client = listing.CreateClient();
        using HttpResponseMessage widget = await client.GetAtAsync("/widget");
        using HttpResponseMessage chat = await client.GetAtAsync("/");
        string policy = PolicyOf(widget);
        Assert.EndsWith("frame-ancestors 'self' https://news.example", policy, StringComparison.Ordinal);
        Assert.False(widget.Headers.Contains("X-Frame-Options"));
        Assert.EndsWith("frame-ancestors 'none'", PolicyOf(chat), StringComparison.Ordinal);
        Assert.Equal("DENY", chat.Headers.GetValues("X-Frame-Options").Single());
        Assert.All([policy, PolicyOf(chat)], p =>
        {
            Assert.DoesNotContain("unsafe", p, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", p, StringComparison.Ordinal);
            Assert.Contains("connect-src 'self' ws://localhost;", p, StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none';", p, StringComparison.Ordinal);
        });
        Assert.NotEqual(NonceOf(policy), NonceOf(PolicyOf(chat)));
        Assert.Equal("no-store", chat.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task No_page_holds_a_secret()
    {
        const string Secret = "a-secret-of-the-channel-0123456789";
        await using TestService secretive = TestService.With(("Channels:DirectLine:Secret", Secret));
        using HttpClient client = secretive.CreateClient();
        foreach (string path in new[] { "/", "/widget", "/embed.js" })
        {
            Assert.DoesNotContain(Secret, await client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_bundles_are_missing_the_pages_say_so_and_the_rest_works()
    {
        using var folder = new TempFolder();
        folder.Write("not-built.txt", "Node.js was <not> found\n");
        await using WebApplicationFactory<Program> without = service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddSingleton(new ChatAssets(folder.Path, NullLogger<ChatAssets>.Instance))));
        using HttpClient client = without.CreateClient();
        using HttpResponseMessage page = await client.GetAtAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("Node.js was &lt;not&gt; found", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage launcher = await client.GetAtAsync("/embed.js");
        await launcher.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        using HttpResponseMessage health = await client.GetAtAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static string PolicyOf(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    private static string NonceOf(string policy) => Regex.Match(policy, "'nonce-([^']{20,})'").Groups[1].Value;

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string? encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (string encoding in encodings?.Split(", ") ?? [])
        {
            request.Headers.AcceptEncoding.Add(StringWithQualityHeaderValue.Parse(encoding));
        }

        return await client.SendAsync(request);
    }
}
