using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Questions;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Says what is missing, what was searched and what comes closest, marked as not an answer.</summary>
public static partial class RefusalComposer
{
    private const int MostClosest = 3;
    private const int MostNames = 4;

    /// <summary>Of words on other matters one shows what there is; more would only be in the way.</summary>
    private const int MostUnrelated = 1;

    /// <summary>Questions are understood in English only.</summary>
    public static Draft.Refused NotEnglish(ArchiveExtent extent) => new(
        RefusalCode.NoEvidence,
        $"Questions are understood in English only, and this one is in another language: ask it in English; names may stay in their own script. {Searched(extent)}",
        "",
        []);

    /// <summary>Nobody so called was found.</summary>
    internal static Draft.Refused SpeakerUnknown(Question question, OthersOnTopic others, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new Draft.Refused(
            RefusalCode.SpeakerUnknown,
            $"Nobody called {Plain(question.Speaker ?? "")} was found{TopicKnown(question, others, "; ")}. {Searched(extent)}",
            "Not an answer, for these are others' words:",
            [.. others.Said.Take(MostClosest).Select(e => StatementProse.Tell(e))]);
    }

    /// <summary>"What did he say?" with nobody named before.</summary>
    public static Draft.Refused WhoIsMeant(string pronoun, ArchiveExtent extent) =>
        new(RefusalCode.SpeakerUnknown, $"The question does not say who is meant by {Plain(pronoun).ToLowerInvariant()}: name the speaker. {Searched(extent)}", "", []);

    /// <summary>A greeting, a lone sign: there is nothing to look for.</summary>
    public static Draft.Refused NothingAsked(ArchiveExtent extent) => new(
        RefusalCode.NoEvidence,
        $"This asks for nothing that the archive could hold: ask what somebody said, who spoke about something, or for a fact that an article reports. {Searched(extent)}",
        "",
        []);

    /// <summary>"Who else?", "summarise the article" with nothing before that it could point to.</summary>
    public static Draft.Refused NothingPointedTo(Question question, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        string what = question.Kind == QuestionKind.Summary ? "which article is meant: name its headline, its id or its subject" : "what it is about: name a topic";
        return new Draft.Refused(RefusalCode.NoEvidence, $"The question does not say {what}. {Searched(extent)}", "", []);
    }

