using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Finds what a speaker said to somebody: the sentence that reports it names the listener as such.</summary>
internal sealed class SpokenTo(ISearchIndex index)
{
    private const int Candidates = 400;

    /// <returns>The latest first, at most <paramref name="top"/>.</returns>
    public List<StatementEvidence> Find(Question question, IReadOnlyList<Speaker> speakers, string listener, SearchFilter filter, int top)
    {
        IReadOnlyList<Speaker> listeners = SpeakerChoice.Choose(index.Speakers, listener);
        string[] keys = listeners.Count > 0 ? [.. listeners.Select(speaker => speaker.Key).Distinct()] : [NameKey.Of(listener)];
        var scorer = new TopicScorer(question.Topic, question.TopicIsClause, index);
        return
        [
            .. index.SearchStatements([.. speakers.SelectMany(speaker => speaker.Aliases.Select(NameKey.Of).Append(speaker.Key)).Distinct()], listeners is [{ } only] ? only.Key : listener, Candidates, filter)
                .Select(hit => (Hit: hit, Speaker: speakers.FirstOrDefault(speaker => index.Speakers.IsSame(speaker, hit.Statement.Speaker))))
                .Where(found => found.Speaker is not null && found.Hit.Statement.Confidence > Confidence.Weak && !ReportedClause.IsNegated(found.Hit)
                    && Array.Exists(keys, key => key.Length > 0 && ReportedAround.IsAddressedTo(found.Hit, key))
                    && (listeners.Count == 0 || listeners.Any(speaker => ReportedAround.MayBeIn(index, found.Hit, speaker)))
                    && (question.Topic is null || scorer.Match(found.Hit) != TopicMatch.None))
                .Select(found => new StatementEvidence(found.Hit, found.Speaker, TopicMatch.Phrase))
                .OrderByDescending(e => e.Hit.Article.Published).ThenBy(e => e.Hit.Article.Id, StringComparer.Ordinal).ThenBy(e => e.Hit.Ordinal)
                .DistinctBy(e => (e.Hit.Article.Id, e.Statement.Sentence))
                .Take(top),
        ];
    }
}
