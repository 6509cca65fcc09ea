namespace BriefingBot.Language;

/// <summary>
/// A run of quoted words, from the opening mark to the closing one, marks included, or to the paragraph's end if none closes it.
/// </summary>
public sealed class Quotation
{
    /// <summary>Marks included.</summary>
    public Span Span { get; internal set; }

    /// <summary>Without the marks, and without the blanks beside them.</summary>
    public Span Content { get; internal set; }

    /// <summary>True if the paragraph ends before a mark closes it: the next paragraph may go on with it.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>The unclosed quotation of the paragraph before that this one, at a paragraph's start, goes on with.</summary>
    public Quotation? ContinuedFrom { get; internal set; }

    /// <summary>The quotation that it stands in; null for an outer one.</summary>
    public Quotation? Outer { get; internal set; }

    /// <summary>A nickname within a name (Ramona “Birdie” Callaway), not words that somebody said.</summary>
    public bool IsNickname { get; internal set; }
}
