using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>A briefer that remembers what was asked, in the same memory as the readers' own, and keeps no answer.</summary>
internal sealed record QuietBriefer(Briefer Briefer);

/// <summary>
/// After a restart the memory of a conversation is gone, and "what else did she say?" would mean nobody. The last questions are in the record:
/// asking them again, silently, brings it back.
/// </summary>
internal sealed class ContextRecall(Transcripts transcripts, ConversationStore memory, QuietBriefer quiet)
{
    private const int Questions = 3;
    private const int Looked = 12;

    /// <param name="number">The message that is to be answered: only what was said before it counts.</param>
    public async Task RecallAsync(string conversationId, long number, CancellationToken cancellationToken)
    {
        if (number <= 1 || memory.Turns(conversationId).Count > 0)
        {
            return;
        }

        string[] asked = [.. transcripts.After(conversationId, Math.Max(0, number - 1 - Looked), Looked)
            .Where(e => e.Number < number)
            .Select(e => JsonSerializer.Deserialize<Activity>(e.Json, ActivityJson.Options))
            .Where(a => a is { Type: ActivityTypes.Message, From.Role: RoleTypes.User, Text.Length: > 0 and <= Api.AskEndpoint.LongestQuestion })
            .Select(a => a!.Text!)
            .TakeLast(Questions)];
        foreach (string question in asked)
        {
            await quiet.Briefer.AskAsync(new AskRequest { Question = question, ConversationId = conversationId, Mode = AnswerMode.Extractive }, cancellationToken);
        }
    }
}
