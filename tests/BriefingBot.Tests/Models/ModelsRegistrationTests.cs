using BriefingBot.Answers.Generation;
using BriefingBot.Indexing;
using BriefingBot.Models;
using BriefingBot.Models.Chat;
using BriefingBot.Models.Embedding;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ChatOptions = BriefingBot.Models.Chat.ChatOptions;
using ChatResponseFormat = BriefingBot.Models.Chat.ChatResponseFormat;

namespace BriefingBot.Tests.Models;

public sealed class ModelsRegistrationTests
{
    [ModelFact]
    public async Task Without_configuration_there_is_the_built_model_for_as_long_as_the_services_live()
    {
        IEmbeddingGenerator<string, Embedding<float>>? generator;
        await using (ServiceProvider services = Services())
        {
            EmbeddingModel model = services.GetRequiredService<EmbeddingModel>();
            Assert.Same(model, services.GetRequiredService<EmbeddingModel>());
            generator = model.Generator;
            Assert.NotNull(generator);
            Assert.Single(await generator.GenerateAsync(["text"]));
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(["text"]));
    }

    [Fact]
    public async Task The_sections_are_read_without_regard_to_case()
    {
        await using ServiceProvider services = Services(
            ("Embedding:Provider", " azureopenai "), ("Embedding:Endpoint", "https://news.example"), ("Embedding:ApiKey", "k"), ("Embedding:Model", "m"),
            ("Embedding:Parallelism", "3"),
            ("Chat:Provider", "OPENAI"), ("Chat:Endpoint", "http://127.0.0.1:1/v1"), ("Chat:Model", "local"), ("Chat:ApiKey", " "),
            ("Chat:Prompts", ChatFixture.PromptsFolder), ("chat:responseformat", "jsonobject"), ("Chat:Deadline", "00:00:20"), ("Chat:MaxOutputTokens", "500"));

        EmbeddingOptions embedding = services.GetRequiredService<IOptions<EmbeddingOptions>>().Value;
        Assert.Equal((EmbeddingProvider.AzureOpenAI, "https://news.example", "k", "m", 3),
            (embedding.Provider, embedding.Endpoint, embedding.ApiKey, embedding.Model, embedding.Parallelism));
        ChatOptions chat = services.GetRequiredService<IOptions<ChatOptions>>().Value;
        Assert.Equal((ChatProvider.OpenAI, "http://127.0.0.1:1/v1", null, "local"), (chat.Provider, chat.Endpoint, chat.ApiKey, chat.Model));
        Assert.Equal((ChatResponseFormat.JsonObject, 500, 4), (chat.ResponseFormat, chat.MaxOutputTokens, chat.MaxConcurrency));
        Assert.Equal(TimeSpan.FromSeconds(20), services.GetRequiredService<GenerationOptions>().Deadline);
    }

    [Fact]
    public void Defaults_ask_for_no_cloud()
    {
        Assert.Equal(EmbeddingProvider.MiniLm, new EmbeddingOptions().Provider);
        Assert.Equal(ChatProvider.None, new ChatOptions().Provider);
    }

    [Fact]
    public async Task All_errors_of_a_section_are_reported_at_once_and_without_the_key()
    {
        await using ServiceProvider services = Services(
            ("Embedding:Provider", "Cohere"), ("Embedding:Parallelism", "many"), ("Embedding:Path", "/no/such/folder"));

        Assert.Equal(
            [
                "Embedding:Provider is \"Cohere\"; it must be one of MiniLm, None, OpenAI, AzureOpenAI.",
                "Embedding:Parallelism is \"many\"; it must be a whole number from 1 to 256.",
                "Embedding:Path names the folder /no/such/folder, which does not exist.",
            ],
            Errors<EmbeddingOptions>(services));
    }

    [Fact]
    public async Task Azure_needs_an_endpoint_and_a_deployment()
    {
        await using ServiceProvider services = Services(
            ("Embedding:Provider", "AzureOpenAI"), ("Chat:Provider", "AzureOpenAI"), ("Chat:Prompts", ChatFixture.PromptsFolder));

        Assert.Equal(Missing("Embedding"), Errors<EmbeddingOptions>(services));
        Assert.Equal(Missing("Chat"), Errors<ChatOptions>(services));

        static string[] Missing(string section) =>
        [
            $"{section}:Model must be set for the provider AzureOpenAI: the name of the deployment.",
            $"{section}:Endpoint must be set for the provider AzureOpenAI, for example https://NAME.openai.azure.com.",
        ];
    }

    [Theory]
    [InlineData("not a url", null, "Embedding:Endpoint must be an absolute http or https URL.")]
    [InlineData("ftp://host/v1", null, "Embedding:Endpoint must be an absolute http or https URL.")]
    [InlineData("https://user:word@host/v1", null, "Embedding:Endpoint must not hold a user name or password; set Embedding:ApiKey.")]
    [InlineData("http://models.example/v1", "secret", "Embedding:Endpoint must be https: Embedding:ApiKey would be sent over the network in the clear.")]
    [InlineData(null, null, "Embedding:ApiKey must be set for the provider OpenAI.")]
    [InlineData("http://models.example/v1", null, null)]
    [InlineData("http://localhost:11434/v1", "secret", null)]
    [InlineData(null, "secret", null)]
    public async Task An_endpoint_is_one_that_keys_can_be_sent_to(string? endpoint, string? key, string? error)
    {
        await using ServiceProvider services = Services(
            ("Embedding:Provider", "OpenAI"), ("Embedding:Model", "m"), ("Embedding:Endpoint", endpoint), ("Embedding:ApiKey", key));

        Assert.Equal(error is null ? [] : [error], Errors<EmbeddingOptions>(services));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("None, OpenAI")]
    [InlineData("-1")]
    public async Task A_provider_is_named_by_its_name(string provider)
    {
        await using ServiceProvider services = Services(("Chat:Provider", provider));

        Assert.Equal([$"Chat:Provider is \"{provider}\"; it must be one of None, AzureOpenAI, OpenAI."], Errors<ChatOptions>(services));
    }

