using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Words stay in the mouth they came from. What the claim's sentence has said, and by whom, is read by the same extractor that reads the
/// articles: it must be the cited statements' speaker and way, and nothing of what was said may stand outside of it as a plain fact.
/// </summary>
internal static partial class SpeakerRule
{
    /// <summary>So many words with meaning may stand outside of what is reported: a place, a day, an occasion.</summary>
    private const int MostOutside = 4;

    private const int ReachOfVerb = 8;
    private const int SharedByNested = 2;

    /// <summary>Verbs of telling that stand between a name and what is told.</summary>
    private static readonly FrozenSet<string> Telling = "said says told tells stated states added adds noted notes explained explains reported".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static ClaimFault? Fault(DraftClaim draft, ClaimWords words)
    {
        string text = string.Concat(draft.Parts.Select(part => part switch
        {
            DraftPart.Quoted quoted => $"“{quoted.Text}”",
            DraftPart.Worded worded => worded.Text,
            _ => "",
        }));
        ImmutableArray<Statement> said = [.. words.Items[0].Extractor.Extract(text.TrimEnd('.', ' ') + ".").Statements.Where(statement => statement.Confidence > Confidence.Weak)];
        Attribution[] known = [.. words.Items.SelectMany(item => item.Attributions).Distinct()];
        if (said.FirstOrDefault(statement => !IsPointer(statement.Speaker) && !known.Any(one => IsBy(statement, one, words)) && !IsDeed(statement, known, words)) is { } other)
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

        if (AccordingTo().Match(text) is { Success: true } source && !SpeakerNames.Stands(speaker, source.Value) && (draft.Via is not { } through || !SpeakerNames.Stands(through, source.Value)))
        {
            return new ClaimFault(ClaimRule.SecondHand, "It has another source than its evidence.");
        }

        // Who is told of by nobody in the evidence says nothing.
        int tellings = words.Claim.Count(word => word.Lower is "said" or "told" or "says" or "tells");
        if (tellings > 1 && draft.Via is null && tellings > words.Items.Max(item => item.Words.Count(word => word.Lower is "said" or "told" or "says" or "tells" or "according" or "asked" || item.Attributions.Any(one => one.Cue.Equals(word.Lower, StringComparison.OrdinalIgnoreCase)))))
        {
            return new ClaimFault(ClaimRule.SecondHand, "It has somebody tell what nobody told in its evidence.");
        }

        if (Nested(words) is { } nested)
        {
            return new ClaimFault(ClaimRule.SecondHand, $"What {speaker} tells there, {nested} told: say so.");
        }

        Statement[] own = [.. said.Where(statement => IsOne(statement, speaker))];
        if (own.Length == 0 && !IsToldBy(speaker, text, words) && !IsDeedAgain(words))
        {
            return new ClaimFault(ClaimRule.Speaker, $"It does not report what it tells as said by {speaker}.");
        }

        if (draft.Via is { } via && !own.Any(statement => statement.Via is { } through && NameKey.Of(through) == NameKey.Of(via)) && !IsAccordingTo(via, speaker, text))
        {
            return new ClaimFault(ClaimRule.SecondHand, $"It is second-hand: say that {via} told it, as in “According to {via}, {speaker} said that …”.");
        }

        if (own.Length == 0)
        {
            return null;
        }

        if (Unsaid(text, own, words) is { } unsaid)
        {
            return new ClaimFault(ClaimRule.Speaker, $"It has {speaker} say what the article tells itself: “{unsaid}”.");
        }

        int outside = words.Items.Count == 0 ? 0 : OutsideOf(text, own, words);
        return outside > MostOutside ? new ClaimFault(ClaimRule.Speaker, $"It tells as a plain fact what {speaker} said: put all of it behind “said that”.") : null;
    }

