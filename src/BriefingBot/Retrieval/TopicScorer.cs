using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Retrieval;

/// <summary>How a statement bears on a topic; a higher one ranks first.</summary>
public enum TopicMatch
{
    None,

    /// <summary>Other words for the topic: enough of its weight and of its meaning.</summary>
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

/// <summary>
/// The gate between on and off topic, kept strict: a topic that stands in the same article in another's mouth must not open it. Words decide
/// where they can. Where they cannot, the cosine of the topic with what was said does, by a threshold that rises with the number of
/// statements tried, since the best of many is near to anything by chance. The figures behind the numbers: Answers/README.md.
/// </summary>
/// <param name="ParaphraseShare">Least share of the topic's weight in the words said, for a paraphrase borne out by meaning.</param>
/// <param name="ParaphraseCosine">Least cosine of topic and content, with that share.</param>
/// <param name="MeaningCosine">Cosine that is enough however many statements were tried, and where the question names no speaker.</param>
/// <param name="LeastMeaning">Least meaning (cosine with what was said, and half of that with its passage) where the speaker said only a few things.</param>
/// <param name="MeaningPerDoubling">Added to it for each doubling of the number of statements beyond <see cref="FewStatements"/>.</param>
/// <param name="OthersWeight">The part of another's lead in cosine, in the same article, that is added to it.</param>
/// <param name="ClauseShare">Least share of the weight of a clause of at least four words that carry meaning.</param>
/// <param name="AllowSentence">Whether the words of the reporting sentence count where nothing better stands.</param>
public sealed record TopicGate(
    double ParaphraseShare = 0.5,
    double ParaphraseCosine = 0.45,
    double MeaningCosine = 0.62,
    double LeastMeaning = 0.34,
    double MeaningPerDoubling = 0.12,
    double OthersWeight = 0.6,
    double ClauseShare = 0.75,
    bool AllowSentence = true)
{
    /// <summary>So many statements are tried at the least meaning.</summary>
    public const int FewStatements = 3;

    /// <summary>What the passage's cosine counts beside that of what was said.</summary>
    public const double PassageWeight = 0.5;

    public static TopicGate Default { get; } = new();

    /// <summary>The meaning that makes one of so many statements a paraphrase of the topic.</summary>
    public double MeaningAmong(int statements) => LeastMeaning + (MeaningPerDoubling * Math.Max(0, Math.Log2(Math.Max(1, statements) / (double)FewStatements)));
}

/// <summary>Scores statements against one topic. Made for one question.</summary>
public sealed class TopicScorer
{
    private readonly List<string> topic;
    private readonly double[] weights;
    private readonly double total;
    private readonly TopicGate gate;
    private readonly bool clause;

    /// <param name="topic">Null: the question names no topic and everything is on it.</param>
    /// <param name="clause">The topic is a clause, most of whose words are enough.</param>
    public TopicScorer(string? topic, bool clause, ISearchIndex index, TopicGate gate)
    {
        ArgumentNullException.ThrowIfNull(index);
        this.gate = gate;
        this.topic = topic is null ? [] : TopicWords.ContentOf(topic);
        this.clause = clause && this.topic.Count >= 4;
        int passages = Math.Max(1, index.Count.Passages);
        weights = [.. this.topic.Select(word => Math.Log(1 + (passages / (double)Math.Max(1, index.DocumentFrequency(word)))))];
        total = weights.Sum();
    }

    /// <summary>How the hit bears on the topic. <paramref name="cosine"/> is NaN where there is none.</summary>
    public TopicMatch Match(StatementHit hit, float cosine)
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

        if (clause && share >= gate.ClauseShare)
        {
            return TopicMatch.MostWords;
        }

        if (gate.AllowSentence && Share(WithParts(TopicWords.Of(hit.SentenceText))) >= 1)
        {
            return TopicMatch.Sentence;
        }

        bool paraphrase = cosine >= gate.MeaningCosine || (cosine >= gate.ParaphraseCosine && share >= gate.ParaphraseShare && topic.Count > 1);
        return paraphrase ? TopicMatch.Paraphrase : TopicMatch.None;
    }

    /// <summary>True where every word of the topic is in what this statement says.</summary>
    public bool IsSaidIn(StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Share(WithParts(Segments(hit).SelectMany(TopicWords.Of))) >= 1;
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
