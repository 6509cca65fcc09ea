using BriefingBot.Language;

namespace BriefingBot.Tests.Language;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("We don't, can't and won't.", "We|do|n't|,|ca|n't|and|wo|n't|.")]
    [InlineData("I’m sure we’ll see it’s theirs", "I|’m|sure|we|’ll|see|it|’s|theirs")]
    [InlineData("Drozd's ferry and the operators' tolls", "Drozd|'s|ferry|and|the|operators|'|tolls")]
    [InlineData("I'd've gone, but cannot", "I|'d|'ve|gone|,|but|can|not")]
    [InlineData("Colm O'Deasy at 5 o'clock", "Colm|O'Deasy|at|5|o'clock")]
    [InlineData("the U.K.'s quay", "the|U.K.|'s|quay")]
    [InlineData("back in the '90s and ’80s with ’em", "back|in|the|'90s|and|’80s|with|’em")]
    [InlineData("rock ’n’ roll", "rock|’n’|roll")]
    [InlineData("the 1960's", "the|1960's")]
    public void Cuts_clitics(string text, string expected) => Assert.Equal(expected, Analyzed.Tokens(text));

    [Theory]
    [InlineData("a well-known Bailey-Ross bridge", "a|well|-|known|Bailey|-|Ross|bridge")]
    [InlineData("the ex-minister re-elected mid-May", "the|ex-minister|re-elected|mid-May")]
    [InlineData("a 15-year-old", "a|15|-|year|-|old")]
    [InlineData("one -- two – three—four", "one|--|two|–|three|—|four")]
    [InlineData("Wait... what… no!!", "Wait|...|what|…|no|!!")]
    [InlineData("and/or 20/02/2024", "and|/|or|20/02/2024")]
    public void Cuts_at_hyphens_and_dashes(string text, string expected) => Assert.Equal(expected, Analyzed.Tokens(text));

    [Theory]
    [InlineData("$5 and £5m, US$3", "$|5|and|£|5|m|,|US$|3")]
    [InlineData("50% of 1,234.5 at 3-1", "50|%|of|1,234.5|at|3|-|1")]
    [InlineData("at 10 a.m. or 5:30pm", "at|10|a.m.|or|5:30|pm")]
    [InlineData("the 20th, in the 1970s, 555-0134", "the|20th|,|in|the|1970s|,|555-0134")]
    [InlineData("No. 10 said no.", "No.|10|said|no|.")]
    public void Cuts_numbers(string text, string expected) => Assert.Equal(expected, Analyzed.Tokens(text));

    [Theory]
    [InlineData("Mr. J. R. Marsh of St. Anne, U.S., e.g. here", "Mr.|J.|R.|Marsh|of|St.|Anne|,|U.S.|,|e.g.|here")]
    [InlineData("Write to ana@kestrel.example.org or see https://kestrel.example/a?b=1.",
        "Write|to|ana@kestrel.example.org|or|see|https://kestrel.example/a?b=1|.")]
    [InlineData("@harbour_master on #Tolls #1", "@harbour_master|on|#Tolls|#|1")]
    [InlineData("kestrel.com and AT&T", "kestrel.com|and|AT&T")]
    [InlineData("the end.The next", "the|end|.|The|next")]
    [InlineData("👩‍👧 quay 👍🏽", "👩‍👧|quay|👍🏽")]
    [InlineData("Łódź, 東京 é", "Łódź|,|東京|é")]
    public void Keeps_abbreviations_and_addresses(string text, string expected) => Assert.Equal(expected, Analyzed.Tokens(text));

    [Theory]
    [InlineData("Anthony Blinkenand NATO", "Anthony|Blinken|and|NATO")]
    [InlineData("Ana Ferdinand Costa", "Ana|Ferdinand|Costa")]
    [InlineData("New Zealand Prime", "New|Zealand|Prime")]
    public void Separates_an_and_that_lost_its_blank(string text, string expected) => Assert.Equal(expected, Analyzed.Tokens(text));

    [Fact]
    public void Knows_marks_of_quotations_and_no_tree_without_a_parser()
    {
        Analysis analysis = Analyzed.Text("“Yes,” she said.");
        Assert.Equal([true, false, false, true, false, false, false], analysis.Tokens.Select(token => token.IsQuotationMark));
        Assert.False(analysis.Sentences[0].Tree.IsKnown);
    }
}
