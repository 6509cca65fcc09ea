using System.Collections.Frozen;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>A claim's own words beside the words that its evidence lends it.</summary>
internal sealed class ClaimWords
{
    /// <summary>Words with which a claim reports speech and that colour nothing.</summary>
    public static FrozenSet<string> Reporting { get; } =
        "say said says saying tell told tells telling state stated states stating add added adds adding according report reported reports note noted notes noting explain explained explains speak spoke speaking remark remarked comment commented describe described describes describing call called calls calling mention mentioned mentions word words"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> stems;
    private readonly HashSet<string> names;
    private readonly HashSet<string> lent;
    private readonly IReadOnlyList<ClaimWord> told;

    private ClaimWords(IReadOnlyList<ClaimWord> claim, IReadOnlyList<ClaimWord> told, IReadOnlyList<EvidenceItem> items)
    {
        (Claim, this.told, Items) = (claim, told, items);
        names = Stems(items.SelectMany(item => new[] { item.Speaker, item.Via, item.Citation.Statement?.Speaker }));
        lent = [.. names, .. Stems(items.SelectMany(item => new[] { item.Citation.Statement?.Role, item.Citation.Statement?.Cue }))];
        Evidence = [.. items.SelectMany((item, i) => item.Words.Select(word => word with { Clause = word.Clause + (i * 10_000), Sentence = word.Sentence + (i * 10_000) }))];
        stems = [.. Evidence.Select(word => word.Stem)];
    }

    /// <summary>The claim's words outside of its quotations.</summary>
    public IReadOnlyList<ClaimWord> Claim { get; }

    public IReadOnlyList<EvidenceItem> Items { get; }

    /// <summary>The claim's words with those of its quotations.</summary>
    public IReadOnlyList<ClaimWord> Told => told;

    /// <summary>The words of all items; clauses and sentences of two items have different numbers.</summary>
    public IReadOnlyList<ClaimWord> Evidence { get; }

    public static ClaimWords Of(DraftClaim draft, IReadOnlyList<EvidenceItem> items)
    {
        IReadOnlyList<ClaimWord> told = ClaimText.Words(string.Concat(draft.Parts.Select(part => part is DraftPart.Worded worded ? worded.Text : part is DraftPart.Quoted quoted ? $" {quoted.Text} " : "")));
        return new ClaimWords(OutsideQuotations(draft), told, items);
    }

    /// <summary>The word stands in the evidence.</summary>
    public bool IsInEvidence(ClaimWord word) => stems.Contains(word.Stem);

    /// <summary>The word belongs to the name or role of who speaks, or is the word that reports it.</summary>
    public bool IsOfSpeaker(ClaimWord word) => lent.Contains(word.Stem);

    /// <summary>The word belongs to the name of who speaks, or of the one through whom.</summary>
    public bool IsOfName(ClaimWord word) => names.Contains(word.Stem);

    /// <summary>The claim has a word of the evidence, or one that means the same, outside of its quotations or within.</summary>
    public bool Tells(ClaimWord word) => told.Any(own => own.Stem == word.Stem || SupportRule.MeansTheSame(own.Lower, word.Lower));

    /// <summary>Where the word stands in the evidence.</summary>
    public IEnumerable<int> PlacesOf(ClaimWord word) => Enumerable.Range(0, Evidence.Count).Where(i => Evidence[i].Stem == word.Stem);

    /// <summary>A quotation is verbatim, so that its words need no bearing: in their place stands a mark that ends a clause.</summary>
    private static IReadOnlyList<ClaimWord> OutsideQuotations(DraftClaim draft) =>
        ClaimText.Words(string.Concat(draft.Parts.Select(part => part is DraftPart.Worded worded ? worded.Text : part is DraftPart.Quoted ? " “ ” " : "")));

    private static HashSet<string> Stems(IEnumerable<string?> texts) => [.. texts.OfType<string>().SelectMany(ClaimText.Words).Select(word => word.Stem)];
}
