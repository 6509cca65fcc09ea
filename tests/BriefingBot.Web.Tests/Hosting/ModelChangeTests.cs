using System.Net;
using System.Text.Json;
using BriefingBot.Indexing;
using BriefingBot.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Web.Tests.Hosting;

/// <summary>The service on the storage that it had with another embedding model.</summary>
public sealed class ModelChangeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ModelChangeTests() => folder.Write("articles/harbour.md", Some.HarbourFile);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_service_is_ready_at_once_answers_and_takes_writes_and_searches_by_meaning_once_the_new_index_is_made()
    {
        using (var first = new GatedModel(2))
        {
            first.Open();
            await using TestService plain = Service();
            await using WebApplicationFactory<Program> earlier = WithModel(plain, first, "earlier");
            using HttpClient client = earlier.CreateClient();
            Assert.Equal(JsonValueKind.Null, (await ReadyAsync(client, ready => true)).GetProperty("rebuild").ValueKind);
            using HttpResponseMessage put = await client.PutJsonAsync("/v1/articles/tide", new { title = "Tides", body = "The tide was high.", published = "2024-05-04" });
            Assert.True(put.IsSuccessStatusCode);
        }

        using var model = new GatedModel(3);
        await using TestService service = Service();
        await using WebApplicationFactory<Program> changed = WithModel(service, model, "changed");
        using HttpClient asking = changed.CreateClient();
        JsonElement ready = await ReadyAsync(asking, body => body.GetProperty("rebuild").GetProperty("total").GetInt32() > 0);
        Assert.Equal("words-alone", ready.GetProperty("embedding").GetProperty("mode").GetString());
        JsonElement rebuild = ready.GetProperty("rebuild");
        Assert.Equal(
            ("changed", "earlier", 0, 2),
            (rebuild.GetProperty("model").GetString(), rebuild.GetProperty("earlier").GetString(), rebuild.GetProperty("done").GetInt32(), rebuild.GetProperty("total").GetInt32()));
        Assert.Equal(
            "The index is made anew for the model changed: 0 of 2 articles. Until then the earlier one answers, by words alone.",
            rebuild.GetProperty("detail").GetString());

        // The model gives nothing yet, and nobody waits for it.
        using (HttpResponseMessage answer = await asking.PostJsonAsync("/v1/ask", new { question = "What did Varga say about the harbour?" }))
        {
            Assert.Equal("answered", (await answer.JsonAsync()).GetProperty("status").GetString());
        }

        using HttpResponseMessage late = await asking.PutJsonAsync("/v1/articles/late", new { title = "Lighthouse", body = "The lighthouse was painted.", published = "2024-05-05" });
        Assert.True(late.IsSuccessStatusCode);
        using HttpResponseMessage gone = await asking.DeleteAtAsync("/v1/articles/tide");
        Assert.True(gone.IsSuccessStatusCode);
        Assert.Equal(["late"], await FoundAsync(asking, "lighthouse tide"));

        model.Open();
        ready = await ReadyAsync(asking, body => body.GetProperty("rebuild").ValueKind == JsonValueKind.Null);
        Assert.Equal("hybrid", ready.GetProperty("embedding").GetProperty("mode").GetString());
        Assert.Equal(["harbour-1", "late"], (await FoundAsync(asking, "words that stand nowhere")).Order(StringComparer.Ordinal));
        Assert.Equal(["late"], (await FoundAsync(asking, "lighthouse tide"))[..1]);
    }

    private static async Task<JsonElement> ReadyAsync(HttpClient client, Func<JsonElement, bool> enough)
    {
        for (int i = 0; i < 600; i++)
        {
            using HttpResponseMessage response = await client.GetAtAsync("/readyz");
            if (response.StatusCode == HttpStatusCode.OK && await response.JsonAsync() is var body && enough(body))
            {
                return body;
            }

            await Task.Delay(30);
        }

        throw new TimeoutException("The service did not get so far.");
    }

    private static async Task<string[]> FoundAsync(HttpClient client, string query)
    {
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/search", new { query });
        return [.. (await response.JsonAsync()).GetProperty("results").EnumerateArray().Select(hit => hit.GetProperty("articleId").GetString()!)];
    }

    private static WebApplicationFactory<Program> WithModel(TestService service, GatedModel model, string id) => service.WithWebHostBuilder(builder => builder
        .ConfigureTestServices(services => services.AddSingleton(new EmbeddingModel(model, id, "a model of the test's"))));

    private TestService Service() => TestService.With(("Storage:Path", folder.At("storage")), ("Ingestion:Folders:0", folder.At("articles")));

    /// <summary>One vector for every text, once it is open; until then callers wait.</summary>
    private sealed class GatedModel(int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
    {
        private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => gate.TrySetResult();

        public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            await gate.Task.WaitAsync(cancellationToken);
            return [.. values.Select(_ => new Embedding<float>(Enumerable.Range(0, dimensions).Select(i => i == 0 ? 1f : 0f).ToArray()))];
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
