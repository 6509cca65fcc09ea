using System.Collections.Immutable;
using BriefingBot.Models.Endpoints;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Azure.AI.OpenAI;

namespace BriefingBot.Models.Chat;

/// <summary>Makes the model that the options ask for, and disposes it with the services.</summary>
internal sealed class ChatModelOwner : IDisposable
{
    private readonly LanguageModel? model;

    public ChatModelOwner(IOptions<ChatOptions> options, EndpointClients clients, ChatMetrics metrics, TimeProvider clock, ILogger<LanguageModel> logger)
    {
        ChatOptions chat = options.Value;
        if (chat.Provider == ChatProvider.None)
        {
            Model = new ChatModel(null, "none: Chat:Provider is None");
            return;
        }

        List<string> errors = [];
        ImmutableDictionary<string, Prompt> prompts = PromptFolder.Read(chat.Prompts, errors);
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(ChatOptions.Section, typeof(ChatOptions), errors); // changed since they were validated
        }

        OpenAI.OpenAIClient client = clients.Create(chat, chat.CallLimit);
        IChatCompletionService service = client is AzureOpenAIClient azure
            ? new AzureOpenAIChatCompletionService(chat.Model!, azure)
            : new OpenAIChatCompletionService(chat.Model!, client);
        string name = $"{chat.Model} at {EndpointOptions.Host(chat)}";
        model = new LanguageModel(name, service, prompts, chat, metrics, clock, logger);
        Model = new ChatModel(model, name);
    }

    public ChatModel Model { get; }

    public void Dispose() => model?.Dispose();
}