    /// <summary>
    /// "Marrow told reporters at the quay that …": the sentence begins with the speaker and a verb of saying, with no other name between.
    /// The extractor wants more of a sentence before it takes such a one for speech.
    /// </summary>
    private static bool IsToldBy(string speaker, string text, ClaimWords words)
    {
        IReadOnlyList<ClaimWord> own = ClaimText.Words(text);
        int at = Enumerable.Range(0, own.Count).FirstOrDefault(i => NameKey.Of(own[i].Text) == NameKey.Of(speaker), -1);
        int verb = at < 0 ? -1 : Enumerable.Range(at + 1, own.Count - at - 1).Take(ReachOfVerb)
            .FirstOrDefault(i => Telling.Contains(own[i].Lower) || words.Items.Any(item => string.Equals(item.Citation.Statement?.Cue, own[i].Text, StringComparison.OrdinalIgnoreCase)), -1);

        // "Marrow was accused by …": another's words.
        bool isPassive = verb > 0 && own.Skip(at + 1).Take(verb - at - 1).Any(word => word.Lower is "was" or "were" or "is" or "are" or "be" or "been" or "being");
        return verb > 0 && !isPassive && own.Take(at).All(word => !word.IsContent || words.IsOfSpeaker(word)) && own.Skip(at + 1).Take(verb - at - 1).All(word => !word.IsCapital || words.IsOfSpeaker(word));
    }

    /// <summary>"According to Peskov, Blinken said …"</summary>
    private static bool IsAccordingTo(string via, string speaker, string text)
    {
        if (text.LastIndexOf("according to ", StringComparison.Ordinal) is > 0 and int tail && SpeakerNames.Stands(via, text[tail..]) && SpeakerNames.Stands(speaker, text[..tail]))
        {
            return true;
        }

        int comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && text.StartsWith("According to ", StringComparison.OrdinalIgnoreCase) && SpeakerNames.Stands(via, text[..text.LastIndexOf(',', Math.Min(text.Length - 1, comma + 60))])
            && text.IndexOf(speaker.Split(' ')[^1], StringComparison.Ordinal) > text.IndexOf(via.Split(' ')[^1], StringComparison.Ordinal);
    }

    /// <summary>"Orbix shares fell": a word that may report speech, and is in the evidence as something else.</summary>
    private static bool IsDeed(Statement statement, Attribution[] known, ClaimWords words)
    {
        string cue = ClaimStem.Of(statement.Cue, statement.Cue.ToLowerInvariant());
        string name = ClaimText.Words(statement.Speaker).LastOrDefault()?.Stem ?? "";
        if (!statement.Cue.StartsWith("according", StringComparison.OrdinalIgnoreCase) && Enumerable.Range(0, words.Evidence.Count).Any(i => words.Evidence[i].Stem == name && words.Evidence.Skip(i + 1).Take(3).Any(word => word.Stem == cue)))
        {
            return true; // The evidence has it so.
        }

        return !ClaimWords.Reporting.Contains(statement.Cue.ToLowerInvariant()) && words.Evidence.Any(word => word.Stem == cue)
            && !Array.Exists(known, one => ClaimStem.Of(one.Cue, one.Cue.ToLowerInvariant()) == cue);
    }

    /// <summary>
    /// "Amadi said that Dask had told him the order came from above": who tells of the order names Dask before the telling. The one who tells
    /// there, where the claim has not; null for none.
    /// </summary>
    private static string? Nested(ClaimWords words)
    {
        foreach (EvidenceItem item in words.Items.Where(item => item.Speaker is not null))
        {
            foreach (Span content in item.Citation.Statement!.Content)
            {
                IReadOnlyList<ClaimWord> said = ClaimText.Words(content.Of(item.Article.Body));
                int telling = Enumerable.Range(1, Math.Max(0, said.Count - 1)).FirstOrDefault(i => said[i].Lower is "told" or "said" or "says" or "tells" && !said[i - 1].Begins, -1);
                ClaimWord? teller = telling < 1 ? null : said.Take(telling).LastOrDefault(word => word.IsContent && !words.IsOfSpeaker(word) && word.Sentence == said[telling].Sentence);
                bool tells = teller is not null && (said[telling - 1].Lower is "had" or "has" or "have" or "would" || said[telling - 1] == teller);
                int told = telling < 1 ? 0 : said.Skip(telling + 1).Count(word => word.IsContent && words.Tells(word));
                if (tells && told >= SharedByNested && !IsToldBefore(words.Told, teller!))
                {
                    return teller!.Text;
                }
            }
        }

        return null;
    }

    /// <summary>The claim has the word before its last word of telling.</summary>
    private static bool IsToldBefore(IReadOnlyList<ClaimWord> claim, ClaimWord teller)
    {
        int last = Enumerable.Range(0, claim.Count).LastOrDefault(i => claim[i].Lower is "told" or "said" or "says" or "tells", -1);
        return claim.Take(Math.Max(0, last)).Any(word => word.Stem == teller.Stem);
    }

