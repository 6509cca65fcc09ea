using System.Collections.Frozen;

namespace BriefingBot.Answers.Generation;

/// <summary>Every word of a claim that carries meaning stands in its evidence, is derived from one that does, or means the same.</summary>
internal static class SupportRule
{
    private const int ShortestRoot = 5;
    private const int ShortestRootOfTwo = 4;

    /// <summary>Words with which one talks about what was said, and that add nothing to it.</summary>
    private static readonly FrozenSet<string> Framing = """
        article report reporter statement position view stance response remark comment question answer topic issue matter regarding concerning regard addition
        additionally meanwhile however including include well thing way part fact time currently present ever provided providing total back away together become
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => ClaimText.Words(word)).Select(word => word.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Endings by which words of one root differ.</summary>
    private static readonly FrozenSet<string> Endings = """
        e s es d ed n en t ing er or ers ors r y ies ied ion ions tion tions sion sions ation ations ition itions cation ification ment ments ance ence ances ences ant ent
        al ally ual ive ively able ably ible ibly ility ity ty ly ness ful ship ure ze se ise ize ised ized ising izing isation ization ous ic ical ial
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append("").ToFrozenSet(StringComparer.Ordinal);

    public static ClaimFault? Fault(ClaimWords words)
    {
        string[] content = [.. words.Evidence.Where(word => word.IsContent).Select(word => word.Lower).Distinct(StringComparer.Ordinal)];
        List<string> turned = [], missing = [];
        foreach (ClaimWord word in words.Claim.Where(word => word.IsContent && !words.IsInEvidence(word) && !words.IsOfSpeaker(word) && !GuardWords.Denials.Contains(word.Lower)))
        {
            if (Phrasals.IsApart(word, words.Evidence) || Phrasals.IsTogether(word, words.Claim, words.Evidence))
            {
                continue;
            }

            if (IsFraming(word) || IsPointing(words, word) || Array.Exists(content, other => MeansTheSame(word.Lower, other)))
            {
                continue;
            }

            if (Array.Find(content, other => Thesaurus.Default.AreOpposites(word.Lower, other)) is { } opposite)
            {
                turned.Add($"“{word.Text}” where the evidence has “{opposite}”");
            }
            else
            {
                missing.Add($"“{word.Text}”");
            }
        }

        return turned.Count > 0 ? new ClaimFault(ClaimRule.Meaning, $"It turns the sense round: {string.Join(", ", turned)}.")
            : missing.Count > 0 ? new ClaimFault(ClaimRule.Support, $"Not in its evidence: {string.Join(", ", missing.Distinct(StringComparer.Ordinal))}. Use the evidence's own words, or leave it out.")
            : !words.Claim.Any(word => word.IsContent && words.IsInEvidence(word) && !words.IsOfSpeaker(word) && !IsFraming(word)) && words.Told.Count == words.Claim.Count ? new ClaimFault(ClaimRule.Support, "It tells nothing that its evidence holds.")
            : null;
    }

    /// <summary>The word is said of what was said.</summary>
    public static bool IsFraming(ClaimWord word) => ClaimWords.Reporting.Contains(word.Lower) || Framing.Contains(word.Stem);

    /// <summary>"The company", "its town": what has been named.</summary>
    private static bool IsPointing(ClaimWords words, ClaimWord word)
    {
        int at = Enumerable.Range(0, words.Claim.Count).First(i => words.Claim[i] == word);
        return at > 0 && words.Claim[at - 1].Lower is "the" && words.Claim.Take(at).Any(other => other.IsCapital && !other.Begins && !words.IsOfName(other)) && word.Lower is "company" or "company's" or "club" or "town" or "city" or "country" or "island" or "village" or "firm";
    }

    /// <summary>True for words of one root ("expansion", "expand") and for synonyms.</summary>
    public static bool MeansTheSame(string word, string other) => AreOfOneRoot(word, other) || Thesaurus.Default.AreSynonyms(word, other);

    private static bool AreOfOneRoot(string a, string b)
    {
        int common = 0;
        while (common < a.Length && common < b.Length && a[common] == b[common])
        {
            common++;
        }

        // "Close" and "closure": a short root only where both have an ending.
        int shortest = a.Length > common && b.Length > common ? ShortestRootOfTwo : ShortestRoot;
        return common >= shortest && Endings.Contains(a[common..]) && Endings.Contains(b[common..]);
    }
}
