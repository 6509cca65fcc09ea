using BriefingBot.Questions;

namespace BriefingBot.Tests.Questions;

public sealed class TypingSlipsTests
{
    [Theory]
    [InlineData("waht did", "what did")]
    [InlineData("whta did", "what did")]
    [InlineData("what ddi", "what did")]
    [InlineData("he siad", "he said")]
    [InlineData("abotu it", "about it")]
    public void Slips_in_framing_words_are_mended(string typed, string meant) => Assert.Equal(meant, TypingSlips.Mend(typed));

    [Theory]
    [InlineData("that hat paid for the sand")]
    [InlineData("Sya and Whta are names in the middle: Siad")]
    public void Other_words_stay(string text) => Assert.Equal(text, TypingSlips.Mend(text));
}
