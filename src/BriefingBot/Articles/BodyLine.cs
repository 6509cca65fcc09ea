using System.Collections.Immutable;

namespace BriefingBot.Articles;

/// <summary>One line of a body that is not blank, with what stands around it.</summary>
internal sealed class BodyLine(string body, Span span, int number, bool afterBlank)
{
    /// <summary>Patterns look at so much of a line's beginning and of its end: a line may be a whole book.</summary>
    private const int Seen = 400;

    public string Body { get; } = body;

    /// <summary>Without white space at its ends.</summary>
    public Span Span { get; } = span;

    /// <summary>From 0, blank lines not counted.</summary>
    public int Number { get; } = number;

    public bool AfterBlank { get; } = afterBlank;

    public string Head { get; } = body.Substring(span.Start, Math.Min(Seen, span.Length));

    public string Tail => field ??= Body[TailStart..Span.End];

    public int TailStart => Math.Max(Span.Start, Span.End - Seen);

    public ReadOnlySpan<char> Text => Body.AsSpan(Span.Start, Span.Length);

    public int Words => field > 0 ? field : field = CountWords(Text);

    /// <summary>A sentence ends with it.</summary>
    public bool EndsSentence => Text.TrimEnd("\"”’')]»") is [.., '.' or '!' or '?' or '…' or ';' or ','];

    public static ImmutableArray<BodyLine> Read(string body)
    {
        var lines = ImmutableArray.CreateBuilder<BodyLine>();
        bool blank = true;
        for (int start = 0; start < body.Length;)
        {
            int length = body.AsSpan(start).IndexOf('\n');
            int end = length < 0 ? body.Length : start + length;
            Span line = new Span(start, end).Trim(body);
            if (line.Length > 0)
            {
                lines.Add(new BodyLine(body, line, lines.Count, blank));
            }

            blank = line.Length == 0;
            start = end + 1;
        }

        return lines.ToImmutable();
    }

    public ArticlePart Part(ArticlePartKind kind, string rule) => new(Span, kind, rule);

    /// <summary>A part that ends or begins inside the line.</summary>
    public ArticlePart Part(int start, int end, ArticlePartKind kind, string rule, string? author = null) =>
        new(new Span(Span.Start + start, Span.Start + end).Trim(Body), kind, rule, author);

    private static int CountWords(ReadOnlySpan<char> text)
    {
        (int words, bool within) = (0, false);
        foreach (char c in text)
        {
            bool blank = char.IsWhiteSpace(c);
            words += !blank && !within ? 1 : 0;
            within = !blank;
        }

        return words;
    }
}
