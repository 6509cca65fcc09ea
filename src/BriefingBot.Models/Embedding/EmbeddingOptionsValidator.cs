using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.Options;

namespace BriefingBot.Models.Embedding;

/// <summary>Reports every error of the section at once.</summary>
internal sealed class EmbeddingOptionsValidator : IValidateOptions<EmbeddingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options)
    {
        List<string> errors = [.. EndpointOptions.ProviderErrors<EmbeddingProvider>(EmbeddingOptions.Section, options.UnknownProvider)];
        if (options.UnreadableParallelism is { } text)
        {
            errors.Add($"Embedding:Parallelism is \"{text}\"; it must be a whole number from 1 to 256.");
        }
        else if (options.Parallelism is < 1 or > 256)
        {
            errors.Add("Embedding:Parallelism must be from 1 to 256.");
        }

        if (options.Path is { } path && !Directory.Exists(path))
        {
            errors.Add($"Embedding:Path names the folder {path}, which does not exist.");
        }

        if (options.Path is not null && options.Provider != EmbeddingProvider.MiniLm)
        {
            errors.Add("Embedding:Path is for the provider MiniLm only.");
        }

        if (options.Provider is EmbeddingProvider.OpenAI or EmbeddingProvider.AzureOpenAI)
        {
            errors.AddRange(EndpointOptions.Errors(options, options.Provider.ToString()));
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
