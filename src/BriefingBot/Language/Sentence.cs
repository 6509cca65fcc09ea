using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>A sentence: consecutive tokens of one paragraph. The tree is made if it is asked for, once.</summary>
public sealed class Sentence
{
    private readonly Lazy<SyntaxTree> tree;

    internal Sentence(int index, Paragraph paragraph, ImmutableArray<Token> tokens, Func<Sentence, SyntaxTree> parse)
    {
        Index = index;
        Paragraph = paragraph;
        Tokens = tokens;
        tree = new Lazy<SyntaxTree>(() => parse(this));
        foreach (Token token in tokens)
        {
            token.Sentence = this;
        }
    }

    /// <summary>Its place among all sentences of the analysis.</summary>
    public int Index { get; }

    public Paragraph Paragraph { get; }

    /// <summary>Never empty.</summary>
    public ImmutableArray<Token> Tokens { get; }

    public Span Span => new(Tokens[0].Start, Tokens[^1].End);

    /// <summary>
    /// Parts of speech, lemmas and heads. Without a parser, or if the sentence is too long for it, it says that nothing is known.
    /// </summary>
    public SyntaxTree Tree => tree.Value;
}
