using System.Collections.Immutable;
using System.Text.Json;
using BriefingBot.Answers.Generation;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;

namespace BriefingBot.Models.Chat;

/// <summary>
/// The folder of prompts, in Semantic Kernel's layout: <c>&lt;Name&gt;/skprompt.txt</c> and <c>&lt;Name&gt;/config.json</c>. Everything that could
/// go wrong with a prompt is found when it is read, not when a reader asks.
/// </summary>
internal static class PromptFolder
{
    private const string TextFile = "skprompt.txt";
    private const string SettingsFile = "config.json";

    // Fields of a call that are the service's own. They would be overwritten without a word.
    private static readonly string[] OwnFields = ["messages", "model", "n", "response_format", "stream", "stream_options", "tool_choice", "tools"];

    /// <summary>Reads all prompts that the service uses. What is wrong is added to the errors, a sentence each; the result counts where none was.</summary>
    public static ImmutableDictionary<string, Prompt> Read(string folder, List<string> errors)
    {
        ImmutableDictionary<string, Prompt> prompts = ImmutableDictionary.Create<string, Prompt>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            errors.Add($"Chat:Prompts names the folder {folder}, which does not exist.");
            return prompts;
        }

        foreach ((string name, IReadOnlyList<string> variables) in PromptNames.Variables)
        {
            string settingsFile = Path.Combine(folder, name, SettingsFile);
            string textFile = Path.Combine(folder, name, TextFile);
            PromptTemplateConfig? settings = ReadSettings(settingsFile, variables, errors);
            ImmutableArray<PromptMessage> messages = ReadFile(textFile, errors) is { } text ? PromptText.Parse(text, textFile, variables, errors) : [];
            if (settings is not null)
            {
                prompts = prompts.SetItem(name, new Prompt(name, messages, settings.ExecutionSettings));
            }
        }

        return prompts;
    }

    private static PromptTemplateConfig? ReadSettings(string file, IReadOnlyList<string> variables, List<string> errors)
    {
        if (ReadFile(file, errors) is not { } json)
        {
            return null;
        }

        PromptTemplateConfig settings;
        try
        {
            settings = PromptTemplateConfig.FromJson(json);
            foreach (PromptExecutionSettings execution in settings.ExecutionSettings.Values)
            {
                _ = AzureOpenAIPromptExecutionSettings.FromExecutionSettings(execution);
            }
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or NotSupportedException or InvalidOperationException or KernelException)
        {
            errors.Add($"{file} can't be read as the settings of a prompt: {Clause(fault)}.");
            return null;
        }

        if (settings.TemplateFormat != PromptTemplateConfig.SemanticKernelTemplateFormat)
        {
            errors.Add($"{file} has the template_format \"{settings.TemplateFormat}\"; it must be {PromptTemplateConfig.SemanticKernelTemplateFormat}.");
        }

        errors.AddRange(settings.ExecutionSettings.Values
            .SelectMany(OwnBody)
            .Where(field => field.StartsWith('$') || OwnFields.Contains(field, StringComparer.Ordinal))
            .Select(field => $"{file} sets {field} in extra_body, which is not the prompt's to set."));
        if (settings.ExecutionSettings.Values.Any(e => e.ExtensionData is { } all && all.TryGetValue("reasoning_effort", out object? effort)
            && effort is not JsonElement { ValueKind: JsonValueKind.String }))
        {
            errors.Add($"{file} has a reasoning_effort that is no text.");
        }

        string[] declared = [.. settings.InputVariables.Select(v => v.Name)];
        errors.AddRange(variables.Except(declared, StringComparer.Ordinal)
            .Select(v => $"{file} does not declare the variable {v} in input_variables."));
        errors.AddRange(declared.Except(variables, StringComparer.Ordinal)
            .Select(v => $"{file} declares the variable {v}, which the service does not fill; it fills {string.Join(", ", variables)}."));
        return settings;
    }

    /// <summary>Names of the fields that are added to a call as they stand.</summary>
    private static IEnumerable<string> OwnBody(PromptExecutionSettings execution) =>
        execution.ExtensionData is { } all && all.TryGetValue("extra_body", out object? value) && value is JsonElement { ValueKind: JsonValueKind.Object } fields
            ? fields.EnumerateObject().Select(f => f.Name)
            : [];

    private static string? ReadFile(string file, List<string> errors)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            errors.Add($"The prompt's file {file} does not exist.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.Add($"The prompt's file {file} can't be read: {Clause(fault)}.");
        }

        return null;
    }

    private static string Clause(Exception fault) => (fault.InnerException ?? fault).Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
