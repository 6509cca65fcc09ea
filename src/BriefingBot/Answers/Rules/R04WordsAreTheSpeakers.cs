using BriefingBot.Statements;

namespace BriefingBot.Answers.Rules;

internal sealed record R04WordsAreTheSpeakers() : Rule(
    "Words are put in a speaker's mouth only where a cited statement is that speaker's; second-hand speech says through whom.",
    "each claim: it names its speaker, each cited statement is theirs, and it names the one through whom the words came",
    ["AnswerVerifierTests", "UnnamedSourceTests", "GoldenRules"])
{
    public override string? Fault(DraftCheck claim)
    {
        DraftClaim draft = claim.Draft;
        if (draft.Speaker is not { } speaker)
        {
            return draft.Parts.Any(part => part is DraftPart.Quoted) ? "words in nobody's mouth" : null;
        }

        bool hasVia = draft.Via is { } via && claim.OwnWords.Contains(via, StringComparison.Ordinal);
        return !Names(claim, speaker) ? "speaker not named"
            : !draft.Citations.All(citation => IsSaid(citation, speaker)) ? "cited words are another's"
            : !hasVia && draft.Citations.Any(citation => !string.IsNullOrWhiteSpace(citation.Statement?.Via))
                ? "second-hand speech told as first-hand"
            : null;
    }

    private static bool IsSaid(DraftCitation citation, string speaker) =>
        citation.Statement is { } said && SpeakerNames.AreSame(said.Speaker, speaker) && said.Hull.Overlaps(citation.Span);

    /// <summary>A source without a name ("officials") may begin the sentence.</summary>
    private static bool Names(DraftCheck claim, string speaker) =>
        claim.OwnWords.Contains(speaker, StringComparison.Ordinal)
        || (SourceLabel.Is(speaker) && claim.OwnWords.Contains(SourceLabel.Capital(speaker), StringComparison.Ordinal));
}
