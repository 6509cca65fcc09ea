using BriefingBot.Articles;

namespace BriefingBot.Statements.Text;

/// <summary>
/// Finds what stands in quotation marks: typographic marks say themselves whether they open or close, straight ones by the neighbouring
/// blank. Nested marks are counted, so that a quotation within a quotation does not end it.
/// </summary>
internal static class QuotationMarker
{
    /// <summary>Marks the tokens of a paragraph; returns its quotations in order.</summary>
    /// <param name="open">The unclosed quotation of the paragraph before, which a mark at the paragraph's start continues.</param>
    public static List<Quotation> Mark(string body, List<Token> tokens, Span paragraph, Quotation? open)
    {
        var quotations = new List<Quotation>();
        Quotation? current = null;
        int depth = 0;
        bool nestable = tokens.Count(token => token.Text == "”") >= tokens.Count(token => token.Text == "“");
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (!token.IsQuotationMark)
            {
                token.Quotation = current;
                continue;
            }

            bool opens = Opens(body, token, paragraph, current);
            if (opens && current is null)
            {
                depth = 0;
                current = new Quotation(token.Start, paragraph.End) { ContinuedFrom = i == 0 ? open : null };
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
                if (token.Text == "”" && depth > 0)
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
        switch (mark.Text)
        {
            case "“" or "«" or "„":
                return true;
            case "”" or "»":
                return false;
        }

        char before = mark.Start > paragraph.Start ? body[mark.Start - 1] : ' ';
        char after = mark.End < paragraph.End ? body[mark.End] : ' ';
        if (before is ' ' or '(' or '[' or '—' or '-' or '–' or '\t' && after is not (' ' or ',' or '.'))
        {
            return true;
        }

        return before is ' ' or '(' or '[' or '—' && current is null;
    }
}
