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

        string name = statement.IsPerson ? statement.Speaker.Split(' ')[^1] : statement.Speaker;
        StringComparison comparison = statement.IsPerson ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
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
