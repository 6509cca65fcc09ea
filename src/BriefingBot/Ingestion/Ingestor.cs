using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>
/// The one writer of record and index: [1] parse (files only), [2] store, [3] split, [4] extract, [5] embed, [6] index. What a call returned
/// is on disk and searchable. The index is committed every so often: what it lacks after a crash, <see cref="CatchUpAsync"/> adds from the record.
/// </summary>
public sealed class Ingestor : IAsyncDisposable
{
    /// <summary>Articles that are stored in one transaction and held in memory at a time.</summary>
    internal const int BatchSize = 32;

    private readonly Turns turns = new();
    private readonly IArticleStore store;
    private readonly ISearchIndex index;
    private readonly IndexState state;
    private readonly ArticlePreparer preparer;
    private readonly FileIngestion files;
    private readonly ILogger logger;
    private bool disposed;

    public Ingestor(
        IArticleStore store,
        ISearchIndex index,
        StatementExtractor extractor,
        EmbeddingModel embedding,
        IngestedFiles files,
        ArticleFileReader reader,
        ILogger<Ingestor> logger)
    {
        this.store = store;
        this.index = index;
        state = new IndexState(index, logger);
        this.logger = logger;
        preparer = new ArticlePreparer(extractor, embedding, (article, problem) => Log.EmbeddingFailed(logger, problem, article), gently: false, logger);
        this.files = new FileIngestion(this, store, files, reader, logger);
    }

    /// <summary>Stores and indexes one article.</summary>
    /// <exception cref="StorageException">It could not be stored: nothing changed.</exception>
    public async Task<IngestionResult> PutAsync(ArticleDraft draft, CancellationToken cancellationToken) =>
        (await PutManyAsync([draft], cancellationToken))[0];

    /// <summary>Stores and indexes articles in order, with a result for each. Of two with one id the later is the newer version.</summary>
    /// <exception cref="StorageException">Some could not be stored; those before them were.</exception>
    public async Task<IReadOnlyList<IngestionResult>> PutManyAsync(IReadOnlyList<ArticleDraft> drafts, CancellationToken cancellationToken)
    {
        var results = new List<IngestionResult>(drafts.Count);
        foreach (ArticleDraft[] batch in drafts.Chunk(BatchSize))
        {
            results.AddRange(await PutBatchAsync(batch, cancellationToken));
        }

        await RefreshAsync();
        return results;
    }

