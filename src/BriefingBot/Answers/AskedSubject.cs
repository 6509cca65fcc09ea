using System.Text.RegularExpressions;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// What a question for a fact asks about, for the reader to see. A noun phrase where the question's form shows one for certain; else the
/// question's own words, whole: a phrase that lost its verb in the wrong place reads worse than a question.
/// </summary>
internal static partial class AskedSubject
{
    private const string Between = " · ";

    /// <param name="question">A question without its question mark; a text that asks nothing is given back as it is.</param>
    /// <returns>"how many steps · lighthouse", "mayor of Lindhof", or "who designed the footbridge at Halden".</returns>
    public static string Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        string text = question.Trim().TrimEnd('?', ' ');
        if (!Asks().IsMatch(text))
        {
            return text;
        }

        foreach (Match match in new[] { Counted().Match(text), CountedThere().Match(text), Being().Match(text) })
        {
            if (match.Success && Bare(match.Groups["subject"].Value) is { } subject)
            {
                string asked = LowerFirst(match.Groups["asked"].Value);
                return IsOfTheSubject(asked) ? subject : asked + Between + subject;
            }
        }

        return LowerFirst(text);
    }

    /// <summary>"Who is the mayor" is about the mayor; "where is the mayor" is about more.</summary>
    private static bool IsOfTheSubject(string asked) => asked is "who" or "what";

    /// <summary>The noun phrase without its article; null where a word of it may be a verb, or something is missing from its end.</summary>
    private static string? Bare(string phrase)
    {
        string bare = Article().Replace(phrase, "");
        string[] words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && !words.Any(IsNoPart) && !Dangling().IsMatch(bare) && !InnerClause().IsMatch(bare) ? bare : null;
    }

    private static bool IsNoPart(string word) => char.IsLower(word[0]) && (VerbEnding().IsMatch(word) || FactWords.IsIrregular(word) || Auxiliary().IsMatch(word));

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:who|whose|whom|what|which|when|where|why|how)\b", Loose)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(?<asked>how (?:many|much) [\p{L}-]+(?: [\p{L}-]+)??) (?:(?:do|does|did) (?<subject>.+) have|(?:has|had) (?<subject>.+))$", Loose)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(?<asked>how (?:many|much) [\p{L}-]+(?: [\p{L}-]+)??) (?:is|are|was|were) there (?:in|on|at|of) (?<subject>.+)$", Loose)]
    private static partial Regex CountedThere();

    [GeneratedRegex(@"^(?<asked>who|what|when|where|(?:what|which) (?!of\b)[\p{L}-]+|how (?:long|old|far|tall|high|large|big|deep|wide|fast|heavy))(?:['’]s| (?:is|are|was|were|will be)) (?<subject>(?:(?:the|a|an|its|their|his|her) .+|\p{Lu}.*))$", Loose)]
    private static partial Regex Being();

    [GeneratedRegex(@"^(?:the|an?) ", Loose)]
    private static partial Regex Article();

    [GeneratedRegex(@"(?:ed|en|ing)$", RegexOptions.CultureInvariant)]
    private static partial Regex VerbEnding();

    [GeneratedRegex(@"^(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must|not|that|who|whom|which|when|where|to|for|it|they|he|she)$", Loose)]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"(?:^|\s)(?:of|in|on|at|to|for|from|by|with|about|like|the|an?|and|or|over|under|after|before|between)$", Loose)]
    private static partial Regex Dangling();

    /// <summary>"The reason the ferry stops": a second noun phrase that nothing joins to the first.</summary>
    [GeneratedRegex(@"(?<!\b(?:of|in|on|at|from|by|with|about|over|under|after|before|between|near|behind|along|across|around|and|or)) (?:the|an?|its|their|his|her|this|these) ", Loose)]
    private static partial Regex InnerClause();
}
