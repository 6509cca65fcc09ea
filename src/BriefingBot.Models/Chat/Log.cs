using BriefingBot.Answers.Generation;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;

namespace BriefingBot.Models.Chat;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Model} answered {Prompt}, {Completeness}: {InputTokens} tokens in, {OutputTokens} out, {Milliseconds} ms.")]
    internal static partial void Answered(ILogger logger, string model, string prompt, string completeness, int inputTokens, int outputTokens, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Model} gave nothing for {Prompt}, {Fault}: {Reason} {InputTokens} tokens in, {OutputTokens} out, {Milliseconds} ms.")]
    internal static partial void Failed(
        ILogger logger, string model, string prompt, ModelFault fault, string reason, int inputTokens, int outputTokens, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Model} was not waited for any longer, {Prompt}: {Milliseconds} ms.")]
    internal static partial void Cancelled(ILogger logger, string model, string prompt, long milliseconds);

    internal static void Asking(ILogger logger, string model, string prompt, ChatHistory messages)
    {
        if (logger.IsEnabled(LogLevel.Trace))
        {
            Asking(logger, model, prompt, string.Join('\n', messages.Select(m => $"[{m.Role}] {m.Content}")));
        }
    }

    [LoggerMessage(Level = LogLevel.Trace, Message = "{Model} is asked {Prompt}: {Messages}")]
    private static partial void Asking(ILogger logger, string model, string prompt, string messages);

    [LoggerMessage(Level = LogLevel.Trace, Message = "{Model} replied to {Prompt}: {Reply}")]
    internal static partial void Reply(ILogger logger, string model, string prompt, string reply);
}
