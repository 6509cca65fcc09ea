using System.Diagnostics.Metrics;
using System.Text.Json;
using BriefingBot.Answers.Generation;
using BriefingBot.Models.Chat;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBot.Web.Tests.Api;

/// <summary>The whole service with a language model that words the answers: only asked questions reach it, and only what holds leaves.</summary>
public sealed class GenerativeTests : IAsyncDisposable
{
    private const string Question = "What did Varga say about the dredging?";

    private readonly CountingModel model = new();
    private readonly TestService service = new();

    public GenerativeTests() => service.Parts = services =>
    {
        services.RemoveAll<ChatModel>();
        services.AddSingleton(new ChatModel(model, "a model of the test"));
    };

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task An_answer_is_told_in_the_models_words_with_citations_and_its_mode()
    {
        model.Say = "Mayor Ines Varga said that the dredging would begin in June.";
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = Question });
        JsonElement answer = await response.JsonAsync();

        Assert.Equal("generative", answer.GetProperty("mode").GetString());
        Assert.Equal("Mayor Ines Varga said that the dredging would begin in June (Coast Wire, 3 May 2024) [1].", answer.GetProperty("text").GetString());
        JsonElement citation = answer.GetProperty("citations")[0];
        Assert.Equal("Ines Varga", citation.GetProperty("speaker").GetString());
        Assert.Equal(Some.HarbourBody[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()], citation.GetProperty("quote").GetString());
    }

    [Fact]
    public async Task What_an_answer_cost_is_counted_with_what_became_of_its_claims()
    {
        var counted = new List<string>();
        using HttpClient client = await service.ReadyClientAsync();
        IMeterFactory meters = service.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, own) => Listen(instrument, own) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}".TrimEnd()));
        listener.Start();
        model.Say = "Mayor Ines Varga said that the dredging would begin in June.";
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = Question });

        Assert.Equal(["briefingbot.answers 1 generative", "briefingbot.answer.tokens 100 input", "briefingbot.answer.tokens 20 output", "briefingbot.claims 1 passed", "briefingbot.claims 0 repaired"], counted);

        void Listen(Instrument instrument, MeterListener own)
        {
            if (instrument.Meter.Name == "BriefingBot.Answers" && instrument.Meter.Scope == meters)
            {
                own.EnableMeasurementEvents(instrument);
            }
        }
    }

    [Fact]
    public async Task What_the_model_makes_up_is_not_told()
    {
        model.Say = "Mayor Ines Varga said that the dredging would begin in July.";
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await client.PostJsonAsync("/v1/ask", new { question = Question });
        JsonElement answer = await response.JsonAsync();

        Assert.Equal("extractive", answer.GetProperty("mode").GetString());
        Assert.DoesNotContain("July", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, model.Calls);
    }

    [Fact]
    public async Task What_the_service_asks_of_itself_never_reaches_the_model()
    {
        using HttpClient client = await service.ReadyClientAsync();

        // The first visit makes the example questions, after the service warmed up.
        using HttpResponseMessage token = await client.PostAsync(new Uri("/webchat/token", UriKind.Relative), null);
        token.EnsureSuccessStatusCode();
        string conversation = (await token.JsonAsync()).GetProperty("token").GetString()!;
        using var start = new HttpRequestMessage(HttpMethod.Post, new Uri("/directline/conversations", UriKind.Relative));
        start.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", conversation);
        using HttpResponseMessage started = await client.SendAsync(start);
        started.EnsureSuccessStatusCode();

        Assert.Equal(0, model.Calls);
        using HttpResponseMessage refused = await client.PostJsonAsync("/v1/ask", new { question = "What did Merkel say?" });
        Assert.Equal("abstained", (await refused.JsonAsync()).GetProperty("status").GetString());
        Assert.Equal(0, model.Calls);
    }

    private sealed class CountingModel : ILanguageModel
    {
        private int calls;

        public string Name => "a model of the test";

        public string Say { get; set; } = "";

        public int Calls => Volatile.Read(ref calls);

        public Task<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls);
            string id = JsonDocument.Parse(request.Variables["evidence"].Split('\n')[0]).RootElement.GetProperty("id").GetString()!;
            object[] claims = [new { text = Say, evidence = new[] { id }, quotations = Array.Empty<object>(), speaker = "Ines Varga" }];
            return Task.FromResult<ModelReply>(new ModelReply.Text(JsonSerializer.Serialize(new { claims }), IsWhole: true) { Usage = new ModelUsage(100, 20) });
        }
    }
}
