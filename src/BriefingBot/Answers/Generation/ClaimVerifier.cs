using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Lets a model's claim pass only where it keeps every rule of <see cref="ClaimRule"/>. Pure: claim and evidence decide. What passes is a draft
/// that the answer's verifier looks at once more, against the stored articles.
/// </summary>
internal static partial class ClaimVerifier
{
    /// <summary>A sentence of more words is no short answer.</summary>
    private const int MostWords = 70;

    private const int MostItems = 4;

    /// <summary>Least cosine of the claim with its evidence, where there is a model whose cosines were measured: a last guard, see README.md.</summary>
    public const float LeastCosine = 0.3f;

    /// <param name="cosine">Of claim and evidence; NaN where no measured model is there.</param>
    public static ClaimVerdict Verify(ProposedClaim claim, EvidencePack pack, float cosine = float.NaN)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(pack);
        if (FormFault(claim) is { } misshapen)
        {
            return Failed(ClaimRule.Form, misshapen);
        }

        // [1] What is to bear it
        EvidenceItem?[] found = [.. claim.Evidence.Select(pack.Find)];
        if (found.Length == 0 || found.Length > MostItems || found.Contains(null))
        {
            return Failed(ClaimRule.Evidence, found.Length == 0 ? "It names no evidence." : found.Length > MostItems ? $"It names more than {MostItems} items." : "It names an id that is none.");
        }

        EvidenceItem[] items = [.. found.OfType<EvidenceItem>()];
        if (SpeakerOf(claim, items, pack) is var (speaker, fault) && fault is not null)
        {
            return new ClaimVerdict.Failed(fault);
        }

        // [2] What is quoted
        foreach (ProposedQuotation quotation in claim.Quotations.Where(quotation => !claim.Text.Contains(quotation.Text, StringComparison.Ordinal)))
        {
            if (PlainMarks().Replace(quotation.Text, "").Trim() is { Length: > 0 } run && QuotationRule.Stored(run, items) is null && items.Any(item => item.Speaker is not null))
            {
                return Failed(ClaimRule.Quotation, $"“{run}” does not stand so in its evidence.");
            }
        }

        (ImmutableArray<DraftPart> parts, ClaimFault? altered) = QuotationRule.Read(Sentence(claim.Text), items);
        if (altered is not null)
        {
            return new ClaimVerdict.Failed(altered);
        }

        // [3] What is told
        string? via = items.Select(item => item.Via).FirstOrDefault(name => name is not null);
        parts = Named(Named(parts, speaker), via);
        var draft = new DraftClaim(parts, [.. items.Select(item => item.Citation)], speaker, via);
        return WordedFault(draft, items) is { } broken ? new ClaimVerdict.Failed(broken)
            : cosine < LeastCosine ? Failed(ClaimRule.Support, "It says something else than its evidence.")
            : new ClaimVerdict.Passed(draft);
    }

    /// <summary>The first rule that a claim in a model's words breaks, its quotations apart; null where it keeps all.</summary>
    public static ClaimFault? WordedFault(DraftClaim draft, IReadOnlyList<EvidenceItem> items)
    {
        var words = ClaimWords.Of(draft, items);
        return words.Claim.Any(word => word.Sentence != words.Claim[0].Sentence) ? new ClaimFault(ClaimRule.Form, "It has more than one sentence.")
            : SpeakerRule.Fault(draft, words) ?? NumberRule.Fault(words) ?? NameRule.Fault(words) ?? MeaningRule.Fault(words) ?? CertaintyRule.Fault(words) ?? SupportRule.Fault(words) ?? SubjectRule.Fault(words) ?? OrderRule.Fault(words) ?? WholeRule.Fault(words);
    }

    /// <summary>Whose words the claim reports: the speaker of its items, who is the claimed one; null for narration.</summary>
    private static (string? Speaker, ClaimFault? Fault) SpeakerOf(ProposedClaim claim, EvidenceItem[] items, EvidencePack pack)
    {
        if (items.All(item => item.Speaker is null))
        {
            return (null, claim.Speaker is null ? null : new ClaimFault(ClaimRule.Speaker, $"Its evidence is narration; {claim.Speaker} says nothing there."));
        }

        if (items.FirstOrDefault(item => item.Speaker is null || !SpeakerNames.AreSame(item.Speaker, items[0].Speaker ?? "")) is not null)
        {
            return (null, new ClaimFault(ClaimRule.Speaker, "Its items are of several speakers, or of a speaker and a reporter: make a claim of each."));
        }

        string speaker = items[0].Speaker!;
        bool hasNamesake = pack.Items.Any(item => item.Speaker is { } other && Statements.NameKey.Of(other) == Statements.NameKey.Of(speaker) && !SpeakerNames.AreSame(other, speaker));
        return claim.Speaker is { } claimed && !SpeakerNames.AreSame(speaker, claimed)
            ? (null, new ClaimFault(ClaimRule.Speaker, $"The words of its evidence are {speaker}'s, not {claimed}'s."))
            : hasNamesake && !claim.Text.Contains(speaker, StringComparison.Ordinal)
                ? (null, new ClaimFault(ClaimRule.Speaker, $"There are two of that name: write {speaker} in full."))
                : (speaker, null);
    }

    /// <summary>The parts with the name in full, where they have the surname alone.</summary>
    private static ImmutableArray<DraftPart> Named(ImmutableArray<DraftPart> parts, string? name)
    {
        if (name is null || parts.OfType<DraftPart.Worded>().Any(part => part.Text.Contains(name, StringComparison.Ordinal)))
        {
            return parts;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] is DraftPart.Worded worded && SpeakerNames.InFull(name, worded.Text) is { } full && full != worded.Text)
            {
                return parts.SetItem(i, new DraftPart.Worded(full));
            }
        }

        return parts;
    }

    private static string? FormFault(ProposedClaim claim) =>
        claim.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords ? $"It has more than {MostWords} words."
        : claim.Text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse) ? "It has characters that can't be seen, or several lines."
        : Markup().IsMatch(claim.Text) ? "It has markup, brackets or a link."
        : !claim.Text.Any(char.IsLetter) ? "It has no words."
        : null;

    /// <summary>On one line and without the full stop: number, source and day follow it.</summary>
    private static string Sentence(string text)
    {
        string line = EvidenceItem.OneLine(text);
        bool stops = line is [.., not '.', '.'] or [.., '.', '”' or '"'];
        return stops && line[^1] == '.' ? line[..^1] : line;
    }

    private static ClaimVerdict.Failed Failed(ClaimRule rule, string reason) => new(new ClaimFault(rule, reason));

    /// <summary>Nothing that a channel could read as a link, an image or a heading, and no number of a source.</summary>
    [GeneratedRegex(@"[<>\[\]{}|`*_#\\~^=]|://|\bwww\.|\b(?:https?|mailto|javascript|data):|@\w|&\w+;|&#", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex("[“”„«»\"]", RegexOptions.CultureInvariant)]
    private static partial Regex PlainMarks();
}
