using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>
/// Scores answers to "what did X say about Y" against statements marked by hand. hit: answerable questions with a citation that shows a gold
/// statement of the same article, those of a refusal's closest material too; hit in answers: refusals don't count. gold recall: gold statements shown. speaker precision: citations that lie on a statement marked as the
/// asked speaker's, over those that lie on a statement whose speaker is known. verbatim: citations whose quote stands in the article it names.
/// </summary>
internal sealed class WhoSaidScore(IReadOnlyList<EvalStatement> marked, IReadOnlyDictionary<string, string> texts)
{
    private readonly ILookup<string, EvalStatement> statements = marked.ToLookup(s => s.Article, StringComparer.Ordinal);
    private readonly Dictionary<string, (int Asked, int Abstained)> kinds = new(StringComparer.Ordinal);
    private int hits;
    private int hitsInAnswers;
    private int gold;
    private int goldShown;
    private int citations;
    private int verbatim;
    private int known;
    private int right;
    private int answered;

    public void Add(EvalQuestion question, AnswerBody answer)
    {
        bool abstained = answer.Status is "abstained" or "related";
        (int asked, int abstentions) = Kind(question.Kind);
        kinds[question.Kind] = (asked + 1, abstentions + (abstained ? 1 : 0));
        if (question.Kind == "answerable")
        {
            bool[] shown = [.. (question.Gold ?? []).Select(gold => answer.Citations.Any(c => c.ArticleId == gold.Article && EvalText.Shows(c.Quote, gold.Text)))];
            hits += shown.Contains(true) ? 1 : 0;
            hitsInAnswers += !abstained && shown.Contains(true) ? 1 : 0;
            this.gold += shown.Length;
            goldShown += shown.Count(s => s);
        }

        if (!abstained)
        {
            answered++;
            foreach (CitationBody citation in answer.Citations)
            {
                Add(citation, LastName(question.Speaker ?? ""));
            }
        }
    }

    public IEnumerable<Figure> Figures =>
    [
        Figure.Share("hit", "hit", hits, Kind("answerable").Asked),
        Figure.Share("hit_in_answers", "hit in answers", hitsInAnswers, Kind("answerable").Asked),
        Figure.Share("gold_recall", "gold recall", goldShown, gold),
        Figure.Share("speaker_precision", "speaker precision", right, known),
        Figure.Share("verbatim", "verbatim", verbatim, citations),
        Figure.Share("abstain_unanswerable", "abstain, unanswerable", Kind("unanswerable").Abstained, Kind("unanswerable").Asked),
        Figure.Share("abstain_hard", "abstain, hard", Kind("hard-unanswerable").Abstained, Kind("hard-unanswerable").Asked),
        Figure.Share("false_refusal", "false refusal", Kind("answerable").Abstained, Kind("answerable").Asked),
        new Figure("citations_per_answer", "citations an answer", Math.Round((double)citations / Math.Max(1, answered), 2), ""),
    ];

    private void Add(CitationBody citation, string asked)
    {
        citations++;
        string squashed = EvalText.Squash(citation.Quote);
        verbatim += squashed.Length > 0 && texts.TryGetValue(citation.ArticleId, out string? text) && text.Contains(squashed, StringComparison.Ordinal) ? 1 : 0;
        string[] speakers = [.. statements[citation.ArticleId].Where(s => !string.IsNullOrEmpty(s.Speaker) && EvalText.Shows(citation.Quote, s.Text)).Select(s => LastName(s.Speaker!))];
        known += speakers.Length > 0 ? 1 : 0;
        right += speakers.Contains(asked) ? 1 : 0;
    }

    private (int Asked, int Abstained) Kind(string kind) => kinds.GetValueOrDefault(kind);

    private static string LastName(string name) => EvalText.Squash(name).Split(' ')[^1];
}
