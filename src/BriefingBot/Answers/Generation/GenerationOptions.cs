namespace BriefingBot.Answers.Generation;

/// <summary>Limits of an answer that a language model words.</summary>
public sealed record GenerationOptions
{
    /// <summary>From the question to the answer; past it the extractive answer goes out.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Characters of evidence that a prompt may hold: items beyond it are left out, the last first.</summary>
    public int MostEvidenceCharacters { get; init; } = 12_000;
}

/// <summary>What is being done for a question, for the reader to see.</summary>
public enum AnswerStage
{
    /// <summary>Looking for evidence.</summary>
    Searching,

    /// <summary>A language model words the answer.</summary>
    Writing,

    /// <summary>Its sentences are checked against the evidence.</summary>
    Checking,
}
