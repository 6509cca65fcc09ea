using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>
/// Scores answers to factual questions. answer: a reference answer stands in the answer's text or in a cited quote. cited: a citation names a
/// gold article. conflict shown: the true and the false answer are both shown, or the status says so.
/// </summary>
internal sealed class FactScore
{
    private int _answerable;
    private int _right;
    private int _cited;
    private int _refused;
    private int _words;
    private int _unanswerable;
    private int _abstained;
    private int _conflicts;
    private int _conflictsShown;
    private int _onlyFalseShown;

    public void Add(EvalQuestion question, AnswerBody answer)
    {
        bool abstained = answer.Status == "abstained";
        string shown = abstained ? "" : EvalText.Normal(answer.Text + " " + string.Join(' ', answer.Citations.Select(c => c.Quote)));
        bool hasTrue = Has(shown, question.Answers);
        switch (question.Kind)
        {
            case "unanswerable":
                _unanswerable++;
                _abstained += abstained ? 1 : 0;
                break;
            case "conflict":
                bool hasFalse = Has(shown, question.Fake);
                _conflicts++;
                _conflictsShown += (hasTrue && hasFalse) || answer.Status == "conflicting" ? 1 : 0;
                _onlyFalseShown += !hasTrue && hasFalse ? 1 : 0;
                break;
            default:
                _answerable += question.Kind == "answerable" ? 1 : 0;
                _right += hasTrue ? 1 : 0;
                _refused += abstained ? 1 : 0;
                _cited += answer.Citations.Any(c => (question.Gold ?? []).Any(g => g.Article == c.ArticleId)) ? 1 : 0;
                _words += answer.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
                break;
        }
    }

    public IEnumerable<Figure> Figures => new[]
    {
        Figure.Share("answer", "answer", _right, _answerable),
        Figure.Share("cited", "cited", _cited, _answerable),
        Figure.Share("false_refusal", "false refusal", _refused, _answerable),
        Figure.Share("abstain", "abstain", _abstained, _unanswerable),
        Figure.Share("conflict_shown", "conflict shown", _conflictsShown, _conflicts),
        Figure.Share("only_false_shown", "only the false shown", _onlyFalseShown, _conflicts),
        new Figure("words_per_answer", "words an answer", _answerable == 0 ? null : Math.Round((double)_words / _answerable, 1), ""),
    }.Where(f => f.Value is not null);

    private static bool Has(string shown, IReadOnlyList<string>? answers) =>
        (answers ?? []).Select(EvalText.Normal).Any(a => a.Length > 0 && shown.Contains(a, StringComparison.Ordinal));
}
