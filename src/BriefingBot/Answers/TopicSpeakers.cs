using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Others' words on a question's topic.</summary>
/// <param name="Said">One statement of each, under the fullest name.</param>
/// <param name="IsKnown">Whether anything in the archive has the topic's words.</param>
internal sealed record OthersOnTopic(IReadOnlyList<StatementEvidence> Said, bool IsKnown)
{
    /// <summary>The question names no topic.</summary>
    public static OthersOnTopic Unasked { get; } = new([], true);
}

/// <summary>Who else spoke on a question's topic: what a refusal can point to.</summary>
internal sealed class TopicSpeakers(ISearchIndex index)
{
    private const int Candidates = 24;
    private const int MostNamed = 3;

    /// <summary>In passages.</summary>
    private const int LargeArchive = 1000;

    /// <summary>Who else spoke on the topic, and whether anything in the archive is about it.</summary>
    public OthersOnTopic Of(Question question, SearchFilter filter)
    {
        if (question.Topic is not { } topic || IsGeneral(topic))
        {
            return OthersOnTopic.Unasked;
        }

        var scorer = new TopicScorer(topic, question.TopicIsClause, index);
        List<StatementEvidence> said =
        [
            .. index.SearchStatements(null, topic, Candidates, filter)
                .Where(hit => hit.Statement is { IsPerson: true, Confidence: Confidence.Cued }
                    && scorer.Match(hit) >= TopicMatch.AllWords && !ReportedClause.IsNegated(hit))
                .Select(hit => Held(new StatementEvidence(hit, null, TopicMatch.AllWords)))
                .DistinctBy(StatementProse.Name, StringComparer.OrdinalIgnoreCase).Take(MostNamed),
        ];
        bool isKnown = said.Count > 0 || index.SearchWords(topic, Candidates, filter).Any(hit => scorer.ShareOf(hit.Passage.Text) >= 1);
        return new OthersOnTopic(said, isKnown);
    }

    /// <summary>Under a surname alone, the one person of the archive whom it means.</summary>
    public StatementEvidence Held(StatementEvidence evidence) =>
        evidence.Speaker is null && !evidence.Statement.Speaker.Contains(' ', StringComparison.Ordinal)
        && index.Speakers.Resolve(evidence.Statement.Speaker).FirstOrDefault(speaker => index.Speakers.IsSame(speaker, evidence.Statement.Speaker)) is { } holder
            ? evidence with { Speaker = holder }
            : evidence;

    /// <summary>
    /// "The charges": a single word that stands in every hundredth passage of a large archive says nothing about who spoke on the matter.
    /// </summary>
    private bool IsGeneral(string topic) =>
        TopicWords.ContentOf(topic) is [{ } only] && index.Count.Passages >= LargeArchive && index.DocumentFrequency(only) * 100 > index.Count.Passages;
}
