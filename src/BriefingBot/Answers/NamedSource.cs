using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Whether a sentence says itself whose words it reports: then it is told as it stands, with no frame that says it again.</summary>
internal static class NamedSource
{
    /// <param name="text">The sentence.</param>
    /// <param name="span">Where it stands in the body.</param>
    public static bool IsIn(string text, Span span, Statement statement)
    {
        if (statement.Via is not null || !span.Contains(statement.Hull) || span.Length != text.Length)
        {
            return false;
        }

        return Forms(statement).Any(form => Stands(form.Name, form.Comparison, text, span, statement));
    }

    /// <summary>A surname; a body's name or initials; of a source without a name what it is ("a No 10 statement": "the statement").</summary>
    private static IEnumerable<(string Name, StringComparison Comparison)> Forms(Statement statement)
    {
        string speaker = statement.Speaker;
        if (statement.IsPerson)
        {
            return [(speaker.Split(' ')[^1], StringComparison.Ordinal)];
        }

        string initials = string.Concat(speaker.Split(' ').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0]));
        return
        [
            (speaker, StringComparison.OrdinalIgnoreCase),
            .. initials.Length > 1 ? [(initials, StringComparison.Ordinal)] : Array.Empty<(string, StringComparison)>(),
            .. SourceLabel.Is(speaker) ? [(SourceLabel.Head(speaker), StringComparison.OrdinalIgnoreCase)] : Array.Empty<(string, StringComparison)>(),
        ];
    }

    private static bool Stands(string name, StringComparison comparison, string text, Span span, Statement statement)
    {
        for (int at = text.IndexOf(name, comparison); at >= 0; at = text.IndexOf(name, at + 1, comparison))
        {
            var own = new Span(span.Start + at, span.Start + at + name.Length);
            if (!statement.Content.Any(content => content.Overlaps(own)))
            {
                return true;
            }
        }

        return false;
    }
}
