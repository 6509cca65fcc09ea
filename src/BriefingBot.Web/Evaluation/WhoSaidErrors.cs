using BriefingBot.Statements;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>A statement that the archive holds of an article.</summary>
internal sealed record StoredStatement(string Speaker, string Text);

/// <summary>
/// Says why a question "what did X say about Y" missed its gold: the step that lost it, by what the archive holds of the gold's article. A
/// statement is there where one of the archive shows a gold text, as a citation would.
/// </summary>
/// <param name="statementsOf">The statements that the archive holds of an article.</param>
internal sealed class WhoSaidErrors(Func<string, IReadOnlyList<StoredStatement>> statementsOf)
{
    private static readonly ErrorKind Right = new("right", "a gold statement is told", IsError: false);
    private static readonly ErrorKind OnlyClosest = new("only_as_closest", "a gold statement is shown as closest only");
    private static readonly ErrorKind NoStatement = new("no_statement", "no statement extracted");
    private static readonly ErrorKind WrongSpeaker = new("wrong_speaker", "extracted under another's name");
    private static readonly ErrorKind NotChosen = new("not_chosen", "the speaker's statement not chosen");
    private static readonly ErrorKind Abstained = new("abstained", "unanswerable, refused", IsError: false);
    private static readonly ErrorKind NotTheSpeakers = new("not_the_speakers", "unanswerable, words not the speaker's told");
    private static readonly ErrorKind OffTopic = new("off_topic", "unanswerable, words on another topic told");

    private readonly ErrorCounts counts = new([Right, OnlyClosest, NoStatement, WrongSpeaker, NotChosen, Abstained, NotTheSpeakers, OffTopic]);

    public IReadOnlyList<ErrorCount> Rows => counts.Rows;

    public void Add(EvalQuestion question, AnswerBody answer)
    {
        bool refused = answer.Status is "abstained" or "related";
        counts.Add(question.Kind == "answerable" ? OfAnswerable(question, answer, refused) : OfUnanswerable(question, answer, refused), question, refused);
    }

    private static bool IsShown(MarkedText gold, AnswerBody answer) =>
        answer.Citations.Any(citation => citation.ArticleId == gold.Article && EvalText.Shows(citation.Quote, gold.Text));

    private static bool IsOf(string? speaker, EvalQuestion question) => speaker is not null && NameKey.Of(speaker) == NameKey.Of(question.Speaker ?? "");

    private ErrorKind OfAnswerable(EvalQuestion question, AnswerBody answer, bool refused)
    {
        IReadOnlyList<MarkedText> gold = question.Gold ?? [];
        if (gold.Any(text => IsShown(text, answer)))
        {
            return refused ? OnlyClosest : Right;
        }

        List<StoredStatement> stored = [.. gold.SelectMany(text => statementsOf(text.Article).Where(statement => EvalText.Shows(statement.Text, text.Text)))];
        return stored.Count == 0 ? NoStatement : stored.Exists(statement => IsOf(statement.Speaker, question)) ? NotChosen : WrongSpeaker;
    }

    private static ErrorKind OfUnanswerable(EvalQuestion question, AnswerBody answer, bool refused) =>
        refused ? Abstained : answer.Citations.Any(citation => IsOf(citation.Speaker, question)) ? OffTopic : NotTheSpeakers;
}
