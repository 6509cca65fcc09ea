using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>
/// A paragraph: lines between blank lines (lines wrapped at a column are joined), or one line of a text that has no blank lines.
/// </summary>
public sealed class Paragraph
{
    internal Paragraph(int index, Span span)
    {
        Index = index;
        Span = span;
    }

    public int Index { get; }

    public Span Span { get; }

    public ImmutableArray<Sentence> Sentences { get; internal set; } = [];

    /// <summary>Its quotations in order of their start, inner ones too.</summary>
    public ImmutableArray<Quotation> Quotations { get; internal set; } = [];

    /// <summary>Mostly capitals at the words' starts, as headlines are set: capitals tell nothing about names there.</summary>
    public bool IsHeadlineCase { get; internal set; }
}
