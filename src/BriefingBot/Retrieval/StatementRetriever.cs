using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>A statement that bears on a question.</summary>
/// <param name="Speaker">The directory's entry it was found under; null where the question names no speaker.</param>
public sealed record StatementEvidence(StatementHit Hit, Speaker? Speaker, TopicMatch Match)
{
    public Statement Statement => Hit.Statement;
}

/// <summary>What the archive holds of a question's statements.</summary>
/// <param name="OnTopic">What bears on it, best first.</param>
/// <param name="Closest">Other statements of the speaker, those nearest to the topic first; only looked for where nothing is on topic.</param>
public sealed record StatementFinding(IReadOnlyList<StatementEvidence> OnTopic, IReadOnlyList<StatementEvidence> Closest)
{
    public static StatementFinding Nothing { get; } = new([], []);
}

/// <summary>Gathers statements by speaker and topic: candidates from the index, exact scoring here.</summary>
/// <param name="candidates">So many statements are scored at most; the index gives those with the topic's words first.</param>
public sealed class StatementRetriever(ISearchIndex index, TopicGate gate, int candidates = StatementRetriever.DefaultCandidates)
{
    public const int DefaultCandidates = 400;
    private const int Closest = 6;

    public StatementRetriever(ISearchIndex index)
        : this(index, TopicGate.Default)
    {
    }

    /// <param name="speakers">Whose statements; empty: anybody's.</param>
    /// <param name="meaning">The topic's vector, asked for only where words alone find nothing; null where there is no model.</param>
    /// <param name="top">At most so many statements.</param>
    public async Task<StatementFinding> FindAsync(
        Question question,
        IReadOnlyList<Speaker> speakers,
        SearchFilter filter,
        Func<CancellationToken, Task<ReadOnlyMemory<float>?>> meaning,
        int top,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        ArgumentNullException.ThrowIfNull(meaning);
        var scorer = new TopicScorer(question.Topic, question.TopicIsClause, index, gate);
        IReadOnlyCollection<string>? keys = speakers.Count == 0 ? null : Keys(speakers);

        // [1] By words.
        List<(StatementHit Hit, Speaker? Speaker)> named = Named(index.SearchStatements(keys, question.Topic, candidates, filter), speakers);
        List<StatementEvidence> found = [.. named.Select(c => new StatementEvidence(c.Hit, c.Speaker, scorer.Match(c.Hit, float.NaN))).Where(e => e.Match != TopicMatch.None)];
        List<StatementEvidence> best = Best(found, question, scorer, top);
        if (best.Count > 0 || question.Topic is null)
        {
            return new StatementFinding(best, []);
        }

        // [2] By meaning, among all that the speaker said.
        List<(StatementHit Hit, Speaker? Speaker)> all = speakers.Count == 0 ? named : Named(index.SearchStatements(keys, null, candidates, filter), speakers);
        all = [.. named.Concat(all).DistinctBy(c => (c.Hit.Article.Id, c.Hit.Ordinal))];
        ReadOnlyMemory<float>? vector = all.Count == 0 ? null : await meaning(cancellationToken);
        List<StatementHit> hits = [.. all.Select(c => c.Hit)];
        IReadOnlyList<float> cosines = vector is { } known ? index.Similarities(known, hits) : [.. hits.Select(_ => float.NaN)];
        best = Best([.. all.Select((c, i) => new StatementEvidence(c.Hit, c.Speaker, scorer.Match(c.Hit, cosines[i]))).Where(e => e.Match != TopicMatch.None)], question, scorer, top);
        if (best.Count == 0 && speakers.Count > 0 && vector is { } topic)
        {
            best = [.. ToldOnce.Of(new ParaphraseFinder(index, gate).Find(topic, [.. all.Select((c, i) => (new StatementEvidence(c.Hit, c.Speaker, TopicMatch.Paraphrase), cosines[i]))], top), index.Reprints)];
        }

        if (best.Count > 0)
        {
            return new StatementFinding(best, []);
        }

        // [3] Nothing: what comes closest.
        IEnumerable<StatementEvidence> closest = all
            .Select((c, i) => (c.Hit, c.Speaker, Near: scorer.ShareOf(c.Hit.SentenceText) + (float.IsNaN(cosines[i]) ? 0 : cosines[i])))
            .Where(c => c.Hit.Statement.Confidence > Confidence.Weak)
            .OrderByDescending(c => c.Near).ThenByDescending(c => c.Hit.Statement.Confidence).ThenByDescending(c => c.Hit.Article.Published)
            .ThenBy(c => c.Hit.Article.Id, StringComparer.Ordinal).ThenBy(c => c.Hit.Ordinal)
            .GroupBy(c => (c.Hit.Article.Id, c.Hit.Statement.Sentence))

            // Of one sentence the words themselves rather than what is told around them.
            .Select(sentence => sentence.FirstOrDefault(c => c.Hit.Statement.Kind == StatementKind.Direct, sentence.First()))
            .Select(c => new StatementEvidence(c.Hit, c.Speaker, TopicMatch.None));
        return new StatementFinding([], [.. ToldOnce.Of(closest, index.Reprints).Take(Closest)]);
    }

