using System.Text;
using BriefingBot.Answers.Generation;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace BriefingBot.Models.Chat;

/// <summary>Reads one streamed reply, which may be anything: it is cut where it is too long and kept where it breaks off.</summary>
internal static class StreamedReply
{
    /// <summary>In UTF-16 code units.</summary>
    public const int MostCharacters = 64 * 1024;

    // A count beyond this is no count of tokens; sums of it must not run over.
    private const int MostTokens = 10_000_000;

    /// <summary>What came.</summary>
    /// <param name="BrokeOff">The stream ended early and without any text: another try may do better.</param>
    public sealed record Outcome(ModelReply Reply, bool BrokeOff = false);

    /// <param name="limit">Cancelled where the call's time is over, and where <paramref name="cancellationToken"/> is.</param>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public static async Task<Outcome> ReadAsync(
        IChatCompletionService service, ChatHistory prompt, PromptExecutionSettings settings, CancellationToken limit, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        ModelUsage usage = ModelUsage.None;
        ChatFinishReason? finish = null;
        bool begun = false, refused = false;
        Exception? broken = null;
        // The endpoint may send what makes any part of the client fail; whatever it is, the reply ends there.
        try
        {
            await foreach (StreamingChatMessageContent part in service.GetStreamingChatMessageContentsAsync(prompt, settings, null, limit).ConfigureAwait(false))
            {
                if (part.InnerContent is not StreamingChatCompletionUpdate update)
                {
                    continue;
                }

                begun = true;
                finish = update.FinishReason ?? finish;
                refused |= update.RefusalUpdate is { Length: > 0 };
                usage = update.Usage is { } counted ? new ModelUsage(Tokens(counted.InputTokenCount), Tokens(counted.OutputTokenCount)) : usage;
                foreach (ChatMessageContentPart content in update.ContentUpdate)
                {
                    text.Append(content.Text);
                }

                if (refused || text.Length > MostCharacters)
                {
                    break;
                }
            }
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            broken = fault;
        }

        if (refused || finish == ChatFinishReason.ContentFilter)
        {
            string who = refused ? "The model" : "The endpoint's content filter";
            return new Outcome(new ModelReply.Failed(ModelFault.Refused, $"{who} refused to answer.") { Usage = usage });
        }

        if (text.Length > 0)
        {
            bool isWhole = broken is null && finish == ChatFinishReason.Stop && text.Length <= MostCharacters;
            return new Outcome(new ModelReply.Text(Cut(text), isWhole) { Usage = usage });
        }

        if (broken is not null)
        {
            ModelReply.Failed failed = CallFaults.Of(broken, limit.IsCancellationRequested) with { Usage = usage };
            return new Outcome(failed, BrokeOff: begun && failed.Fault == ModelFault.Unreachable);
        }

        if (finish is not null)
        {
            return new Outcome(new ModelReply.Text("", finish == ChatFinishReason.Stop) { Usage = usage });
        }

        return begun
            ? new Outcome(new ModelReply.Failed(ModelFault.Unreachable, "The reply ended before it began.") { Usage = usage }, BrokeOff: true)
            : new Outcome(new ModelReply.Failed(ModelFault.Rejected, "The endpoint's answer is no stream of a chat; see Chat:Endpoint."));
    }

    private static int Tokens(int count) => Math.Clamp(count, 0, MostTokens);

    private static string Cut(StringBuilder text)
    {
        if (text.Length > MostCharacters)
        {
            text.Length = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        }

        return text.ToString();
    }
}
