using BriefingBot.Articles;

namespace BriefingBot.Statements.Text;

/// <summary>
/// Finds what stands in quotation marks, double ones or, where the text is set so, single ones: typographic marks say themselves whether they open or close, straight ones by the neighbouring
/// blank. Nested marks are counted, so that a quotation within a quotation does not end it.
/// </summary>
internal static class QuotationMarker
{
    /// <summary>Marks the tokens of a paragraph; returns its quotations in order.</summary>
    /// <param name="open">The unclosed quotation of the paragraph before, which a mark at the paragraph's start continues.</param>
    /// <param name="singleMarks">The tokens that are single marks, where the text quotes in them.</param>
    public static List<Quotation> Mark(string body, List<Token> tokens, Span paragraph, Quotation? open, HashSet<int> singleMarks)
    {
        var quotations = new List<Quotation>();
        Quotation? current = null;
        int depth = 0;
        bool nestable = tokens.Count(token => token.Text == "”") >= tokens.Count(token => token.Text == "“");
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            bool isSingle = singleMarks.Contains(i);
            bool isNested = current is { IsSingle: var inSingle } && inSingle != isSingle;
            if (!(token.IsQuotationMark || isSingle) || isNested)
            {
                token.Quotation = current;
                continue;
            }

            bool opens = isSingle ? token.Text == "‘" : Opens(body, token, paragraph, current);
            if (opens && current is null)
            {
                depth = 0;
                current = new Quotation(token.Start, paragraph.End) { ContinuedFrom = i == 0 ? open : null, IsSingle = isSingle };
                open = null;
                quotations.Add(current);
                token.Quotation = current;
            }
            else if (opens)
            {
                depth += token.Text == "“" && i > 0 && nestable ? 1 : 0;
                token.Quotation = current;
            }
            else if (current is not null)
            {
                token.Quotation = current;
                if (token.Text is "”" or "“" && depth > 0)
                {
                    depth--;
                }
                else
                {
                    current.End = token.End;
                    current.IsOpen = false;
                    current = null;
                }
            }
        }

        return quotations;
    }

    private static bool Opens(string body, Token mark, Span paragraph, Quotation? current)
    {
        char before = mark.Start > paragraph.Start ? body[mark.Start - 1] : ' ';
        char after = mark.End < paragraph.End ? body[mark.End] : ' ';
        switch (mark.Text)
        {
            // „Deutsch“, and an opening mark set where a closing one belongs.
            case "“" when current is not null && !char.IsWhiteSpace(before) && before is not ('(' or '[' or '—' or '–' or '‘') && !char.IsLetterOrDigit(after):
                return false;
            case "“" or "«" or "„":
                return true;
            case "”" or "»":
                return false;
        }

        if (before is ' ' or '(' or '[' or '—' or '-' or '–' or '\t' && after is not (' ' or ',' or '.'))
        {
            return true;
        }

        return before is ' ' or '(' or '[' or '—' && current is null;
    }
}
