using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>
/// Scores answers to factual questions. answer: a reference answer stands in the answer's text or in a cited quote. cited: a citation names a
/// gold article. conflict shown: the true and the false answer are both shown, or the status says so.
/// </summary>
internal sealed class FactScore
{
    private int answerable;
    private int right;
    private int cited;
    private int refused;
    private int words;
    private int unanswerable;
    private int abstained;
    private int conflicts;
    private int conflictsShown;
    private int onlyFalseShown;

    public void Add(EvalQuestion question, AnswerBody answer)
    {
        bool abstained = answer.Status is "abstained" or "related";
        string shown = Shown(answer);
        bool hasTrue = Has(shown, question.Answers);
        switch (question.Kind)
        {
            case "unanswerable":
                unanswerable++;
                this.abstained += abstained ? 1 : 0;
                break;
            case "conflict":
                bool hasFalse = Has(shown, question.Fake);
                conflicts++;
                conflictsShown += (hasTrue && hasFalse) || answer.Status == "conflicting" ? 1 : 0;
                onlyFalseShown += !hasTrue && hasFalse ? 1 : 0;
                break;
            default:
                answerable += question.Kind == "answerable" ? 1 : 0;
                right += hasTrue ? 1 : 0;
                refused += abstained ? 1 : 0;
                cited += answer.Citations.Any(c => (question.Gold ?? []).Any(g => g.Article == c.ArticleId)) ? 1 : 0;
                words += answer.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
                break;
        }
    }

    public IEnumerable<Figure> Figures => new[]
    {
        Figure.Share("answer", "answer", right, answerable),
        Figure.Share("cited", "cited", cited, answerable),
        Figure.Share("false_refusal", "false refusal", refused, answerable),
        Figure.Share("abstain", "abstain", abstained, unanswerable),
        Figure.Share("conflict_shown", "conflict shown", conflictsShown, conflicts),
        Figure.Share("only_false_shown", "only the false shown", onlyFalseShown, conflicts),
        new Figure("words_per_answer", "words an answer", answerable == 0 ? null : Math.Round((double)words / answerable, 1), ""),
    }.Where(f => f.Value is not null);

    /// <summary>What an answer tells, in its text and its quotes; nothing for a refusal.</summary>
    internal static string Shown(AnswerBody answer) =>
        answer.Status is "abstained" or "related" ? "" : EvalText.Normal(answer.Text + " " + string.Join(' ', answer.Citations.Select(c => c.Quote)));

    internal static bool Has(string shown, IReadOnlyList<string>? answers) =>
        (answers ?? []).Select(EvalText.Normal).Any(a => a.Length > 0 && shown.Contains(a, StringComparison.Ordinal));
}
