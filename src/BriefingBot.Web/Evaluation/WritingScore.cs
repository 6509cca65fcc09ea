using BriefingBot.Answers.Generation;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>
/// Scores the wording of answers by a language model. generative: answers in the model's words, of all that were answered. support: claims that
/// the verifier passed, at first or once repaired, of those that the model proposed. dropped: those that it never passed.
/// </summary>
internal sealed class WritingScore
{
    /// <summary>The model had no part in the answer: its words were not asked for, since the sources disagree.</summary>
    private const string NotAsked = "not-asked";

    private readonly Dictionary<string, int> extractive = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> droppedByRule = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> times = [];
    private int questions;
    private int answered;
    private int generative;
    private int proposed;
    private int passedAtFirst;
    private int passedAfterRepair;
    private int dropped;
    private int calls;
    private int asked;
    private ModelUsage usage = ModelUsage.None;

    /// <param name="report">Null where the model was not asked.</param>
    /// <param name="elapsed">How long the whole answer took.</param>
    public void Add(AnswerBody answer, WritingReport? report, TimeSpan elapsed)
    {
        questions++;
        bool isGenerative = ModeNote.Of(answer.Mode) is not null;
        if (answer.Status is not ("abstained" or "related"))
        {
            answered++;
            generative += isGenerative ? 1 : 0;
            if (!isGenerative)
            {
                Count(extractive, report?.Fallback ?? NotAsked, 1);
            }
        }

        if (report is null)
        {
            return;
        }

        proposed += report.Proposed;
        passedAtFirst += report.PassedAtFirst;
        passedAfterRepair += report.PassedAfterRepair;
        dropped += report.Dropped;
        foreach ((string rule, int claims) in report.DroppedByRule)
        {
            Count(droppedByRule, rule, claims);
        }

        if (report.Calls > 0)
        {
            asked++;
            calls += report.Calls;
            usage += report.Usage;
            times.Add(elapsed);
        }
    }

    public IReadOnlyList<Figure> Figures =>
    [
        Figure.Share("generative", "generative, of answered", generative, answered),
        new Figure("claims_proposed", "claims proposed", proposed, ""),
        new Figure("claims_passed_at_first", "passed at first", passedAtFirst, ""),
        new Figure("claims_passed_after_repair", "passed after repair", passedAfterRepair, ""),
        new Figure("claims_dropped", "dropped", dropped, ""),
        Figure.Share("support_rate", "support, of proposed", passedAtFirst + passedAfterRepair, proposed),
        Figure.Share("dropped_rate", "dropped, of proposed", dropped, proposed),
        Mean("calls_per_question", "calls a question", calls, questions),
        Mean("input_tokens_per_answer", "input tokens an answer", usage.InputTokens, asked),
        Mean("output_tokens_per_answer", "output tokens an answer", usage.OutputTokens, asked),
        .. Figure.Latency(times),
        new Figure("asked", "answers the model was asked for", asked, ""),
        new Figure("questions", "questions", questions, ""),
    ];

    public IReadOnlyList<Breakdown> Breakdowns =>
    [
        Breakdown.Of("extractive_by_reason", "extractive", extractive),
        Breakdown.Of("dropped_by_rule", "dropped", droppedByRule),
    ];

    private static Figure Mean(string key, string label, long sum, int of) => new(key, label, of == 0 ? null : Math.Round((double)sum / of, 2), "");

    private static void Count(Dictionary<string, int> counts, string name, int more) => counts[name] = counts.GetValueOrDefault(name) + more;
}
