using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.Options;

namespace BriefingBot.Models.Chat;

/// <summary>Reports every error of the section at once, those of the prompts too where a model is to get them.</summary>
internal sealed class ChatOptionsValidator : IValidateOptions<ChatOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        List<string> errors = [.. EndpointOptions.ProviderErrors<ChatProvider>(ChatOptions.Section, options.UnknownProvider), .. options.Unreadable];
        Check(options.Deadline < TimeSpan.FromSeconds(2) || options.Deadline > TimeSpan.FromMinutes(2), "Chat:Deadline must be from 00:00:02 to 00:02:00.");
        Check(options.MaxConcurrency is < 1 or > 256, "Chat:MaxConcurrency must be from 1 to 256.");
        Check(options.MaxOutputTokens is < 16 or > 32_768, "Chat:MaxOutputTokens must be from 16 to 32768.");
        Check(options.MaxPromptCharacters is < 4_000 or > 1_000_000, "Chat:MaxPromptCharacters must be from 4000 to 1000000.");
        if (options.Provider != ChatProvider.None)
        {
            errors.AddRange(EndpointOptions.Errors(options, options.Provider.ToString()));
            PromptFolder.Read(options.Prompts, errors);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(bool wrong, string error)
        {
            if (wrong)
            {
                errors.Add(error);
            }
        }
    }
}
