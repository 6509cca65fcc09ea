using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

public enum AnswerStatus
{
    Answered,
    Abstained,
    Conflicting,

    /// <summary>Nothing found says it in so many words; the claims may bear on it.</summary>
    Related,
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
    public int Number { get; internal init; }

    public string ArticleId { get; internal init; } = "";

    public int Version { get; internal init; }

    public string Title { get; internal init; } = "";

    public string? Source { get; internal init; }

    public DateOnly? Published { get; internal init; }

    public string? Url { get; internal init; }

    public Span Span { get; internal init; }

    /// <summary>The stored body between the span's offsets, to the letter.</summary>
    public string Quote { get; internal init; } = "";

    /// <summary>Whose words, where the span is a statement; null for a plain passage.</summary>
    public string? Speaker { get; internal init; }

    public string? SpeakerRole { get; internal init; }

    public string? Cue { get; internal init; }

    public StatementKind? Kind { get; internal init; }

    public string? Via { get; internal init; }

    /// <summary>Reprints of the article that hold the same words, the earliest first.</summary>
    public ImmutableArray<Reprint> AlsoIn { get; internal init; } = [];
}

/// <summary>Another article of the archive that holds the words of a citation. Only the verifier makes one, after it found them in the stored body.</summary>
public sealed record Reprint
{
    internal Reprint()
    {
    }

    public string ArticleId { get; internal init; } = "";

    public int Version { get; internal init; }

    public string Title { get; internal init; } = "";

    public string? Source { get; internal init; }

    public DateOnly? Published { get; internal init; }

    /// <summary>Where the words stand in it.</summary>
    public Span Span { get; internal init; }
}

/// <summary>What a refusal says: what is missing, what was searched, and the closest material, marked as not an answer.</summary>
public sealed record Refusal
{
    internal Refusal()
    {
    }

    public RefusalCode Code { get; internal init; }

    /// <summary>Nothing is refused: nothing was asked of the articles, and what is said is about the bot or its archive, or a courtesy.</summary>
    public bool IsTalk { get; internal init; }

    /// <summary>The number of articles searched, and their dates.</summary>
    public ArchiveExtent Searched { get; internal init; } = new(0, null, null);

    public ImmutableArray<Citation> Closest { get; internal init; } = [];

    /// <summary>The sentences that say what is missing.</summary>
    public string Missing { get; internal init; } = "";

    /// <summary>Marks what follows as not an answer; empty where nothing is close.</summary>
    public string ClosestIntroduction { get; internal init; } = "";

    /// <summary>The closest material told in sentences, which are no answer.</summary>
    public ImmutableArray<Claim> ClosestClaims { get; internal init; } = [];
}

/// <summary>
/// A verified answer. Only its <see cref="Verifier"/> makes one, and nothing changes one: that no unverified answer reaches a channel is a
/// fact of the compiler. What is no part of the answer travels beside it, see <see cref="AnsweredQuestion"/>.
/// </summary>
public sealed partial class Answer
{
    private Answer(AnswerHead head) => (Id, ConversationId, Question) = (head.Id, head.ConversationId, head.Question);

    public string Id { get; }

    public string ConversationId { get; }

    public string Question { get; }

    public AnswerStatus Status { get; private init; }

    public AnswerMode Mode { get; private init; }

    /// <summary>What goes before the claims: that sources disagree; what is missing, and that the closest is no answer.</summary>
    public string Opening { get; private init; } = "";

    /// <summary>The opening, and the claims in reading order with their <c>[n]</c>; those of a refusal are its closest material.</summary>
    public string Text => Opening + string.Join(' ', Shown.Select(claim => claim.Text));

    /// <summary>The claims that the text tells; those of a refusal are no answer.</summary>
    public ImmutableArray<Claim> Shown => Reason?.ClosestClaims ?? Claims;

    public ImmutableArray<Claim> Claims { get; private init; } = [];

    /// <summary>What each <c>[n]</c> of the text stands for; for a refusal the same as its closest material.</summary>
    public ImmutableArray<Citation> Citations { get; private init; } = [];

    /// <summary>Only where <see cref="Status"/> is abstained or related.</summary>
    public Refusal? Reason { get; private init; }
}
