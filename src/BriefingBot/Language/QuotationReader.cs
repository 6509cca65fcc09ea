using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>Finds the quotations of the paragraphs of a text, in order, and marks their tokens.</summary>
internal sealed class QuotationReader(string text, AbbreviationList words)
{
    private Quotation? unclosed;

    /// <summary>The quotations of a paragraph in order of their start.</summary>
    /// <param name="next">The next paragraph's first character; a blank if there is none.</param>
    public ImmutableArray<Quotation> Read(List<Token> tokens, Span paragraph, char next)
    {
        bool continued = QuotationMarks.IsDouble(next.ToString());
        List<MarkPair> pairs = new DoubleMarks(text, tokens, paragraph).Match(unclosed is not null, continued);
        pairs.AddRange(new SingleMarks(text, tokens, paragraph, Levels(pairs, tokens)).Match(next));
        pairs.Sort((one, other) => one.Open.CompareTo(other.Open));

        var quotations = new List<Quotation>(pairs.Count);
        var outer = new Stack<(Quotation Quotation, int End)>();
        foreach (MarkPair pair in pairs)
        {
            int end = End(pair, tokens);
            while (outer.TryPeek(out var top) && top.End <= Math.Max(pair.Open, 0))
            {
                outer.Pop();
            }

            if (outer.TryPeek(out var around) && around.End < end)
            {
                // Crosses another: no quotation.
                continue;
            }

            Quotation quotation = Make(pair, tokens, paragraph);
            quotation.Outer = outer.TryPeek(out around) ? around.Quotation : null;
            outer.Push((quotation, end));
            quotations.Add(quotation);
            MarkTokens(pair, end, quotation, tokens);
        }

        unclosed = quotations.FindLast(quotation => quotation is { IsOpen: true, Outer: null });
        return [.. quotations];
    }

    private static int End(MarkPair pair, List<Token> tokens) => pair.Close < 0 ? tokens.Count : pair.Close + 1;

    private Quotation Make(MarkPair pair, List<Token> tokens, Span paragraph)
    {
        int start = pair.Open < 0 ? paragraph.Start : tokens[pair.Open].Start;
        int end = pair.Close < 0 ? paragraph.End : tokens[pair.Close].End;
        int contentStart = pair.Open < 0 ? start : tokens[pair.Open].End;
        int contentEnd = pair.Close < 0 || pair.EndsBefore ? end : tokens[pair.Close].Start;
        while (contentStart < contentEnd && char.IsWhiteSpace(text[contentStart]))
        {
            contentStart++;
        }

        while (contentEnd > contentStart && char.IsWhiteSpace(text[contentEnd - 1]))
        {
            contentEnd--;
        }

        bool goesOn = unclosed is not null && (pair.Open < 0 ||
            (pair.Open == 0 && QuotationMarks.IsSingle(tokens[0].Text) == QuotationMarks.IsSingle(text[unclosed.Span.Start].ToString())));
        return new Quotation
        {
            Span = new Span(start, end),
            Content = new Span(contentStart, contentEnd),
            IsOpen = pair.Close < 0,
            ContinuedFrom = goesOn ? unclosed : null,
            IsNickname = IsNickname(pair, tokens),
        };
    }

    /// <summary>Gives each token the innermost quotation; inner ones come later and take their own back.</summary>
    private static void MarkTokens(MarkPair pair, int end, Quotation quotation, List<Token> tokens)
    {
        for (int i = Math.Max(pair.Open, 0); i < end && !quotation.IsNickname; i++)
        {
            tokens[i].Quotation = quotation;
        }

        if (pair.Open >= 0)
        {
            tokens[pair.Open].IsQuotationMark = true;
        }

        if (pair.Close >= 0 && !pair.EndsBefore)
        {
            tokens[pair.Close].IsQuotationMark = true;
        }
    }

    /// <summary>One or two capitalised words in marks directly between two words of a name: Ramona “Birdie” Callaway.</summary>
    private bool IsNickname(MarkPair pair, List<Token> tokens)
    {
        bool isBetween = pair.Open > 0 && pair.Close > 0 && pair.Close + 1 < tokens.Count;
        if (!isBetween || pair.EndsBefore || pair.Close - pair.Open is not (2 or 3))
        {
            return false;
        }

        Token before = tokens[pair.Open - 1];
        bool isThing = pair.Open > 1 && tokens[pair.Open - 2].Lower is "the" or "a" or "an";
        bool isName = before.IsCapital && !words.Of("starter").Contains(before.Lower) && tokens[pair.Close + 1].IsCapital;
        bool isApart = before.End < tokens[pair.Open].Start && tokens[pair.Close].End < tokens[pair.Close + 1].Start;
        return isName && isApart && !isThing && !IsHeadline(tokens) &&
            Enumerable.Range(pair.Open + 1, pair.Close - pair.Open - 1).All(i => tokens[i].IsCapital);
    }

    /// <summary>True if most words begin with capitals and no stop ends them: capitals tell nothing here.</summary>
    public static bool IsHeadline(List<Token> tokens)
    {
        if (tokens[^1].Text is "." or "?" or "!" || tokens[^1].IsQuotationMark)
        {
            return false;
        }

        int letters = tokens.Count(token => char.IsLetter(token.Text[0]));
        return letters > 0 && tokens.Count(token => token.IsCapital) * 2 > letters;
    }

    /// <summary>For each token how deep in double marks it stands, -1 outside.</summary>
    private static int[] Levels(List<MarkPair> pairs, List<Token> tokens)
    {
        var levels = new int[tokens.Count];
        foreach (MarkPair pair in pairs)
        {
            for (int i = Math.Max(pair.Open, 0); i < End(pair, tokens); i++)
            {
                levels[i]++;
            }
        }

        for (int i = 0; i < levels.Length; i++)
        {
            levels[i]--;
        }

        return levels;
    }
}
