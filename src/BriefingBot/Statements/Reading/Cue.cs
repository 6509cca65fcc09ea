using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>A word that reports words, with whose and which, as a rule read it.</summary>
/// <param name="Word">The verb, noun or preposition.</param>
/// <param name="Text">As it stands there, with its particle ("pointed out").</param>
/// <param name="Source">The heads of the phrases that name the source; empty if the sentence names none.</param>
internal sealed record Cue(Token Word, string Text, Verb? Verb, IReadOnlyList<Token> Source)
{
    /// <summary>How the source was found and what was read as content ("inverted/quotation").</summary>
    public string Rule { get; init; } = "";

    /// <summary>The words of the content, in order; empty if it is to be looked for among the quotations.</summary>
    public IReadOnlyList<Token> Content { get; init; } = [];

    public Assertion Assertion { get; init; }

    public IReadOnlyList<Token> AssertionWords { get; init; } = [];

    public Confidence Confidence { get; init; } = Confidence.Cued;

    /// <summary>", said X".</summary>
    public bool IsInverted => Source.Count > 0 && Source[0].Index > Word.Index;

    public bool TakesQuotations => Confidence != Confidence.Subject && Quotes;

    private bool Quotes => Verb is null || Verb.Frames.HasFlag(VerbFrames.Quotation);

    /// <summary>Whom the source's phrases mean; set once read.</summary>
    public IReadOnlyList<Member> Speakers { get; set; } = [];
}
