using System.Text.RegularExpressions;
using BriefingBot.Articles;

namespace BriefingBot.Retrieval;

/// <summary>
/// Finds the sentence that another points back to: "It has 203 steps" is about what the sentence before names. Only the sentence right
/// before counts, and only within the paragraph; nothing is resolved beyond that.
/// </summary>
internal static partial class PointingBack
{
    /// <param name="text">A passage.</param>
    /// <param name="sentence">Begins where one of the sentences begins.</param>
    /// <param name="sentences">All of the passage, in order.</param>
    /// <returns>The sentence before; null where there is none in the paragraph, or where the sentence does not point back.</returns>
    public static Span? To(string text, Span sentence, IReadOnlyList<Span> sentences)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentences);
        int before = sentences.Count - 1;
        while (before >= 0 && sentences[before].End > sentence.Start)
        {
            before--;
        }

        return before >= 0 && !text[sentences[before].End..sentence.Start].Contains("\n\n", StringComparison.Ordinal)
            && Points(sentence.Of(text), sentences[before].Of(text)) ? sentences[before] : null;
    }

    /// <summary>"It", "she", "their", "this" at the start; "the bridge" where the sentence before has a bridge.</summary>
    private static bool Points(string text, string before) =>
        Pronoun().IsMatch(text)
        || (Definite().Match(text) is { Success: true } match && TopicWords.Of(before).Contains(TopicWords.Stem(match.Groups["noun"].Value)));

    /// <summary>"It is said that …" and "this week" point to nothing.</summary>
    [GeneratedRegex(@"^\W*(?:(?:it|they|he|she|its|their|his|her|these|those|both)|this(?! (?:morning|afternoon|evening|week|weekend|month|year|time|spring|summer|autumn|winter)))\b(?! (?:is|was|has been|had been) (?:\p{Ll}+ )?that\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^\W*The (?:\p{Ll}[\p{L}-]* )?(?<noun>\p{Ll}[\p{L}-]+)(?= (?:is|was|are|were|has|had|have|will|would|can|could|\p{Ll}+ed|\p{Ll}+s)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Definite();
}
