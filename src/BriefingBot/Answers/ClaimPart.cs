using System.Collections.Immutable;

namespace BriefingBot.Answers;

/// <summary>A part of a claim, told apart by whose words it is.</summary>
public abstract record ClaimPart
{
    private ClaimPart(string text) => Text = text;

    /// <summary>As plain text shows it.</summary>
    public string Text { get; }

    /// <summary>What is said of the whole answer before its first claim: "Yes: ".</summary>
    public sealed record Lead(string Text) : ClaimPart(Text);

    /// <summary>Whose words follow, or went before, in the service's own words.</summary>
    /// <param name="Via">Through whom they came, where second-hand.</param>
    public sealed record Attribution(string Text, string Speaker, string? Role, string? Cue, string? Via) : ClaimPart(Text);

    /// <summary>Other words of the service's own, such as what joins two parts.</summary>
    public sealed record Joint(string Text) : ClaimPart(Text);

    /// <summary>What stands in quotation marks.</summary>
    public sealed record Quotation(string Words) : ClaimPart($"“{Words}”");

    /// <summary>What the speaker said, in the words of the article.</summary>
    public sealed record Paraphrase(string Text) : ClaimPart(Text);

    /// <summary>What the article tells of itself.</summary>
    public sealed record Narration(string Text) : ClaimPart(Text);

    /// <summary>A language model's words.</summary>
    public sealed record Worded(string Text) : ClaimPart(Text);

    /// <summary>The parts of a draft; what it cites says whose words it tells.</summary>
    internal static ImmutableArray<ClaimPart> Of(DraftClaim draft) =>
    [
        .. draft.Parts.SelectMany((part, i) => part switch
        {
            DraftPart.Frame when i == 0 && draft.Lead.Length > 0 && part.Text.StartsWith(draft.Lead, StringComparison.Ordinal) =>
                [new Lead(draft.Lead), .. Own(draft, part.Text[draft.Lead.Length..])],
            DraftPart.Frame => Own(draft, part.Text),
            DraftPart.Told => QuoteMarks.Split(part.Text).Select(run => run.IsQuoted ? new Quotation(run.Text) : Told(draft, run.Text)),
            DraftPart.Quoted => [new Quotation(part.Text)],
            _ => [new Worded(part.Text)],
        }),
    ];

    private static ClaimPart Told(DraftClaim draft, string text) => draft.Speaker is null ? new Narration(text) : new Paraphrase(text);

    private static IEnumerable<ClaimPart> Own(DraftClaim draft, string text) =>
        text.Length == 0 ? []
        : draft.Speaker is { } speaker && text.Contains(speaker, StringComparison.OrdinalIgnoreCase)
            ? [new Attribution(text, speaker, draft.Citations[0].Statement?.Role, draft.Citations[0].Statement?.Cue, draft.Via)]
        : [new Joint(text)];
}
