using System.Globalization;
using BriefingBot.Articles;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>
/// Ingests files and folders through the <see cref="Ingestor"/>, and keeps the record's memory of files. One run at a time; what it holds in
/// memory is a batch of articles and the files' names.
/// </summary>
internal sealed class FileIngestion(Ingestor ingestor, IArticleStore store, IngestedFiles files, ArticleFileReader reader, ILogger logger) : IDisposable
{
    /// <summary>A batch is stored when its texts are this long together, in code units.</summary>
    private const int LargestBatch = 4 * 1024 * 1024;

    /// <summary>What was stored is made searchable after so many batches, and at the end.</summary>
    private const int RefreshEvery = 8;

    private readonly Turns turns = new();

    /// <summary>Files that were rejected, as they were then: they are tried again when they change. Not in the record, so that each start tells of them.</summary>
    private readonly Dictionary<string, (long Size, long Modified, bool IsDuplicate)> refused = new(StringComparer.Ordinal);

    /// <summary>Paths that were told of as missing or unreadable, so that looking again every half minute does not say so again.</summary>
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    public async Task<IngestionSummary> RunAsync(IReadOnlyList<string> paths, bool readNamed, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        using IDisposable turn = await turns.TakeAsync(cancellationToken);
        return await RunAloneAsync(FolderScan.Of(paths, cancellationToken), readNamed, progress, cancellationToken);
    }

    public void Dispose() => turns.Dispose();

    private async Task<IngestionSummary> RunAloneAsync(FolderScan scan, bool readNamed, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var tally = new IngestionTally();
        TellMissing(scan, tally);
        IReadOnlyDictionary<string, (IngestedFile File, int Articles)> known = files.All();
        var batch = new FileBatch();
        int done = 0;
        int batches = 0;
        progress?.Report(new IngestionProgress(0, scan.Files.Count, tally.Rejected));
        foreach (string path in scan.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isKnown = known.TryGetValue(path, out (IngestedFile File, int Articles) before);
            (long size, long modified) = Stat(path);
            bool asBefore = isKnown && before.File.Size == size && before.File.Modified == modified;
            bool rejectedBefore = refused.TryGetValue(path, out var rejected) && rejected.Size == size && rejected.Modified == modified;
            bool readAnyway = readNamed && scan.Named.Contains(path);
            if (readAnyway || !(asBefore || rejectedBefore))
            {
                await foreach (ArticleDraft draft in ReadAsync(path, size, modified, isKnown && !readAnyway ? before.File : null, batch, tally, cancellationToken))
                {
                    batch.Add(draft);
                    if (batch.Drafts.Count == Ingestor.BatchSize || batch.Length >= LargestBatch)
                    {
                        await StoreAsync(batch, tally, cancellationToken);
                        batches++;
                    }
                }

                batch.EndFile();
                if (batches >= RefreshEvery)
                {
                    await ingestor.RefreshAsync();
                    batches = 0;
                }
            }
            else if (asBefore)
            {
                tally.Unchanged += before.Articles;
            }

            progress?.Report(new IngestionProgress(++done, scan.Files.Count, tally.Rejected));
        }

        await StoreAsync(batch, tally, cancellationToken);
        await WithdrawGoneAsync([.. known.Keys.Except(scan.Files, StringComparer.Ordinal).Where(path => scan.ShowsGone(path) && !File.Exists(path))], tally, cancellationToken);
        foreach (string gone in refused.Keys.Except(scan.Files, StringComparer.Ordinal).Where(scan.ShowsGone).ToList())
        {
            refused.Remove(gone);
        }

        await ingestor.RefreshAsync();
        return Summarise(tally, scan.Files.Count);
    }

    /// <summary>The accepted articles of a file, which becomes the batch's open file; rejections are told, and remembered with the file's state.</summary>
    private async IAsyncEnumerable<ArticleDraft> ReadAsync(
        string path, long size, long modified, IngestedFile? before, FileBatch batch, IngestionTally tally,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // [1] parse
        ArticleFile file = await reader.ReadAsync(path, cancellationToken);
        IReadOnlyList<IngestedArticle> had = files.ArticlesOf(path);
        if (before is not null && file.ContentHash == before.ContentHash)
        {
            // Only its time changed: what was written to its articles since then stays.
            tally.Unchanged += had.Count;
            await files.RememberAsync([(before with { Size = size, Modified = modified }, had)], cancellationToken);
            yield break;
        }

        refused.Remove(path);
        var open = new OpenFile(new IngestedFile(path, size, modified, file.ContentHash ?? ""), had);
        batch.BeginFile(open);
        for (int i = 0; i < file.Articles.Count; i++)
        {
            ArticleRejection? problem = file.Articles[i] switch
            {
                ArticleReading.Rejected bad => bad.Reason,
                ArticleReading.Accepted good => Duplicate(good.Draft.Id, OriginOf(path, i, file.Articles.Count), path, tally),
                _ => null,
            };
            if (problem is not null)
            {
                open.IsClean = false;
                Tell(problem, tally);
                bool isDuplicate = problem.Code == RejectionCode.DuplicateId;
                refused[path] = (size, modified, isDuplicate || (refused.TryGetValue(path, out var other) && other.IsDuplicate));
            }
            else if (file.Articles[i] is ArticleReading.Accepted good)
            {
                yield return good.Draft;
            }
        }
    }

