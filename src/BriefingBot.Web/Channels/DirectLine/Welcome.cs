using BriefingBot.Indexing;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>What a reader sees first: what can be asked, with questions about those who speak most in the archive.</summary>
internal sealed class Welcome(ISearchIndex index, ArchiveGate gate)
{
    private const int Questions = 3;
    private const int Looked = 20;
    private const string Text = "Ask what somebody said, who said something, or what happened. Every sentence of an answer is cited, and every quotation is the article’s own words.";

    public Activity Make()
    {
        string[] questions = gate.IsOpen ? [.. index.Speakers.Find(null, Looked).Where(s => s.IsPerson).Take(Questions).Select(s => $"What did {s.Name} say?")] : [];
        return AnswerRenderer.Plain(Text) with { SuggestedActions = questions.Length == 0 ? null : new SuggestedActions([.. questions.Select(CardAction.ImBack)]) };
    }
}
