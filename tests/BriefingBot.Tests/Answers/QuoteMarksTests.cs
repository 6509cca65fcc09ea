using BriefingBot.Answers;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Answers;

public sealed class QuoteMarksTests
{
    [Theory]
    [InlineData("he said \"yes\" twice", "he said “yes” twice")]
    [InlineData("''Yes,'' she said", "“Yes,” she said")]
    [InlineData("that “we shall go", "that we shall go")]
    [InlineData("we shall go,” she said", "we shall go, she said")]
    [InlineData("one\n\ntwo", "one two")]
    public void Marks_are_paired_and_a_lone_one_left_out(string text, string expected) => Assert.Equal(expected, QuoteMarks.Balance(text));

    [Theory]
    [InlineData("“A ‘b’ c,”", "A ‘b’ c")]
    [InlineData("“A “b” c”", "A ‘b’ c")]
    [InlineData("''Yes, \"now\" it is''", "Yes, ‘now’ it is")]
    public void Inner_marks_become_single(string text, string expected) => Assert.Equal(expected, QuoteMarks.Inside(text));

    [Fact]
    public void A_quotation_that_is_broken_off_and_taken_up_is_seen() => Assert.True(QuoteMarks.IsInterrupted("“Yes,” she said. “Now.”"));

    [Property]
    public bool Balanced_text_always_has_its_marks_in_pairs(string? text) => QuoteMarks.Quoted(QuoteMarks.Balance(text ?? "")) is not null;

    [Property]
    public bool Balancing_changes_nothing_but_marks_and_blanks(string? text) => QuoteMarks.Normalize(QuoteMarks.Balance(text ?? "")) == QuoteMarks.Normalize(text ?? "");
}
