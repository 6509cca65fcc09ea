using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Indexing;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>A table of figures: how the set was asked, and what came out.</summary>
/// <param name="Errors">The questions by kind of error; empty where that isn't told.</param>
internal sealed record EvalTable(string Title, IReadOnlyList<Figure> Figures, IReadOnlyList<ErrorCount> Errors)
{
    public IReadOnlyList<Breakdown> Breakdowns { get; init; } = [];

    public IReadOnlyList<CountGrid> Grids { get; init; } = [];
}

/// <summary>Asks the questions of a set, one after another, of the archive that its articles were ingested into.</summary>
internal sealed class Evaluator(Briefer briefer, PassageRetriever retriever, ISearchIndex index, TimeProvider clock)
{
    private const int SearchTop = 10;

    /// <summary>So many passages a fact is looked for in.</summary>
    private const int FactPassages = 20;

    /// <param name="mode">Which path is to make the answers; for a model's there is a table of its own on the wording.</param>
    /// <param name="pools">Where the candidates of each question are written for the fit; null: nowhere.</param>
    public async Task<IReadOnlyList<EvalTable>> AskAsync(EvalSet set, AnswerMode mode, PoolFile? pools, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var whoSaid = set.IsWhoSaid ? new WhoSaidScore(set.Statements!, await set.TextsAsync(cancellationToken)) : null;
        var facts = new FactScore();
        var whoSaidErrors = new WhoSaidErrors(StatementsOf);
        var factErrors = new FactErrors();
        var writing = new WritingScore();
        var times = new List<TimeSpan>();
        int errors = 0;
        foreach (EvalQuestion question in set.Questions)
        {
            try
            {
                string? conversation = null;
                foreach (string before in question.After ?? [])
                {
                    var first = new AskRequest { Question = before, ConversationId = conversation, Mode = mode };
                    conversation = (await briefer.AskAsync(first, cancellationToken)).Answer.ConversationId;
                }

                WritingReport? report = null;
                List<Judged> pool = [];
                var request = new AskRequest
                {
                    Question = question.Question, ConversationId = conversation, Mode = mode, Report = told => report = told, Pool = pools is null ? null : pool.AddRange,
                };
                long start = clock.GetTimestamp();
                var answer = AnswerBody.Of(await briefer.AskAsync(request, cancellationToken));
                TimeSpan elapsed = clock.GetElapsedTime(start);
                times.Add(elapsed);
                await (pools?.AppendAsync(set.Name, question, pool, cancellationToken) ?? Task.CompletedTask);
                writing.Add(answer, report, elapsed);
                if (whoSaid is null)
                {
                    facts.Add(question, answer);
                    factErrors.Add(question, answer, await FoundAsync(question, cancellationToken));
                }
                else
                {
                    whoSaid.Add(question, answer);
                    whoSaidErrors.Add(question, answer);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One question that fails is counted, as a failed request is; the others still tell something.
                errors++;
            }

            progress.Report(1);
        }

        var asked = new EvalTable(
            "ask",
            [.. whoSaid?.Figures ?? facts.Figures, .. Common(times, errors, set.Questions.Count)],
            set.IsWhoSaid ? whoSaidErrors.Rows : factErrors.Rows);
        return mode == AnswerMode.Generative ? [asked, new EvalTable("writing", writing.Figures, []) { Breakdowns = writing.Breakdowns }] : [asked];
    }

    public async Task<EvalTable> SearchAsync(EvalSet set, FoundBy relevance, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var score = new SearchScore(relevance);
        var times = new List<TimeSpan>();
        foreach (EvalQuestion question in set.Questions)
        {
            long start = clock.GetTimestamp();
            IReadOnlyList<PassageHit> hits = await retriever.SearchAsync(question.Question, SearchTop, SearchFilter.None, cancellationToken);
            times.Add(clock.GetElapsedTime(start));
            score.Add(question, [.. hits.Select(SearchResult.Of)]);
            progress.Report(1);
        }

        return new EvalTable("search", [.. score.Figures, .. Common(times, 0, set.Questions.Count)], []);
    }

    private IReadOnlyList<StoredStatement> StatementsOf(string article) =>
    [
        .. index.StatementsOf(article).Select(hit => new StoredStatement(hit.Statement.Speaker, hit.Text)),
    ];

    private async Task<IReadOnlySet<string>> FoundAsync(EvalQuestion question, CancellationToken cancellationToken) =>
        (await retriever.SearchAsync(question.Question, FactPassages, SearchFilter.None, cancellationToken))
            .Select(hit => hit.Passage.ArticleId).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Figure> Common(List<TimeSpan> times, int errors, int questions) =>
    [
        .. Figure.Latency(times),
        new Figure("errors", "errors", errors, ""),
        new Figure("questions", "questions", questions, ""),
    ];
}
