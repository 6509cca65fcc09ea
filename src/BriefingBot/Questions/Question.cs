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

    /// <summary>Where a speaker said something.</summary>
    WhereSaid,

    /// <summary>Which reason a speaker is reported to have given; only ever a follow-up ("why?").</summary>
    WhySaid,

    /// <summary>A fact: who, when, where, how many, why, what; answered from passages and statements alike.</summary>
    Fact,

    /// <summary>What is new on a topic: the latest first.</summary>
    Latest,

    /// <summary>What an article holds: its first sentences and the main statements.</summary>
    Summary,

    /// <summary>Which source reported what the last answer said; only ever a follow-up.</summary>
    WhoReported,
}

/// <summary>On which side of an event a question looks.</summary>
public enum EventSide
{
    Before,
    Since,
    After,
}

/// <summary>"Before the summit", "since the election": days that only the archive can tell.</summary>
/// <param name="Name">The event as it was asked, with its article ("the summit").</param>
public sealed record EventLimit(EventSide Side, string Name);

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

    /// <summary>The topic with the article that the question has before it ("the draft"), for texts that name it again; may be that of an earlier topic.</summary>
    public string? TopicPhrase { get; init; }

    /// <summary>To whom it was said ("what did X say to Z"), as named in the question; null where it does not matter.</summary>
    public string? Listener { get; init; }

    /// <summary>Only what was said on that side of an event; null where the question names none.</summary>
    public EventLimit? Event { get; init; }

    /// <summary>
    /// The same with its phrase of time left among the words of the topic ("that fees will rise in March"): meant where a statement has
    /// all of those words. Null where there is only one way to read it.
    /// </summary>
    public Question? Literal { get; init; }

    /// <summary>Only articles of this source; null: of any.</summary>
    public string? Source { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Days that a question for a fact names, with the day after them, when papers tell of them: looked through first. Null where it names none.</summary>
    public DateRange? Near { get; init; }

    /// <summary>The question without those days.</summary>
    public string? Undated { get; init; }

    /// <summary>
    /// The words fit a question about somebody's words, but as well one for a fact ("what did the treaty propose"): asked as a fact where
    /// the archive knows no such speaker.
    /// </summary>
    public bool MayBeFact { get; init; }

    /// <summary>"What else": what the last answer cited is not told again.</summary>
    public bool Else { get; init; }

    /// <summary>The topic is a clause ("that gas prices will rise") rather than a name for one: most of its words are enough.</summary>
    public bool TopicIsClause { get; init; }

    /// <summary>"Did X say": the answer begins with whether such a statement was found.</summary>
    public bool Whether { get; init; }

    /// <summary>"A quote from X": words in quotation marks come first.</summary>
    public bool Quote { get; init; }

    /// <summary>"What did X say", "a quote from X": what is narrated of X is no answer, however near.</summary>
    public bool OnlyWords { get; init; }

    /// <summary>"What didn't X say": no archive can tell.</summary>
    public bool Unsaid { get; init; }

    /// <summary>"X's position on Y over time": dated, the oldest first.</summary>
    public bool OverTime { get; init; }

    /// <summary>The colour of what is asked for ("promise", "deny"); <see cref="Manner.Any"/> for plain saying.</summary>
    public Manner Manner { get; init; }

    /// <summary>True where the question asks for words rather than for a fact.</summary>
    public bool IsAboutWords => Kind != QuestionKind.Fact;
}
