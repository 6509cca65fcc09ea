using System.Collections.Frozen;
using BriefingBot.Articles;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// What somebody said is told whole, or not at all: a part of it between two marks or joints, of which a claim takes some words, may not lose
/// the others, since they may be what limits it ("in the summer months", "over 58"). Whole parts may be left out.
/// </summary>
internal static class WholeRule
{
    /// <summary>A claim tells a part where it has so much of its words.</summary>
    private const double LeastTold = 0.3;

    private static readonly FrozenSet<string> Joints = "and but because although though while whereas so which who whose".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Small words of time and manner that limit nothing.</summary>
    private static readonly FrozenSet<string> Loose = "again also already still now then even just very really quite simply clearly all same have be do go come make take get put give becom back away together".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static ClaimFault? Fault(ClaimWords words)
    {
        foreach (EvidenceItem item in words.Items.Where(item => item.Speaker is not null))
        {
            foreach (ClaimWord[] part in Parts(item))
            {
                ClaimWord[] content = [.. part.Where(word => word.IsContent && !SupportRule.IsFraming(word) && !words.IsOfName(word)).DistinctBy(word => word.Stem)];
                ClaimWord[] lost = [.. content.Where(word => !words.Tells(word) && !IsNamed(part, word, words))];
                int told = content.Length - lost.Length;
                lost = [.. lost.Where(word => !Loose.Contains(word.Lower) && !Loose.Contains(word.Stem))];
                if (told >= Math.Max(2, LeastTold * content.Length) && lost.Length > 0)
                {
                    return new ClaimFault(ClaimRule.Meaning, $"It leaves out of what was said: {string.Join(", ", lost.Select(word => $"“{word.Text}”"))}. Tell that part whole.");
                }
            }
        }

        return null;
    }

    /// <summary>"The company" or "its council", where the claim has a name in its place.</summary>
    private static bool IsNamed(ClaimWord[] part, ClaimWord word, ClaimWords words)
    {
        int at = Array.IndexOf(part, word);
        return at > 0 && part[at - 1].Lower is "the" or "its" or "our" or "their" && (Lexicon.Default.IsBodyWord(word.Lower) || word.Lower is "town" or "city" or "country" or "island" or "village" or "company" or "club")
            && words.Claim.Any(other => other.IsCapital && !other.Begins && !words.IsOfName(other));
    }

    /// <summary>The words of what was said, cut at marks and at words that join.</summary>
    private static IEnumerable<ClaimWord[]> Parts(EvidenceItem item)
    {
        foreach (Span content in item.Citation.Statement!.Content)
        {
            var part = new List<ClaimWord>();
            foreach (ClaimWord word in ClaimText.Words(content.Of(item.Article.Body)))
            {
                if (part.Count > 0 && (word.Clause != part[^1].Clause || Joints.Contains(word.Lower)))
                {
                    yield return [.. part];
                    part.Clear();
                }

                part.Add(word);
            }

            yield return [.. part];
        }
    }
}
