using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Web.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

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
        var store = new Mock<IArticleStore>();
        store.Setup(s => s.FindAsync(Some.HarbourId, null, It.IsAny<CancellationToken>())).ReturnsAsync(new Article
        {
            Id = Some.HarbourId,
            Version = 1,
            Title = "Harbour to stay open",
            Body = Some.HarbourBody,
            Source = "Coast Wire",
            Published = new DateOnly(2024, 5, 3),
            Status = ArticleStatus.Live,
            ContentHash = "",
            StoredAt = default,
            Sequence = 1,
        });
        Verified? verified = await new Answer.Verifier(store.Object, RealReader.Extractor, NullLogger<Answer.Verifier>.Instance).AnswerAsync(
            new AnswerHead("a1", conversation, "q", mode), [Told("Port Selda will keep its harbour open through the winter"), Told("the dredging would begin in June")], conflicting: false, CancellationToken.None);
        return new AnsweredQuestion(verified!.Answer, [], "", TimeSpan.Zero);
    }

    private static DraftClaim Told(string words)
    {
        int start = Some.HarbourBody.IndexOf(words, StringComparison.Ordinal);
        return new DraftClaim([new DraftPart.Told(words)], [new DraftCitation(Some.HarbourId, 1, new Span(start, start + words.Length))]);
    }
}
