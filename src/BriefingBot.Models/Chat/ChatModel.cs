using BriefingBot.Answers.Generation;

namespace BriefingBot.Models.Chat;

/// <summary>The language model the service runs with.</summary>
/// <param name="Model">Null: answers are extractive.</param>
/// <param name="Status">One line for people, without secrets: "gpt-4o at NAME.openai.azure.com", or "none: Chat:Provider is None".</param>
public sealed record ChatModel(ILanguageModel? Model, string Status);
