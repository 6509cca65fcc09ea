using System.Collections.Immutable;
using BriefingBot.Articles;

namespace BriefingBot.Statements;

/// <summary>How the words are given.</summary>
public enum StatementKind
{
    /// <summary>In quotation marks only.</summary>
    Direct,

    /// <summary>In the reporter's paraphrase.</summary>
    Indirect,

    /// <summary>Paraphrase with quoted words in it.</summary>
    Mixed,
}

/// <summary>How sure the attribution is, from the grammar that bears it; a weaker one ranks after a stronger.</summary>
public enum Confidence
{
    /// <summary>Only the subject of a sentence without a cue of speech: never put into anybody's mouth, shown as narration.</summary>
    Subject,

    /// <summary>A verb that is as often an act as words ("campaign", "vote").</summary>
    Weak,

    /// <summary>Carried on from a neighbouring sentence or paragraph, or from a noun ("his call for").</summary>
    Continued,

    /// <summary>A cue in the same sentence with a source beside it.</summary>
    Cued,
}

/// <summary>How the source stands to what it is reported to have said.</summary>
public enum Assertion
{
    /// <summary>Said as true.</summary>
    Asserted,

    /// <summary>Denied, rejected, called untrue; or reported as not said ("never said that …").</summary>
    Denied,

    /// <summary>Said as uncertain ("may", "allegedly", "suspects that …").</summary>
    Hedged,

    /// <summary>Said of what would be, should something else be so ("will resign if …", "would have …").</summary>
    Conditional,

    /// <summary>Asked, not said ("asked whether …").</summary>
    Asked,

    /// <summary>The article itself calls the words fake, false or misquoted; never told as said.</summary>
    ReportedFalse,
}

/// <summary>What kind of speaker it is.</summary>
public enum SpeakerKind
{
    Person,

    /// <summary>A ministry, a company, an agency, a state.</summary>
    Body,

    /// <summary>Several unnamed persons of a kind: police, officials, residents, prosecutors, experts.</summary>
    Group,

    /// <summary>One person without a name: "one adviser to the president", "a spokeswoman for Governor Drozd".</summary>
    Unnamed,
}

/// <summary>Something a source is reported to have said.</summary>
public sealed record Statement
{
    /// <summary>The speaker's fullest name in the article ("Sergei Lavrov"), or a body's ("Kremlin").</summary>
    public required string Speaker { get; init; }

    /// <summary>The role the article gives the speaker ("Russian Foreign Minister"), where it gives one.</summary>
    public string? Role { get; init; }

    /// <summary>True for a person, false for a body such as a ministry or an agency.</summary>
    public bool IsPerson { get; init; } = true;

    /// <summary>What kind of speaker it is.</summary>
    public SpeakerKind SpeakerKind { get; init; }

    /// <summary>How the speaker stands to the content.</summary>
    public Assertion Assertion { get; init; }

    /// <summary>
    /// The words that carry an <see cref="Assertion"/> other than the plain one ("denied", "allegedly", "if …"), in order.
    /// </summary>
    public ImmutableArray<Span> AssertionWords { get; init; } = [];

    /// <summary>The name of the rule that found it ("clause", "inverted", "according-to").</summary>
    public string Rule { get; init; } = "";

    /// <summary>The word that reports it, as it stands there ("insisted"); a sign such as ":" where no word does.</summary>
    public required string Cue { get; init; }

    public required StatementKind Kind { get; init; }

    /// <summary>Who reports it, where it is second-hand: "Peskov noted that Blinken said …" is Blinken's via Peskov.</summary>
    public string? Via { get; init; }

    /// <summary>What was said: one or more spans of the body, in order, none empty, none overlapping.</summary>
    public required ImmutableArray<Span> Content { get; init; }

    /// <summary>The sentence that reports it.</summary>
    public required Span Sentence { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>From the first code unit of the content to the last: the span to cite.</summary>
    public Span Hull => new(Content[0].Start, Content[^1].End);
}

/// <summary>A person or body that an article names: the entry it makes in the speaker directory.</summary>
/// <param name="Name">The fullest name in the article.</param>
/// <param name="IsPerson">False for bodies.</param>
/// <param name="Aliases">Other forms in the article ("Lavrov", "Mr. Lavrov").</param>
/// <param name="Roles">Roles as they stand there, the fullest first ("Russian Foreign Minister").</param>
/// <param name="Statements">How many statements of the article are the speaker's.</param>
public sealed record NamedSpeaker(string Name, bool IsPerson, ImmutableArray<string> Aliases, ImmutableArray<string> Roles, int Statements);

/// <summary>What the extractor found in one article.</summary>
public sealed record ArticleStatements(ImmutableArray<Statement> Statements, ImmutableArray<NamedSpeaker> Speakers)
{
    public static ArticleStatements None { get; } = new([], []);
}