    /// <summary>The speaker is known; of what they said nothing is clearly on the topic. What may bear on it is shown as related.</summary>
    /// <param name="looked">The number of their statements that were looked at.</param>
    internal static Draft.Refused NothingOnTopic(
        Question question, IReadOnlyList<Speaker> speakers, IReadOnlyList<StatementEvidence> closest, int looked, OthersOnTopic others, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        string missing = $"No {(question.Else ? "further " : "")}statement by {Names(speakers, question)}{On(question)} was found{Among(looked)}{TopicKnown(question, others, "; ")}. {Searched(extent)}";
        List<StatementEvidence> related = [.. closest.Where(e => e.Relevance >= RelevanceModel.Relates)];
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            missing,
            related.Count > 0 ? "Nearest to it by the same speaker:"
                : closest.Take(MostUnrelated).Any(e => e.Statement.Confidence == Confidence.Subject)
                    ? "Not an answer, but reported of the same speaker:"
                : "Not an answer, but other words of the same speaker:",
            [.. (related.Count > 0 ? related.Take(MostClosest) : closest.Take(MostUnrelated)).Select((e, i) => StatementProse.Tell(e, introduce: i == 0))])
        {
            IsRelated = related.Count > 0,
        };
    }

    private static string Among(int looked) => looked switch
    {
        0 => "",
        1 => " (one of theirs is known)",
        >= StatementRetriever.DefaultCandidates => $" among {looked} and more of theirs",
        _ => $" among {looked} of theirs",
    };

    /// <summary>The speaker has words, and none of the colour asked for: no denial, no promise.</summary>
    public static Draft.Refused NothingOfManner(Question question, IReadOnlyList<Speaker> speakers, IReadOnlyList<StatementEvidence> closest, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            $"No statement by {Names(speakers, question)} was found that is reported as {Manners.Noun(question.Manner)}. {Searched(extent)}",
            "Not an answer, but the closest by the same speaker:",
            [.. closest.Take(MostClosest).Select((e, i) => StatementProse.Tell(e, introduce: i == 0))]);
    }

    /// <summary>The speaker is named, and no words of theirs are reported.</summary>
    /// <param name="mentions">Sentences that name the speaker.</param>
    internal static Draft.Refused NoWords(Question question, IReadOnlyList<Speaker> speakers, ImmutableArray<DraftClaim> mentions, OthersOnTopic others, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        string names = Names(speakers, question);
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            $"No statement by {names}{On(question)} was found, though articles name them{TopicKnown(question, others, "; ")}. {Searched(extent)}",
            "Not an answer, and in others' words; the closest is:",
            [.. mentions.Take(MostClosest)]);
    }

    /// <summary>Several persons fit the name, and each spoke on the topic: asks which one is meant.</summary>
    public static Draft.Refused WhichOne(Question question, IReadOnlyList<StatementEvidence> persons, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(persons);
        string[] names = [.. persons.Take(MostNames).Select(e => Plain(StatementProse.WithRole(e.Speaker!.Name, e.Statement.Role ?? e.Speaker.Roles.FirstOrDefault())).TrimEnd(','))];
        string list = names.Length == 1 ? names[0] : $"{string.Join("; ", names[..^1])}; or {names[^1]}";
        return new Draft.Refused(
            RefusalCode.SpeakerUnknown,
            $"Which {Plain(AsWritten(WithoutArticle(question.Speaker ?? ""), persons[0].Speaker!.Name))} do you mean: {list}? {Searched(extent)}",
            "Not an answer until that is known; each is reported on this:",
            [.. persons.Take(MostClosest).Select(e => StatementProse.Tell(e))],
            [.. persons.Take(MostNames).Select(e => new Choice(e.Speaker!.Name, string.Join(' ', e.Speaker.Roles.Append(e.Statement.Role))))]);
    }

    /// <summary>The words are there, but not where they were said, or why.</summary>
    public static Draft.Refused NotReported(Question question, IReadOnlyList<Speaker> speakers, IReadOnlyList<StatementEvidence> said, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(said);
        string what = question.Kind == QuestionKind.WhySaid ? "reason was found for" : "place was found where";
        string told = question.Kind == QuestionKind.WhySaid ? $"what {Names(speakers, question)} said{On(question)}" : $"{Names(speakers, question)} said this";
        return new Draft.Refused(
            RefusalCode.NoEvidence,
            $"No {what} {told}. {Searched(extent)}",
            "Not an answer to that, but what was said:",
            [.. said.Take(MostClosest).Select((e, i) => StatementProse.Tell(e, introduce: i == 0))]);
    }

    /// <summary>"When did he say that?" after an answer that told nothing.</summary>
    public static Draft.Refused NothingToRecall(Question question, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        string what = question.Kind switch
        {
            QuestionKind.WhenSaid => "date",
            QuestionKind.WhoReported => "name a source for",
            _ => "name a speaker for",
        };
        return new Draft.Refused(RefusalCode.NoStatementOnTopic, $"There is nothing to {what}: no statement was found for the question before. {Searched(extent)}", "", []);
    }

    /// <summary>"What didn't X say?": an archive of what was said cannot tell.</summary>
    public static Draft.Refused Unsaid(Question question, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new Draft.Refused(RefusalCode.NoStatementOnTopic, $"An archive tells what was said; what {Plain(question.Speaker ?? "somebody")} did not say, it can't tell. {Searched(extent)}", "", []);
    }

    /// <summary>No article is about what is to be summed up.</summary>
    public static Draft.Refused NoArticle(Question question, ImmutableArray<DraftClaim> closest, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new Draft.Refused(RefusalCode.NoEvidence, $"No article{On(question)} was found to sum up. {Searched(extent)}", "Not an answer; the closest is:", [.. closest.Take(MostClosest)]);
    }

    /// <summary>Nobody is reported to have said it.</summary>
    public static Draft.Refused NobodySaid(Question question, ImmutableArray<DraftClaim> closest, ArchiveExtent extent) => new(
        RefusalCode.NoStatementOnTopic,
        $"Nobody {(question.Else ? "else " : "")}was found who spoke{On(question)}. {Searched(extent)}",
        "Not an answer; the closest is:",
        [.. closest.Take(MostClosest)]);

    /// <summary>No passage bears an answer.</summary>
    public static Draft.Refused NoEvidence(ImmutableArray<DraftClaim> closest, ArchiveExtent extent) => new(
        RefusalCode.NoEvidence, $"No answer to this was found. {Searched(extent)}", "Not an answer; the closest is:", [.. closest.Take(MostClosest)]);

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

    /// <summary>There is material, but of other sources.</summary>
    public static Draft.Refused OutsideSource(Question question, ImmutableArray<DraftClaim> outside, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            $"The archive has material on this, but none of the source {Plain(question.Source ?? "")}. {Searched(extent)}",
            "Not an answer, for it is of another source:",
            [.. outside.Take(MostClosest)]);
    }

    /// <summary>"others spoke about it: …", or that no passage has its words: what was looked for, never that there is nothing.</summary>
    private static string TopicKnown(Question question, OthersOnTopic others, string before) =>
        question.Topic is null || others == OthersOnTopic.Unasked ? ""
        : others.Said.Count > 0 ? $"{before}others spoke about it: {Plain(string.Join(", ", others.Said.Select(StatementProse.Name)))}"
        : others.IsKnown ? $"{before}articles mention it"
        : $"{before}no passage with {(question.Topic.Contains(' ', StringComparison.Ordinal) ? "all these words" : "this word")} was found";

    /// <summary>The topic as the question has it, with the article that was taken off.</summary>
    internal static string TopicAsAsked(Question question)
    {
        string topic = question.Topic ?? "";
        return Plain(TopicText.WithArticle(question.Text, topic) is { } own ? own : question.TopicPhrase?.EndsWith(topic, StringComparison.OrdinalIgnoreCase) == true ? question.TopicPhrase : topic);
    }

    /// <summary>"that fees would rise" rather than "about fees".</summary>
    private static bool IsThat(Question question) => question.TopicIsClause && question.Text.Contains("that " + TopicAsAsked(question), StringComparison.OrdinalIgnoreCase);

    private static string On(Question question)
    {
        string topic = question.Topic is not { Length: > 0 } text ? "" : IsThat(question) ? $" that {TopicAsAsked(question)}" : $" about {TopicAsAsked(question)}";
        topic = question.Listener is { } listener ? $" to {Plain(listener)}{topic}" : topic;
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

    private static string WithoutArticle(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

    /// <summary>A body that was asked for with its article keeps it: "the US".</summary>
    private static string Names(IReadOnlyList<Speaker> speakers, Question question) => string.Join(" or ", speakers.Take(speakers[0].IsPerson ? 3 : 1).Select(speaker =>
        !speaker.IsPerson && WithoutArticle(question.Speaker ?? "").Length < (question.Speaker ?? "").Length && WithoutArticle(speaker.Name) == speaker.Name ? "the " + Plain(speaker.Name) : Plain(speaker.Name)));

    /// <summary>"fairweather" as the name itself is written.</summary>
    private static string AsWritten(string asked, string name) =>
        name.IndexOf(asked, StringComparison.OrdinalIgnoreCase) is >= 0 and int at && asked.Length > 0 ? name.Substring(at, asked.Length) : asked;

    /// <summary>A name or topic as it was typed, made safe to stand in a sentence: no marks, no control or direction signs, not endless.</summary>
    internal static string Plain(string text)
    {
        string plain = new([.. text.Where(c => !char.IsControl(c) && !"“”„«»\"[]".Contains(c, StringComparison.Ordinal) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)]);
        return plain.Length <= 120 ? plain.Trim() : plain[..120].Trim() + "…";
    }
}
