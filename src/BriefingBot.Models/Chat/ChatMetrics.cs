using System.Diagnostics;
using System.Diagnostics.Metrics;
using BriefingBot.Answers.Generation;
using Microsoft.Extensions.Options;

namespace BriefingBot.Models.Chat;

/// <summary>The meter <c>BriefingBot.Chat</c>, with OpenTelemetry's names for generative models where it has some.</summary>
internal sealed class ChatMetrics
{
    public const string MeterName = "BriefingBot.Chat";

    // OpenTelemetry's advice for these two.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };
    private static readonly InstrumentAdvice<long> Tokens = new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] };

    private readonly Counter<long> calls;
    private readonly Histogram<double> duration;
    private readonly Histogram<long> tokens;
    private readonly KeyValuePair<string, object?>[] common;

    public ChatMetrics(IMeterFactory meters, IOptions<ChatOptions> options)
    {
        Meter meter = meters.Create(MeterName);
        calls = meter.CreateCounter<long>("briefingbot.chat.calls", "{call}", "Calls of the language model, by what came of them.");
        duration = meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Duration of a call, retries and waiting included.", advice: Seconds);
        tokens = meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Tokens that a call used.", advice: Tokens);
        common =
        [
            new("gen_ai.operation.name", "chat"),
            new("gen_ai.provider.name", options.Value.Provider == ChatProvider.AzureOpenAI ? "azure.ai.openai" : "openai"),
            new("gen_ai.request.model", options.Value.Model),
        ];
    }

    /// <param name="reply">Null: the call was cancelled.</param>
    public void Record(string prompt, ModelReply? reply, TimeSpan took)
    {
        string outcome = reply switch
        {
            null => "cancelled",
            ModelReply.Text { IsWhole: true } => "whole",
            ModelReply.Text => "cut",
            ModelReply.Failed failed => failed.Fault switch
            {
                ModelFault.Busy => "busy",
                ModelFault.Throttled => "throttled",
                ModelFault.Unreachable => "unreachable",
                ModelFault.TimedOut => "timed_out",
                ModelFault.Rejected => "rejected",
                ModelFault.Refused => "refused",
                _ => throw new UnreachableException(),
            },
            _ => throw new UnreachableException(),
        };
        calls.Add(1, Tags(new("briefingbot.prompt", prompt), new("briefingbot.outcome", outcome)));
        duration.Record(took.TotalSeconds, reply is ModelReply.Text ? Tags() : Tags(new KeyValuePair<string, object?>("error.type", outcome)));
        Count(reply?.Usage.InputTokens ?? 0, "input");
        Count(reply?.Usage.OutputTokens ?? 0, "output");
    }

    private void Count(int used, string type)
    {
        if (used > 0)
        {
            tokens.Record(used, Tags(new KeyValuePair<string, object?>("gen_ai.token.type", type)));
        }
    }

    private KeyValuePair<string, object?>[] Tags(params ReadOnlySpan<KeyValuePair<string, object?>> own) => [.. common, .. own];
}
