using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>Names in a claim stand in its evidence or belong to who speaks, and words of two names are not put together to a third.</summary>
internal static class NameRule
{
    public static ClaimFault? Fault(ClaimWords words)
    {
        List<ClaimWord> names = [.. words.Claim.Where(IsName)];
        if (names.Find(name => !IsKnown(words, name)) is { } unknown)
        {
            return new ClaimFault(ClaimRule.Name, $"The name “{unknown.Text}” is not in its evidence.");
        }

        for (int i = 1; i < words.Claim.Count; i++)
        {
            (ClaimWord first, ClaimWord second) = (words.Claim[i - 1], words.Claim[i]);
            bool isOneName = second.IsCapital && IsName(first) && IsName(second) && second.Span.Start == first.Span.End + 1;
            if (isOneName && !IsTitle(first) && !IsTitle(second) && !StandTogether(words, first, second))
            {
                return new ClaimFault(ClaimRule.Name, $"“{first.Text} {second.Text}” is no name of the evidence.");
            }
        }

        return null;
    }

    /// <summary>A capital that is not owed to the beginning of a sentence.</summary>
    private static bool IsName(ClaimWord word) =>
        word.IsCapital && word.Lower != "i" && !Lexicon.Default.DaysAndMonths.Contains(word.Lower)
        && !(word.Begins && (TopicWords.IsFunction(word.Lower) || Lexicon.Default.Function.Contains(word.Lower) || (Lexicon.Default.CommonWords.Contains(word.Lower) && !Lexicon.Default.Countries.Contains(word.Lower))));

    private static bool IsKnown(ClaimWords words, ClaimWord name) =>
        words.IsInEvidence(name) || words.IsOfSpeaker(name) || words.Items.Any(item => ClaimText.Words(item.Article.Title).Any(word => word.IsCapital && word.Stem == name.Stem))
        || words.Evidence.Any(other => IsOfCountry(name.Stem, other.Stem) || IsOfCountry(other.Stem, name.Stem))
        || IsInShort(name.Text, words.Evidence) || words.Evidence.Any(other => other.Text.Length > 1 && other.Text.All(c => char.IsUpper(c) || c == '.') && IsSpeltOut(words.Claim, name, other));

    /// <summary>"Russian" where the evidence has "Russia": only where nothing but an "n" is added, since "Niger" is not "Nigerian".</summary>
    private static bool IsOfCountry(string people, string country) => country.EndsWith('a') && people.Length == country.Length + 1 && people[^1] == 'n' && people.StartsWith(country, StringComparison.Ordinal);

    /// <summary>"ECB" where the evidence has "European Central Bank".</summary>
    private static bool IsInShort(string name, IReadOnlyList<ClaimWord> evidence)
    {
        string letters = name.Replace(".", "", StringComparison.Ordinal);
        return letters.Length is >= 2 and <= 6 && letters.All(char.IsUpper)
            && Enumerable.Range(0, Math.Max(0, evidence.Count - letters.Length + 1)).Any(at => letters.Select((letter, i) => evidence[at + i].IsCapital && evidence[at + i].Text[0] == letter).All(same => same));
    }

    /// <summary>"United States" where the evidence has "U.S.": the claim's run of capitals has its letters.</summary>
    private static bool IsSpeltOut(IReadOnlyList<ClaimWord> claim, ClaimWord name, ClaimWord inShort)
    {
        string letters = inShort.Text.Replace(".", "", StringComparison.Ordinal);
        int at = Enumerable.Range(0, claim.Count).First(i => claim[i] == name);
        return Enumerable.Range(Math.Max(0, at - letters.Length + 1), letters.Length).Any(start => start <= at && start + letters.Length <= claim.Count
            && letters.Select((letter, i) => claim[start + i].IsCapital && claim[start + i].Text[0] == letter).All(same => same));
    }

    private static bool IsTitle(ClaimWord word) => Lexicon.Default.Roles.Contains(word.Lower) || Lexicon.Default.Titles.Contains(word.Text) || Lexicon.Default.Titles.Contains(word.Lower);

    /// <summary>Both stand side by side in an item, or in the name or role of who speaks.</summary>
    private static bool StandTogether(ClaimWords words, ClaimWord first, ClaimWord second)
    {
        bool Together(IReadOnlyList<ClaimWord> text) => Enumerable.Range(1, Math.Max(0, text.Count - 1)).Any(i => text[i - 1].Stem == first.Stem && text[i].Stem == second.Stem);
        return Together(words.Evidence)
            || words.Items.SelectMany(item => new[] { item.Speaker, item.Via, item.Citation.Statement?.Speaker, item.Citation.Statement?.Role }).OfType<string>().Any(text => Together(ClaimText.Words(text)))
            || IsSpeltOutOrShort(words, first, second);
    }

    private static bool IsSpeltOutOrShort(ClaimWords words, ClaimWord first, ClaimWord second) =>
        (!words.IsInEvidence(first) && IsKnown(words, first)) || (!words.IsInEvidence(second) && IsKnown(words, second));
}
