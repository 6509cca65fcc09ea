using System.Globalization;
using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.Configuration;

namespace BriefingBot.Models.Chat;

/// <summary>Who words the answers.</summary>
public enum ChatProvider
{
    /// <summary>No model: answers are extractive.</summary>
    None,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,

    /// <summary>OpenAI, or any endpoint that speaks its protocol.</summary>
    OpenAI,
}

/// <summary>How the endpoint is told the form of the reply.</summary>
public enum ChatResponseFormat
{
    /// <summary>By its JSON schema, kept by the endpoint to the letter.</summary>
    JsonSchema,

    /// <summary>As JSON of any form; the schema stands in the prompt. For servers that know no schemas.</summary>
    JsonObject,

    /// <summary>Not at all; the schema stands in the prompt. For servers that know neither.</summary>
    Text,
}

/// <summary>The configuration section <c>Chat</c>.</summary>
public sealed class ChatOptions : IEndpointOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Chat";

    private readonly List<string> unreadable = [];

    public ChatProvider Provider { get; set; } = ChatProvider.None;

    /// <summary>An absolute URL. May be left out for OpenAI's own; for a compatible server it ends before <c>/chat/completions</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Sent to <see cref="Endpoint"/> only. Azure OpenAI without one is asked with the Azure identity; servers of one's own may do without.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name (OpenAI) or the deployment's (Azure OpenAI).</summary>
    public string? Model { get; set; }

    /// <summary>For Azure OpenAI without a key: the user-assigned managed identity to sign in as.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>The folder of the prompts.</summary>
    public string Prompts { get; set; } = "prompts";

    public ChatResponseFormat ResponseFormat { get; set; } = ChatResponseFormat.JsonSchema;

    /// <summary>For a whole answer, from the question on; past it the extractive answer goes out. 2 seconds to 2 minutes.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Calls under way at once; as many more may wait. 1 to 256.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Stands over a larger <c>max_tokens</c> of a prompt. 16 to 32,768.</summary>
    public int MaxOutputTokens { get; set; } = 1_200;

    /// <summary>A prompt that is longer when it is filled is not sent. 4,000 to 1,000,000.</summary>
    public int MaxPromptCharacters { get; set; } = 48_000;

    /// <summary>What one call may take of <see cref="Deadline"/>: there must be time left to check what came.</summary>
    internal TimeSpan CallLimit => Deadline * 0.75;

    /// <summary>What one try of a call may take until the endpoint begins to answer.</summary>
    internal TimeSpan AttemptLimit => Deadline * 0.5;

    /// <summary>What the configuration names as provider and is none; kept for validation, which reports it with all other errors.</summary>
    internal string? UnknownProvider { get; private set; }

    /// <summary>Sentences on values that can't be read, kept for the same.</summary>
    internal IReadOnlyList<string> Unreadable => unreadable;

    string IEndpointOptions.Section => Section;

    bool IEndpointOptions.IsAzure => Provider == ChatProvider.AzureOpenAI;

    /// <summary>Takes the values from the section, throwing at none.</summary>
    internal void Read(IConfiguration section)
    {
        UnknownProvider = EndpointOptions.ReadProvider(section, Provider, out ChatProvider provider);
        Provider = provider;
        Endpoint = EndpointOptions.ReadText(section, nameof(Endpoint)) ?? Endpoint;
        ApiKey = EndpointOptions.ReadText(section, nameof(ApiKey)) ?? ApiKey;
        Model = EndpointOptions.ReadText(section, nameof(Model)) ?? Model;
        ManagedIdentityClientId = EndpointOptions.ReadText(section, nameof(ManagedIdentityClientId)) ?? ManagedIdentityClientId;
        Prompts = EndpointOptions.ReadText(section, nameof(Prompts)) ?? Prompts;
        MaxConcurrency = EndpointOptions.ReadNumber(section, Section, nameof(MaxConcurrency), MaxConcurrency, "from 1 to 256", unreadable);
        MaxOutputTokens = EndpointOptions.ReadNumber(section, Section, nameof(MaxOutputTokens), MaxOutputTokens, "from 16 to 32768", unreadable);
        MaxPromptCharacters = EndpointOptions.ReadNumber(section, Section, nameof(MaxPromptCharacters), MaxPromptCharacters, "from 4000 to 1000000", unreadable);
        if (EndpointOptions.ReadName(section, nameof(ResponseFormat), ResponseFormat, out ChatResponseFormat format) is { } unknown)
        {
            unreadable.Add($"Chat:ResponseFormat is \"{unknown}\"; it must be one of {string.Join(", ", Enum.GetNames<ChatResponseFormat>())}.");
        }

        ResponseFormat = format;
        if (EndpointOptions.ReadText(section, nameof(Deadline)) is { } deadline)
        {
            if (TimeSpan.TryParse(deadline, CultureInfo.InvariantCulture, out TimeSpan time))
            {
                Deadline = time;
            }
            else
            {
                unreadable.Add($"Chat:Deadline is \"{deadline}\"; it must be a time from 00:00:02 to 00:02:00.");
            }
        }
    }
}
