using System.Threading.Channels;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;

namespace BriefingBot.Web.Api;

/// <summary>Asks the archive for a reader, as <see cref="Briefer.AskAsync(AskRequest, IProgress{AnswerStage}?, CancellationToken)"/> does.</summary>
internal delegate Task<AnsweredQuestion> AskArchive(
    AskRequest request, IProgress<AnswerStage>? stages, CancellationToken cancellationToken);

/// <summary>
/// A question on its way: the stages come while it is answered, the answer after them. Bounded: who reads too slowly misses stages, and holds
/// up nothing. Disposing it gives the question up and waits until nothing of it runs any more.
/// </summary>
internal sealed class StagedAsking : IProgress<AnswerStage>, IAsyncDisposable
{
    private const int MostWaiting = 16;

    private readonly Channel<AnswerStage> stages = Channel.CreateBounded<AnswerStage>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private readonly CancellationTokenSource left;

    private StagedAsking(AskArchive ask, AskRequest request, CancellationToken cancellationToken)
    {
        left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken given = left.Token;
        Answer = Task.Run(() => RunAsync(ask, request, given), CancellationToken.None);
    }

    /// <summary>The answer, or why there is none. There once the stages have ended.</summary>
    public Task<AnsweredQuestion> Answer { get; }

    public static StagedAsking Start(AskArchive ask, AskRequest request, CancellationToken cancellationToken) => new(ask, request, cancellationToken);

    /// <summary>What is being done, as it is begun; ends when there is an answer or a fault.</summary>
    public IAsyncEnumerable<AnswerStage> StagesAsync(CancellationToken cancellationToken) => stages.Reader.ReadAllAsync(cancellationToken);

    void IProgress<AnswerStage>.Report(AnswerStage value) => stages.Writer.TryWrite(value);

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        await ((Task)Answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        left.Dispose();
    }

    /// <summary>On a thread of its own: an answer may take long before it first waits, and a stage is to be seen when it begins.</summary>
    private async Task<AnsweredQuestion> RunAsync(AskArchive ask, AskRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(request, this, cancellationToken);
        }
        finally
        {
            stages.Writer.TryComplete();
        }
    }
}
