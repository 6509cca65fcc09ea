using System.CommandLine;
using BriefingBot.Answers;
using BriefingBot.Models.Chat;
using BriefingBot.Web.Api;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>--mode extractive|generative</c>: which path is to make the text of answers.</summary>
internal static class ModeOption
{
    private const string Name = "--mode";

    public static Option<AnswerMode?> Create(string description) => new(Name)
    {
        Description = description,
        HelpName = "extractive|generative",
        CustomParser = result =>
        {
            string typed = result.Tokens[0].Value;
            foreach (AnswerMode mode in Enum.GetValues<AnswerMode>())
            {
                if (typed == ApiJson.Word(mode))
                {
                    return mode;
                }
            }

            result.AddError($"{Name} is '{typed}'; it is extractive or generative.");
            return null;
        },
    };

    /// <exception cref="SettingsException">A model is asked for and none is configured: the message says what to set.</exception>
    public static void Check(AnswerMode? mode, IServiceProvider services)
    {
        if (mode == AnswerMode.Generative && services.GetRequiredService<IOptions<ChatOptions>>().Value.Provider == ChatProvider.None)
        {
            throw new SettingsException(
            [
                $"{Name} generative needs a language model, and none is configured: set {ChatOptions.Section}:Provider to {nameof(ChatProvider.AzureOpenAI)} "
                + $"or {nameof(ChatProvider.OpenAI)} (any endpoint that speaks its protocol), with {ChatOptions.Section}:Endpoint, {ChatOptions.Section}:Model and {ChatOptions.Section}:ApiKey.",
            ]);
        }
    }
}