    private ArticleRejection? Duplicate(string id, string origin, string path, IngestionTally tally)
    {
        string? other = tally.Claimed.TryGetValue(id, out string? claimed) ? claimed
            : files.OwnerOf(id) is { } owner && owner.Path != path && File.Exists(owner.Path) ? owner.Path
            : null;
        if (other is not null)
        {
            return new ArticleRejection(origin, RejectionCode.DuplicateId, $"{origin} has the id \"{id}\", which {other} has already. Give one of them another id, or remove one.");
        }

        tally.Claimed.Add(id, origin);
        return null;
    }

    private async Task StoreAsync(FileBatch batch, IngestionTally tally, CancellationToken cancellationToken)
    {
        if (batch.Drafts.Count > 0)
        {
            IReadOnlyList<IngestionResult> results = await ingestor.PutBatchAsync(batch.Drafts, cancellationToken);
            tally.Add(results);
            batch.Stored(results);
        }

        IReadOnlyList<OpenFile> finished = batch.TakeFinished();
        foreach (OpenFile file in finished.Where(file => file.IsClean))
        {
            await WithdrawAsync(file.NoLonger(), tally, cancellationToken);
        }

        // A file that gave nothing is left as it was remembered: its articles stay until it can be read again.
        List<(IngestedFile, IReadOnlyList<IngestedArticle>)> remembered = [.. finished.Where(file => file.Now.Count > 0).Select(file => (file.File, file.Owned()))];
        if (remembered.Count > 0)
        {
            await files.RememberAsync(remembered, cancellationToken);
        }
    }

    private async Task WithdrawGoneAsync(IReadOnlyList<string> gone, IngestionTally tally, CancellationToken cancellationToken)
    {
        foreach (string path in gone)
        {
            await WithdrawAsync(files.ArticlesOf(path), tally, cancellationToken);
        }

        if (gone.Count > 0)
        {
            await files.ForgetAsync(gone, cancellationToken);
        }

        if (tally.Withdrawn > 0 || gone.Count > 0)
        {
            // An id may be free now: files that lost it to another are read again at the next run.
            foreach (string path in refused.Where(one => one.Value.IsDuplicate).Select(one => one.Key).ToList())
            {
                refused.Remove(path);
            }
        }
    }

    /// <summary>Withdraws what still stands as the file left it; a version that came otherwise since then stays.</summary>
    private async Task WithdrawAsync(IEnumerable<IngestedArticle> articles, IngestionTally tally, CancellationToken cancellationToken)
    {
        foreach (IngestedArticle article in articles)
        {
            Article? live = await store.FindAsync(article.ArticleId, null, cancellationToken);
            if (live is { Status: ArticleStatus.Live } && live.Version == article.Version && await ingestor.WithdrawAsync(article.ArticleId, cancellationToken))
            {
                tally.Withdrawn++;
            }
        }
    }

    private void TellMissing(FolderScan scan, IngestionTally tally)
    {
        foreach (ArticleRejection rejection in scan.Rejections)
        {
            tally.Reject(rejection);
            if (missing.Add(rejection.Origin))
            {
                Log.Rejected(logger, rejection.Code, rejection.Message);
            }
        }

        missing.IntersectWith(scan.Rejections.Select(rejection => rejection.Origin));
    }

    private void Tell(ArticleRejection rejection, IngestionTally tally)
    {
        tally.Reject(rejection);
        Log.Rejected(logger, rejection.Code, rejection.Message);
    }

    private IngestionSummary Summarise(IngestionTally tally, int scanned)
    {
        IngestionSummary summary = tally.ToSummary(scanned);
        if (summary.Indexed + summary.Withdrawn + summary.Rejected > 0)
        {
            Log.Ingested(logger, scanned, summary.Indexed, summary.Unchanged, summary.Withdrawn, summary.Rejected);
        }

        return summary;
    }

    private static string OriginOf(string path, int position, int count) =>
        count == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path} (article {position + 1})");

    /// <summary>Size and time of last change of what a link leads to; zeros where it can't be told, which then no file matches.</summary>
    private static (long Size, long Modified) Stat(string path)
    {
        try
        {
            var file = new FileInfo(path);
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : (0, 0);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (0, 0);
        }
    }
}
