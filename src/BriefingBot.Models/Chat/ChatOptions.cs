using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

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

/// <summary>The configuration section <c>Chat</c>.</summary>
public sealed class ChatOptions : IEndpointOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Chat";

    public ChatProvider Provider { get; set; } = ChatProvider.None;

    /// <summary>An absolute URL. May be left out for OpenAI's own.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Sent to <see cref="Endpoint"/> only.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name (OpenAI) or the deployment's (Azure OpenAI).</summary>
    public string? Model { get; set; }

    /// <summary>What the configuration names as provider and is none; kept for validation, which reports it with all other errors.</summary>
    internal string? UnknownProvider { get; private set; }

    string IEndpointOptions.Section => Section;

    /// <summary>Takes the values from the section, throwing at none.</summary>
    internal void Read(IConfiguration section)
    {
        UnknownProvider = EndpointOptions.ReadProvider(section, Provider, out ChatProvider provider);
        Provider = provider;
        Endpoint = EndpointOptions.ReadText(section, nameof(Endpoint)) ?? Endpoint;
        ApiKey = EndpointOptions.ReadText(section, nameof(ApiKey)) ?? ApiKey;
        Model = EndpointOptions.ReadText(section, nameof(Model)) ?? Model;
    }
}

/// <summary>Reports every error of the section at once.</summary>
internal sealed class ChatOptionsValidator : IValidateOptions<ChatOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        List<string> errors = [.. EndpointOptions.ProviderErrors<ChatProvider>(ChatOptions.Section, options.UnknownProvider)];
        if (options.Provider != ChatProvider.None)
        {
            errors.AddRange(EndpointOptions.Errors(options, options.Provider.ToString(), options.Provider == ChatProvider.AzureOpenAI));
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
