using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>Says why a question for a fact was not answered rightly: the step that lost it, by whether its gold article was found.</summary>
internal sealed class FactErrors
{
    private static readonly ErrorKind Right = new("right", "a right answer is told", IsError: false);
    private static readonly ErrorKind NotFound = new("not_found", "the gold article not found");
    private static readonly ErrorKind OtherSentence = new("other_sentence", "found, another sentence told");
    private static readonly ErrorKind RefusedWrongly = new("refused_wrongly", "found, refused");
    private static readonly ErrorKind Abstained = new("abstained", "unanswerable, refused", IsError: false);
    private static readonly ErrorKind AnsweredWrongly = new("answered_wrongly", "unanswerable, answered");
    private static readonly ErrorKind BothShown = new("both_shown", "conflict, both sides told", IsError: false);
    private static readonly ErrorKind OneSide = new("one_side", "conflict, only the true side told");
    private static readonly ErrorKind FalseSide = new("false_side", "conflict, only the false side told");
    private static readonly ErrorKind NoSide = new("no_side", "conflict, no side told");

    private readonly ErrorCounts counts = new([Right, NotFound, OtherSentence, RefusedWrongly, Abstained, AnsweredWrongly, BothShown, OneSide, FalseSide, NoSide]);

    public IReadOnlyList<ErrorCount> Rows => counts.Rows;

    /// <param name="found">The articles that the answer could be taken from.</param>
    public void Add(EvalQuestion question, AnswerBody answer, IReadOnlySet<string> found)
    {
        bool refused = answer.Status is "abstained" or "related";
        string shown = FactScore.Shown(answer);
        bool hasTrue = FactScore.Has(shown, question.Answers);
        counts.Add(
            question.Kind switch
            {
                "unanswerable" => refused ? Abstained : AnsweredWrongly,
                "conflict" => OfConflict(answer, hasTrue, FactScore.Has(shown, question.Fake)),
                _ => hasTrue ? Right : !(question.Gold ?? []).Any(gold => found.Contains(gold.Article)) ? NotFound : refused ? RefusedWrongly : OtherSentence,
            },
            question,
            refused);
    }

    private static ErrorKind OfConflict(AnswerBody answer, bool hasTrue, bool hasFalse) =>
        (hasTrue && hasFalse) || answer.Status == "conflicting" ? BothShown : hasTrue ? OneSide : hasFalse ? FalseSide : NoSide;
}
