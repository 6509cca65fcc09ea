using System.Text.RegularExpressions;

namespace BriefingBot.Retrieval;

/// <summary>
/// Whether a name stands in its sentence where an answer stands: beside the noun that was asked for ("the engineer Tomas Arland"), as the one
/// who did what was asked ("Arland, who had studied in Osk, designed …", "designed by Arland"), or behind the preposition of a place.
/// </summary>
internal static partial class PhraseFit
{
    private const int FarthestNoun = 6;

    /// <summary>So many characters before a name are looked at: a longer text can't hold more of what is looked for.</summary>
    private const int Reach = 80;

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="text">The sentence that <paramref name="phrase"/> counts in.</param>
    public static bool Fits(AskedFact fact, string text, FactPhrase phrase)
    {
        ArgumentNullException.ThrowIfNull(fact);
        string before = text[Math.Max(0, phrase.Span.Start - Reach)..phrase.Span.Start];
        string behind = text[phrase.Span.End..];
        return (fact.Kind == FactKind.Place && PlaceBefore().IsMatch(before))
            || (fact.Noun is { } noun && (Before(before, noun, fact.Deed) || NounBehind(behind, noun)))
            || (fact.Deed is { } deed && (Before(before, null, deed) || DeedBehind(behind, deed)));
    }

    /// <summary>"the engineer, Tomas Arland", "was designed by Tomas Arland", "the designer was Tomas Arland".</summary>
    private static bool Before(string before, string? noun, string? deed)
    {
        if (WordBefore().Match(before) is not { Success: true } match)
        {
            return false;
        }

        string word = match.Groups["w"].Value.ToLowerInvariant();
        string form = FactWords.Stem(TopicWords.Stem(word));
        bool done = match.Groups["link"].Captures.Any(link => link.Value.Trim().Equals("by", StringComparison.OrdinalIgnoreCase));
        return form == noun || (form == deed && (done || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal)));
    }

    /// <summary>"Tomas Arland, an engineer", "Tomas Arland was the town's first engineer".</summary>
    private static bool NounBehind(string behind, string noun) =>
        LinkBehind().Match(behind) is { Success: true } match && FactWords.Of(Clause().Match(behind[match.Length..]).Value).Take(FarthestNoun).Contains(noun);

    /// <summary>"Tomas Arland, who …, designed", "Tomas Arland later designed".</summary>
    private static bool DeedBehind(string behind, string deed) =>
        DoneBehind().Match(behind) is { Success: true } match && FactWords.Stem(TopicWords.Stem(match.Groups["w"].Value)) == deed;

    [GeneratedRegex(@"\b(?:in|at|near|on|from|to|into|outside|of|between)\s+(?:the\s+)?[“""‘]?$", Loose)]
    private static partial Regex PlaceBefore();

    [GeneratedRegex(@"(?<w>[\p{L}’'-]+)(?:[,:]|\s+(?<link>is|was|are|were|by|named|called|remains|the|to be|as|mr|mrs|ms|dr)\b\.?){0,3}\s*[“""‘(]?$", Loose)]
    private static partial Regex WordBefore();

    [GeneratedRegex(@"^[”""’)]?\s*(?:,|\(|\b(?:is|was|are|were|as|became|becomes|remains)\b)\s*", Loose)]
    private static partial Regex LinkBehind();

    [GeneratedRegex(@"^[^,.;:()]*", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^[”""’)]?(?:\s*\([^()]{1,60}\))?(?:,[^,.;]{2,90},)?,?\s*(?:(?:has|have|had|was|were|is|are|been|also|then|later|first|who|which|that|\p{L}+ly)\s+){0,4}(?<w>[\p{L}-]+)", Loose)]
    private static partial Regex DoneBehind();
}
