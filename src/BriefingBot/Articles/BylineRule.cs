using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>Who wrote it: "By Jane Doe, Kestrel Wire", "Jane Doe reported from Linden.", a name above the agency's.</summary>
internal static partial class BylineRule
{
    private const int MostWords = 14;
    private const int MostReportedWords = 35;
    private const int FirstLines = 8;
    private const int MostAgencyWords = 5;

    public static ArticlePart? Line(BodyLine line)
    {
        if (line.Words <= MostWords && line.Number < FirstLines && By().IsMatch(line.Head))
        {
            return line.Part(ArticlePartKind.Byline, "by");
        }

        return line.Words <= MostReportedWords && Reported().IsMatch(line.Head) ? line.Part(ArticlePartKind.Byline, "reported-from") : null;
    }

    /// <summary>One or two names, and the line below is an agency's name.</summary>
    public static bool IsNameAbove(BodyLine line, BodyLine below) =>
        line.Words is >= 2 and <= 8 && Name().IsMatch(line.Head) && IsAgency(below);

    public static bool IsAgency(BodyLine line)
    {
        ReadOnlySpan<char> name = line.Text.Trim("()[]—–- .");
        return Wires.IsName(name) || (line.Text[0] is '—' or '–' && line.Words <= MostAgencyWords && Wires.IsAgency(name.ToString()));
    }

    [GeneratedRegex(
        @"^(?:By|BY|by) \p{Lu}[\p{L}.'’-]+(?:,? (?:\p{Lu}[\p{L}.'’-]*|and|of|for|in|the|de|van|von|der|bin|al-\p{L}+|staff|writers?|reporter|correspondent|editor|\|)){1,12}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(
        @"^\(?\p{Lu}[\p{L}.'’-]+(?:(?:,? and |, | )\p{Lu}[\p{L}.'’-]*){0,6} reported from [^.]{3,120}\.?\)?(?: (?:Contributing|AP|Associated Press|\p{Lu}[\p{L}.]+ contributed).{0,200})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reported();

    [GeneratedRegex(
        @"^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}(?:,? and \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
