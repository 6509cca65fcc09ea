using BriefingBot.Articles;

namespace BriefingBot.Statements.Text;

/// <summary>A run of quoted words: from the opening mark to the closing one, or to the paragraph's end where none closes it.</summary>
internal sealed class Quotation(int start, int paragraphEnd)
{
    public int Start { get; } = start;

    public int End { get; set; } = paragraphEnd;

    /// <summary>True where the paragraph ends before a mark closes it: the next paragraph may go on with it.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>In ‘single’ marks.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The unclosed quotation of the paragraph before, where this one opens a paragraph.</summary>
    public Quotation? ContinuedFrom { get; init; }
}

/// <summary>A word, number, mark or abbreviation of the body.</summary>
internal sealed class Token
{
    public Token(string text, int start)
    {
        Text = text;
        Start = start;
        Lower = text == "―" ? "—" : text.ToLowerInvariant().Replace('’', '\'');
        IsPossessive = text.Length > 2 && text[^1] == 's' && text[^2] is '\'' or '’';
        Base = IsPossessive ? text[..^2] : text;
    }

    public string Text { get; }

    public int Start { get; }

    public int End => Start + Text.Length;

    public Span Span => new(Start, End);

    /// <summary>Lower case, with straight apostrophes.</summary>
    public string Lower { get; }

    /// <summary>Without a possessive "'s".</summary>
    public string Base { get; }

    public bool IsPossessive { get; }

    /// <summary>The quotation it belongs to, marks included; null outside.</summary>
    public Quotation? Quotation { get; set; }

    public bool IsCapital => char.IsUpper(Text[0]);

    public bool IsLowerCase => char.IsLower(Text[0]);

    public bool IsWord => char.IsLetterOrDigit(Text[0]);

    public bool IsLetter => char.IsLetter(Text[0]);

    public bool IsQuotationMark => Text is "“" or "”" or "\"" or "''" or "«" or "»" or "„";
}

/// <summary>One paragraph: its tokens, and its sentences as ranges of tokens.</summary>
internal sealed record Paragraph(Span Span, IReadOnlyList<Token> Tokens, IReadOnlyList<Range> Sentences, IReadOnlyList<Quotation> Quotations)
{
    /// <summary>Mostly capitals at the words' starts, as headlines are set: capitals tell nothing about names there.</summary>
    public bool IsHeadlineCase()
    {
        int letters = Tokens.Count(token => token.IsLetter);
        return letters > 0 && Tokens.Count(token => token.IsCapital) > letters / 2.0;
    }
}
