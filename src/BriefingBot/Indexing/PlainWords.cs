using System.Collections.Frozen;
using System.Globalization;
using BriefingBot.Articles;

namespace BriefingBot.Indexing;

/// <summary>A word as two printings of one text are compared, and where it stands.</summary>
/// <param name="Lead">Where the articles before it begin ("the" of "the harbour"); where it begins itself if there is none.</param>
public readonly record struct PlainWord(string Text, Span Span, int Lead);

/// <summary>
/// Cuts a text into words that are the same in every printing of it: lower case, one kind of apostrophe, no commas in figures. Signs of
/// currency and percent are words of their own, all other marks are none.
/// </summary>
public static class PlainWords
{
    /// <summary>Grammar that an editor puts in or takes out without changing what is said.</summary>
    private static readonly FrozenSet<string> Articles = new[] { "a", "an", "the", "that" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>One paper writes numbers in letters that another writes in digits.</summary>
    private static readonly FrozenDictionary<string, string> Numbers =
        "zero/0 one/1 two/2 three/3 four/4 five/5 six/6 seven/7 eight/8 nine/9 ten/10 eleven/11 twelve/12 twenty/20 thirty/30 forty/40 fifty/50 sixty/60 seventy/70 eighty/80 ninety/90"
            .Split(' ').Select(pair => pair.Split('/')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The words in order, without articles; numbers up to twelve and the tens in digits.</summary>
    public static IReadOnlyList<PlainWord> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<PlainWord>(text.Length / 6);
        int? lead = null;
        for (Span word = Next(text, 0); word.Length > 0; word = Next(text, word.End))
        {
            char[] room = new char[word.Length];
            string folded = new(room, 0, Fold(text.AsSpan(word.Start, word.Length), room));
            if (Articles.Contains(folded))
            {
                lead ??= word.Start;
            }
            else
            {
                words.Add(new PlainWord(Numbers.GetValueOrDefault(folded, folded), word, lead ?? word.Start));
                lead = null;
            }
        }

        return words;
    }

    /// <summary>The first word at or behind a place; empty where there is none.</summary>
    internal static Span Next(string text, int from)
    {
        int start = from;
        while (start < text.Length && !IsSign(text[start]) && !IsWordChar(text[start]))
        {
            start++;
        }

        if (start == text.Length)
        {
            return default;
        }

        int end = start + 1;
        while (!IsSign(text[start]) && end < text.Length && (IsWordChar(text[end]) || IsInner(text, end)))
        {
            end++;
        }

        return new Span(start, end);
    }

    /// <summary>Writes the compared form, which is never longer than the word, and gives its length.</summary>
    internal static int Fold(ReadOnlySpan<char> word, Span<char> into)
    {
        int length = 0;
        foreach (char c in word)
        {
            if (c != ',')
            {
                into[length++] = c is '’' or '‘' ? '\'' : char.ToLowerInvariant(c);
            }
        }

        return length;
    }

    // Most letters are ASCII, and the tables of categories are slow to ask.
    private static bool IsWordChar(char c) => char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsSign(char c) => char.IsAscii(c) ? c is '%' or '$' : char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    /// <summary>An apostrophe between letters, or a point or comma between digits.</summary>
    private static bool IsInner(string text, int at) => at + 1 < text.Length && text[at] switch
    {
        '\'' or '’' or '‘' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '.' or ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        _ => false,
    };
}
