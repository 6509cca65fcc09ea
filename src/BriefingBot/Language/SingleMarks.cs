namespace BriefingBot.Language;

/// <summary>
/// Matches single marks, ‘…’ or '…', within the levels that double marks make. The closing one is an apostrophe's sign too: behind a
/// stop or before one it closes; "voters’ rights" closes only where nothing better follows.
/// </summary>
/// <param name="level">For each token how deep in double marks it stands, -1 outside.</param>
internal sealed class SingleMarks(string text, List<Token> tokens, Span paragraph, int[] level)
{
    /// <summary>The pairs in order.</summary>
    /// <param name="next">The sign with which the next paragraph begins: an open quotation goes on there.</param>
    public List<MarkPair> Match(char next)
    {
        var pairs = new List<MarkPair>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!Opens(i))
            {
                continue;
            }

            int close = Close(i, next);
            if (close > 0)
            {
                pairs.Add(new MarkPair(i, close));
            }
            else if (level[i] < 0 && next == tokens[i].Text[0] && (i == 0 || IsBehindStop(i)))
            {
                pairs.Add(new MarkPair(i, -1));
                break;
            }
        }

        return pairs;
    }

    private bool IsBehindStop(int i) => tokens[i - 1].Text is "." or "," or ":" or "?" or "!" || tokens[i].Text == "‘";

    private bool Opens(int i)
    {
        string sign = tokens[i].Text;
        if (sign is not ("‘" or "'" or "‚" or "‛") || i + 1 >= tokens.Count)
        {
            return false;
        }

        char before = tokens[i].Start > paragraph.Start ? text[tokens[i].Start - 1] : ' ';
        return !char.IsLetterOrDigit(before) && tokens[i + 1].Start == tokens[i].End &&
            QuotationMarks.Shape(text, tokens[i], paragraph) == MarkShape.Opens;
    }

    private int Close(int open, char next)
    {
        int weak = -1;
        for (int i = open + 1; i < tokens.Count; i++)
        {
            if (level[i] != level[open])
            {
                // Behind the end of the double quotation that the mark stands in nothing closes it.
                if (level[i] < level[open])
                {
                    break;
                }

                continue;
            }

            if (Opens(i))
            {
                break;
            }

            if (!IsClosing(open, i))
            {
                continue;
            }

            if (!IsWeak(i))
            {
                return i;
            }

            weak = weak < 0 ? i : weak;
        }

        bool goesOn = open == 0 && next == tokens[open].Text[0];
        return goesOn ? -1 : weak;
    }

    private bool IsClosing(int open, int i)
    {
        bool matches = tokens[i].Text switch
        {
            "’" or "'" => true,
            "‘" => tokens[open].Text == "‚",
            _ => false,
        };
        return matches && i > open + 1 && QuotationMarks.Shape(text, tokens[i], paragraph) != MarkShape.Opens &&
            (tokens[i].End >= paragraph.End || !char.IsLetterOrDigit(text[tokens[i].End]));
    }

    /// <summary>The sign may as well be an apostrophe: "voters’ rights", "fishin’ boats", "6' tall".</summary>
    private bool IsWeak(int i)
    {
        Token before = tokens[i - 1];
        Token? behind = i + 1 < tokens.Count ? tokens[i + 1] : null;
        bool isPlural = "sSzx".Contains(before.Text[^1]) || char.IsDigit(before.Text[^1]) ||
            before.Lower.EndsWith("in", StringComparison.Ordinal);
        return isPlural && before.IsWord && before.End == tokens[i].Start && behind is { IsWord: true };
    }
}
