using Azure.Core;
using Azure.Identity;
using BriefingBot.Answers.Generation;
using BriefingBot.Indexing;
using BriefingBot.Models;
using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Tests.Models;

/// <summary>Azure OpenAI without a key: a token of the identity goes to https, and to the configured host only.</summary>
public sealed class AzureIdentityTests
{
    private static readonly (string, string?)[] Keyless =
        [("Chat:Provider", "AzureOpenAI"), ("Chat:Endpoint", "https://news.openai.azure.example"), ("Chat:ApiKey", null), ("Chat:Model", "our-deployment")];

    [Fact]
    public async Task The_identitys_token_for_azures_models_is_sent_in_the_place_of_a_key()
    {
        var identity = new FakeIdentity();
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, Keyless, s => Route(s, server.Url, identity));

        Assert.IsType<ModelReply.Text>(await chat.AskAsync());

        ChatRequest request = Assert.Single(server.Requests);
        Assert.StartsWith("/openai/deployments/our-deployment/chat/completions?api-version=", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(("Bearer the-token", null), (request.Header("Authorization"), request.Header("api-key")));
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], identity.Scopes);
        Assert.Equal([null], identity.ClientIds);
        Assert.Equal("our-deployment at news.openai.azure.example", chat.Model.Name);
    }

    [Fact]
    public async Task A_user_assigned_identity_and_the_governments_cloud_are_asked_as_configured()
    {
        var identity = new FakeIdentity();
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(
            server,
            [.. Keyless, ("Chat:Endpoint", "https://news.openai.azure.us"), ("Chat:ManagedIdentityClientId", "an-identity")],
            s => Route(s, server.Url, identity));

        Assert.IsType<ModelReply.Text>(await chat.AskAsync());

        Assert.Equal(["https://cognitiveservices.azure.us/.default"], identity.Scopes);
        Assert.Equal(["an-identity"], identity.ClientIds);
    }

    [Fact]
    public async Task An_identity_that_gives_no_token_is_told_with_what_to_do()
    {
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, Keyless, s => Route(s, server.Url, new FakeIdentity { Fault = new CredentialUnavailableException("nobody is signed in") }));

        ModelReply.Failed failed = Assert.IsType<ModelReply.Failed>(await chat.AskAsync());

        Assert.Equal(ModelFault.Rejected, failed.Fault);
        Assert.StartsWith("The Azure identity gave no token: sign in (az login)", failed.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Embeddings_are_asked_for_with_the_identity_too()
    {
        var identity = new FakeIdentity();
        await using var server = new FakeEmbeddingServer();
        await using ServiceProvider services = Embeddings(server, identity);
        IEmbeddingGenerator<string, Embedding<float>> generator = services.GetRequiredService<EmbeddingModel>().Generator!;

        Assert.Single(await generator.GenerateAsync(["text"]));

        FakeEmbeddingServer.Request request = Assert.Single(server.Requests);
        Assert.Equal(("Bearer the-token", null), (request.Authorization, request.ApiKey));
        Assert.StartsWith("/openai/deployments/vectors/embeddings?api-version=", request.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_seam_the_environments_identity_is_taken_and_nobody_is_asked_to_sign_in()
    {
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, Keyless);

        Assert.IsType<DefaultAzureCredential>(chat.Services.GetRequiredService<AzureIdentity>()(null));
        Assert.NotNull(chat.Model); // made without asking anybody
    }

    private static ServiceProvider Embeddings(FakeEmbeddingServer server, FakeIdentity identity)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Embedding:Provider"] = "AzureOpenAI",
            ["Embedding:Endpoint"] = "https://news.openai.azure.example",
            ["Embedding:Model"] = "vectors",
        };
        IServiceCollection services = new ServiceCollection().AddBriefingBotModels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        Route(services, server.Url, identity);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Tokens are sent to https only: the fake server stands behind a handler that takes what is meant for the host.</summary>
    private static void Route(IServiceCollection services, string url, FakeIdentity identity)
    {
        services.AddSingleton<AzureIdentity>(clientId => identity.For(clientId));
        foreach (string section in new[] { "Chat", "Embedding" })
        {
            services.AddHttpClient(section).AddHttpMessageHandler(() => new Rerouted(new Uri(url)));
        }
    }

    private sealed class Rerouted(Uri server) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("https", request.RequestUri!.Scheme);
            request.RequestUri = new Uri(server, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FakeIdentity : TokenCredential
    {
        private readonly List<string> scopes = [];
        private readonly List<string?> clientIds = [];

        public Exception? Fault { get; init; }

        public IReadOnlyList<string> Scopes => scopes;

        public IReadOnlyList<string?> ClientIds => clientIds;

        public TokenCredential For(string? clientId)
        {
            clientIds.Add(clientId);
            return this;
        }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            scopes.AddRange(requestContext.Scopes);
            return Fault is null ? new AccessToken("the-token", DateTimeOffset.MaxValue) : throw Fault;
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
