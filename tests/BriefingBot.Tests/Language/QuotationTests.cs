using BriefingBot.Language;

namespace BriefingBot.Tests.Language;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("“We go,” he said. “We stay.”", "We go,|We stay.")]
    [InlineData("\"We go,\" he said. \"We stay.\"", "We go,|We stay.")]
    [InlineData("»We will pay,« Holm said. »Soon.«", "We will pay,|Soon.")]
    [InlineData("« Nous payons », Holm said.", "Nous payons")]
    [InlineData("„Wir zahlen“, Holm said.", "Wir zahlen")]
    [InlineData("``We go,'' he said.", "We go,")]
    [InlineData("“We go,\" he said. \"We stay.”", "We go,|We stay.")]
    [InlineData("\"We go, \"he said. \"We stay.\"", "We go,|We stay.")]
    [InlineData("“We go,″ he said.", "We go,")]
    [InlineData("He called it a “sham” and left.", "sham")]
    public void Reads_all_double_marks(string text, string expected) => Assert.Equal(expected, Contents(text));

    [Theory]
    [InlineData("‘We don’t accept that,’ said Colm O’Deasy, the operators’ spokesman. ‘The ’90s were worse.’",
        "We don’t accept that,|The ’90s were worse.")]
    [InlineData("'We don't accept that,' said Colm O'Deasy, the operators' spokesman. 'The tolls rose.'",
        "We don't accept that,|The tolls rose.")]
    [InlineData("‘The operators’ tolls rose,’ he said.", "The operators’ tolls rose,")]
    [InlineData("The ‘operators’ of the quay left.", "operators")]
    [InlineData("It’s the operators’ choice, rock ’n’ roll.", "")]
    [InlineData("He is 6'2\" tall and 5\" wide.", "")]
    [InlineData("the '90s and the operators' tolls", "")]
    public void Takes_no_apostrophe_for_a_mark(string text, string expected) => Assert.Equal(expected, Contents(text));

    [Theory]
    [InlineData("Ramona “Birdie” Callaway left.", true)]
    [InlineData("Walter 'Dutch' Hemmings left.", true)]
    [InlineData("The “Great” Gatsby left.", false)]
    [InlineData("She asked “Birdie” Callaway.", false)]
    [InlineData("Callaway, “Birdie” Ramona.", false)]
    public void Tells_nicknames(string text, bool expected)
    {
        Quotation quotation = Analyzed.Quotations(text).Single();
        Assert.Equal(expected, quotation.IsNickname);
        Assert.Equal(expected, Analyzed.Text(text).Tokens.All(token => token.Quotation is null));
    }

    [Fact]
    public void Nests()
    {
        IReadOnlyList<Quotation> quotations = Analyzed.Quotations("“He said, ‘Call it “fair” now,’ and left,” she said.");
        Assert.Equal(3, quotations.Count);
        Assert.Null(quotations[0].Outer);
        Assert.Same(quotations[0], quotations[1].Outer);
        Assert.Same(quotations[1], quotations[2].Outer);
    }

    [Theory]
    [InlineData("“One is here.\n\n“Two is there,” he said.")]
    [InlineData("‘One is here.\n\n‘Two is there,’ he said.")]
    [InlineData("\"One is here.\n\nTwo is there,\" he said.")]
    public void Goes_on_in_the_next_paragraph(string text)
    {
        IReadOnlyList<Quotation> quotations = Analyzed.Quotations(text);
        Assert.True(quotations[0].IsOpen);
        Assert.Same(quotations[0], quotations[1].ContinuedFrom);
        Assert.Contains("Two is there", quotations[1].Content.Of(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Recovers_from_a_forgotten_mark()
    {
        Assert.Equal("We go, he said.|We stay.", Contents("“We go, he said. “We stay.” It rained."));
        Assert.Equal("We go.|We stay.", Contents("He said: “We go.\n\nLater “We stay.” was heard."));
    }

    private static string Contents(string text) =>
        string.Join('|', Analyzed.Quotations(text).Select(quotation => quotation.Content.Of(text)));
}
