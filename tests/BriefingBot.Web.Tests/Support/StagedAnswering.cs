using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Web.Tests.Support;

/// <summary>Stands where an answer is worded by a model: each stage begins when the test says so, and the answer that comes then is a verified one.</summary>
internal sealed class StagedAnswering : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim steps = new(0);
    private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int begun;

    /// <summary>Questions that were begun.</summary>
    public int Begun => Volatile.Read(ref begun);

    /// <summary>Completes when a question was given up by who asked it.</summary>
    public Task GivenUp => givenUp.Task.WaitAsync(Patience);

    /// <summary>Thrown in place of the answer.</summary>
    public Exception? Fault { get; set; }

    public void Go(int steps = 1) => this.steps.Release(steps);

    /// <summary>Puts it into a service.</summary>
    public void Replace(IServiceCollection services) => services.AddSingleton<AskArchive>(AskAsync);

    public void Dispose() => steps.Dispose();

    public async Task<AnsweredQuestion> AskAsync(AskRequest request, IProgress<AnswerStage>? stages, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref begun);
        try
        {
            foreach (AnswerStage stage in Enum.GetValues<AnswerStage>())
            {
                stages?.Report(stage);
                await steps.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            givenUp.TrySetResult();
            throw;
        }

        return Fault is null ? await AnswerAsync(request.ConversationId ?? "c1") : throw Fault;
    }

    /// <summary>Two verified sentences on the harbour, in a model's words.</summary>
    public static async Task<AnsweredQuestion> AnswerAsync(string conversation = "c1", AnswerMode mode = AnswerMode.Generative)
    {
        Article harbour = Answered.Article(Some.HarbourId, Some.HarbourBody);
        return await new Answered(harbour).AnswerAsync(
            [Answered.Told(harbour, "Port Selda will keep its harbour open through the winter"), Answered.Told(harbour, "the dredging would begin in June")], mode, conversation);
    }
}
