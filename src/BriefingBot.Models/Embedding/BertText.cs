using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace BriefingBot.Models.Embedding;

/// <summary>
/// What BERT's own normaliser and pre-tokeniser do before word pieces are looked up: control and format characters dropped, accents stripped, letters
/// lowered, punctuation and ideographs set apart by spaces. It is done here for two reasons: the service runs without ICU
/// (<c>InvariantGlobalization</c>), where <see cref="string.Normalize()"/> leaves accented letters composed and "Orbán" would be an unknown word; and
/// the tokeniser library's own splitting loses symbols ("€", "+", emoji).
/// </summary>
internal static class BertText
{
    private static readonly FrozenDictionary<Rune, string> Folding = LoadFolding();

    /// <summary>
    /// The words, parted by spaces, of at most <paramref name="maxLength"/> UTF-16 code units of <paramref name="text"/>, so that a text of any length
    /// costs a bounded effort. Never throws: half surrogate pairs are dropped.
    /// </summary>
    /// <param name="uncased">Strip accents and lower letters, as uncased models expect.</param>
    public static string Split(ReadOnlySpan<char> text, bool uncased, int maxLength)
    {
        text = text.TrimStart();
        text = text[..Math.Min(text.Length, maxLength)];
        var words = new StringBuilder(text.Length + 16);
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int consumed) == OperationStatus.Done)
            {
                Append(rune, uncased, words);
            }

            text = text[consumed..];
        }

        return words.ToString();
    }

    private static void Append(Rune rune, bool uncased, StringBuilder words)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            words.Append(' ');
        }
        else if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
        {
            words.Append((char)(uncased ? Rune.ToLowerInvariant(rune) : rune).Value);
        }
        else if (!IsDropped(rune, uncased))
        {
            bool apart = IsIdeograph(rune.Value) || IsPunctuation(rune);
            words.Append(apart ? " " : "");
            AppendFolded(rune, uncased, words);
            words.Append(apart ? " " : "");
        }
    }

    private static void AppendFolded(Rune rune, bool uncased, StringBuilder words)
    {
        if (uncased)
        {
            AppendFolded(rune, words);
        }
        else
        {
            words.Append(rune);
        }
    }

    /// <summary>Appends the character decomposed, in lower case and without nonspacing marks: nothing for a mark by itself.</summary>
    public static void AppendFolded(Rune rune, StringBuilder words)
    {
        if (rune.Value is >= 0xac00 and <= 0xd7a3)
        {
            AppendHangul(rune.Value - 0xac00, words);
        }
        else if (Folding.TryGetValue(rune, out string? folded))
        {
            words.Append(folded.ToLowerInvariant());
        }
        else
        {
            words.Append(Rune.ToLowerInvariant(rune));
        }
    }

    private static bool IsDropped(Rune rune, bool uncased) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse => true,
        UnicodeCategory.NonSpacingMark => uncased,
        _ => rune == Rune.ReplacementChar,
    };

    private static bool IsPunctuation(Rune rune) =>
        rune.IsAscii ? !Rune.IsLetterOrDigit(rune) : Rune.IsPunctuation(rune);

    // The blocks that BERT takes for Chinese, each character a word.
    private static bool IsIdeograph(int code) => code is (>= 0x4e00 and <= 0x9fff) or (>= 0x3400 and <= 0x4dbf) or (>= 0xf900 and <= 0xfaff)
        or (>= 0x20000 and <= 0x2a6df) or (>= 0x2a700 and <= 0x2ceaf) or (>= 0x2f800 and <= 0x2fa1f);

    /// <summary>The canonical decomposition of a syllable (Unicode Standard, 3.12): the vocabulary knows its letters only.</summary>
    private static void AppendHangul(int index, StringBuilder words)
    {
        words.Append((char)(0x1100 + (index / 588))).Append((char)(0x1161 + (index % 588 / 28)));
        if (index % 28 != 0)
        {
            words.Append((char)(0x11a7 + (index % 28)));
        }
    }

    /// <summary>
    /// Each line: what is left of a letter's canonical decomposition without its nonspacing marks, a tab, the letters. Taken from every code point's
    /// <c>normalize('NFD')</c> in Node 20 (Unicode 15.1), Hangul apart.
    /// </summary>
    private static FrozenDictionary<Rune, string> LoadFolding()
    {
        using Stream stream = typeof(BertText).Assembly.GetManifestResourceStream("AccentFolding.txt")
            ?? throw new InvalidOperationException("AccentFolding.txt is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var folding = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            foreach (Rune letter in line[(tab + 1)..].EnumerateRunes())
            {
                folding[letter] = line[..tab];
            }
        }

        return folding.ToFrozenDictionary();
    }
}
