using BriefingBot.Indexing;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.Hosting;

/// <summary>
/// Indexes the folders while the service already answers <c>/healthz</c>, then watches them, and keeps the index's vectors those of the
/// configured model.
/// </summary>
internal sealed class IndexingService(
    FolderWatcher watcher, ISearchIndex index, IndexRebuild rebuild, MissingVectors missing, WarmUp warmUp, ILogger<IndexingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first step may be long and without an await; the service is to listen meanwhile.
        await Task.Yield();
        bool warm = index.Count.Passages > 0;
        Task warming = warm ? Task.Run(() => warmUp.RunAsync(stoppingToken), CancellationToken.None) : Task.CompletedTask;
        Task keeping = Task.CompletedTask;
        Task watching = watcher.RunAsync(stoppingToken);
        await Task.WhenAny(watcher.Ready, watching);
        if (watcher.Ready.IsCompletedSuccessfully)
        {
            (int passages, int statements) = index.Count;
            logger.Ready(passages, statements);
            if (!warm)
            {
                warming = warmUp.RunAsync(stoppingToken);
            }

            keeping = Task.Run(() => KeepVectorsAsync(stoppingToken), CancellationToken.None);
        }

        await Task.WhenAll(watching, warming, keeping);
    }

    private async Task KeepVectorsAsync(CancellationToken stoppingToken)
    {
        try
        {
            await rebuild.RunAsync(stoppingToken);
            await missing.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }
}
