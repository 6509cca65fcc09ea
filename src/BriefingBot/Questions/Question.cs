namespace BriefingBot.Questions;

/// <summary>What shape of answer a question wants.</summary>
public enum QuestionKind
{
    /// <summary>What a named speaker said, thinks, promised, denied …, about a topic or at all.</summary>
    WhatSaid,

    /// <summary>Who said something.</summary>
    WhoSaid,

    /// <summary>When a speaker said something.</summary>
    WhenSaid,

    /// <summary>A fact: who, when, where, how many, why, what; answered from passages and statements alike.</summary>
    Fact,
}

/// <summary>A question as it was understood.</summary>
public sealed record Question
{
    /// <summary>The question as it was asked, trimmed.</summary>
    public required string Text { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>The speaker as named in the question ("Lavrov", "the Kremlin spokesman"); null where it names none.</summary>
    public string? Speaker { get; init; }

    /// <summary>What it is about ("NATO expansion"); null where it names no topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Only articles of this source; null: of any.</summary>
    public string? Source { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}
