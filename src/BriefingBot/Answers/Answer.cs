using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

public enum AnswerStatus
{
    Answered,
    Abstained,
    Conflicting,
}

/// <summary>Which path made the text.</summary>
public enum AnswerMode
{
    /// <summary>Composed from stored text by rules; deterministic.</summary>
    Extractive,

    /// <summary>Composed by a language model and verified.</summary>
    Generative,
}

/// <summary>Why nothing was answered.</summary>
public enum RefusalCode
{
    /// <summary>The archive names no such person or body.</summary>
    SpeakerUnknown,

    /// <summary>The speaker is known; nothing of theirs on the topic was found.</summary>
    NoStatementOnTopic,

    /// <summary>No passage bears an answer.</summary>
    NoEvidence,

    /// <summary>There is material, but none within the dates asked for.</summary>
    OutsideDates,
}

/// <summary>
/// Article, version, span and the verbatim quote of that span. Only the verifier makes one, after it read the span in the stored body.
/// </summary>
public sealed record Citation
{
    internal Citation()
    {
    }

    /// <summary>Its number in the answer, from 1; what <c>[1]</c> in the text refers to.</summary>
    public required int Number { get; init; }

    public required string ArticleId { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public string? Source { get; init; }

    public DateOnly? Published { get; init; }

    public string? Url { get; init; }

    public required Span Span { get; init; }

    /// <summary>The stored body between the span's offsets, to the letter.</summary>
    public required string Quote { get; init; }

    /// <summary>Whose words, where the span is a statement; null for a plain passage.</summary>
    public string? Speaker { get; init; }

    public string? SpeakerRole { get; init; }

    public string? Cue { get; init; }

    public StatementKind? Kind { get; init; }

    public string? Via { get; init; }
}

/// <summary>One sentence of an answer with the numbers of the citations that bear it.</summary>
public sealed record Claim
{
    internal Claim()
    {
    }

    public required string Text { get; init; }

    public required ImmutableArray<int> Citations { get; init; }
}

/// <summary>What a refusal says: what is missing, what was searched, and the closest material, marked as not an answer.</summary>
public sealed record Refusal
{
    internal Refusal()
    {
    }

    public required RefusalCode Code { get; init; }

    /// <summary>The number of articles searched, and their dates.</summary>
    public required ArchiveExtent Searched { get; init; }

    public required ImmutableArray<Citation> Closest { get; init; }
}

/// <summary>A verified answer. Only the verifier makes one: that no unverified answer reaches a channel is a fact of the compiler.</summary>
public sealed record Answer
{
    internal Answer()
    {
    }

    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string Question { get; init; }

    public required AnswerStatus Status { get; init; }

    public required AnswerMode Mode { get; init; }

    /// <summary>The claims in reading order with their <c>[n]</c>; for a refusal, the sentence that says what is missing.</summary>
    public required string Text { get; init; }

    public required ImmutableArray<Claim> Claims { get; init; }

    public required ImmutableArray<Citation> Citations { get; init; }

    /// <summary>Only where <see cref="Status"/> is abstained.</summary>
    public Refusal? Reason { get; init; }

    public required ImmutableArray<string> FollowUps { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
