using BriefingBot.Indexing;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.Hosting;

/// <summary>Indexes the folders while the service already answers <c>/healthz</c>, then watches them.</summary>
internal sealed class IndexingService(
    ArchiveStartup startup, FolderWatcher watcher, Readiness readiness, ISearchIndex index, IHostApplicationLifetime lifetime, ILogger<IndexingService> logger)
    : BackgroundService
{
    /// <summary>Set where the start failed: the process ends with an error then.</summary>
    public Exception? Fault { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first step may be long and without an await; the service is to listen meanwhile.
        await Task.Yield();
        try
        {
            IngestionSummary summary = await startup.RunAsync(null, stoppingToken);
            (int passages, int statements) = index.Count;
            logger.Ready(summary.Indexed, summary.Unchanged, summary.Withdrawn, summary.Rejected, passages, statements);
            await watcher.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped while indexing: what was acknowledged is in the record, the rest is done at the next start.
        }
        catch (Exception e)
        {
            Fault = e;
            readiness.Enter(StartPhase.Failed);
            logger.StartFailed(e);
            lifetime.StopApplication();
        }
    }
}
