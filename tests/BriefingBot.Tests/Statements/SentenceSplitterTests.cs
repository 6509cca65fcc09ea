using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One here. Two there.", "One here.|Two there.")]
    [InlineData("Mr. Marsh met Dr. Costa. They talked.", "Mr. Marsh met Dr. Costa.|They talked.")]
    [InlineData("J. K. Marsh spoke. It rained.", "J. K. Marsh spoke.|It rained.")]
    [InlineData("“Stop!” Marsh said. He left.", "“Stop!” Marsh said.|He left.")]
    [InlineData("“It is over.” He left.", "“It is over.”|He left.")]
    [InlineData("He waited . . . and left. Then it rained.", "He waited . . . and left.|Then it rained.")]
    [InlineData("former republics. soviet rule ended", "former republics. soviet rule ended")]
    [InlineData("First line\nSecond line", "First line|Second line")]
    [InlineData("It cost $5.50 a head. Cheap!", "It cost $5.50 a head.|Cheap!")]
    [InlineData("   ", "")]
    public void Splits(string body, string expected) =>
        Assert.Equal(expected, string.Join('|', SentenceSplitter.Split(body, new Span(0, body.Length)).Select(span => span.Of(body))));
}
