using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBot.Articles;

namespace BriefingBot.Answers.Rules;

internal sealed partial record R07RefusalSaysWhatWasLookedFor() : Rule(
    "Where nothing passes, what may bear on the question is told as related, else the answer abstains, saying what was searched for and "
    + "where. The archive is never said to hold nothing.",
    "each refusal: it says what is missing, and not that the archive has nothing",
    ["RefusalTests", "GoldenRules"])
{
    /// <summary>How the sentences of a refusal break it; null where they don't. What the asker said is no claim of ours.</summary>
    public static RuleFault? Fault(string missing, string question) =>
        string.IsNullOrWhiteSpace(missing) ? Broken("a refusal that says nothing")
        : HoldsNothing().Matches(missing).Any(match => !question.Contains(match.Value, StringComparison.OrdinalIgnoreCase))
            ? Broken("an archive that is said to hold nothing")
        : null;

    /// <summary>What is said where a refusal breaks it.</summary>
    public static string Plainly(ArchiveExtent searched) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"No passage that answers this was found. {searched.Articles} article{(searched.Articles == 1 ? " was" : "s were")} searched.");

    private static RuleFault Broken(string reason) => new(AnswerRule.R07RefusalSaysWhatWasLookedFor, reason);

    [GeneratedRegex(
        @"\barchive (?:holds|has|knows|reports|contains|says) (?:nothing|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HoldsNothing();
}