    /// <summary>The statement's speaker and way are those of somebody who speaks in the evidence.</summary>
    private static bool IsBy(Statement statement, Attribution one, ClaimWords words)
    {
        bool isSpeaker = IsOne(statement, one.Speaker)
            || words.Items.Any(item => item.Speaker is { } shown && IsOne(statement, shown) && item.Citation.Statement!.Speaker == one.Speaker);
        return isSpeaker && (string.IsNullOrWhiteSpace(statement.Via) || (one.Via is { } via && NameKey.Of(via) == NameKey.Of(statement.Via)));
    }

    /// <summary>
    /// "The council rejected the plan", told as "The plan was rejected by the council": a deed rather than words, which nobody needs to say. What is told
    /// of it is for the other rules.
    /// </summary>
    private static bool IsDeedAgain(ClaimWords words) => words.Items.All(item => item.Citation.Statement is { Kind: StatementKind.Indirect, SpeakerKind: not SpeakerKind.Person } deed
        && !ClaimWords.Reporting.Contains(deed.Cue.ToLowerInvariant()) && ClaimStem.Of(deed.Cue, deed.Cue.ToLowerInvariant()) is var cue && words.Claim.Any(word => word.Stem == cue));

    /// <summary>The statement's speaker is the one so named; a source without a name is one that is called the same.</summary>
    private static bool IsOne(Statement statement, string name) => SourceLabel.Is(statement.Speaker) || SourceLabel.Is(name)
        ? IsOneBody(statement.Speaker, name)
        : NameKey.Of(statement.Speaker) == NameKey.Of(name) || (!statement.IsPerson && IsOneBody(statement.Speaker, name));

    /// <summary>"Foreign Ministry" and "Foreign Ministry of Velmark": one name holds the other. "A spokesman for Velmark" is not Velmark.</summary>
    private static bool IsOneBody(string a, string b)
    {
        if ((SourceLabel.HasJoint(a) || SourceLabel.HasJoint(b)) && NameKey.Of(a) != NameKey.Of(b))
        {
            return false;
        }

        string[] own = [.. a.Split(' ').Select(NameKey.Fold)], other = [.. b.Split(' ').Select(NameKey.Fold)];
        return own.All(other.Contains) || other.All(own.Contains);
    }

    /// <summary>"He said": whom it means is told by the sentence's own speaker.</summary>
    private static bool IsPointer(string speaker) => speaker.ToLowerInvariant() is "he" or "she" or "they" or "it";

    /// <summary>A word behind "said" that stands in the sentence of every item, but in none of what was said; null where there are none, or only one beside many.</summary>
    private static string? Unsaid(string text, Statement[] own, ClaimWords words)
    {
        HashSet<string> said = [.. words.Items.SelectMany(item => item.Citation.Statement!.Content.SelectMany(span => ClaimText.Words(span.Of(item.Article.Body)))).Select(word => word.Stem)];
        IReadOnlyList<ClaimWord> claim = ClaimText.Words(text);
        ClaimWord[] told = [.. claim.Where(word => word.IsContent && words.IsInEvidence(word) && !words.IsOfSpeaker(word) && !SupportRule.IsFraming(word) && own.Any(statement => statement.Content.Any(span => span.Overlaps(word.Span))))];
        ClaimWord[] foreign = [.. told.Where(word => !said.Contains(word.Stem))];
        bool isDenied = foreign.Any(word => claim.TakeWhile(other => other != word).TakeLast(2).Any(other => GuardWords.IsNegation(other.Lower)));
        return foreign.Length > 1 || isDenied ? foreign[0].Text : null;
    }

    /// <summary>Words of the evidence that stand outside of what is reported as said.</summary>
    private static int OutsideOf(string text, IEnumerable<Statement> own, ClaimWords words) =>
        ClaimText.Words(text).Count(word => word.IsContent && words.IsInEvidence(word) && !words.IsOfSpeaker(word) && !SupportRule.IsFraming(word)
            && !own.Any(statement => statement.Hull.Overlaps(word.Span)));

    [GeneratedRegex(@"^According to [^,]+,", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AccordingTo();
}
