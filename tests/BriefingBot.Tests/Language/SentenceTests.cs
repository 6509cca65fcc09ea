namespace BriefingBot.Tests.Language;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("One here. Two there.", "One here.|Two there.")]
    [InlineData("Mr. Marsh met ex-Gov. Costa. They talked.", "Mr. Marsh met ex-Gov. Costa.|They talked.")]
    [InlineData("J. K. Marsh spoke. It rained.", "J. K. Marsh spoke.|It rained.")]
    [InlineData("Messrs. Holm and Sorrel of Dunn Bros. met on Mt. Alder.", "Messrs. Holm and Sorrel of Dunn Bros. met on Mt. Alder.")]
    [InlineData("It cost Rs. 500 under Art. 5, ca. 1900, p. 4.", "It cost Rs. 500 under Art. 5, ca. 1900, p. 4.")]
    [InlineData("The vote is on 12. February in Linden.", "The vote is on 12. February in Linden.")]
    [InlineData("He waited . . . and left. Then it rained.", "He waited . . . and left.|Then it rained.")]
    [InlineData("It cost $5.50 a head. Cheap!", "It cost $5.50 a head.|Cheap!")]
    [InlineData("former republics. soviet rule ended", "former republics. soviet rule ended")]
    [InlineData("See No. 10 there.", "See No. 10 there.")]
    [InlineData("It was the end.The next day came.", "It was the end.|The next day came.")]
    public void Does_not_end_at_an_abbreviation(string text, string expected) => Assert.Equal(expected, Analyzed.Sentences(text));

    [Theory]
    [InlineData("Asked, Drozd said no. Mayor Ilka Sorrel agreed.", "Asked, Drozd said no.|Mayor Ilka Sorrel agreed.")]
    [InlineData("He fell ill. Doctors came.", "He fell ill.|Doctors came.")]
    [InlineData("They dug for ore. Miners left.", "They dug for ore.|Miners left.")]
    [InlineData("We meet at 10 a.m. Monday and at 3 p.m. in Linden.", "We meet at 10 a.m. Monday and at 3 p.m. in Linden.")]
    [InlineData("We met at 10 a.m. Drozd spoke.", "We met at 10 a.m.|Drozd spoke.")]
    [InlineData("It opens at 6 p.m. Linden time. He waits.", "It opens at 6 p.m. Linden time.|He waits.")]
    [InlineData("She lives in the U.S. He does not.", "She lives in the U.S.|He does not.")]
    [InlineData("The U.S. Senate met.", "The U.S. Senate met.")]
    [InlineData("He works for Kestrel Inc. The firm is small.", "He works for Kestrel Inc.|The firm is small.")]
    [InlineData("He works for Kestrel Inc. Holm left it.", "He works for Kestrel Inc.|Holm left it.")]
    [InlineData("He lives on Main St. She lives in St. Anne.", "He lives on Main St.|She lives in St. Anne.")]
    [InlineData("There is no Plan B. There is no other.", "There is no Plan B.|There is no other.")]
    [InlineData("It opens in Dec. The tolls rise then.", "It opens in Dec.|The tolls rise then.")]
    public void Decides_by_what_follows(string text, string expected) => Assert.Equal(expected, Analyzed.Sentences(text));

    [Theory]
    [InlineData("“Stop!” Marsh said. He left.", "“Stop!” Marsh said.|He left.")]
    [InlineData("“Why?” she asked. “Who knows?” Ana Costa, the mayor, replied.",
        "“Why?” she asked.|“Who knows?” Ana Costa, the mayor, replied.")]
    [InlineData("“It is over.” He left.", "“It is over.”|He left.")]
    [InlineData("“It is over,” he said. “We go.”", "“It is over,” he said.|“We go.”")]
    [InlineData("\"Over?\" He left the room.", "\"Over?\"|He left the room.")]
    [InlineData("(It rained.) Then it stopped.", "(It rained.)|Then it stopped.")]
    [InlineData("“He asked, ‘Why?’” Then he left.", "“He asked, ‘Why?’”|Then he left.")]
    public void Ends_behind_closing_marks(string text, string expected) => Assert.Equal(expected, Analyzed.Sentences(text));

    [Fact]
    public void Bounds_a_sentence()
    {
        string text = string.Concat(Enumerable.Repeat("and the toll, ", 1000));
        Assert.All(Analyzed.Text(text).Sentences, sentence => Assert.InRange(sentence.Tokens.Length, 1, 400));
    }
}
