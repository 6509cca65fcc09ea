using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace BriefingBot.Models.Endpoints;

/// <summary>The options of a model behind an endpoint.</summary>
internal interface IEndpointOptions
{
    string Section { get; }

    bool IsAzure { get; }

    string? Endpoint { get; }

    string? ApiKey { get; }

    string? Model { get; }

    string? ManagedIdentityClientId { get; }
}

/// <summary>Reading and validating what the sections of models have in common.</summary>
internal static class EndpointOptions
{
    /// <summary>Where <see cref="IEndpointOptions.Endpoint"/> is left out.</summary>
    public const string OpenAIHost = "api.openai.com";

    /// <summary>Host and port that are asked, for people.</summary>
    public static string Host(IEndpointOptions options) => options.Endpoint is { } endpoint ? new Uri(endpoint).Authority : OpenAIHost;

    /// <summary>The value, trimmed; null where it is missing or blank.</summary>
    public static string? ReadText(IConfiguration section, string key) =>
        section[key]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The whole number under the key, or the default where there is none; what can't be read is added to the errors.</summary>
    public static int ReadNumber(IConfiguration section, string sectionName, string key, int byDefault, string range, List<string> errors)
    {
        if (ReadText(section, key) is not { } text)
        {
            return byDefault;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        errors.Add($"{sectionName}:{key} is \"{text}\"; it must be a whole number {range}.");
        return byDefault;
    }

    /// <summary>Returns what is given as provider and names none, else null.</summary>
    public static string? ReadProvider<TProvider>(IConfiguration section, TProvider byDefault, out TProvider provider)
        where TProvider : struct, Enum => ReadName(section, "Provider", byDefault, out provider);

    /// <summary>Returns what is given under the key and is none of the names, else null.</summary>
    public static string? ReadName<TName>(IConfiguration section, string key, TName byDefault, out TName value)
        where TName : struct, Enum
    {
        string? text = ReadText(section, key);
        bool isName = text is not null && text.All(char.IsAsciiLetter); // not a number nor a list, which would be parsed too
        bool known = Enum.TryParse(text, ignoreCase: true, out TName named) && isName;
        value = known ? named : byDefault;
        return known ? null : text;
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

    /// <summary>Sentences that say what is wrong with endpoint, key, identity and model; the key itself is never shown.</summary>
    public static IEnumerable<string> Errors(IEndpointOptions options, string provider)
    {
        string section = options.Section;
        if (options.Model is null)
        {
            yield return $"{section}:Model must be set for the provider {provider}: the name of the {(options.IsAzure ? "deployment" : "model")}.";
        }

        if (options.Endpoint is null)
        {
            if (options.IsAzure)
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
        else if (endpoint.Scheme == "http" && options.IsAzure && options.ApiKey is null)
        {
            yield return $"{section}:Endpoint must be https: without {section}:ApiKey a token of the Azure identity is sent.";
        }
        else if (endpoint.Scheme == "http" && !endpoint.IsLoopback && options.ApiKey is not null)
        {
            yield return $"{section}:Endpoint must be https: {section}:ApiKey would be sent over the network in the clear.";
        }

        if (options.ApiKey is null && !options.IsAzure && options.Endpoint is null)
        {
            yield return $"{section}:ApiKey must be set for the provider {provider}.";
        }

        if (options.ManagedIdentityClientId is not null && !(options.IsAzure && options.ApiKey is null))
        {
            yield return $"{section}:ManagedIdentityClientId is for the provider AzureOpenAI without {section}:ApiKey only.";
        }
    }
}
