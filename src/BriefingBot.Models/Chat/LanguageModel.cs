using System.Collections.Immutable;
using System.Threading.RateLimiting;
using BriefingBot.Answers.Generation;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;

namespace BriefingBot.Models.Chat;

/// <summary>A chat model of OpenAI's protocol or Azure's, asked through Semantic Kernel within the limits of the section <c>Chat</c>.</summary>
internal sealed class LanguageModel : ILanguageModel, IDisposable
{
    // A stream that broke off before any text can be tried again unseen; the HTTP client's retries end where a response begins.
    private const int Tries = 2;

    private readonly IChatCompletionService service;
    private readonly ImmutableDictionary<string, Prompt> prompts;
    private readonly ReplySettings settings;
    private readonly ChatMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger<LanguageModel> logger;
    private readonly TimeSpan limit;
    private readonly int mostCharacters;
    private readonly ConcurrencyLimiter places;

    /// <param name="options">Valid ones.</param>
    public LanguageModel(
        string name, IChatCompletionService service, ImmutableDictionary<string, Prompt> prompts, ChatOptions options, ChatMetrics metrics, TimeProvider clock,
        ILogger<LanguageModel> logger)
    {
        Name = name;
        this.service = service;
        this.prompts = prompts;
        this.metrics = metrics;
        this.clock = clock;
        this.logger = logger;
        settings = new ReplySettings(options);
        limit = options.CallLimit;
        mostCharacters = options.MaxPromptCharacters;
        places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxConcurrency,
            QueueLimit = options.MaxConcurrency,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Prompt prompt = prompts[request.Prompt];
        ChatHistory messages = settings.Tell(await prompt.FillAsync(request.Variables, cancellationToken).ConfigureAwait(false), request.Schema);
        long started = clock.GetTimestamp();
        ModelReply? reply = null;
        try
        {
            reply = await CallAsync(prompt, messages, request.Schema, cancellationToken).ConfigureAwait(false);
            return reply;
        }
        finally
        {
            Tell(request.Prompt, reply, clock.GetElapsedTime(started));
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<ModelReply> CallAsync(Prompt prompt, ChatHistory messages, string schema, CancellationToken cancellationToken)
    {
        int characters = messages.Sum(m => m.Content?.Length ?? 0);
        if (characters > mostCharacters)
        {
            return new ModelReply.Failed(ModelFault.Rejected, $"The prompt has {characters} characters, and Chat:MaxPromptCharacters is {mostCharacters}.");
        }

        Log.Asking(logger, Name, prompt.Name, messages);
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using RateLimitLease? place = await EnterAsync(either.Token, cancellationToken).ConfigureAwait(false);
        if (place is not { IsAcquired: true })
        {
            return new ModelReply.Failed(ModelFault.Busy, "Too many calls are under way; see Chat:MaxConcurrency.");
        }

        for (int left = Tries - 1; ; left--)
        {
            StreamedReply.Outcome outcome = await StreamedReply
                .ReadAsync(service, messages, settings.For(prompt, schema), either.Token, cancellationToken).ConfigureAwait(false);
            if (!outcome.BrokeOff || left == 0)
            {
                return settings.Unwrap(outcome.Reply);
            }
        }
    }

    /// <summary>A place among the calls under way; null where the call's time went by in the queue.</summary>
    private async Task<RateLimitLease?> EnterAsync(CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            return await places.AcquireAsync(1, either).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Tell(string prompt, ModelReply? reply, TimeSpan took)
    {
        metrics.Record(prompt, reply, took);
        switch (reply)
        {
            case null:
                Log.Cancelled(logger, Name, prompt, (long)took.TotalMilliseconds);
                break;
            case ModelReply.Text text:
                Log.Answered(logger, Name, prompt, text.IsWhole ? "whole" : "cut short", text.Usage.InputTokens, text.Usage.OutputTokens, (long)took.TotalMilliseconds);
                Log.Reply(logger, Name, prompt, text.Content);
                break;
            case ModelReply.Failed failed:
                Log.Failed(logger, Name, prompt, failed.Fault, failed.Message, failed.Usage.InputTokens, failed.Usage.OutputTokens, (long)took.TotalMilliseconds);
                break;
        }
    }
}
