using BriefingBot.Language;

namespace BriefingBot.Tests.Language;

public sealed class ParagraphTests
{
    private const string Wrapped =
        "Bridge closed\n" +
        "Harbour master Greta Holm said on Tuesday that the quay at Linden would\n" +
        "stay shut until the storm had passed. “Nobody sails today, and nobody\n" +
        "sails tomorrow,” Holm told the\n" +
        "crews.\n" +
        "Mayor Ilka Sorrel said that the town would pay for the repair of every\n" +
        "boat that was lost.";

    [Fact]
    public void Joins_lines_wrapped_at_a_column()
    {
        Analysis analysis = Analyzed.Text(Wrapped);
        Assert.Equal(3, analysis.Paragraphs.Length);
        Assert.Equal(["Bridge", "Harbour", "“", "Mayor"], analysis.Sentences.Select(sentence => sentence.Tokens[0].Text));
        Assert.Equal("“Nobody sails today, and nobody\nsails tomorrow,”", analysis.Paragraphs[1].Quotations.Single().Span.Of(Wrapped));
    }

    [Theory]
    [InlineData("First line\nSecond line", "First line|Second line")]
    [InlineData("One.\n\nTwo.\r\n\r\nThree.", "One.|Two.|Three.")]
    [InlineData("Tolls:\n- lorries pay five\n- cars pay two\n1. Nobody else pays",
        "Tolls:|- lorries pay five|- cars pay two|1. Nobody else pays")]
    [InlineData("  \n \t\n", "")]
    public void Lines_stand_alone(string text, string expected) => Assert.Equal(expected, Analyzed.Paragraphs(text));

    [Fact]
    public void Long_lines_are_paragraphs()
    {
        string line = string.Concat(Enumerable.Repeat("the ferry carries the lorries ", 8)).Trim();
        Assert.Equal(3, Analyzed.Text($"{line}\n{line}\n{line}").Paragraphs.Length);
    }

    [Fact]
    public void No_sentence_reaches_into_a_part_passed_over()
    {
        const string text = "LINDEN, March 5 (Kestrel Wire) - The quay is shut. Photo: Holm\nIt opens soon.";
        int body = text.IndexOf("The quay", StringComparison.Ordinal);
        int caption = text.IndexOf("Photo", StringComparison.Ordinal);
        Analysis analysis = Analyzed.Text(text, new Span(0, body), new Span(caption, text.IndexOf('\n')));
        Assert.Equal(["The quay is shut.", "It opens soon."], analysis.Sentences.Select(sentence => sentence.Span.Of(text)));
    }

    [Theory]
    [InlineData("Holm Shuts Quay as Storm Nears", true)]
    [InlineData("Holm shuts the quay", false)]
    public void Tells_headlines(string text, bool expected) => Assert.Equal(expected, Analyzed.Text(text).Paragraphs[0].IsHeadlineCase);
}
