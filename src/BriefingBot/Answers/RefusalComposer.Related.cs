using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>The replies between an answer and a refusal: not what was asked, and perhaps near it.</summary>
public static partial class RefusalComposer
{
    /// <summary>"Did X say that …", "who said that …", "what did X promise …": what was found is near, and not that.</summary>
    internal static Draft.Refused NotInTheseWords(
        Question question, IReadOnlyList<Speaker> speakers, IReadOnlyList<StatementEvidence> near, ArchiveExtent extent)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        ArgumentNullException.ThrowIfNull(near);
        string how = question.Manner == Manner.Any ? "in these words" : $"that is reported as {Manners.Noun(question.Manner)}";
        string by = speakers.Count == 0 ? "" : $" by {Names(speakers, question)}";
        return new Draft.Refused(
            RefusalCode.NoStatementOnTopic,
            $"No statement{by}{On(question)} was found {how}. {Searched(extent)}",
            "Nearest to it:",
            [.. near.Take(MostClosest).Select((e, i) => StatementProse.Tell(e, introduce: i == 0))])
        {
            IsRelated = true,
        };
    }

    /// <summary>Somebody's words were asked for ("what did X say"), and only what is told without any was found.</summary>
    internal static Draft.Refused OnlyNarrated(
        Question question, IReadOnlyList<Speaker> speakers, ArchiveExtent extent, Draft.Claims narrated)
    {
        string by = speakers.Count == 0 ? Plain(question.Speaker ?? "") : Names(speakers, question);
        return new Draft.Refused(
            speakers.Count == 0 ? RefusalCode.SpeakerUnknown : RefusalCode.NoStatementOnTopic,
            $"No statement by {by}{On(question)} was found. {Searched(extent)}",
            "Nearest to it, in others' words:",
            [.. narrated.Items.Take(MostClosest)])
        {
            Understood = narrated.Understood,
            IsRelated = true,
        };
    }

    /// <summary>A sentence may bear an answer, and it isn't sure.</summary>
    /// <param name="isOpposite">It tells the opposite of what was asked.</param>
    public static Draft.Refused Perhaps(ImmutableArray<DraftClaim> closest, bool isOpposite, ArchiveExtent extent) => new(
        RefusalCode.NoEvidence,
        $"No passage was found that {(isOpposite ? "says so in so many words" : "answers this for certain")}. {Searched(extent)}",
        "Nearest to it:",
        [.. closest.Take(MostClosest)])
    {
        IsRelated = true,
    };

    /// <summary>"When did X resign", and nothing found tells of a resignation.</summary>
    public static Draft.Refused Unconfirmed(ImmutableArray<DraftClaim> closest, ArchiveExtent extent) => new(
        RefusalCode.NoEvidence,
        $"Nothing that was found confirms that this happened. {Searched(extent)}",
        "Nearest to it:",
        [.. closest.Take(MostClosest)])
    {
        IsRelated = true,
    };
}
