using BriefingBot.Answers;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.DirectLine;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>
/// After a restart the memory of a conversation is gone, and "when did she say that?" would mean nobody. The last questions stand in the log of
/// answers: asking them again, silently, brings it back.
/// </summary>
internal sealed class TeamsRecall(AnswerLog answers, ConversationStore memory, QuietBriefer quiet)
{
    private const int Questions = 3;

    public async Task RecallAsync(string conversation, CancellationToken cancellationToken)
    {
        if (memory.Turns(conversation).Count > 0)
        {
            return;
        }

        foreach (string question in answers.LastQuestions(conversation, Questions))
        {
            await quiet.Briefer.AskAsync(new AskRequest { Question = question, ConversationId = conversation, Mode = AnswerMode.Extractive }, cancellationToken);
        }
    }
}
