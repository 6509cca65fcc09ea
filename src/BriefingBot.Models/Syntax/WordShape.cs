using System.Globalization;
using System.Text;

namespace BriefingBot.Models.Syntax;

/// <summary>
/// How a word is written, which word pieces in lower case don't tell. The numbers are those of <c>shape</c> in training/treebank.py: the
/// parser has learnt them.
/// </summary>
internal enum WordShape
{
    None,
    Lower,
    Title,
    Upper,
    Initial,
    Mixed,
    Digits,
    Sign,
}

internal static class WordShapes
{
    public static WordShape Of(string word)
    {
        int letters = 0;
        int capitals = 0;
        bool startsUpper = false;
        foreach (Rune rune in word.EnumerateRunes())
        {
            // Superscripts and circled digits are digits too.
            if (IsDigit(rune))
            {
                return WordShape.Digits;
            }

            if (Rune.IsLetter(rune))
            {
                bool upper = Rune.IsUpper(rune);
                startsUpper |= upper && letters == 0;
                capitals += upper ? 1 : 0;
                letters++;
            }
        }

        return Shape(letters, capitals, startsUpper);
    }

    private static WordShape Shape(int letters, int capitals, bool startsUpper) => (letters, capitals) switch
    {
        (0, _) => WordShape.Sign,
        (_, 0) => WordShape.Lower,
        _ when !startsUpper => WordShape.Mixed,
        (1, _) => WordShape.Initial,
        _ when capitals == letters => WordShape.Upper,
        (_, 1) => WordShape.Title,
        _ => WordShape.Mixed,
    };

    private static bool IsDigit(Rune rune) => rune.IsAscii ? Rune.IsDigit(rune) : CharUnicodeInfo.GetDigitValue(rune.ToString(), 0) >= 0;
}
