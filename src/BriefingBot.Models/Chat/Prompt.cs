using System.Collections.Immutable;
using BriefingBot.Answers.Generation;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace BriefingBot.Models.Chat;

/// <summary>One message of a prompt: its role stands fast before anything is filled in.</summary>
internal sealed record PromptMessage(AuthorRole Role, IPromptTemplate Text);

/// <summary>
/// A prompt as it was read. The messages are taken apart before they are filled, and each is filled by itself: a value is never parsed as a
/// template nor as markup, so it can neither bring forth a message nor change a role, and it arrives letter by letter.
/// </summary>
/// <param name="Settings">By the service's id; <c>default</c> for all others.</param>
internal sealed record Prompt(
    string Name, ImmutableArray<PromptMessage> Messages, IReadOnlyDictionary<string, PromptExecutionSettings> Settings)
{
    // Prompts call no functions: there are none.
    private static readonly Kernel NoFunctions = new();

    /// <exception cref="ArgumentException">The values are not those of the prompt's variables.</exception>
    public async Task<ChatHistory> FillAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> variables = PromptNames.Variables[Name];
        if (values.Count != variables.Count || !variables.All(values.ContainsKey))
        {
            throw new ArgumentException($"The prompt {Name} has the variables {string.Join(", ", variables)}.", nameof(values));
        }

        var arguments = new KernelArguments(values.ToDictionary(v => v.Key, v => (object?)v.Value, StringComparer.Ordinal));
        var history = new ChatHistory();
        foreach (PromptMessage message in Messages)
        {
            history.AddMessage(message.Role, await message.Text.RenderAsync(NoFunctions, arguments, cancellationToken).ConfigureAwait(false));
        }

        return history;
    }

    /// <summary>Those under the model's own name, or else the default ones.</summary>
    public PromptExecutionSettings? SettingsFor(string serviceId) =>
        Settings.TryGetValue(serviceId, out PromptExecutionSettings? own) ? own : Settings.GetValueOrDefault(PromptExecutionSettings.DefaultServiceId);
}
