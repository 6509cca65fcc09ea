using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Says what is missing, what was searched and what comes closest, marked as not an answer.</summary>
public static class RefusalComposer
{
    private const int MostClosest = 3;

    /// <summary>The archive names nobody so called.</summary>
    public static Draft.Refused SpeakerUnknown(string asked, ArchiveExtent extent) =>
        new(RefusalCode.SpeakerUnknown, $"The archive names nobody called {Plain(asked)}. {Searched(extent)}", "", []);

    /// <summary>The speaker is known, and what they said is about other things.</summary>
    public static Draft.Refused NothingOnTopic(Question question, IReadOnlyList<Speaker> speakers, IReadOnlyList<StatementEvidence> closest, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        string names = Names(speakers);
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            $"The archive reports nothing that {names} said{On(question)}. {Searched(extent)}",
            $"Not an answer, but {names} did speak about something else:",
            [.. closest.Take(MostClosest).Select((e, i) => StatementProse.Tell(e, introduce: i == 0))]);
    }

    /// <summary>The speaker is named, and no words of theirs are reported.</summary>
    /// <param name="mentions">Sentences that name the speaker.</param>
    public static Draft.Refused NoWords(Question question, IReadOnlyList<Speaker> speakers, ImmutableArray<DraftClaim> mentions, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        string names = Names(speakers);
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            $"The archive names {names}, but reports nothing that {names} said{On(question)}. {Searched(extent)}",
            $"Not an answer, and not the words of {names}; the closest is:",
            [.. mentions.Take(MostClosest)]);
    }

    /// <summary>Nobody is reported to have said it.</summary>
    public static Draft.Refused NobodySaid(Question question, ImmutableArray<DraftClaim> closest, ArchiveExtent extent) => new(
        RefusalCode.NoStatementOnTopic,
        $"The archive reports nobody who spoke{On(question)}. {Searched(extent)}",
        "Not an answer; the closest is:",
        [.. closest.Take(MostClosest)]);

    /// <summary>No passage bears an answer.</summary>
    public static Draft.Refused NoEvidence(ImmutableArray<DraftClaim> closest, ArchiveExtent extent) => new(
        RefusalCode.NoEvidence,
        $"The archive holds no answer to this. {Searched(extent)}",
        "Not an answer; the closest is:",
        [.. closest.Take(MostClosest)]);

    /// <summary>There is material, but of other days.</summary>
    /// <param name="outside">What would have been the answer without the dates.</param>
    public static Draft.Refused OutsideDates(Question question, ImmutableArray<DraftClaim> outside, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new Draft.Refused(
            RefusalCode.OutsideDates,
            $"The archive has material on this, but none {Days(question.From, question.To)}. {Searched(extent)}",
            "Not an answer, for it is of other days:",
            [.. outside.Take(MostClosest)]);
    }

    private static string On(Question question)
    {
        string topic = question.Topic is { Length: > 0 } text ? $" about {Plain(text)}" : "";
        string source = question.Source is { } named ? $" in {Plain(named)}" : "";
        string days = question.From is null && question.To is null ? "" : $" {Days(question.From, question.To)}";
        return topic + source + days;
    }

    private static string Days(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } a, { } b) when a == b => $"of {Dateline.Day(a)}",
        ({ } a, { } b) => $"from {Dateline.Day(a)} to {Dateline.Day(b)}",
        ({ } a, null) => $"since {Dateline.Day(a)}",
        (null, { } b) => $"up to {Dateline.Day(b)}",
        _ => "of any day",
    };

    private static string Searched(ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(extent);
        string number = extent.Articles == 1 ? "1 article was" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{extent.Articles} articles were");
        string days = extent.From is null ? "" : extent.From == extent.To ? $", dated {Dateline.Day(extent.From)}" : $", dated {Dateline.Day(extent.From)} to {Dateline.Day(extent.To)}";
        return $"{number} searched{days}.";
    }

    private static string Names(IReadOnlyList<Speaker> speakers) => string.Join(" or ", speakers.Take(3).Select(speaker => Plain(speaker.Name)));

    /// <summary>A name or topic as it was typed, made safe to stand in a sentence: no marks, no control or direction signs, not endless.</summary>
    private static string Plain(string text)
    {
        string plain = new([.. text.Where(c => !char.IsControl(c) && !"“”„«»\"[]".Contains(c, StringComparison.Ordinal) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)]);
        return plain.Length <= 120 ? plain.Trim() : plain[..120].Trim() + "…";
    }
}
