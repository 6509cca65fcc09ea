using BriefingBot.Answers.Generation;
using BriefingBot.Models;
using BriefingBot.Models.Chat;
using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Tests.Models;

/// <summary>A language model registered as the service does it, at a fake server, with the project's own prompts and short waits.</summary>
public sealed class ChatFixture : IAsyncDisposable
{
    /// <summary>A schema fit for strict structured output.</summary>
    public const string Schema = """{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}""";

    private readonly ServiceProvider services;

    /// <param name="settings">Over those for OpenAI's protocol with a key; a null takes one away.</param>
    /// <param name="register">Adds services, or stands over some.</param>
    public ChatFixture(FakeChatServer server, IEnumerable<(string Key, string? Value)>? settings = null, Action<IServiceCollection>? register = null)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Embedding:Provider"] = "None",
            ["Chat:Provider"] = "OpenAI",
            ["Chat:Endpoint"] = server.Url + "v1",
            ["Chat:ApiKey"] = "the-key",
            ["Chat:Model"] = "small",
            ["Chat:Prompts"] = PromptsFolder,
        };
        foreach ((string key, string? value) in settings ?? [])
        {
            all[key] = value;
        }

        var collection = new ServiceCollection();
        collection.AddSingleton(new RetryPace { FirstWait = TimeSpan.FromMilliseconds(1) });
        collection.AddBriefingBotModels(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
        register?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The project's own prompts.</summary>
    public static string PromptsFolder { get; } = Path.Combine(Root(), "prompts");

    public IServiceProvider Services => services;

    public ILanguageModel Model => services.GetRequiredService<ChatModel>().Model!;

    /// <summary>A request for the prompt, with the variables given and "-" for the others.</summary>
    public static ModelRequest Request(string prompt, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        Dictionary<string, string> values = PromptNames.Variables[prompt].ToDictionary(name => name, _ => "-", StringComparer.Ordinal);
        foreach ((string name, string value) in variables)
        {
            values[name] = value;
        }

        return new ModelRequest(prompt, values, Schema);
    }

    public Task<ModelReply> AskAsync(CancellationToken cancellationToken = default) => Model.CompleteAsync(Request(PromptNames.Answer), cancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string Root()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "BriefingBot.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return root ?? throw new InvalidOperationException("BriefingBot.sln is not above the tests.");
    }
}
