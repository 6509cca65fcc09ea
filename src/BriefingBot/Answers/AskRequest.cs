using BriefingBot.Answers.Generation;
using BriefingBot.Relevance;

namespace BriefingBot.Answers;

/// <summary>A question with what the asker fixed beside it; a fixed member wins over what the question says.</summary>
public sealed record AskRequest
{
    public required string Question { get; init; }

    /// <summary>Continues that conversation; null starts a new one.</summary>
    public string? ConversationId { get; init; }

    public string? Speaker { get; init; }

    public string? Source { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>At most so many citations, 1 to 20; the default is 6.</summary>
    public int? MaxCitations { get; init; }

    /// <summary>Which path is to make the text; null: a language model where one is configured. Where the model gives nothing that holds, the extractive answer stands.</summary>
    public AnswerMode? Mode { get; init; }

    /// <summary>Told once how the wording by a model went, where it was tried; for measuring. Called on the thread that answers.</summary>
    public Action<WritingReport>? Report { get; init; }

    /// <summary>Told of each pool of candidates that was judged; for measuring. Called on the thread that answers.</summary>
    public Action<IReadOnlyList<Judged>>? Pool { get; init; }
}
