using BriefingBot.Indexing;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.Hosting;

/// <summary>Indexes the folders while the service already answers <c>/healthz</c>, then watches them.</summary>
internal sealed class IndexingService(FolderWatcher watcher, ISearchIndex index, WarmUp warmUp, ILogger<IndexingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first step may be long and without an await; the service is to listen meanwhile.
        await Task.Yield();
        bool warm = index.Count.Passages > 0;
        Task warming = warm ? Task.Run(() => warmUp.RunAsync(stoppingToken), CancellationToken.None) : Task.CompletedTask;
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
        }

        await Task.WhenAll(watching, warming);
    }
}
