using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>One use of a verb that reports: a row of <c>en/verbs.tsv</c>, where the columns are explained.</summary>
/// <param name="Particles">Words one of which must follow for it to report ("point" … "out"); empty: none need to.</param>
/// <param name="Inverts">It may stand before its subject: ", said X".</param>
/// <param name="IsWeak">As often an act as words.</param>
/// <param name="Asks">A question asks for words with it.</param>
public sealed record Verb(
    string Lemma,
    ImmutableArray<string> Particles,
    VerbKinds Kinds,
    SpeechAct Act,
    VerbFrames Frames,
    bool Inverts,
    Stance Stance,
    bool IsWeak,
    bool Asks);

/// <summary>What a verb reports; it may be several.</summary>
[Flags]
public enum VerbKinds
{
    None = 0,

    /// <summary>It says words.</summary>
    Speech = 1,

    /// <summary>It speaks of its object.</summary>
    Reference = 2,

    /// <summary>Praise, blame, support, opposition.</summary>
    Judgement = 4,

    /// <summary>Opinion, knowledge, feeling.</summary>
    Belief = 8,

    /// <summary>Wishes and commitments.</summary>
    Intention = 16,
}

/// <summary>What one does with words.</summary>
public enum SpeechAct
{
    Statement,
    Denial,
    Promise,
    Warning,
    Criticism,
    Praise,
    Demand,
    Proposal,
    Reply,
    Question,
    Announcement,
    Agreement,
    Disagreement,
    Admission,
    Apology,
    Complaint,
    Refusal,
    Decision,
    Prediction,
    Opinion,
    Feeling,
}

/// <summary>What a verb takes beside it.</summary>
[Flags]
public enum VerbFrames
{
    None = 0,

    /// <summary>It opens or closes a quotation.</summary>
    Quotation = 1,

    /// <summary>What was said, as a that-clause or a bare clause.</summary>
    Clause = 2,

    /// <summary>"Promised to …".</summary>
    Infinitive = 4,

    /// <summary>Its hearer as object: "told reporters".</summary>
    Listener = 8,

    /// <summary>An object that the words are about: "condemned the attack".</summary>
    Object = 16,
}

/// <summary>How the speaker stands to what follows the verb.</summary>
public enum Stance
{
    Asserted,
    Denied,
    Doubted,
    Hedged,
    Asked,
    Intended,

    /// <summary>Taken for granted to be so: "admitted that".</summary>
    Factive,
}
