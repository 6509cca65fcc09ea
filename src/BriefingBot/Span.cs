namespace BriefingBot;

/// <summary>A run of a stored body: start (inclusive) and end (exclusive) in UTF-16 code units, as .NET and JavaScript count.</summary>
public readonly record struct Span(int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>True where the span is not empty and lies in a text of <paramref name="length"/> code units.</summary>
    public bool IsWithin(int length) => Start >= 0 && Start < End && End <= length;

    /// <summary>True where every code unit of <paramref name="other"/> belongs to this span.</summary>
    public bool Contains(Span other) => Start <= other.Start && other.End <= End;

    /// <summary>True where both share at least one code unit.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>The text of the span, to the letter.</summary>
    public string Of(string body) => body[Start..End];

    /// <summary>Without white space at both ends; empty where there is nothing else.</summary>
    public Span Trim(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        (int start, int end) = (Start, End);
        while (start < end && char.IsWhiteSpace(body[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(body[end - 1]))
        {
            end--;
        }

        return new Span(start, end);
    }
}
