using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Retrieval;

/// <summary>How a statement bears on a topic; a higher one ranks first.</summary>
public enum TopicMatch
{
    None,

    /// <summary>Other words for the topic, or not all of its words: relevance tells, see <see cref="StatementEvidence.Relevance"/>.</summary>
    Paraphrase,

    /// <summary>All words in the sentence that reports the statement, not all in what was said.</summary>
    Sentence,

    /// <summary>Most words of a clause that was asked for.</summary>
    MostWords,

    /// <summary>All words of the topic in what was said.</summary>
    AllWords,

    /// <summary>The topic as a phrase in what was said; any statement where the question names no topic.</summary>
    Phrase,
}

/// <summary>Scores statements against one topic. Made for one question.</summary>
public sealed class TopicScorer
{
    private readonly List<string> topic;
    private readonly double[] weights;
    private readonly double total;
    private readonly bool clause;

    /// <summary>Least share of the weight of a clause of at least four words that carry meaning.</summary>
    private const double ClauseShare = 0.75;

    /// <param name="topic">Null: the question names no topic and everything is on it.</param>
    /// <param name="clause">The topic is a clause, most of whose words are enough.</param>
    public TopicScorer(string? topic, bool clause, ISearchIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        this.topic = topic is null ? [] : TopicWords.ContentOf(topic);
        this.clause = clause && this.topic.Count >= 4;
        int passages = Math.Max(1, index.Count.Passages);
        weights = [.. this.topic.Select(word => Math.Log(1 + (passages / (double)Math.Max(1, index.DocumentFrequency(word)))))];
        total = weights.Sum();
    }

    /// <summary>How the hit's words bear on the topic.</summary>
    public TopicMatch Match(StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        if (topic.Count == 0)
        {
            return TopicMatch.Phrase;
        }

        List<List<string>> segments = [.. Segments(hit).Select(TopicWords.Of)];
        if (segments.Exists(HasPhrase))
        {
            return TopicMatch.Phrase;
        }

        HashSet<string> said = WithParts(segments.SelectMany(words => words));
        double share = Share(said);
        if (share >= 1)
        {
            return TopicMatch.AllWords;
        }

        if (clause && share >= ClauseShare)
        {
            return TopicMatch.MostWords;
        }

        return Share(WithParts(TopicWords.Of(hit.SentenceText))) >= 1 ? TopicMatch.Sentence : TopicMatch.None;
    }

    /// <summary>The part of the topic's weight that the text's words carry, 0 to 1.</summary>
    public double ShareOf(string text) => Share(WithParts(TopicWords.Of(text)));

    private double Share(HashSet<string> words)
    {
        double weight = 0;
        int found = 0;
        for (int i = 0; i < topic.Count; i++)
        {
            if (words.Contains(topic[i]) || (topic[i].Contains('-', StringComparison.Ordinal) && words.Contains(topic[i].Replace("-", "", StringComparison.Ordinal))))
            {
                weight += weights[i];
                found++;
            }
        }

        return found == topic.Count ? 1 : total > 0 ? weight / total : 0;
    }

    private bool HasPhrase(List<string> words)
    {
        for (int at = 0; at + topic.Count <= words.Count; at++)
        {
            int same = 0;
            while (same < topic.Count && words[at + same] == topic[same])
            {
                same++;
            }

            if (same == topic.Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of each content span, cut from the hull's text.</summary>
    private static IEnumerable<string> Segments(StatementHit hit)
    {
        Span hull = hit.Statement.Hull;
        return hit.Text.Length == hull.Length
            ? hit.Statement.Content.Select(span => hit.Text[(span.Start - hull.Start)..(span.End - hull.Start)])
            : [hit.Text];
    }

    private static HashSet<string> WithParts(IEnumerable<string> words)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in words)
        {
            set.Add(word);
            if (word.Contains('-', StringComparison.Ordinal))
            {
                foreach (string part in word.Split('-', StringSplitOptions.RemoveEmptyEntries))
                {
                    set.Add(TopicWords.Stem(part));
                }
            }
        }

        return set;
    }
}
