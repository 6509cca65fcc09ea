using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Lays out statements in the shape that the question asks for. Pure and deterministic.</summary>
internal static class StatementShapes
{
    /// <summary>The latest of one speaker: the newest, and what it may be compared with.</summary>
    private const int MostLatest = 3;

    /// <param name="top">At most so many claims.</param>
    public static ImmutableArray<DraftClaim> Compose(Question question, IReadOnlyList<StatementEvidence> evidence, int top) => question switch
    {
        { Kind: QuestionKind.WhoSaid } => WhoSaid(question, evidence, top),
        { Kind: QuestionKind.WhenSaid or QuestionKind.WhoReported } => ExtractiveComposer.WhenSaid([.. evidence.Take(top)]),
        { Kind: QuestionKind.WhereSaid } => Where([.. SaidFirst(evidence).Take(top)]),
        { Kind: QuestionKind.WhySaid } => ExtractiveComposer.WhatSaid([.. evidence.Where(e => ReportedAround.GivesReason(e.Hit)).Take(top)]),
        { Kind: QuestionKind.Latest } => Dated([.. evidence.OrderByDescending(e => e.Hit.Article.Published).Take(question.Speaker is null ? top : Math.Min(top, MostLatest))]),
        { OverTime: true } => OverTime(question.Topic, Spread([.. evidence.OrderBy(e => e.Hit.Article.Published is null).ThenBy(e => e.Hit.Article.Published)], top)),
        { Manner: not Manner.Any } => OfManner(question.Manner, evidence, top),
        { Whether: true } => Whether(question, [.. evidence.Take(top)]),
        { Quote: true } => ExtractiveComposer.WhatSaid([.. SaidFirst(evidence).OrderByDescending(e => e.Statement.Kind == StatementKind.Direct).Take(top)]),
        _ => ExtractiveComposer.WhatSaid([.. SaidFirst(evidence).Take(top)]),
    };

    /// <summary>What was said before what the article says was not, or only supposes.</summary>
    private static IEnumerable<StatementEvidence> SaidFirst(IReadOnlyList<StatementEvidence> evidence) => evidence.OrderBy(e => ReportedClause.IsNegated(e.Hit));

    /// <summary>Only those who said it; none where nobody did.</summary>
    private static ImmutableArray<DraftClaim> WhoSaid(Question question, IReadOnlyList<StatementEvidence> evidence, int top)
    {
        // "Who said that …": not who denied it.
        List<StatementEvidence> saying = [.. evidence.Where(e => !ReportedClause.IsNegated(e.Hit) && !(question.TopicIsClause && e.Statement.Assertion == Assertion.Denied))];
        return saying.Count > 0 ? ExtractiveComposer.WhoSaid(EachFirst(saying, top)) : [];
    }

    /// <summary>What has the colour asked for; none where nothing has.</summary>
    private static ImmutableArray<DraftClaim> OfManner(Manner manner, IReadOnlyList<StatementEvidence> evidence, int top) =>
        ExtractiveComposer.WhatSaid([.. evidence.Where(e => IsOf(manner, e)).Take(top)]);

    /// <summary>True where the cue has the colour and is not taken back.</summary>
    public static bool IsOf(Manner manner, StatementEvidence evidence) => Manners.Of(SpeechVerbs.Default.ActOf(evidence.Statement.Cue)) == manner && !ReportedClause.IsNegated(evidence.Hit);

    /// <summary>
    /// "Yes: …" where a statement says it, "No: …" where one denies it; neither where it is only supposed, asked or hedged, says the opposite, lacks
    /// a word of what was asked ("that the transcript should be released") or is only near.
    /// </summary>
    private static ImmutableArray<DraftClaim> Whether(Question question, IReadOnlyList<StatementEvidence> evidence)
    {
        bool IsMeant(StatementEvidence e) => e.Statement.Confidence > Confidence.Subject
            && (!question.TopicIsClause || (e.Match > TopicMatch.Sentence && HasAllWords(question.Topic ?? "", e) && !IsAnothers(question.Topic ?? "", e.Hit.Text) && ChangesOverTime.IsNegated(question.Topic ?? "") == ChangesOverTime.IsNegated(e.Hit.Text)));
        List<StatementEvidence> meant = [.. evidence.Where(e => IsMeant(e) && !ReportedClause.IsNegated(e.Hit))];
        List<StatementEvidence> saying = meant.FindAll(e => e.Statement.Assertion == Assertion.Asserted);
        List<StatementEvidence> denying = question.TopicIsClause ? meant.FindAll(e => e.Statement.Assertion == Assertion.Denied) : [];
        if (saying.Count > 0)
        {
            return [.. Led(saying, saying.Count, "Yes: "), .. Led(denying, denying.Count, "But also: ")];
        }

        return denying.Count > 0 ? Led(denying, denying.Count, "No: ")
            : meant is [{ Statement.Assertion: not Assertion.Denied } first, ..] ? Led([.. meant.Where(e => e.Statement.Assertion == first.Statement.Assertion)], meant.Count, Reservation(first.Statement.Assertion))
            : [];
    }

    private static bool HasAllWords(string topic, StatementEvidence evidence)
    {
        List<string> said = TopicWords.Of(evidence.Hit.Text);
        return TopicWords.Of(topic).TrueForAll(said.Contains);
    }