    /// <summary>Takes an article out of the archive; false where no live article has that id. From then on nothing finds or cites it.</summary>
    /// <exception cref="StorageException">It could not be written: nothing changed.</exception>
    public async Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken)
    {
        using IDisposable turn = await TakeTurnAsync(cancellationToken);
        await GetInStepAsync(cancellationToken);
        if (await store.WithdrawAsync(id, cancellationToken) is not { } withdrawn)
        {
            return false;
        }

        state.Change(index =>
        {
            index.Remove(id);
            index.Refresh();
            state.Advance(withdrawn.Sequence, 1);
        });
        Log.Withdrawn(logger, id);
        return true;
    }

    /// <summary>
    /// Ingests files, and folders with all that is under them: what is new or changed is stored, what is gone from a folder is withdrawn, and
    /// what can't be read is rejected without stopping the rest. Files of a folder that did not change since they were last ingested are passed
    /// over; a file that is named itself is always read.
    /// </summary>
    /// <param name="progress">Told in files; called on the thread that works.</param>
    /// <exception cref="StorageException">The storage failed: what was ingested before it stays, and the next run goes on from there.</exception>
    public Task<IngestionSummary> IngestPathsAsync(IReadOnlyList<string> paths, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken) =>
        RunFilesAsync(paths, readNamed: true, progress, cancellationToken);

    /// <summary>
    /// Does the same for the folders that are watched: a file among them is passed over too while it does not change, so that what was written
    /// or withdrawn otherwise since then stays.
    /// </summary>
    /// <exception cref="StorageException">As <see cref="IngestPathsAsync"/>.</exception>
    public Task<IngestionSummary> SyncFoldersAsync(IReadOnlyList<string> folders, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken) =>
        RunFilesAsync(folders, readNamed: false, progress, cancellationToken);

    /// <summary>Brings the index up to the record: all changes since the sequence that it was committed with. To be called once at start.</summary>
    /// <param name="progress">Told in articles; called on the thread that works.</param>
    public async Task CatchUpAsync(IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        int done = 0;
        int total = await store.CountChangedSinceAsync(state.Through, cancellationToken);
        bool more = true;
        while (more)
        {
            using IDisposable turn = await TakeTurnAsync(cancellationToken);
            int taken = await CatchUpBatchAsync(cancellationToken);
            more = taken == BatchSize;
            done += taken;
            progress?.Report(new IngestionProgress(done, Math.Max(done, total), 0));
        }

        await RefreshAsync();
        await CommitAsync(cancellationToken);
        if (done > 0)
        {
            Log.CaughtUp(logger, done);
        }
    }

    /// <summary>Commits the index where it has changes that are not on disk.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        using IDisposable turn = await TakeTurnAsync(cancellationToken);
        state.Commit();
    }

    /// <summary>Waits for the write in progress and commits the index, which must still be open.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        IDisposable turn = await turns.TakeAsync(CancellationToken.None);
        disposed = true;
        // The record has everything: what the index could not write now, it gets at the next start.
        try
        {
            state.Commit();
        }
        catch (Exception problem)
        {
            Log.IndexBehind(logger, problem);
        }
        files.Dispose();
        turn.Dispose();
        turns.Dispose();
    }

    /// <summary>Stores and indexes up to <see cref="BatchSize"/> articles; they are searchable after the next <see cref="RefreshAsync"/>.</summary>
    internal async Task<IReadOnlyList<IngestionResult>> PutBatchAsync(IReadOnlyList<ArticleDraft> drafts, CancellationToken cancellationToken)
    {
        using IDisposable turn = await TakeTurnAsync(cancellationToken);
        await GetInStepAsync(cancellationToken);

        // [2] store
        IReadOnlyList<(PutOutcome Outcome, Article Article)> stored = await store.PutManyAsync(drafts, cancellationToken);

        // From here on nothing is cancelled: what is stored gets indexed.
        List<Article> toIndex = [.. stored
            .Where(one => one.Outcome != PutOutcome.Unchanged || !state.InStep)
            .GroupBy(one => one.Article.Id, one => one.Article, StringComparer.Ordinal)
            .Select(versions => versions.Last())];
        if (toIndex.Count > 0)
        {
            await IndexAsync(toIndex);
        }

        return [.. stored.Select(one => one.Outcome == PutOutcome.Unchanged
            ? (IngestionResult)new IngestionResult.Unchanged(one.Article.Id, one.Article.Version)
            : new IngestionResult.Indexed(one.Article.Id, one.Article.Version))];
    }

    /// <summary>Makes everything that was put searchable.</summary>
    internal async Task RefreshAsync()
    {
        using IDisposable turn = await TakeTurnAsync(CancellationToken.None);
        state.Change(index => index.Refresh());
    }

    /// <summary>Other work on the index, in a turn of its own: nothing is written meanwhile.</summary>
    internal async Task InTurnAsync(Func<IndexState, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using IDisposable turn = await TakeTurnAsync(cancellationToken);
        await work(state, cancellationToken);
    }

    private async Task<IngestionSummary> RunFilesAsync(
        IReadOnlyList<string> paths, bool readNamed, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        IngestionSummary summary = await files.RunAsync(paths, readNamed, progress, cancellationToken);
        await CommitAsync(cancellationToken);
        return summary;
    }

    private async Task IndexAsync(IReadOnlyList<Article> articles)
    {
        // [3] split, [4] extract, [5] embed
        IReadOnlyList<IndexedArticle> prepared;
        try
        {
            prepared = await preparer.PrepareAsync(articles, index.SearchesMeaning, CancellationToken.None);
        }
        catch
        {
            state.FallBehind();
            throw;
        }

        // [6] index
        state.Change(index =>
        {
            index.Replace(prepared);
            state.Advance(articles.Max(article => article.Sequence), articles.Count);
        });
        Log.BatchIndexed(logger, articles.Count, state.Through);
    }

    /// <summary>After the index failed once, what it lacks is read from the record again before anything else is written.</summary>
    private async Task GetInStepAsync(CancellationToken cancellationToken)
    {
        while (state.Behind)
        {
            state.Behind = await CatchUpBatchAsync(cancellationToken) == BatchSize;
        }
    }

    private async Task<int> CatchUpBatchAsync(CancellationToken cancellationToken)
    {
        List<Article> changed = await store.ChangedSinceAsync(state.Through, cancellationToken).Take(BatchSize).ToListAsync(cancellationToken);
        List<Article> live = [.. changed.Where(article => article.Status == ArticleStatus.Live)];
        IReadOnlyList<IndexedArticle> prepared = await preparer.PrepareAsync(live, index.SearchesMeaning, cancellationToken);
        state.Change(index =>
        {
            foreach (Article withdrawn in changed.Where(article => article.Status == ArticleStatus.Withdrawn))
            {
                index.Remove(withdrawn.Id);
            }

            index.Replace(prepared);
            state.CatchUp(changed.Count > 0 ? changed[^1].Sequence : state.Through, changed.Count, changed.Count < BatchSize);
        });
        return changed.Count;
    }

    private Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return turns.TakeAsync(cancellationToken);
    }
}
