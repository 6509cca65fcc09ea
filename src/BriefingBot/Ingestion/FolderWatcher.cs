using System.Threading.Channels;
using BriefingBot.Articles;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>What the ingestion of folders is at.</summary>
public enum IngestionPhase
{
    /// <summary>The index is brought up to the record.</summary>
    CatchingUp,

    /// <summary>The folders are looked through for the first time.</summary>
    Indexing,

    /// <summary>All that the folders have is searchable; they are watched.</summary>
    Ready,
}

/// <summary>How far the ingestion of folders is.</summary>
/// <param name="Progress">In articles while catching up, in files while indexing.</param>
/// <param name="Problem">A sentence where the last attempt failed; it is repeated by itself.</param>
public sealed record IngestionState(IngestionPhase Phase, IngestionProgress Progress, string? Problem);

/// <summary>
/// Brings the index up to the record, indexes the folders and keeps watching them: the system's notices start a look through them, and one
/// every so often finds what no notice told of. A file that was read half-written is read again when its size or time changes.
/// </summary>
public sealed class FolderWatcher(Ingestor ingestor, IngestionOptions options, TimeProvider time, ILogger<FolderWatcher> logger)
{
    /// <summary>So often at most a look is put off because the folder isn't quiet.</summary>
    private const int MostDelays = 10;

    private readonly Channel<bool> notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IngestionState state = new(IngestionPhase.CatchingUp, new IngestionProgress(0, 0, 0), null);

    public IngestionState State => state;

    /// <summary>Completes when the folders are indexed for the first time.</summary>
    public Task Ready => ready.Task;

    /// <summary>Works until it is cancelled, then returns. A failure is logged, shown in <see cref="State"/> and tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> folders = options.Folders ?? IngestionOptions.DefaultFolders;
        var watchers = new Dictionary<string, FileSystemWatcher>(StringComparer.Ordinal);
        bool caughtUp = false;
        try
        {
            while (true)
            {
                // Watched before they are looked through, so that no change falls between.
                Watch(folders, watchers);
                try
                {
                    if (!caughtUp)
                    {
                        await ingestor.CatchUpAsync(new Reporter(this, IngestionPhase.CatchingUp), cancellationToken);
                        caughtUp = true;
                    }

                    bool first = state.Phase != IngestionPhase.Ready;
                    IngestionSummary summary = await ingestor.SyncFoldersAsync(folders, first ? new Reporter(this, IngestionPhase.Indexing) : null, cancellationToken);
                    Done(summary, first, watchers.Count);
                }
                // Whatever failed (a full disk, say) may pass; the service goes on with what it has.
                catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
                {
                    Log.ScanFailed(logger, problem, options.RescanInterval);
                    state = state with { Problem = problem.Message };
                }
                await WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            foreach (FileSystemWatcher watcher in watchers.Values)
            {
                watcher.Dispose();
            }
        }
    }

    private void Done(IngestionSummary summary, bool first, int watched)
    {
        IngestionProgress progress = first ? new IngestionProgress(summary.Files, summary.Files, summary.Rejected) : state.Progress;
        state = new IngestionState(IngestionPhase.Ready, progress, null);
        if (first)
        {
            Log.Watching(logger, watched);
            ready.TrySetResult();
        }
    }

    /// <summary>Waits for a notice and then for quiet, or for the time of the next look.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<bool> notice = notices.Reader.WaitToReadAsync(look.Token).AsTask();
        Task first = await Task.WhenAny(notice, Task.Delay(options.RescanInterval, time, look.Token));
        await look.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        for (int i = 0; first == notice && i < MostDelays && notices.Reader.TryRead(out _); i++)
        {
            await Task.Delay(options.QuietTime, time, cancellationToken);
        }
    }

    private void Watch(IReadOnlyList<string> folders, Dictionary<string, FileSystemWatcher> watchers)
    {
        foreach (string folder in folders)
        {
            bool exists = Directory.Exists(folder);
            if (!exists && watchers.Remove(folder, out FileSystemWatcher? stale))
            {
                stale.Dispose();
            }
            else if (exists && !watchers.ContainsKey(folder) && Start(folder) is { } watcher)
            {
                watchers.Add(folder, watcher);
            }
        }
    }

    private FileSystemWatcher? Start(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, change) => Notice(change.FullPath);
            watcher.Created += (_, change) => Notice(change.FullPath);
            watcher.Deleted += (_, change) => Notice(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                Notice(change.OldFullPath);
                Notice(change.FullPath);
            };
            watcher.Error += (_, _) => notices.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            Log.NotWatched(logger, problem, folder, options.RescanInterval);
            return null;
        }
    }

    /// <summary>Article files count, and what may be a folder; a database that is written beside them does not.</summary>
    private void Notice(string path)
    {
        if (ArticleParser.Reads(path) || !Path.HasExtension(path))
        {
            notices.Writer.TryWrite(true);
        }
    }

    /// <summary>Takes progress on the thread that works, in order.</summary>
    private sealed class Reporter(FolderWatcher watcher, IngestionPhase phase) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => watcher.state = new IngestionState(phase, value, null);
    }
}
