using BriefingBot.Language;

namespace BriefingBot.Tests.Language;

/// <summary>Texts read without trees, and what was read as one line.</summary>
internal static class Analyzed
{
    private static readonly Analyzer Analyzer = new(new Morphology(), null);

    public static Analysis Text(string text, params Span[] passedOver) => Analyzer.Analyze(text, passedOver);

    public static string Tokens(string text) => string.Join('|', Text(text).Tokens.Select(token => token.Text));

    public static string Sentences(string text) => string.Join('|', Text(text).Sentences.Select(sentence => sentence.Span.Of(text)));

    public static string Paragraphs(string text) => string.Join('|', Text(text).Paragraphs.Select(paragraph => paragraph.Span.Of(text)));

    public static IReadOnlyList<Quotation> Quotations(string text) =>
        [.. Text(text).Paragraphs.SelectMany(paragraph => paragraph.Quotations)];
}
