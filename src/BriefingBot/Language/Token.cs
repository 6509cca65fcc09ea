namespace BriefingBot.Language;

/// <summary>
/// A word, number or mark of a text, cut as Universal Dependencies cuts English: "do|n't", "Drozd|'s", "well|-|known", "$|5".
/// </summary>
public sealed class Token
{
    internal Token(int index, string text, int start)
    {
        Index = index;
        Text = text;
        Start = start;
        Lower = text.ToLowerInvariant().Replace('’', '\'');
    }

    /// <summary>Its place among all tokens of the analysis.</summary>
    public int Index { get; }

    /// <summary>To the letter.</summary>
    public string Text { get; }

    public int Start { get; }

    public int End => Start + Text.Length;

    public Span Span => new(Start, End);

    /// <summary>In lower case, with straight apostrophes.</summary>
    public string Lower { get; }

    /// <summary>The sentence that it belongs to.</summary>
    public Sentence Sentence { get; internal set; } = null!;

    /// <summary>The innermost quotation that it belongs to, marks included; null outside.</summary>
    public Quotation? Quotation { get; internal set; }

    /// <summary>True for the sign that opens or closes a quotation.</summary>
    public bool IsQuotationMark { get; internal set; }

    public bool IsCapital => char.IsUpper(Text[0]);

    public bool IsWord => char.IsLetterOrDigit(Text[0]);

    /// <summary>The word's dictionary form ("insisted" → "insist"), by its part of speech if the sentence has a tree.</summary>
    public string Lemma => Sentence.Tree.Lemma(this);

    public PartOfSpeech Part => Sentence.Tree.Of(this).Part;

    /// <summary>Penn Treebank's tag ("VBD"); empty without a tree.</summary>
    public string Tag => Sentence.Tree.Of(this).Tag;

    /// <summary>The relation to the head ("nsubj:pass"); empty without a tree.</summary>
    public string Relation => Sentence.Tree.Of(this).Relation;

    /// <summary>The word it depends on; null for the root and without a tree.</summary>
    public Token? Head => Sentence.Tree.HeadOf(this);

    /// <summary>Probability of its head, 0 to 1; 0 without a tree.</summary>
    public float Certainty => Sentence.Tree.Of(this).Certainty;

    /// <summary>The words that depend on it, in order.</summary>
    public IReadOnlyList<Token> Children => Sentence.Tree.ChildrenOf(this);

    public override string ToString() => Text;
}
