using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>A statement that bears on a question.</summary>
/// <param name="Speaker">The directory's entry it was found under; null where the question names no speaker.</param>
public sealed record StatementEvidence(StatementHit Hit, Speaker? Speaker, TopicMatch Match)
{
    /// <summary>The probability that it answers the question, 0 to 1; 1 where that wasn't judged.</summary>
    public double Relevance { get; init; } = 1;

    public Statement Statement => Hit.Statement;
}

/// <summary>Statements that may bear on a question, before their relevance is judged.</summary>
/// <param name="Statements">Those found by the topic's words first; then, where a speaker is asked, the speaker's others.</param>
/// <param name="ByWords">So many of them were found by words.</param>
/// <param name="AsksBody">Bodies alone are asked for.</param>
public sealed record GatheredStatements(IReadOnlyList<(StatementHit Hit, Speaker? Speaker)> Statements, int ByWords, bool AsksBody);

/// <summary>Gathers statements by speaker and topic.</summary>
/// <param name="candidates">So many statements are looked at at most; the index gives those with the topic's words first.</param>
public sealed class StatementRetriever(ISearchIndex index, int candidates = StatementRetriever.DefaultCandidates)
{
    public const int DefaultCandidates = 400;

    /// <param name="speakers">Whose statements; empty: anybody's.</param>
    public GatheredStatements Gather(Question question, IReadOnlyList<Speaker> speakers, SearchFilter filter)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        bool asksBody = speakers.Count > 0 && speakers.All(speaker => !speaker.IsPerson);
        var voices = new BodyVoices(index.Speakers, speakers);
        HashSet<string>? keys = speakers.Count == 0 ? null : Keys([.. speakers, .. voices.Persons]);
        List<(StatementHit Hit, Speaker? Speaker)> named =
            OfThem(index.SearchStatements(keys, question.Topic, candidates, filter), speakers, voices);
        if (speakers.Count == 0 || question.Topic is null)
        {
            return new GatheredStatements(named, named.Count, asksBody);
        }

        IEnumerable<(StatementHit Hit, Speaker? Speaker)> others =
            OfThem(index.SearchStatements(keys, null, candidates, filter), speakers, voices);
        return new GatheredStatements([.. named.Concat(others).DistinctBy(c => (c.Hit.Article.Id, c.Hit.Ordinal))], named.Count, asksBody);
    }

    /// <summary>
    /// What is theirs, and what others said for them ("Kremlin spokesman Peskov" for the Kremlin), as the article at hand calls them.
    /// </summary>
    private List<(StatementHit Hit, Speaker? Speaker)> OfThem(
        IReadOnlyList<StatementHit> hits, IReadOnlyList<Speaker> speakers, BodyVoices voices)
    {
        List<(StatementHit Hit, Speaker? Speaker)> own = Named(hits, speakers);
        return voices.Persons.Count == 0 ? own :
        [
            .. own.Concat(Named(hits, voices.Persons).Where(voice => voice.Hit.Statement.Role is { } role && voices.SpeaksFor(role)))
                .DistinctBy(found => (found.Hit.Article.Id, found.Hit.Ordinal)).OrderByDescending(found => found.Hit.Score),
        ];
    }

    /// <summary>What has all of the topic's words, best first; everything where the question names no topic.</summary>
    /// <param name="top">At most so many statements.</param>
    public IReadOnlyList<StatementEvidence> WithAllWords(Question question, IReadOnlyList<Speaker> speakers, SearchFilter filter, int top)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        var scorer = new TopicScorer(question.Topic, question.TopicIsClause, index);
        List<StatementEvidence> found =
        [
            .. Named(index.SearchStatements(speakers.Count == 0 ? null : Keys(speakers), question.Topic, candidates, filter), speakers)
                .Select(c => new StatementEvidence(c.Hit, c.Speaker, scorer.Match(c.Hit)))
                .Where(e => e.Match >= TopicMatch.Sentence),
        ];
        TopicMatch level = found.Count == 0 ? TopicMatch.None : found.Max(e => e.Match);
        return WithoutRepeats(Ranked(Surest([.. found.Where(e => e.Match == level)]), question.Speaker ?? ""), top, index.Reprints);
    }

    /// <summary>Without what is only guessed to be somebody's words where something surer stands.</summary>
    public static List<StatementEvidence> Surest(List<StatementEvidence> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Exists(e => e.Statement.Confidence > Confidence.Subject))
        {
            list.RemoveAll(e => e.Statement.Confidence == Confidence.Subject);
        }

        if (list.Exists(e => e.Statement.Confidence > Confidence.Weak))
        {
            list.RemoveAll(e => e.Statement.Confidence == Confidence.Weak && e.Statement.Kind != StatementKind.Direct);
        }

        return list;
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

    /// <param name="asked">The name as it was asked: statements under exactly that form of it come before those under others.</param>
    private static IEnumerable<StatementEvidence> Ranked(IEnumerable<StatementEvidence> evidence, string asked) => evidence
        .OrderByDescending(e => e.Statement.Speaker.Equals(asked, StringComparison.OrdinalIgnoreCase))
        .ThenByDescending(e => e.Statement.Confidence)
        .ThenByDescending(e => e.Speaker is null || e.Speaker.Name.Equals(e.Statement.Speaker, StringComparison.OrdinalIgnoreCase))
        .ThenByDescending(e => e.Hit.Article.Published)
        .ThenBy(e => e.Hit.Article.Id, StringComparer.Ordinal)
        .ThenBy(e => e.Hit.Ordinal);

    /// <summary>One statement a sentence and speaker, and one of each story.</summary>
    public static IReadOnlyList<StatementEvidence> WithoutRepeats(IEnumerable<StatementEvidence> ranked, int top, ReprintDirectory reprints)
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
}