    [Theory]
    [InlineData("https://news.example", null, null, null)]
    [InlineData("https://news.example", null, "an-identity", null)]
    [InlineData("http://127.0.0.1:1", "k", null, null)]
    [InlineData("http://127.0.0.1:1", null, null, "must be https: without Embedding:ApiKey a token of the Azure identity is sent.")]
    [InlineData("http://news.example", null, null, "must be https: without Embedding:ApiKey a token of the Azure identity is sent.")]
    [InlineData("http://news.example", "k", null, "must be https: Embedding:ApiKey would be sent over the network in the clear.")]
    public async Task Azure_is_asked_with_a_key_or_with_an_identity_over_https(string endpoint, string? key, string? identity, string? error)
    {
        await using ServiceProvider services = Services(
            ("Embedding:Provider", "AzureOpenAI"), ("Embedding:Model", "m"), ("Embedding:Endpoint", endpoint), ("Embedding:ApiKey", key),
            ("Embedding:ManagedIdentityClientId", identity));

        Assert.Equal(error is null ? [] : ["Embedding:Endpoint " + error], Errors<EmbeddingOptions>(services));
    }

    [Theory]
    [InlineData("OpenAI", null)]
    [InlineData("AzureOpenAI", "k")]
    public async Task A_managed_identity_goes_with_azure_without_a_key_only(string provider, string? key)
    {
        await using ServiceProvider services = Services(
            ("Embedding:Provider", provider), ("Embedding:Model", "m"), ("Embedding:Endpoint", "https://news.example"), ("Embedding:ApiKey", key),
            ("Embedding:ManagedIdentityClientId", "an-identity"));

        Assert.Equal(
            ["Embedding:ManagedIdentityClientId is for the provider AzureOpenAI without Embedding:ApiKey only."], Errors<EmbeddingOptions>(services));
    }

    [Fact]
    public async Task Limits_of_the_language_model_that_make_no_sense_are_told_together_with_a_provider_of_none_too()
    {
        await using ServiceProvider unreadable = Services(
            ("Chat:ResponseFormat", "xml"), ("Chat:Deadline", "soon"), ("Chat:MaxConcurrency", "few"), ("Chat:MaxOutputTokens", "1.5"), ("Chat:MaxPromptCharacters", "9e3"));
        await using ServiceProvider outside = Services(
            ("Chat:Deadline", "00:02:01"), ("Chat:MaxConcurrency", "0"), ("Chat:MaxOutputTokens", "15"), ("Chat:MaxPromptCharacters", "-4000"));

        Assert.Equal(
            [
                "Chat:MaxConcurrency is \"few\"; it must be a whole number from 1 to 256.",
                "Chat:MaxOutputTokens is \"1.5\"; it must be a whole number from 16 to 32768.",
                "Chat:MaxPromptCharacters is \"9e3\"; it must be a whole number from 4000 to 1000000.",
                "Chat:ResponseFormat is \"xml\"; it must be one of JsonSchema, JsonObject, Text.",
                "Chat:Deadline is \"soon\"; it must be a time from 00:00:02 to 00:02:00.",
            ],
            Errors<ChatOptions>(unreadable));
        Assert.Equal(
            [
                "Chat:Deadline must be from 00:00:02 to 00:02:00.",
                "Chat:MaxConcurrency must be from 1 to 256.",
                "Chat:MaxOutputTokens must be from 16 to 32768.",
                "Chat:MaxPromptCharacters must be from 4000 to 1000000.",
            ],
            Errors<ChatOptions>(outside));
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_language_model_and_no_prompt_is_read()
    {
        await using ServiceProvider services = Services(("Chat:Prompts", "/no/such/folder"));

        Assert.Equal(new ChatModel(null, "none: Chat:Provider is None"), services.GetRequiredService<ChatModel>());
    }

    [Fact]
    public async Task A_path_goes_with_the_local_provider_only()
    {
        await using ServiceProvider services = Services(("Embedding:Provider", "None"), ("Embedding:Path", Path.GetTempPath()));

        Assert.Equal(["Embedding:Path is for the provider MiniLm only."], Errors<EmbeddingOptions>(services));
    }

    [Fact]
    public async Task The_start_of_the_host_validates_both_sections_together()
    {
        await using ServiceProvider services = Services(("Embedding:Provider", "x"), ("Chat:Provider", "y"));

        AggregateException errors = Assert.Throws<AggregateException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(2, errors.InnerExceptions.OfType<OptionsValidationException>().Count());
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
            .Build();
        return new ServiceCollection().AddBriefingBotModels(configuration).BuildServiceProvider(validateScopes: true);
    }

    private static IEnumerable<string> Errors<TOptions>(IServiceProvider services)
        where TOptions : class
    {
        try
        {
            _ = services.GetRequiredService<IOptions<TOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
    }
}
