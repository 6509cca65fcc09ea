using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Web.Tests.Support;

/// <summary>The whole service in memory on a storage of its own, with one article in its folder, on words alone.</summary>
public sealed class TestService : WebApplicationFactory<Program>
{
    private readonly TempFolder folder = new();
    private readonly Dictionary<string, string> settings = [];

    public TestService() => folder.Write("articles/harbour.md", Some.HarbourFile);

    /// <summary>Gets what is logged; to be set before the first client is made.</summary>
    public ILoggerProvider? Log { get; set; }

    /// <summary>Puts parts of the test's own in place of the service's; to be set before the first client is made.</summary>
    public Action<IServiceCollection>? Parts { get; set; }

    /// <summary>A service with settings of the test's own; to be disposed by it.</summary>
    public static TestService With(params (string Key, string Value)[] settings)
    {
        var service = new TestService();
        foreach ((string key, string value) in settings)
        {
            service.settings[key] = value;
        }

        return service;
    }

    /// <summary>A client of a service whose folder is indexed.</summary>
    public async Task<HttpClient> ReadyClientAsync()
    {
        HttpClient client = CreateClient();
        for (int i = 0; i < 300; i++)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return client;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The service did not get ready.");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:Path", folder.At("storage"));
        builder.UseSetting("Ingestion:Folders:0", folder.At("articles"));
        builder.UseSetting("Embedding:Provider", "None");
        foreach ((string key, string value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => Parts?.Invoke(services));
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            if (Log is not null)
            {
                logging.AddProvider(Log);
            }
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}

internal static class HttpClientExtensions
{
    public static Task<HttpResponseMessage> GetAtAsync(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public static Task<HttpResponseMessage> DeleteAtAsync(this HttpClient client, string path) => client.DeleteAsync(new Uri(path, UriKind.Relative));

    public static async Task<HttpResponseMessage> SendTextAsync(this HttpClient client, HttpMethod method, string path, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, object body) =>
        client.SendTextAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body));

    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient client, string path, object body) =>
        client.SendTextAsync(HttpMethod.Put, path, JsonSerializer.Serialize(body));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    /// <summary>Asserts problem details of that status and gives them.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        return problem;
    }

    /// <summary>Asserts a bad request that names the field.</summary>
    public static async Task NamesFieldAsync(this HttpResponseMessage response, string field)
    {
        JsonElement problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }
}
