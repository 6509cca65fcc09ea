namespace BriefingBot.Language;

/// <summary>The sentences of a text, where nothing else of it is asked.</summary>
public static class Sentences
{
    private static readonly Analyzer Plain = new(new Morphology(), syntax: null);

    /// <summary>The sentences of a part of a text, in order, without the blanks around them.</summary>
    public static IReadOnlyList<Span> Split(string text, Span within) =>
    [
        .. Plain.Analyze(text[within.Start..within.End], []).Sentences
            .Select(sentence => new Span(sentence.Span.Start + within.Start, sentence.Span.End + within.Start)),
    ];
}
