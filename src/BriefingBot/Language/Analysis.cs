using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>
/// A text as read once: paragraphs, sentences, tokens, quotations. Made by <see cref="Analyzer"/>; everything else reads this and no raw
/// text.
/// </summary>
public sealed class Analysis
{
    internal Analysis(string text, ImmutableArray<Paragraph> paragraphs)
    {
        Text = text;
        Paragraphs = paragraphs;
        Sentences = [.. paragraphs.SelectMany(paragraph => paragraph.Sentences)];
        Tokens = [.. Sentences.SelectMany(sentence => sentence.Tokens)];
    }

    public string Text { get; }

    public ImmutableArray<Paragraph> Paragraphs { get; }

    public ImmutableArray<Sentence> Sentences { get; }

    public ImmutableArray<Token> Tokens { get; }
}
