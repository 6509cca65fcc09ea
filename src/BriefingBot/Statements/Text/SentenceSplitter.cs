using BriefingBot.Articles;
using BriefingBot.Statements.Text;

namespace BriefingBot.Statements;

/// <summary>
/// Splits text into sentences. No sentence ends at an abbreviation, an initial or a row of dots; one ends behind the closing mark of a
/// quotation; <c>…!” Trump said</c> is one sentence.
/// </summary>
public static class SentenceSplitter
{
    private static readonly HashSet<string> EndingAbbreviations = ["u.s", "d.c", "a.m", "p.m", "inc", "corp", "co", "u.s.", "d.c.", "a.m.", "p.m."];

    /// <summary>The sentences of the part of a body, in order, without the blanks around them. A line end always ends a sentence.</summary>
    public static IReadOnlyList<Span> Split(string body, Span within)
    {
        var sentences = new List<Span>();
        foreach (Paragraph paragraph in ParagraphReader.Read(body, within, Lexicon.Default))
        {
            foreach (Range range in paragraph.Sentences)
            {
                sentences.Add(new Span(paragraph.Tokens[range.Start].Start, paragraph.Tokens[range.End.Value - 1].End));
            }
        }

        return sentences;
    }

    internal static List<Range> Split(IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        var sentences = new List<Range>();
        int start = 0;
        for (int i = 0; i < tokens.Count;)
        {
            if (tokens[i].Text is not ("." or "!" or "?" or "..." or "…"))
            {
                i++;
                continue;
            }

            int next = i + 1;
            if (IsSpacedDots(tokens, i))
            {
                while (next < tokens.Count && tokens[next].Text == ".")
                {
                    next++;
                }

                i = next;
                continue;
            }

            bool closed = SkipClosing(tokens, ref next);
            if (next < tokens.Count && Ends(tokens, i, next, closed, lexicon))
            {
                sentences.Add(start..next);
                start = next;
            }

            i = next;
        }

        if (start < tokens.Count)
        {
            sentences.Add(start..tokens.Count);
        }

        return sentences;
    }

    private static bool IsSpacedDots(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Text == "." && i + 1 < tokens.Count && tokens[i + 1].Text == "." && tokens[i + 1].Start > tokens[i].End;

    /// <summary>Moves behind further end marks and closing quotation marks and brackets; true where a quotation was closed.</summary>
    private static bool SkipClosing(IReadOnlyList<Token> tokens, ref int next)
    {
        while (next < tokens.Count && tokens[next].Text is "." or "!" or "?" or "...")
        {
            next++;
        }

        bool closed = false;
        while (next < tokens.Count)
        {
            Token token = tokens[next];
            bool closesStraight = token.Text is "\"" or "''" && token.Quotation is { } quotation && token.Start < quotation.End && quotation.End <= token.End;
            if (!closesStraight && token.Text is not ("”" or "»" or ")" or "]" or "’" or "'"))
            {
                break;
            }

            closed |= token.Text is not (")" or "]");
            next++;
        }

        return closed;
    }

    private static bool Ends(IReadOnlyList<Token> tokens, int stop, int next, bool closed, Lexicon lexicon)
    {
        Token following = tokens[next];
        bool gap = following.Start > tokens[next - 1].End;
        bool starts = following.IsCapital || char.IsDigit(following.Text[0]) || following.Text[0] == '$' ||
            following.Text is "“" or "\"" or "''" or "«" or "„" or "‘" or "(" or "[" or "—" or "--" or "'" or "@" or "#";
        if (!gap || !starts)
        {
            return false;
        }

        if (tokens[stop].Text == "." && stop > 0 && !closed)
        {
            Token before = tokens[stop - 1];
            bool abbreviation = lexicon.Abbreviations.Contains(before.Lower.TrimEnd('.')) && !EndingAbbreviations.Contains(before.Lower);
            bool initial = before.Text.Length == 1 && before.IsCapital && before.Text != "I";
            if (abbreviation || initial)
            {
                return false;
            }
        }

        return !(closed && tokens[stop].Text != "." && IsCueBehind(tokens, next, lexicon));
    }

    /// <summary>"…!” Trump said": the words behind the mark are a source with a cue of speech, so that the sentence goes on.</summary>
    private static bool IsCueBehind(IReadOnlyList<Token> tokens, int next, Lexicon lexicon)
    {
        int i = next;
        for (; i < tokens.Count && i < next + 6; i++)
        {
            Token token = tokens[i];
            bool belongs = token.IsCapital || token.Lower is "he" or "she" or "the" or "a" or "," || lexicon.Roles.Contains(token.Lower) || lexicon.IsAdverb(token.Lower);
            if (!belongs || (i > next && lexicon.IsCue(token.Lower)))
            {
                break;
            }
        }

        return i < tokens.Count && i > next && lexicon.Cue(tokens[i].Lower) is { IsSpeech: true } cue && (cue.Forms & VerbForms.Finite) != 0;
    }
}
