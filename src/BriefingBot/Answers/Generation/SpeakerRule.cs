using System.Collections.Immutable;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Words stay in the mouth they came from. What the claim's sentence has said, and by whom, is read by the same extractor that reads the
/// articles: it must be the cited statements' speaker and way, and nothing of what was said may stand outside of it as a plain fact.
/// </summary>
internal static class SpeakerRule
{
    /// <summary>So many words with meaning may stand outside of what is reported: a place, a day, an occasion.</summary>
    private const int MostOutside = 4;

    private static readonly StatementExtractor Extractor = new();

    public static ClaimFault? Fault(DraftClaim draft, ClaimWords words)
    {
        string text = string.Concat(draft.Parts.Select(part => part switch
        {
            DraftPart.Quoted quoted => $"“{quoted.Text}”",
            DraftPart.Worded worded => worded.Text,
            _ => "",
        }));
        ImmutableArray<Statement> said = [.. Extractor.Extract(text.TrimEnd('.', ' ') + ".").Statements.Where(statement => statement.Confidence > Confidence.Weak)];
        Attribution[] known = [.. words.Items.SelectMany(item => item.Attributions).Distinct()];
        if (said.FirstOrDefault(statement => !IsPointer(statement.Speaker) && !known.Any(one => IsBy(statement, one, words))) is { } other)
        {
            return new ClaimFault(ClaimRule.Speaker, $"It lets {other.Speaker} speak{(other.Via is null ? "" : $", as told by {other.Via}")}, which its evidence does not.");
        }

        if (draft.Speaker is not { } speaker)
        {
            return null;
        }

        if (!SpeakerNames.Stands(speaker, text))
        {
            return new ClaimFault(ClaimRule.Speaker, $"It does not name {speaker}, whose words it reports.");
        }

        Statement[] own = [.. said.Where(statement => NameKey.Of(statement.Speaker) == NameKey.Of(speaker))];
        if (own.Length == 0)
        {
            return new ClaimFault(ClaimRule.Speaker, $"It does not report what it tells as said by {speaker}.");
        }

        if (draft.Via is { } via && !own.Any(statement => statement.Via is { } through && NameKey.Of(through) == NameKey.Of(via)))
        {
            return new ClaimFault(ClaimRule.SecondHand, $"It is second-hand: say that {via} told it, as in “According to {via}, {speaker} said that …”.");
        }

        int outside = words.Items.Count == 0 ? 0 : OutsideOf(text, own, words);
        return outside > MostOutside ? new ClaimFault(ClaimRule.Speaker, $"It tells as a plain fact what {speaker} said: put all of it behind “said that”.") : null;
    }

    /// <summary>The statement's speaker and way are those of somebody who speaks in the evidence.</summary>
    private static bool IsBy(Statement statement, Attribution one, ClaimWords words)
    {
        bool isSpeaker = NameKey.Of(statement.Speaker) == NameKey.Of(one.Speaker)
            || words.Items.Any(item => item.Speaker is { } shown && NameKey.Of(shown) == NameKey.Of(statement.Speaker) && item.Citation.Statement!.Speaker == one.Speaker);
        return isSpeaker && (string.IsNullOrWhiteSpace(statement.Via) || (one.Via is { } via && NameKey.Of(via) == NameKey.Of(statement.Via)));
    }

    /// <summary>"He said": whom it means is told by the sentence's own speaker.</summary>
    private static bool IsPointer(string speaker) => speaker.ToLowerInvariant() is "he" or "she" or "they" or "it";

    /// <summary>Words of the evidence that stand outside of what is reported as said.</summary>
    private static int OutsideOf(string text, IEnumerable<Statement> own, ClaimWords words) =>
        ClaimText.Words(text).Count(word => word.IsContent && words.IsInEvidence(word) && !words.IsOfSpeaker(word) && !SupportRule.IsFraming(word)
            && !own.Any(statement => statement.Hull.Overlaps(word.Span)));
}
