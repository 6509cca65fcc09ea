using BriefingBot.Articles;

namespace BriefingBot.Statements.Attribution;

internal enum SourceKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>"he" or "she".</summary>
    Pronoun,

    /// <summary>A noun phrase with or without a role ("the spokesman", "experts").</summary>
    Phrase,

    /// <summary>Nobody that can be named: "they", "I".</summary>
    Nobody,
}

/// <summary>Who stands where a cue has its source: items [First, End).</summary>
/// <param name="Word">The pronoun, or the head noun of a phrase where it is a role.</param>
internal sealed record Source(SourceKind Kind, IReadOnlyList<ArticleSpeaker> Named, string? Word, int First, int End)
{
    public static Source Name(Mention mention) => new(SourceKind.Name, [mention.Speaker], null, mention.First, mention.End);

    public static Source Pronoun(string word, int at) => new(SourceKind.Pronoun, [], word, at, at + 1);

    public static Source Phrase(string? role, int first, int end) => new(SourceKind.Phrase, [], role, first, end);

    public static Source Nobody(int at) => new(SourceKind.Nobody, [], null, at, at + 1);
}

internal enum CueMode
{
    /// <summary>"X said": the source before the verb.</summary>
    Preceding,

    /// <summary>", said X".</summary>
    Inverted,

    /// <summary>"according to X", "in X's view", "for X,".</summary>
    According,

    /// <summary>"was told by X".</summary>
    Passive,

    /// <summary>"X's claim that".</summary>
    Noun,
}

/// <summary>A word that reports words, with its source, in a sentence.</summary>
internal sealed class Cue
{
    /// <summary>The item of the cue word.</summary>
    public required int At { get; init; }

    /// <summary>Where source and cue begin, and end (exclusive).</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Null where the source is nobody the article names: it claims its content all the same, so that nobody else gets it.</summary>
    public required IReadOnlyList<ArticleSpeaker>? Speakers { get; init; }

    public required string Text { get; init; }

    public required CueCategories Categories { get; init; }

    public required CueMode Mode { get; init; }

    public Source? Source { get; init; }

    /// <summary>In a relative clause: "who said".</summary>
    public bool IsRelative { get; init; }

    public bool IsWeak { get; init; }

    /// <summary>For <see cref="CueMode.Passive"/>: the items that hold the content.</summary>
    public Range Content { get; init; }

    /// <summary>The item before which what was said ends, where the grammar around the cue tells; else null.</summary>
    public int? ContentEnd { get; init; }

    /// <summary>Set by <see cref="ContentFinder"/>: what was said.</summary>
    public List<Span> Spans { get; } = [];

    public bool IsSpeech => Categories.HasFlag(CueCategories.Speech);

    public bool IsInverted => Mode == CueMode.Inverted;

    public bool HasSpeakers(Cue other) => (Speakers, other.Speakers) switch
    {
        (null, null) => true,
        ({ } mine, { } theirs) => mine.SequenceEqual(theirs),
        _ => false,
    };
}
