using BriefingBot.Models.Syntax;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Models.Syntax;

public sealed class SyntaxPiecesTests
{
    private static readonly string[] Vocabulary =
    [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "pro", "prose", "##sec", "##cutor", "##s", "n", "'", "’", "t", "€", "1", "##0", "##00", "orban",
        "u", ".", "=", "½",
    ];

    private static readonly SyntaxPieces Pieces = new(Vocabulary);

    [Theory]
    [InlineData("Prosecutors", "prose ##cutor ##s")] // The longest beginning is taken, though "pro" would do,
    [InlineData("prosector", "[UNK]")] // and from there what is left has to fit.
    [InlineData("PROS", "pro ##s")]
    [InlineData("cutor", "[UNK]")]
    [InlineData("n't", "n ' t")]
    [InlineData("N’T", "n ’ t")]
    [InlineData("Orbán", "orban")]
    [InlineData("Orba\u0301n", "orban")]
    [InlineData("€1000", "€ 1 ##00 ##0")]
    [InlineData("U.", "u .")]
    [InlineData("≠", "=")]
    [InlineData("½", "½")]
    [InlineData("😀t", "[UNK] t")]
    [InlineData("t t", "t t")]
    [InlineData("", "[UNK]")]
    [InlineData("\u0301", "[UNK]")]
    [InlineData("[SEP]", "[UNK] [UNK] [UNK]")]
    public void A_word_is_cut_as_in_training(string word, string pieces)
    {
        List<long> ids = [];

        Pieces.Append(word, ids);

        Assert.Equal(pieces, string.Join(' ', ids.Select(id => Vocabulary[(int)id])));
    }

    [Property]
    public void Any_word_has_a_piece_and_what_came_before_stays(string? word)
    {
        List<long> ids = [7, 8];

        Pieces.Append(word ?? "\ud800", ids);

        Assert.Equal([7, 8], ids[..2]);
        Assert.InRange(ids.Count, 3, int.MaxValue);
        Assert.All(ids, id => Assert.InRange(id, 0, Vocabulary.Length - 1));
    }

    [Fact]
    public void A_vocabulary_without_the_special_tokens_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new SyntaxPieces(["[UNK]", "[CLS]"]));

    [Theory]
    [InlineData("said", "Lower")]
    [InlineData("n't", "Lower")]
    [InlineData("北京", "Lower")]
    [InlineData("Said", "Title")]
    [InlineData("O'er", "Title")]
    [InlineData("Élan", "Title")]
    [InlineData("NATO", "Upper")]
    [InlineData("U.S.", "Upper")]
    [InlineData("A", "Initial")]
    [InlineData("J.", "Initial")]
    [InlineData("McGill", "Mixed")]
    [InlineData("iPhone", "Mixed")]
    [InlineData("x", "Lower")]
    [InlineData("10th", "Digits")]
    [InlineData("G7", "Digits")]
    [InlineData("m²", "Digits")]
    [InlineData("½", "Sign")]
    [InlineData("“", "Sign")]
    [InlineData("…", "Sign")]
    [InlineData("", "Sign")]
    public void How_a_word_is_written_is_told_as_in_training(string word, string shape) =>
        Assert.Equal(shape, WordShapes.Of(word).ToString());
}
