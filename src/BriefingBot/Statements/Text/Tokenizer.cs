using System.Text.RegularExpressions;
using BriefingBot.Articles;

namespace BriefingBot.Statements.Text;

/// <summary>Cuts a paragraph into tokens.</summary>
internal static partial class Tokenizer
{
    public static List<Token> Tokenize(string body, Span paragraph, Lexicon lexicon)
    {
        var tokens = new List<Token>(paragraph.Length / 5);
        foreach (ValueMatch match in Pattern().EnumerateMatches(body.AsSpan(paragraph.Start, paragraph.Length)))
        {
            tokens.Add(new Token(body.Substring(paragraph.Start + match.Index, match.Length), paragraph.Start + match.Index));
        }

        SeparateGluedAnd(tokens, lexicon);
        return tokens;
    }

    /// <summary>
    /// "Anthony Blinkenand NATO Secretary": agency texts lose blanks. A capitalised word between two others that is no word or name known,
    /// and ends in "and" as names do not (-land and -rand they do), is a name and an "and".
    /// </summary>
    private static void SeparateGluedAnd(List<Token> tokens, Lexicon lexicon)
    {
        for (int i = 1; i + 1 < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Text.Length > 6 && token.IsCapital && token.Text.EndsWith("and", StringComparison.Ordinal) && token.Text[^4] is not ('l' or 'r') &&
                tokens[i - 1].IsCapital && tokens[i + 1].IsCapital && !lexicon.IsGivenName(token.Text) && !lexicon.CommonWords.Contains(token.Lower))
            {
                tokens[i] = new Token(token.Text[..^3], token.Start);
                tokens.Insert(i + 1, new Token("and", token.End - 3));
                i++;
            }
        }
    }

    // Quotation marks; initialisms; titles and initials with their stop; numbers; words with inner apostrophes and hyphens; dots and dashes.
    [GeneratedRegex(
        @"''|[“”""«»„]|(?:[A-Z]\.){2,}(?:[A-Z](?![a-z]))?|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Rev|Jr|Sr|St|Sgt|Capt|Maj|Adm|Prof|Hon|Cmdr|Sens|Reps|Govs|Amb|Fr|Msgr|Supt)\.|" +
        @"\b[A-Z]\.(?=\s[A-Z])|\$?\d[\d,.]*\d%?|\w+(?:[’'\-–]\w+)*|\.\.\.|--|[^\w\s]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
