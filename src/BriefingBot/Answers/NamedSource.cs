using System.Text.RegularExpressions;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// Whether a sentence says itself whose words it reports: then it is told as it stands, with no frame that says it again.
/// </summary>
internal static partial class NamedSource
{
    /// <summary>Between the pronoun and the cue: "He then", "She has repeatedly".</summary>
    private const int MostBeforeCue = 2;

    /// <param name="text">The sentence.</param>
    /// <param name="span">Where it stands in the body.</param>
    public static bool IsIn(string text, Span span, Statement statement) =>
        (statement.Via is not { } via || text.Contains(via, StringComparison.OrdinalIgnoreCase)) && span.Contains(statement.Hull) && span.Length == text.Length
        && Forms(statement).Any(form => Stands(form.Name, form.Comparison, text, span, statement));

    /// <summary>"[He] then declared a bid": the sentence without its first word; null where that is no pronoun for the source.</summary>
    public static string? AfterPronoun(StatementHit hit)
    {
        Statement statement = hit.Statement;
        Match pronoun = FirstPronoun().Match(hit.SentenceText);
        int cue = hit.SentenceText.IndexOf(statement.Cue, StringComparison.OrdinalIgnoreCase);
        bool isBefore = cue >= pronoun.Length && statement.Content[0].Start >= statement.Sentence.Start + cue;
        if (!pronoun.Success || statement.Via is not null || !isBefore)
        {
            return null;
        }

        // "He then declared a bid, offering to …": the participle's subject is the sentence's.
        string between = hit.SentenceText[pronoun.Length..cue];
        bool isSubject = between.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostBeforeCue
            || (between.EndsWith(", ", StringComparison.Ordinal) && statement.Cue.EndsWith("ing", StringComparison.Ordinal));
        return isSubject ? hit.SentenceText[pronoun.Length..] : null;
    }

    /// <summary>
    /// A surname; a body's name or initials; of a source without a name what it is ("a No 10 statement": "the statement").
    /// </summary>
    private static IEnumerable<(string Name, StringComparison Comparison)> Forms(Statement statement)
    {
        string speaker = statement.Speaker;
        if (statement.IsPerson)
        {
            yield return (speaker.Split(' ')[^1], StringComparison.Ordinal);
            yield break;
        }

        yield return (speaker, StringComparison.OrdinalIgnoreCase);
        if (BodyName.Initials(speaker) is { Length: > 1 } initials)
        {
            yield return (initials, StringComparison.Ordinal);
        }

        if (SourceLabel.Is(speaker))
        {
            yield return (SourceLabel.Head(speaker), StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>As a word of its own, outside of what was said.</summary>
    private static bool Stands(string name, StringComparison comparison, string text, Span span, Statement statement)
    {
        for (int at = text.IndexOf(name, comparison); at >= 0; at = text.IndexOf(name, at + 1, comparison))
        {
            int end = at + name.Length;
            bool isWord = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (isWord && !statement.Content.Any(content => content.Overlaps(new Span(span.Start + at, span.Start + end))))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?:He|She|They|It) ", RegexOptions.CultureInvariant)]
    private static partial Regex FirstPronoun();
}
