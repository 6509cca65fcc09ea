using BriefingBot.Retrieval;

namespace BriefingBot.Tests.Retrieval;

public sealed class FactPhrasesTests
{
    private static readonly HashSet<string> Nothing = [];

    [Theory]
    [InlineData("Who opened the harbour?", FactKind.Who)]
    [InlineData("Which minister opened the harbour?", FactKind.Who)]
    [InlineData("Where was the harbour built?", FactKind.Place)]
    [InlineData("In what year was the harbour built?", FactKind.Year)]
    [InlineData("When was the harbour built?", FactKind.Time)]
    [InlineData("What happens when the harbour freezes?", FactKind.Any)]
    [InlineData("How many ships lay in the harbour?", FactKind.Number)]
    [InlineData("What was the price of the harbour?", FactKind.Number)]
    [InlineData("Why was the harbour built?", FactKind.Reason)]
    [InlineData("Which ship left the harbour?", FactKind.Named)]
    public void A_question_asks_for_a_kind_of_phrase(string question, FactKind kind) => Assert.Equal(kind, AskedFact.Of(question).Kind);

    [Theory]
    [InlineData("It opened on 4 May 2019.", "2019/5/4")]
    [InlineData("It opened on May 4th, 2019.", "2019/5/4")]
    [InlineData("It opened on May 4 of 2019.", "2019/5/4")]
    [InlineData("It opened in May 2019.", "2019/5/")]
    [InlineData("It opened on 4 May.", "/5/4")]
    [InlineData("It opened in 2019.", "2019/0/0")]
    public void A_day_has_one_key_however_it_is_written(string text, string key) =>
        Assert.Equal([key], FactPhrases.Of(new AskedFact(FactKind.Time), text, Nothing).Select(phrase => phrase.Key));

    [Theory]
    [InlineData("2019/5/4", "2019/5/", false)]
    [InlineData("2019/5/4", "/5/4", false)]
    [InlineData("2019/5/4", "2019/0/0", false)]
    [InlineData("2019/5/4", "2019/5/6", true)]
    [InlineData("2019/5/4", "2018/0/0", true)]
    [InlineData("arland", "arland", false)]
    [InlineData("arland", "quill", true)]
    public void A_day_told_in_part_does_not_differ_from_the_whole(string key, string other, bool differ) => Assert.Equal(differ, FactPhrases.Differ(key, other));

    [Theory]
    [InlineData("Engineer Tomas Arland of Osk drew it.", "Engineer Tomas Arland of Osk")]
    [InlineData("It was drawn by Tomas B. Arland.", "Tomas B. Arland")]
    [InlineData("In May the plans were late.", null)]
    public void A_name_is_a_run_of_capitals(string text, string? name) =>
        Assert.Equal(name, FactPhrases.Of(new AskedFact(FactKind.Who), text, Nothing).FirstOrDefault()?.Text);

    [Fact]
    public void A_name_that_the_question_holds_answers_nothing() =>
        Assert.Empty(FactPhrases.Of(new AskedFact(FactKind.Who), "The Velmar Bridge is long.", new HashSet<string>(FactWords.Of("Who built the Velmar Bridge?"))));

    [Theory]
    [InlineData("It cost $1.5 billion in all.", "$1.5b")]
    [InlineData("It cost $1.5bn in all.", "$1.5b")]
    [InlineData("It opened on 4 May 2019.", null)]
    public void An_amount_is_told_by_its_value_and_days_are_none(string text, string? key) =>
        Assert.Equal(key, FactPhrases.Of(new AskedFact(FactKind.Number), text, Nothing).FirstOrDefault()?.Key);

    [Fact]
    public void What_is_counted_stands_behind_its_number()
    {
        AskedFact asked = AskedFact.Of("How many workers were hurt?");

        Assert.Equal(["14"], FactPhrases.Of(asked, "The 3 fires hurt 14 workers.", Nothing).Select(phrase => phrase.Text));
    }
}
