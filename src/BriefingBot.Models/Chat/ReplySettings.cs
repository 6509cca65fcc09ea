using System.Text.Json;
using BriefingBot.Answers.Generation;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace BriefingBot.Models.Chat;

/// <summary>How an endpoint is told what a reply may cost and which form it has.</summary>
internal sealed class ReplySettings(ChatOptions options)
{
    private const string Fence = "```";

    /// <summary>The execution settings of the prompt, within the section's limits, with the reply's form and without tools.</summary>
    public PromptExecutionSettings For(Prompt prompt, string schema)
    {
        PromptExecutionSettings? given = prompt.SettingsFor(options.Model!);
        OpenAIPromptExecutionSettings settings = options.Provider == ChatProvider.AzureOpenAI
            ? AzureOpenAIPromptExecutionSettings.FromExecutionSettings(given?.Clone())
            : OpenAIPromptExecutionSettings.FromExecutionSettings(given?.Clone());
        settings.MaxTokens = Math.Min(settings.MaxTokens ?? MostTokens(given) ?? int.MaxValue, options.MaxOutputTokens);
#pragma warning disable SKEXP0010, OPENAI001 // Not final in these libraries, and the only way to call reasoning models.
        if (settings.ReasoningEffort is JsonElement { ValueKind: JsonValueKind.String } effort)
        {
            settings.ReasoningEffort = new ChatReasoningEffortLevel(effort.GetString()); // as it was read from JSON the connector throws at it
        }

        if (settings is AzureOpenAIPromptExecutionSettings azure)
        {
            azure.SetNewMaxCompletionTokensEnabled = MostTokens(given) is not null;
        }
#pragma warning restore SKEXP0010, OPENAI001

        settings.ResponseFormat = options.ResponseFormat switch
        {
            ChatResponseFormat.JsonSchema =>
                OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(prompt.Name, BinaryData.FromString(schema), jsonSchemaIsStrict: true),
            ChatResponseFormat.JsonObject => OpenAI.Chat.ChatResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        };

        // The messages are the prompt's, and a reply is text: nothing of the settings may add to either.
        settings.ChatSystemPrompt = null;
        settings.FunctionChoiceBehavior = null;
        settings.ToolCallBehavior = null;
        return settings;
    }

    /// <summary>
    /// The number under <c>max_completion_tokens</c>, the name by which Azure's reasoning models want to be told; null where there is none.
    /// </summary>
    private static int? MostTokens(PromptExecutionSettings? given) =>
        given?.ExtensionData is { } all && all.TryGetValue("max_completion_tokens", out object? value)
            && value is JsonElement { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int most)
            ? most
            : null;

    /// <summary>Where the endpoint can't be told the schema, the model is.</summary>
    public ChatHistory Tell(ChatHistory messages, string schema)
    {
        if (options.ResponseFormat != ChatResponseFormat.JsonSchema)
        {
            messages[0].Content += $"\n\nReply with one JSON object and nothing else: no words before or after it, no code fence. It follows this JSON schema:\n{schema}";
        }

        return messages;
    }

    /// <summary>Models that aren't held to JSON like to put it into a code fence all the same.</summary>
    public ModelReply Unwrap(ModelReply reply)
    {
        if (options.ResponseFormat == ChatResponseFormat.JsonSchema || reply is not ModelReply.Text text)
        {
            return reply;
        }

        string content = text.Content.Trim();
        int firstLine = content.IndexOf('\n', StringComparison.Ordinal);
        return content.StartsWith(Fence, StringComparison.Ordinal) && content.EndsWith(Fence, StringComparison.Ordinal) && firstLine > 0 && firstLine < content.Length - Fence.Length
            ? text with { Content = content[firstLine..^Fence.Length].Trim() }
            : reply;
    }
}
