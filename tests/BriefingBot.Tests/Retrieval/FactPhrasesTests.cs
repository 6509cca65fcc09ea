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
    [InlineData("It opened in Oct. 2019.", "2019/10/")]
    [InlineData("It opened at the end of December.", "/12/")]
    [InlineData("It opened on Tuesday night.", "tuesday")]
    [InlineData("It may open.", null)]
    public void A_day_has_one_key_however_it_is_written(string text, string? key) =>
        Assert.Equal(key, FactPhrases.Of(new AskedFact(FactKind.Time), text, Nothing).SingleOrDefault()?.Key);

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

    [Theory]
    [InlineData("How long did the vote take?", "After 3 talks of 20 men the vote took two weeks.", "two")]
    [InlineData("How long did the vote take?", "The vote of the 20 men took half an hour.", "half an hour")]
    [InlineData("How tall is the tower?", "The tower of 1874, with 3 bells, is 80 metres tall.", "80")]
    [InlineData("How old is the tower's keeper?", "The keeper of the 80 m tower is 62 years old.", "62")]
    [InlineData("How old is the tower's keeper?", "The keeper is 62 and climbs it daily.", "62")]
    public void An_amount_is_of_the_measure_asked_for_where_one_is_told(string question, string text, string amount) =>
        Assert.Equal([amount], FactPhrases.Of(AskedFact.Of(question), text, Nothing).Select(phrase => phrase.Text));

    [Theory]
    [InlineData("How long did the vote take?", "The vote of the 20 men was over at dusk.")]
    [InlineData("How far is the tower?", "The tower has 3 bells and two keepers.")]
    public void What_measures_nothing_is_no_length(string question, string text) =>
        Assert.Empty(FactPhrases.Of(AskedFact.Of(question), text, Nothing));

    [Theory]
    [InlineData("Who designed the harbour?", null, "design")]
    [InlineData("Who was elected mayor of Osk?", null, "elect")]
    [InlineData("Who is the chief engineer of the harbour?", "engin", null)]
    [InlineData("Which company built the harbour?", "company", "build")]
    [InlineData("Who did the mayor of Osk thank?", null, null)]
    [InlineData("When was the harbour built?", null, null)]
    public void A_question_may_tell_what_the_one_asked_for_is_or_did(string question, string? noun, string? deed)
    {
        AskedFact asked = AskedFact.Of(question);

        Assert.Equal((noun, deed), (asked.Noun, asked.Deed));
    }

    [Theory]
    [InlineData("Who designed the harbour?", "The harbour was designed by Tomas Arland of late.", "Tomas Arland", true)]
    [InlineData("Who designed the harbour?", "When Tomas Arland, a man of Osk, designed the harbour it rained.", "Tomas Arland", true)]
    [InlineData("Who designed the harbour?", "It was Mira Holm who later designed the harbour.", "Mira Holm", true)]
    [InlineData("Who designed the harbour?", "The harbour's designer, Mira Holm, was absent.", "Mira Holm", true)]
    [InlineData("Who designed the harbour?", "The harbour, designed for Tomas Arland, is deep.", "Tomas Arland", false)]
    [InlineData("Who is the engineer of the harbour?", "Then the engineer Tomas Arland came to the harbour.", "Tomas Arland", true)]
    [InlineData("Who is the engineer of the harbour?", "The harbour knew Tomas Arland, its first engineer, well.", "Tomas Arland", true)]
    [InlineData("Who is the engineer of the harbour?", "The harbour knew Tomas Arland; its first engineer died.", "Tomas Arland", false)]
    [InlineData("Where was the harbour built?", "They built the harbour near Lindhof.", "Lindhof", true)]
    [InlineData("Where was the harbour built?", "Lindhof built the harbour.", "Lindhof", false)]
    public void A_name_fits_where_an_answer_stands(string question, string text, string name, bool fits)
    {
        AskedFact asked = AskedFact.Of(question);
        FactPhrase phrase = Assert.Single(FactPhrases.Of(asked, text, new HashSet<string>(FactWords.Of(question))), found => found.Text == name);

        Assert.Equal(fits, PhraseFit.Fits(asked, text, phrase));
    }
}
