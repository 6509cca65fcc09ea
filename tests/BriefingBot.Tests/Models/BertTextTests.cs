using System.Text;
using BriefingBot.Models.Embedding;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Models;

public sealed class BertTextTests
{
    [Theory]
    [InlineData("Don't stop!", "don ' t stop ! ")]
    [InlineData("Orbán, Škoda & İzmir", "orban , skoda & izmir")]
    [InlineData("ΕΛΛΆΔΑ Ёлка ガ", "ελλαδα елка カ")]
    [InlineData("e\u0301 and \u1e69", "e and s")]
    [InlineData("£5m + €3 ½ 😀", "£5m + €3 ½ 😀")]
    [InlineData("東京tower", " 東  京 tower")]
    [InlineData("서울", "\u1109\u1165\u110b\u116e\u11af")]
    [InlineData("so\u00adft zero\u200bwidth\u202e\u0007", "soft zerowidth")]
    [InlineData("\ud800lone\udfff", "lone")]
    [InlineData("a\tb\nc\u00a0d\u3000e", "a b c d e")]
    [InlineData("“quoted” – dash", " “ quoted ”   –  dash")]
    public void Text_is_split_as_an_uncased_model_was_trained_on(string text, string expected) =>
        Assert.Equal(Words(expected), Words(BertText.Split(text, uncased: true, 1_000)));

    [Fact]
    public void Cased_models_keep_case_and_accents() => Assert.Equal("Orbán e\u0301", BertText.Split("Orbán e\u0301", uncased: false, 100));

    [Fact]
    public void Leading_space_does_not_use_up_the_length() =>
        Assert.Equal("first", BertText.Split(new string('\n', 50) + "first second", uncased: true, 5));

    [Property]
    public void Any_text_is_split_without_a_fault_into_a_bounded_length(string? text, ushort maxLength)
    {
        string words = BertText.Split(text, uncased: true, maxLength);

        Assert.True(words.Length <= 8 * maxLength);
        Assert.DoesNotContain(words.EnumerateRunes(), r => r == Rune.ReplacementChar || Rune.IsControl(r));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
