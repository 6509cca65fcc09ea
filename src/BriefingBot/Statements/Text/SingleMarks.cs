using System.Text.RegularExpressions;

namespace BriefingBot.Statements.Text;

/// <summary>
/// Single quotation marks, ‘…’, as outer marks, as British papers set them. The closing one is an apostrophe's sign too: a text is
/// taken to be set so only where it has no more double marks than single ones and closes a single one behind a stop or a comma.
/// </summary>
internal static partial class SingleMarks
{
    /// <summary>True where the text quotes in single marks.</summary>
    public static bool AreOuter(string body)
    {
        int single = Opening().Count(body);
        return single > 0 && Spoken().IsMatch(body) && body.Count(c => c is '“' or '"' or '«' or '„') <= single;
    }

    /// <summary>The tokens of a paragraph that are such marks.</summary>
    public static HashSet<int> Find(string body, IReadOnlyList<Token> tokens)
    {
        var marks = new HashSet<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!Opens(body, tokens, i))
            {
                continue;
            }

            marks.Add(i);
            int close = Close(tokens, i);
            if (close < 0)
            {
                // Goes on in the next paragraph.
                break;
            }

            marks.Add(close);
            i = close;
        }

        return marks;
    }

    private static bool Opens(string body, IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Text == "‘" && i + 1 < tokens.Count && tokens[i + 1].Start == tokens[i].End && !char.IsDigit(tokens[i + 1].Text[0]) &&
        (tokens[i].Start == 0 || !char.IsLetterOrDigit(body[tokens[i].Start - 1]));

    /// <summary>The mark that closes: behind a stop or before one; "voters’ rights" closes only where nothing better follows.</summary>
    private static int Close(IReadOnlyList<Token> tokens, int open)
    {
        int plural = -1;
        for (int i = open + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Text != "’")
            {
                continue;
            }

            Token before = tokens[i - 1];
            Token? next = i + 1 < tokens.Count ? tokens[i + 1] : null;
            bool isPlural = before.IsLetter && before.Text[^1] == 's' && next is { IsLowerCase: true } && next.Start > tokens[i].End;
            if (!isPlural)
            {
                return i;
            }

            plural = plural < 0 ? i : plural;
        }

        return plural;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])‘\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"‘\p{L}[^‘\n]*?(?:[.,?!…]’|’[.,])", RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
