using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Relevance;

/// <summary>What the archive holds of a question's statements.</summary>
/// <param name="OnTopic">What answers it, best first.</param>
/// <param name="Closest">Other statements of the speaker, the most relevant first; only given where nothing answers.</param>
/// <param name="Looked">How many statements were looked at.</param>
public sealed record StatementFinding(IReadOnlyList<StatementEvidence> OnTopic, IReadOnlyList<StatementEvidence> Closest, int Looked = 0)
{
    public static StatementFinding Nothing { get; } = new([], []);
}

/// <summary>Finds the statements that answer a question: retrieval gathers them, relevance judges them.</summary>
public sealed class StatementFinder(ISearchIndex index, StatementRetriever retriever, StatementRelevance relevance)
{
    private const int Closest = 6;

    /// <summary>Least part of the topic's weight in a statement's sentence where no speaker is asked.</summary>
    private const double LeastShare = 0.6;

    /// <summary>The same where the statement's passage and title have the rest.</summary>
    private const double LeastOwnShare = 0.3;

    /// <param name="speakers">Whose statements; empty: anybody's.</param>
    /// <param name="meaning">The vector of a text; null where there is no model.</param>
    /// <param name="top">At most so many statements.</param>
    /// <param name="all">All that answers, for a list or a later choice; else what lies far behind the best is left out.</param>
    /// <param name="observe">Told of the whole pool, for measuring.</param>
    public async Task<StatementFinding> FindAsync(
        Question question,
        IReadOnlyList<Speaker> speakers,
        SearchFilter filter,
        Func<string, CancellationToken, Task<ReadOnlyMemory<float>?>> meaning,
        int top,
        bool all,
        Action<IReadOnlyList<Judged>>? observe,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        ArgumentNullException.ThrowIfNull(meaning);
        if (question.Topic is null)
        {
            return new StatementFinding(retriever.WithAllWords(question, speakers, filter, top), []);
        }

        GatheredStatements gathered = retriever.Gather(question, speakers, filter);
        if (gathered.Statements.Count == 0)
        {
            return StatementFinding.Nothing;
        }

        IReadOnlyList<StatementCandidate> pool = await relevance.ScoreAsync(question, gathered, meaning, filter, cancellationToken);
        observe?.Invoke([.. pool.Select(c => new Judged(CandidateKind.Statement, c.Hit.Article.Id, c.Hit.Text, c.Features))]);
        List<StatementEvidence> answering = StatementRetriever.Surest([.. Answering(question, pool, all).Select(Evidence)]);
        IEnumerable<StatementEvidence> ordered = AskedFormFirst(answering, question.Speaker);
        IReadOnlyList<StatementEvidence> told = StatementRetriever.WithoutRepeats(ordered, top, index.Reprints);
        if (told.Count > 0)
        {
            return new StatementFinding(told, []);
        }

        IEnumerable<StatementEvidence> others = pool.Where(IsWorthShowing).Select(Evidence);
        return new StatementFinding([], StatementRetriever.WithoutRepeats(others, Closest, index.Reprints), gathered.Statements.Count);
    }

    /// <summary>What is only guessed to be somebody's words is shown where it bears on the topic.</summary>
    private static bool IsWorthShowing(StatementCandidate candidate) =>
        candidate.Hit.Statement.Confidence > Confidence.Weak || candidate.Probability >= RelevanceModel.Relates;

    private static IEnumerable<StatementCandidate> Answering(Question question, IReadOnlyList<StatementCandidate> pool, bool all)
    {
        IReadOnlyList<StatementCandidate> open = Surest([.. pool.Where(question.Speaker is null ? HasWords : SpeaksForItself)]);
        TopicMatch level = question.TopicIsClause && open.Count > 0 ? open.Max(candidate => candidate.Match) : TopicMatch.None;

        // What has the words of a clause that was asked for is that clause; what is only like it may say the opposite.
        return level > TopicMatch.None ? open.Where(candidate => candidate.Match == level)
            : open.Where(candidate => all ? candidate.Probability >= RelevanceModel.AnswersWords
                : RelevanceModel.IsTold(
                    candidate.Probability, open[0].Probability, RelevanceModel.AnswersWords, RelevanceModel.BehindWords));
    }

    /// <summary>What somebody only did ("declared a bid") stands back where something answers that he or she said.</summary>
    private static List<StatementCandidate> Surest(List<StatementCandidate> pool)
    {
        bool IsSaid(StatementCandidate candidate) => candidate.Hit.Statement.Confidence > Confidence.Subject;
        bool Answers(StatementCandidate candidate) => IsSaid(candidate) && candidate.Probability >= RelevanceModel.AnswersWords;
        return pool.Exists(Answers) ? pool.FindAll(IsSaid) : pool;
    }

    /// <summary>
    /// Whose words they are is asked by the words: what is near in meaning alone may be anybody's. Words of what the article is about
    /// ("Holder" over "he has become immune") count for a statement that has some of its own.
    /// </summary>
    private static bool HasWords(StatementCandidate candidate) =>
        candidate.Match > TopicMatch.None || StatementFeatures.SentenceShare(candidate.Features) >= LeastShare ||
        (StatementFeatures.SentenceShare(candidate.Features) >= LeastOwnShare &&
            StatementFeatures.AroundShare(candidate.Features) >= LeastShare);

    private static bool SpeaksForItself(StatementCandidate candidate) => StatementFeatures.SpeaksForItself(candidate.Features);

    /// <summary>"Ada Q. Thorn": statements under exactly the name asked for come before those under another form of it.</summary>
    private static IEnumerable<StatementEvidence> AskedFormFirst(List<StatementEvidence> evidence, string? asked) =>
        asked?.Contains(' ', StringComparison.Ordinal) != true ? evidence
            : evidence.OrderByDescending(e => e.Statement.Speaker.Equals(asked, StringComparison.OrdinalIgnoreCase));

    private static StatementEvidence Evidence(StatementCandidate candidate) =>
        new(candidate.Hit, candidate.Speaker, candidate.Match == TopicMatch.None ? TopicMatch.Paraphrase : candidate.Match)
        {
            Relevance = SpeaksForItself(candidate) ? candidate.Probability : 0,
        };
}
