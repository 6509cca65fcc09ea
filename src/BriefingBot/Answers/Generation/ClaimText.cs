using BriefingBot.Articles;
using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>A word of a claim or of its evidence.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Lower">In lower case, one kind of apostrophe, without possessive.</param>
/// <param name="Stem">The form in which words are compared: "said" and "says" are "say", "five" is "5".</param>
/// <param name="Span">Where it stands in its text.</param>
/// <param name="Clause">Number of its clause: counted up at each mark between clauses and sentences.</param>
/// <param name="Sentence">Number of its sentence.</param>
/// <param name="Begins">It begins a sentence or a quotation, so that its capital says nothing.</param>
internal sealed record ClaimWord(string Text, string Lower, string Stem, Span Span, int Clause, int Sentence, bool Begins)
{
    /// <summary>Carries meaning of its own.</summary>
    public bool IsContent => !TopicWords.IsFunction(Lower) && !ClaimText.IsGuard(Lower);

    public bool IsCapital => char.IsUpper(Text[0]);
}

/// <summary>Cuts claims and evidence into words, both in the same way.</summary>
internal static class ClaimText
{
    private const string ClauseEnds = ",;:()—–…“”\"«»„";
    private const string SentenceEnds = ".!?\n";
    private const string Joints = "'’-‑.";

    /// <summary>A small word that decides what a sentence says, without a topic of its own.</summary>
    public static bool IsGuard(string lower) => GuardWords.Small.Contains(lower) || lower.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>The words in order. "U.S." is one word, "open-door" two, "can't" one.</summary>
    public static IReadOnlyList<ClaimWord> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<ClaimWord>(text.Length / 6);
        int clause = 0, sentence = 0;
        bool begins = true;
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (!IsWordChar(c))
            {
                if (SentenceEnds.Contains(c, StringComparison.Ordinal) && !IsAbbreviation(text, words, i))
                {
                    (clause, sentence, begins) = (clause + 1, sentence + 1, true);
                }
                else if (ClauseEnds.Contains(c, StringComparison.Ordinal))
                {
                    clause++;
                    begins |= c is '“' or '"' or '«' or '„' or ':';
                }

                i++;
                continue;
            }

            int end = End(text, i);
            string word = text[i..end];
            string lower = Lower(word);
            if (words is [.., { } tens] && tens.Span.End == i - 1 && text[i - 1] is '-' or '‑' && IsTens(tens.Stem) && ClaimStem.Of(word, lower) is [>= '1' and <= '9'] units)
            {
                // "Twenty-three" is 23.
                words[^1] = tens with { Text = text[tens.Span.Start..end], Lower = text[tens.Span.Start..end].ToLowerInvariant(), Stem = tens.Stem[..1] + units, Span = new Span(tens.Span.Start, end) };
                i = end;
                continue;
            }

            words.Add(new ClaimWord(word, lower, ClaimStem.Of(word, lower), new Span(i, end), clause, sentence, begins));
            begins = false;
            i = end;
        }

        return words;
    }

    /// <summary>True for digits with or without letters behind them, and for number words but "one".</summary>
    public static bool IsNumber(ClaimWord word) => char.IsAsciiDigit(word.Stem[0]) || char.IsDigit(word.Stem[0]);

    private static bool IsTens(string stem) => stem is [>= '2' and <= '9', '0'];

    private static int End(string text, int start)
    {
        if (text[start] is '%' or '$' or '€' or '£' or '¥')
        {
            return start + 1;
        }

        int end = start + 1;
        while (end < text.Length && (IsLetter(text[end]) || IsInner(text, start, end)))
        {
            end++;
        }

        return end;
    }

    private static bool IsWordChar(char c) => IsLetter(c) || c is '%' or '$' or '€' or '£' or '¥';

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>An apostrophe between letters, a point or comma between digits, the points of "U.S.".</summary>
    private static bool IsInner(string text, int start, int at)
    {
        bool follows = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        return text[at] switch
        {
            '\'' or '’' or '‘' => follows && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
            ',' or '.' when char.IsAsciiDigit(text[at - 1]) => follows && char.IsAsciiDigit(text[at + 1]),
            '.' => char.IsUpper(text[at - 1]) && (at - 1 == start || text[at - 2] == '.') && ((follows && char.IsUpper(text[at + 1])) || (at - 2 > start && text[at - 2] == '.')),
            _ => false,
        };
    }

    /// <summary>"Mr.", "Gov.", "Jan." and initials end no sentence.</summary>
    private static bool IsAbbreviation(string text, List<ClaimWord> words, int at)
    {
        if (words.Count == 0 || words[^1].Span.End != at)
        {
            return false;
        }

        bool isBeforeDigit = text.AsSpan(at + 1).TrimStart() is [>= '0' and <= '9', ..];
        return words[^1].Text.Length == 1 ||
            (Lexicon.Default.Abbreviations.Find(words[^1].Text) is { } known && (known.Kind != "number" || isBeforeDigit));
    }

    private static string Lower(string word)
    {
        string lower = word.ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'');
        return lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;
    }
}
