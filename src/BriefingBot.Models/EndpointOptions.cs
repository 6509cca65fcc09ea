using Microsoft.Extensions.Configuration;

namespace BriefingBot.Models;

/// <summary>The options of a model behind an endpoint.</summary>
internal interface IEndpointOptions
{
    string Section { get; }

    string? Endpoint { get; }

    string? ApiKey { get; }

    string? Model { get; }
}

/// <summary>Reading and validating what the sections of models have in common.</summary>
internal static class EndpointOptions
{
    /// <summary>The value, trimmed; null where it is missing or blank.</summary>
    public static string? ReadText(IConfiguration section, string key) =>
        section[key]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Returns what is given as provider and names none, else null.</summary>
    public static string? ReadProvider<TProvider>(IConfiguration section, TProvider byDefault, out TProvider provider)
        where TProvider : struct, Enum
    {
        provider = byDefault;
        string? text = ReadText(section, "Provider");
        return text is null || (char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out provider) && Enum.IsDefined(provider))
            ? null
            : text;
    }

    /// <summary>Sentences that say what is wrong with the provider's name.</summary>
    public static IEnumerable<string> ProviderErrors<TProvider>(string section, string? unknown)
        where TProvider : struct, Enum
    {
        if (unknown is not null)
        {
            yield return $"{section}:Provider is \"{unknown}\"; it must be one of {string.Join(", ", Enum.GetNames<TProvider>())}.";
        }
    }

    /// <summary>Sentences that say what is wrong with the endpoint, key and model; the key itself is never shown.</summary>
    public static IEnumerable<string> Errors(IEndpointOptions options, string provider, bool isAzure)
    {
        string section = options.Section;
        if (options.Model is null)
        {
            yield return $"{section}:Model must be set for the provider {provider}: the name of the {(isAzure ? "deployment" : "model")}.";
        }

        if (options.Endpoint is null)
        {
            if (isAzure)
            {
                yield return $"{section}:Endpoint must be set for the provider {provider}, for example https://NAME.openai.azure.com.";
            }
        }
        else if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            yield return $"{section}:Endpoint must be an absolute http or https URL.";
        }
        else if (endpoint.UserInfo.Length > 0)
        {
            yield return $"{section}:Endpoint must not hold a user name or password; set {section}:ApiKey.";
        }
        else if (endpoint.Scheme == "http" && !endpoint.IsLoopback && options.ApiKey is not null)
        {
            yield return $"{section}:Endpoint must be https: {section}:ApiKey would be sent over the network in the clear.";
        }

        if (options.ApiKey is null && (isAzure || options.Endpoint is null))
        {
            yield return $"{section}:ApiKey must be set for the provider {provider}.";
        }
    }
}