    /// <summary>The keys under which the index may hold a speaker's statements.</summary>
    private static HashSet<string> Keys(IReadOnlyList<Speaker> speakers) =>
        [.. speakers.SelectMany(s => s.Aliases.Select(NameKey.Of).Append(s.Key).Append(NameKey.Of(s.Name))).Where(key => key.Length > 0)];

    private List<(StatementHit Hit, Speaker? Speaker)> Named(IReadOnlyList<StatementHit> hits, IReadOnlyList<Speaker> speakers)
    {
        if (speakers.Count == 0)
        {
            return [.. hits.Select(hit => (hit, (Speaker?)null))];
        }

        SpeakerDirectory directory = index.Speakers;
        var named = new List<(StatementHit, Speaker?)>();
        foreach (StatementHit hit in hits)
        {
            // The one whose full name it is; else the only one it may be. A surname that fits two stays a surname.
            Speaker? exact = speakers.FirstOrDefault(s => s.Name.Equals(hit.Statement.Speaker, StringComparison.OrdinalIgnoreCase));
            List<Speaker> same = exact is null ? [.. speakers.Where(s => directory.IsSame(s, hit.Statement.Speaker))] : [exact];
            if (same.Count > 0)
            {
                named.Add((hit, same.Count == 1 ? same[0] : null));
            }
        }

        return named;
    }

    /// <summary>The best level of topic, without the weak where something stronger stands; one statement a sentence and speaker.</summary>
    private List<StatementEvidence> Best(List<StatementEvidence> found, Question question, TopicScorer scorer, int top)
    {
        TopicMatch level = found.Count == 0 ? TopicMatch.None : found.Max(e => e.Match);
        IEnumerable<StatementEvidence> kept = found.Where(e => e.Match == level);
        if (level == TopicMatch.Sentence)
        {
            kept = kept.Where(e => e.Statement.Confidence > Confidence.Weak && !IsSaidByAnother(e, scorer));
        }

        List<StatementEvidence> list = [.. kept];
        if (list.Exists(e => e.Statement.Confidence > Confidence.Subject))
        {
            list.RemoveAll(e => e.Statement.Confidence == Confidence.Subject);
        }

        if (list.Exists(e => e.Statement.Confidence > Confidence.Weak))
        {
            list.RemoveAll(e => e.Statement.Confidence == Confidence.Weak && e.Statement.Kind != StatementKind.Direct);
        }

        return WithoutRepeats(Ranked(list, question.Speaker ?? ""), top, index.Reprints);
    }

    /// <param name="asked">The name as it was asked: statements under exactly that form of it come before those under others.</param>
    private static IEnumerable<StatementEvidence> Ranked(IEnumerable<StatementEvidence> evidence, string asked) => evidence
        .OrderByDescending(e => e.Statement.Speaker.Equals(asked, StringComparison.OrdinalIgnoreCase))
        .ThenByDescending(e => e.Statement.Confidence)
        .ThenByDescending(e => e.Speaker is null || e.Speaker.Name.Equals(e.Statement.Speaker, StringComparison.OrdinalIgnoreCase))
        .ThenByDescending(e => e.Hit.Article.Published)
        .ThenBy(e => e.Hit.Article.Id, StringComparer.Ordinal)
        .ThenBy(e => e.Hit.Ordinal);

    private static List<StatementEvidence> WithoutRepeats(IEnumerable<StatementEvidence> ranked, int top, ReprintDirectory reprints)
    {
        var list = new List<StatementEvidence>();
        foreach (StatementEvidence next in ToldOnce.Of(ranked, reprints))
        {
            bool repeats = list.Exists(told => told.Hit.Article.Id == next.Hit.Article.Id
                && ((told.Statement.Sentence == next.Statement.Sentence && told.Statement.Speaker == next.Statement.Speaker) || told.Statement.Hull.Overlaps(next.Statement.Hull)));
            if (!repeats)
            {
                list.Add(next);
            }

            if (list.Count == top)
            {
                break;
            }
        }

        return list;
    }

    /// <summary>True where the same sentence puts the topic into another's mouth.</summary>
    private bool IsSaidByAnother(StatementEvidence evidence, TopicScorer scorer) =>
        index.SearchStatements(null, null, DefaultCandidates, new SearchFilter(ArticleId: evidence.Hit.Article.Id))
            .Any(other => other.Statement.Sentence == evidence.Statement.Sentence && other.Statement.Speaker != evidence.Statement.Speaker && scorer.IsSaidIn(other));
}
