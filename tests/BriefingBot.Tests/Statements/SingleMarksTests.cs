using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>Quotations in ‘single’ marks, and marks that are set the wrong way round.</summary>
public sealed class SingleMarksTests
{
    [Theory]
    [InlineData("‘We will rebuild the bridge,’ said Mayor Ana Costa.", "We will rebuild the bridge")]
    [InlineData("‘We will rebuild the bridge’, said Mayor Ana Costa.", "We will rebuild the bridge")]
    [InlineData("Ana Costa said: ‘It’s unsafe, and we don’t want “a second Orsby” here.’", "It’s unsafe, and we don’t want “a second Orsby” here.")]
    [InlineData("‘The voters’ rights are at stake,’ Ana Costa said.", "The voters’ rights are at stake")]
    public void They_are_outer_marks_where_the_text_is_set_so(string body, string expected)
    {
        Statement statement = Said.Only("Ana Costa", body);
        Assert.Equal(expected, Said.Text(statement, body));
        Assert.Equal(StatementKind.Direct, statement.Kind);
    }

    [Fact]
    public void A_quotation_in_them_goes_on_in_the_next_paragraph()
    {
        const string Body = "‘The bridge is old,’ Ana Costa said. ‘It was built by our grandparents.\n\n‘It must be rebuilt.’";
        Assert.Equal(["The bridge is old", "It was built by our grandparents.", "It must be rebuilt."], Said.By("Ana Costa", Body));
    }

    [Fact]
    public void They_are_no_quotation_where_the_text_quotes_in_double_marks()
    {
        const string Body = "“The bridge is old,” Ana Costa said. “It was built in the ‘hard years,’ as we call them.”\n\nA film, ‘The Ferry’, was shown.";
        Assert.Equal(["The bridge is old", "It was built in the ‘hard years,’ as we call them."], Said.By("Ana Costa", Body));
    }

    [Fact]
    public void An_apostrophe_is_no_mark()
    {
        const string Body = "In the ’90s the dockers’ strike ended, and the bridge was closed in ’97. Ana Costa said that the dockers’ bridge was unsafe.";
        Assert.Equal(["the dockers’ bridge was unsafe."], Said.By("Ana Costa", Body));
    }

    [Theory]
    [InlineData("„The bridge is unsafe“, Ana Costa said.")]
    [InlineData("“The bridge is unsafe,“ said Ana Costa, a diver.")]
    public void A_mark_of_the_opening_kind_closes_where_only_a_closing_one_can_stand(string body) =>
        Assert.Equal(["The bridge is unsafe"], Said.By("Ana Costa", body));
}
