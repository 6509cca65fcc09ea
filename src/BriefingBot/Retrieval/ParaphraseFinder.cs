using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>
/// Finds what a speaker said on a topic in other words, by meaning alone: the cosine of what was said, and half of that of its passage, which
/// tells what "they" and "it" were. A statement must be nearer to the topic than chance makes the best of as many, and by more the further
/// another's statement in the same article is ahead of it: then the topic is that other's.
/// </summary>
internal sealed class ParaphraseFinder(ISearchIndex index, TopicGate gate)
{
    private const int OfArticle = 400;

    /// <summary>So many of the nearest are looked at.</summary>
    private const int Tried = 6;

    private const float LeastCosine = 0.12f;

    /// <summary>What is so much farther from the topic than the nearest is left out.</summary>
    private const double Near = 0.15;

    /// <summary>Beside one that passes the gate, the speaker's others may lie so far below it: which of them is meant the cosine alone doesn't tell.</summary>
    private const double BelowGate = 0.1;

    /// <summary>Fewer words that carry meaning ("on Thursday") are near to too much.</summary>
    private const int FewestWords = 2;

    /// <param name="said">All that the speaker said, with the cosine of each; NaN where there is none.</param>
    /// <returns>The nearest first, at most <paramref name="top"/>.</returns>
    public List<StatementEvidence> Find(ReadOnlyMemory<float> topic, IReadOnlyList<(StatementEvidence Evidence, float Cosine)> said, int top)
    {
        double least = gate.MeaningAmong(said.Count);
        List<(StatementEvidence Evidence, double Meaning, double Needed)> found =
        [
            .. said.Where(s => s.Cosine >= LeastCosine && s.Evidence.Statement.Confidence > Confidence.Weak && TopicWords.ContentOf(s.Evidence.Hit.Text).Count >= FewestWords)
                .OrderByDescending(s => s.Cosine).ThenBy(s => s.Evidence.Hit.Article.Id, StringComparer.Ordinal).ThenBy(s => s.Evidence.Hit.Ordinal)
                .Take(Tried)
                .Select(s => (s.Evidence, s.Cosine, Meaning: s.Cosine + (TopicGate.PassageWeight * OfPassage(topic, s.Evidence.Hit))))
                .Where(s => s.Meaning >= least - BelowGate)
                .Select(s => (s.Evidence, s.Meaning, Needed: least + (gate.OthersWeight * Math.Max(0, OfOthers(topic, s.Evidence.Hit) - s.Cosine))))
                .Where(s => s.Meaning >= s.Needed - BelowGate),
        ];
        if (!found.Exists(s => s.Meaning >= s.Needed))
        {
            return [];
        }

        double best = found.Where(s => s.Meaning >= s.Needed).Max(s => s.Meaning);
        return
        [
            .. found.Where(s => s.Meaning >= best - Near).OrderByDescending(s => s.Meaning).Select(s => s.Evidence)
                .DistinctBy(e => (e.Hit.Article.Id, e.Statement.Sentence)).Take(top),
        ];
    }

    private double OfPassage(ReadOnlyMemory<float> topic, StatementHit hit) =>
        index.SearchMeaning(topic, OfArticle, new SearchFilter(ArticleId: hit.Article.Id))
            .Where(passage => passage.Passage.Span.Overlaps(hit.Statement.Hull)).Select(passage => passage.Score).DefaultIfEmpty().Max();

    /// <summary>The cosine of what others said in the article; -1 where nobody did.</summary>
    private float OfOthers(ReadOnlyMemory<float> topic, StatementHit own)
    {
        List<StatementHit> others =
        [
            .. index.SearchStatements(null, null, OfArticle, new SearchFilter(ArticleId: own.Article.Id))
                .Where(other => NameKey.Of(other.Statement.Speaker) != NameKey.Of(own.Statement.Speaker) && !other.Statement.Hull.Overlaps(own.Statement.Hull)),
        ];
        return index.Similarities(topic, others).Where(cosine => !float.IsNaN(cosine)).DefaultIfEmpty(-1).Max();
    }
}