    /// <summary>"accused Marsh of saying that …": somebody else's verb of saying within what was said, before the words asked for.</summary>
    private static bool IsAnothers(string topic, string said)
    {
        List<string> asked = TopicWords.Of(topic);
        string[] before = [.. said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', '.', '“', '”', '"'))
            .TakeWhile(word => !TopicWords.Of(word).Exists(asked.Contains))];
        int verb = Array.FindIndex(before, word => SpeechVerbs.Default.Reporting(word) is not null);
        return verb > 0 && TopicWords.ContentOf(string.Join(' ', before[..verb])).Count > 0;
    }

    private static string Reservation(Assertion assertion) => assertion switch
    {
        Assertion.Asked => "Asked, not said: ",
        Assertion.Conditional => "Only on a condition: ",
        _ => "Only with a reservation: ",
    };

    private static ImmutableArray<DraftClaim> Led(IReadOnlyList<StatementEvidence> evidence, int top, string lead) =>
        [.. evidence.Take(top).Select((e, i) => StatementProse.Tell(e, i == 0 ? lead : "", introduce: i == 0) with { Lead = i == 0 ? lead : "" })];

    /// <summary>
    /// Each with the place that its sentence gives before it. Where none gives one, but what was said names a place itself ("that they would
    /// meet in …"), that may be what is asked for, and is told as it is; else there is nothing to tell.
    /// </summary>
    private static ImmutableArray<DraftClaim> Where(IReadOnlyList<StatementEvidence> evidence)
    {
        List<(StatementEvidence Evidence, Span Place)> placed = [.. evidence.Select(e => (e, ReportedAround.PlaceOf(e.Hit))).Where(e => e.Item2 is not null).Select(e => (e.e, e.Item2!.Value))];
        return placed.Count > 0
            ? [.. placed.Select((e, i) => InPlace(e.Evidence, e.Place, introduce: i == 0))]
            : ExtractiveComposer.WhatSaid([.. evidence.Where(e => ReportedAround.NamesPlace(e.Hit))]);
    }

    /// <summary>The sentence bears both the place and the words.</summary>
    private static DraftClaim InPlace(StatementEvidence evidence, Span place, bool introduce)
    {
        DraftClaim told = StatementProse.Tell(evidence, ": ", introduce);
        string where = place.Of(evidence.Hit.SentenceText);
        string lowered = char.ToLowerInvariant(where[0]) + where[1..];
        Span sentence = evidence.Statement.Sentence;
        return told with
        {
            Parts = [new DraftPart.Frame("Reported as said "), new DraftPart.Told(lowered), .. told.Parts],
            Citations = sentence.Contains(evidence.Statement.Hull) ? [told.Citations[0] with { Span = sentence }] : [told.Citations[0], told.Citations[0] with { Span = sentence }],
        };
    }

    /// <summary>Each with its day before it, and in which words it differs from what the same speaker said before.</summary>
    private static ImmutableArray<DraftClaim> OverTime(string? topic, IReadOnlyList<StatementEvidence> evidence)
    {
        var told = new Dictionary<string, List<StatementEvidence>>(StringComparer.OrdinalIgnoreCase);
        var claims = ImmutableArray.CreateBuilder<DraftClaim>(evidence.Count);
        foreach (StatementEvidence next in evidence)
        {
            bool isFirst = !told.TryGetValue(StatementProse.Name(next), out List<StatementEvidence>? before);
            string day = Dateline.Day(next.Hit.Article.Published) ?? "Undated";
            string? difference = ReportedClause.IsNegated(next.Hit) ? null : ChangesOverTime.Of(next, before ?? [], topic);
            claims.Add(StatementProse.Tell(next, $"{day}{(difference is null ? "" : ", " + difference)}: ", introduce: isFirst));
            told[StatementProse.Name(next)] = [.. before ?? [], next];
        }

        return claims.ToImmutable();
    }

    /// <summary>Each with its day before it.</summary>
    private static ImmutableArray<DraftClaim> Dated(IReadOnlyList<StatementEvidence> evidence)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. evidence.Select(e => StatementProse.Tell(e, Dateline.Day(e.Hit.Article.Published) is { } day ? $"{day}: " : "Undated: ", introduce: told.Add(StatementProse.Name(e))))];
    }

    /// <summary>From first to last evenly, each day before any day twice.</summary>
    private static List<StatementEvidence> Spread(List<StatementEvidence> ordered, int top)
    {
        List<StatementEvidence> days = [.. ordered.DistinctBy(e => (e.Hit.Article.Published, StatementProse.Name(e)))];
        if (days.Count > top)
        {
            return top == 1 ? [days[^1]] : [.. Enumerable.Range(0, top).Select(i => days[i * (days.Count - 1) / (top - 1)])];
        }

        HashSet<StatementEvidence> kept = [.. days.Concat(ordered.Except(days)).Take(top)];
        return [.. ordered.Where(kept.Contains)];
    }

    /// <summary>Everybody's best before anybody's second, shown speaker by speaker.</summary>
    private static List<StatementEvidence> EachFirst(IReadOnlyList<StatementEvidence> evidence, int top)
    {
        List<StatementEvidence> first = [.. evidence.DistinctBy(StatementProse.Name, StringComparer.OrdinalIgnoreCase)];
        List<StatementEvidence> chosen = [.. first.Concat(evidence.Except(first)).Take(top)];
        return [.. chosen.GroupBy(StatementProse.Name, StringComparer.OrdinalIgnoreCase).SelectMany(own => own)];
    }
}
