using System.ClientModel;
using BriefingBot.Indexing;
using BriefingBot.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Tests.Models;

public sealed class RemoteEmbeddingTests
{
    [Fact]
    public async Task An_openai_compatible_server_is_asked_for_the_model_with_the_key()
    {
        await using var server = new FakeEmbeddingServer { Embed = text => text == "first" ? [3, 4, 0] : [0, 0, 2] };
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(["first", "second"]);

        Assert.Equal([0.6f, 0.8f, 0], embeddings[0].Vector.ToArray());
        Assert.Equal([0, 0, 1], embeddings[1].Vector.ToArray());
        FakeEmbeddingServer.Request request = Assert.Single(server.Requests);
        Assert.Equal(("/v1/embeddings", "Bearer the-key", "small"), (request.PathAndQuery, request.Authorization, request.Model));
        Assert.Equal(["first", "second"], request.Input);
    }

    [Fact]
    public async Task Azure_is_asked_for_the_deployment_with_its_own_header()
    {
        await using var server = new FakeEmbeddingServer();
        await using ServiceProvider services = Services(
            ("Embedding:Provider", "AzureOpenAI"), ("Embedding:Endpoint", server.Url), ("Embedding:ApiKey", "the-key"), ("Embedding:Model", "our-deployment"));
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(["text"]);

        Assert.Equal([1, 0, 0], embeddings[0].Vector.ToArray());
        FakeEmbeddingServer.Request request = Assert.Single(server.Requests);
        Assert.StartsWith("/openai/deployments/our-deployment/embeddings?api-version=", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("the-key", request.ApiKey);
    }

    [Fact]
    public async Task Status_and_id_name_model_and_host_and_never_the_key()
    {
        await using var server = new FakeEmbeddingServer();
        await using ServiceProvider services = OpenAI(server);
        EmbeddingModel model = services.GetRequiredService<EmbeddingModel>();

        string host = new Uri(server.Url).Authority;
        Assert.Equal($"OpenAI (small at {host})", model.Status);
        Assert.Equal($"OpenAI/{host}/small", model.Id);
    }

    [Fact]
    public async Task Many_texts_go_in_several_requests_and_come_back_in_order()
    {
        await using var server = new FakeEmbeddingServer { Embed = text => [int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), 1] };
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(Enumerable.Range(0, 150).Select(i => $"{i}"));

        Assert.Equal([64, 64, 22], server.Requests.Select(r => r.Input.Count));
        Assert.Equal(Enumerable.Range(0, 150), embeddings.Select(e => (int)Math.Round(e.Vector.Span[0] / e.Vector.Span[1])));
    }

    [Fact]
    public async Task Empty_and_overlong_texts_are_made_acceptable()
    {
        await using var server = new FakeEmbeddingServer();
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        await generator.GenerateAsync(["", " \n", new string('x', 3_999) + "😀 and more"]);

        Assert.Equal([".", ".", new string('x', 3_999)], server.Requests[0].Input);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again()
    {
        await using var server = new FakeEmbeddingServer();
        server.Failures.Enqueue(503);
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        Assert.Single(await generator.GenerateAsync(["text"]));
    }

    [Fact]
    public async Task A_refusal_is_a_fault_that_does_not_show_the_key()
    {
        await using var server = new FakeEmbeddingServer();
        server.Failures.Enqueue(401);
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        ClientResultException fault = await Assert.ThrowsAsync<ClientResultException>(() => generator.GenerateAsync(["text"]));

        Assert.Equal(401, fault.Status);
        Assert.DoesNotContain("the-key", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vector_without_a_direction_is_a_fault()
    {
        await using var server = new FakeEmbeddingServer { Embed = _ => [0, 0] };
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        await Assert.ThrowsAsync<InvalidDataException>(() => generator.GenerateAsync(["text"]));
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        await using var server = new FakeEmbeddingServer();
        await using ServiceProvider services = OpenAI(server);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(["text"], cancellationToken: cancelled.Token));
        Assert.Empty(server.Requests);
    }

    private static ServiceProvider OpenAI(FakeEmbeddingServer server) => Services(
        ("Embedding:Provider", "OpenAI"), ("Embedding:Endpoint", server.Url + "v1"), ("Embedding:ApiKey", "the-key"), ("Embedding:Model", "small"));

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) => new ServiceCollection()
        .AddBriefingBotModels(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build())
        .BuildServiceProvider(validateScopes: true);
}
