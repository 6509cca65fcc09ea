using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>What a reader sees first: what can be asked, with questions about those who speak most in the archive.</summary>
internal sealed class Welcome(ExampleQuestions examples, ArchiveGate gate)
{
    private const string Text = "Ask what somebody said, who said something, or what happened. Every sentence of an answer is cited, and every quotation is the article’s own words.";

    public async Task<Activity> MakeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> questions = gate.IsOpen ? await examples.GetAsync(cancellationToken) : [];
        return AnswerRenderer.Plain(Text) with { SuggestedActions = questions.Count == 0 ? null : new SuggestedActions([.. questions.Select(CardAction.ImBack)]) };
    }
}
