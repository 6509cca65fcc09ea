using BriefingBot.Articles;

namespace BriefingBot.Statements.Text;

/// <summary>Reads a body into paragraphs of tokens, with quotations marked and sentences split. A paragraph is a line that is not blank.</summary>
internal static class ParagraphReader
{
    public static List<Paragraph> Read(string body, Span within, Lexicon lexicon)
    {
        var paragraphs = new List<Paragraph>();
        Quotation? open = null;
        bool single = SingleMarks.AreOuter(body);
        for (int start = within.Start; start < within.End;)
        {
            int end = body.IndexOf('\n', start, within.End - start);
            end = end < 0 ? within.End : end;
            var span = new Span(start, end);
            List<Token> tokens = Tokenizer.Tokenize(body, span, lexicon);
            if (tokens.Count > 0)
            {
                List<Quotation> quotations = QuotationMarker.Mark(body, tokens, span, open, single ? SingleMarks.Find(body, tokens) : []);
                open = quotations is [.., { IsOpen: true } last] ? last : null;
                paragraphs.Add(new Paragraph(span, tokens, SentenceSplitter.Split(tokens, lexicon), quotations));
            }

            start = end + 1;
        }

        return paragraphs;
    }
}
