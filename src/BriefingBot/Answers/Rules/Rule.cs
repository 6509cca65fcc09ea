using System.Collections.Immutable;

namespace BriefingBot.Answers.Rules;

/// <summary>A rule of an answer.</summary>
/// <param name="Sentence">What it asks for.</param>
/// <param name="Kept">What of it is looked at while an answer is made.</param>
/// <param name="Proof">The test classes that hold it against answers.</param>
internal abstract record Rule(AnswerRule Name, string Sentence, string Kept, ImmutableArray<string> Proof)
{
    /// <summary>How a drafted claim breaks it; null where it doesn't, and for a rule that no single claim can break.</summary>
    public virtual string? Fault(DraftCheck claim) => null;
}
