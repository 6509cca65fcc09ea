using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>
/// Reads texts: paragraphs, sentences, tokens and quotations at once, trees when asked for. Safe to use from several threads.
/// </summary>
/// <param name="syntax">Null: without trees.</param>
public sealed class Analyzer(Morphology morphology, ISyntaxModel? syntax)
{
    /// <summary>The parser's version; empty without one.</summary>
    public string SyntaxVersion { get; } = syntax?.Version ?? "";

    private readonly SentenceParser parser = new(syntax);
    private readonly AbbreviationList words = AbbreviationList.Load(morphology);

    /// <summary>Reads a text. Never throws on any text; every span lies in it.</summary>
    /// <param name="text">Of any length; linear in it.</param>
    /// <param name="passedOver">Parts that are no prose (captions, link lines), in order: no sentence reaches into them.</param>
    public Analysis Analyze(string text, IReadOnlyList<Span> passedOver)
    {
        var tokenizer = new Tokenizer(words);
        var splitter = new SentenceSplitter(words);
        var quotations = new QuotationReader(text, words);
        List<Span> spans = ParagraphSplitter.Split(text, passedOver);
        var paragraphs = ImmutableArray.CreateBuilder<Paragraph>(spans.Count);
        int tokenCount = 0;
        int sentenceCount = 0;
        for (int i = 0; i < spans.Count; i++)
        {
            var paragraph = new Paragraph(i, spans[i]);
            List<Token> tokens = [.. tokenizer.Cut(text, spans[i]).Select(span => new Token(tokenCount++, span.Of(text), span.Start))];
            char next = i + 1 < spans.Count ? text[spans[i + 1].Start] : ' ';
            paragraph.Quotations = quotations.Read(tokens, spans[i], next);
            paragraph.Sentences =
                [.. splitter.Split(tokens).Select(range => new Sentence(sentenceCount++, paragraph, [.. tokens[range]], Parse))];
            paragraph.IsHeadlineCase = QuotationReader.IsHeadline(tokens);
            paragraphs.Add(paragraph);
        }

        return new Analysis(text, paragraphs.MoveToImmutable());
    }

    private SyntaxTree Parse(Sentence sentence) => new(sentence.Tokens, parser.Parse(sentence), morphology);
}
