using BriefingBot.Language;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Language;

public sealed class AnalysisPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Ana Costa", "Mr. Marsh", "he", "said", "don't", "operators'", "’90s", "U.S.", "No. 5", "no.", "a.m.", "Inc.", "J.",
        "well-known", "$5m", "50%", "20/02/2024", "@quay", "#toll",
        "ana@kestrel.example", "https://kestrel.example/a", "👩‍👧", "日本。", ",", ".", ";", "?", "!",
        "“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»", "„", "‹", "›", "\n", "\n\n", "\r\n", " ", " ",
        "—", "--", "…", "...", "(", ")", "[", "]", "\u202e", "\ud800", "\udc00",
        "e\u0301", "\u00ad", "\u200b", "\u2028", "\0", "Blinkenand NATO", "I", "- item",
    ];

    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(pieces.Length % 3 == 0 ? "" : " ", pieces)).ToArbitrary();

    [Property(MaxTest = 400)]
    public Property Every_span_fits() => Prop.ForAll(Texts(), text => Fits(text, []));

    [Property(MaxTest = 200)]
    public Property Every_span_fits_around_parts_passed_over() => Prop.ForAll(Texts(), text =>
        Fits(text, text.Length < 9 ? [] : [new(0, text.Length / 8), new(text.Length / 3, text.Length / 2), new(text.Length - 1, text.Length)]));

    [Property(MaxTest = 200)]
    public bool Arbitrary_text_never_throws(string? text) => Fits(text ?? "", []);

    [Theory]
    [InlineData("\"", 50_000)]
    [InlineData("“a ", 50_000)]
    [InlineData("‘a “b ", 20_000)]
    [InlineData("'", 50_000)]
    [InlineData("A", 1_000_000)]
    [InlineData("a-", 100_000)]
    [InlineData("a.", 100_000)]
    [InlineData("'ve", 100_000)]
    [InlineData("a@", 100_000)]
    [InlineData("1-", 100_000)]
    [InlineData(". ", 100_000)]
    [InlineData("Blinkenand Nato ", 20_000)]
    [InlineData("word ", 100_000)]
    [InlineData("e\u0301", 100_000)]
    public void Hostile_text_is_read(string piece, int times) =>
        Assert.True(Fits("x" + string.Concat(Enumerable.Repeat(piece, times)), []));

    private static bool Fits(string text, Span[] passedOver)
    {
        Analysis analysis = Analyzed.Text(text, passedOver);
        var covered = new bool[text.Length];
        int end = 0;
        foreach (Token token in analysis.Tokens)
        {
            bool isSubstring = token.Start >= end && token.Text.Length > 0 && token.Span.Of(text) == token.Text;
            if (!isSubstring || passedOver.Any(part => part.Overlaps(token.Span)))
            {
                return false;
            }

            end = token.End;
            Array.Fill(covered, true, token.Start, token.Text.Length);
        }

        bool isCovered = Enumerable.Range(0, text.Length).All(i =>
            covered[i] || char.IsWhiteSpace(text[i]) || passedOver.Any(part => part.Start <= i && i < part.End));
        return isCovered && IsPartitioned(analysis) && analysis.Paragraphs.All(paragraph => Nests(paragraph, text));
    }

    private static bool IsPartitioned(Analysis analysis) =>
        analysis.Sentences.All(sentence => sentence.Tokens.Length > 0 && sentence.Paragraph.Span.Contains(sentence.Span)) &&
        analysis.Sentences.Select((sentence, i) => sentence.Index == i && sentence.Tokens.All(token => token.Sentence == sentence)).All(fits => fits) &&
        analysis.Tokens.Select((token, i) => token.Index == i).All(fits => fits);

    private static bool Nests(Paragraph paragraph, string text)
    {
        var open = new Stack<Quotation>();
        foreach (Quotation quotation in paragraph.Quotations)
        {
            while (open.TryPeek(out Quotation? around) && around.Span.End <= quotation.Span.Start)
            {
                open.Pop();
            }

            open.TryPeek(out Quotation? outer);
            bool fits = quotation.Span.IsWithin(text.Length) && paragraph.Span.Contains(quotation.Span) &&
                quotation.Span.Contains(quotation.Content) && quotation.Outer == outer && outer?.Span.Contains(quotation.Span) != false;
            if (!fits)
            {
                return false;
            }

            open.Push(quotation);
        }

        return true;
    }
}
