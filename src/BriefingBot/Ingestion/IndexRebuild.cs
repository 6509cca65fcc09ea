using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>
/// Makes an index for the configured embedding model from the record, while the index of the earlier one answers, and then puts it in that
/// one's place. The record's changes are taken in their order, so that what is written meanwhile comes last and nothing is missed; what was
/// made is committed now and then, and the next start goes on from there.
/// </summary>
public sealed class IndexRebuild(
    IArticleStore store, SwitchableIndex index, IndexFolders folders, Ingestor ingestor, StatementExtractor extractor, EmbeddingModel embedding,
    TimeProvider time, ILogger<IndexRebuild> logger)
{
    /// <summary>Articles between two looks at whether questions are asked.</summary>
    private const int GentleBatch = 4;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>
    /// While questions are asked it rests as long as it worked, which leaves them most of two cores, but not longer than this, so that the index
    /// gets done on a busy service too.
    /// </summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private volatile RebuildState? state;

    /// <summary>Null where the served index is of the configured model, or there is no model.</summary>
    public RebuildState? State => folders.OutgrownModel is { } from ? state ?? new RebuildState(from, 0, 0, null) : null;

    /// <summary>Works until the new index is served, where one is needed. A failure is logged, shown in <see cref="State"/> and tried again, ever less often.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = ShortestWait;
        while (folders.OutgrownModel is not null)
        {
            int before = State?.Done ?? 0;
            try
            {
                await MakeAsync(gently: true, null, cancellationToken);
            }
            // Whatever failed (the model, a full disk) may pass; the earlier index answers meanwhile.
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                wait = State?.Done > before ? ShortestWait : wait;
                Log.RebuildFailed(logger, problem, embedding.Id, wait);
                Fail(problem);
                await Task.Delay(wait, time, cancellationToken);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    /// <summary>Does it at once and on all cores, where it is needed; a failure is not tried again.</summary>
    /// <param name="progress">Told in articles; called on the thread that works.</param>
    /// <returns>A sentence where it failed; the earlier index then goes on answering, and the next attempt goes on from here.</returns>
    public async Task<string?> RunOnceAsync(IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        if (folders.OutgrownModel is null)
        {
            return null;
        }

        try
        {
            await MakeAsync(gently: false, progress, cancellationToken);
            return null;
        }
        catch (Exception problem) when (problem is ModelUnavailableException or IOException or UnauthorizedAccessException)
        {
            Fail(problem);
            return problem.Message;
        }
    }

    private async Task MakeAsync(bool gently, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var work = new VectorWork(extractor, embedding, gently, time, logger);
        LuceneSearchIndex next = folders.OpenNext();
        bool isServed = false;
        var made = new Made(next);
        try
        {
            int total = await store.CountChangedSinceAsync(-1, cancellationToken);
            int done = total - await store.CountChangedSinceAsync(made.Through, cancellationToken);
            Tell(done, total);
            Log.RebuildBegun(logger, embedding.Id, done, total);

            // [1] All that the record has, beside everything else.
            int size = gently ? GentleBatch : Ingestor.BatchSize;
            int taken = size;
            while (taken == size)
            {
                (long searches, long start) = (index.Searches, time.GetTimestamp());
                taken = await TakeAsync(made, work, size, cancellationToken);
                done += taken;
                Tell(done, Math.Max(done, total));
                if (gently && index.Searches != searches)
                {
                    TimeSpan worked = time.GetElapsedTime(start);
                    await Task.Delay(worked < LongestPause ? worked : LongestPause, time, cancellationToken);
                }
            }

            made.Commit();

            // [2] While nobody writes: what came last, then the switch.
            Task<ISearchIndex>? outgrown = null;
            await ingestor.InTurnAsync(async (written, token) =>
            {
                while ((taken = await TakeAsync(made, work, size, token)) > 0)
                {
                    done += taken;
                }

                next.Refresh();
                next.Finish(made.Through);
                outgrown = index.SwitchTo(next);
                isServed = true;
                written.Switched(made.Through);
            }, cancellationToken);
            Log.RebuildDone(logger, embedding.Id, done, made.Through);

            // [3] When the last search on the earlier one has ended.
            folders.Retire(await outgrown!);
        }
        finally
        {
            if (!isServed)
            {
                Save(made);
                next.Dispose();
            }
        }

        void Tell(int done, int total)
        {
            // A problem stands until something is made again.
            state = new RebuildState(folders.OutgrownModel ?? "", done, total, state is { } before && before.Done >= done ? before.Problem : null);
            progress?.Report(new IngestionProgress(done, total, 0));
        }
    }

    /// <summary>Takes the next changes of the record into the new index; the number of them.</summary>
    private async Task<int> TakeAsync(Made made, VectorWork work, int size, CancellationToken cancellationToken)
    {
        List<Article> changed = await store.ChangedSinceAsync(made.Through, cancellationToken).Take(size).ToListAsync(cancellationToken);
        IReadOnlyList<IndexedArticle> prepared = await work.PrepareAsync([.. changed.Where(article => article.Status == ArticleStatus.Live)], cancellationToken);
        made.Take(changed, prepared);
        return changed.Count;
    }

    private void Save(Made made)
    {
        // It is on the way out of a failure already, which is told; what is not saved is made again.
        try
        {
            made.Commit();
        }
        catch (Exception problem)
        {
            Log.RebuildNotSaved(logger, problem);
        }
    }

    private void Fail(Exception problem) => state = (State ?? new RebuildState("", 0, 0, null)) with { Problem = problem.Message };

    /// <summary>The new index, and how far it is.</summary>
    private sealed class Made(LuceneSearchIndex index)
    {
        private int uncommitted;

        public long Through { get; private set; } = index.CommittedSequence;

        public void Take(List<Article> changed, IReadOnlyList<IndexedArticle> prepared)
        {
            foreach (Article withdrawn in changed.Where(article => article.Status == ArticleStatus.Withdrawn))
            {
                index.Remove(withdrawn.Id);
            }

            index.Replace(prepared);
            Through = changed.Count > 0 ? changed[^1].Sequence : Through;
            uncommitted += changed.Count;
            if (uncommitted >= IndexState.CommitEvery)
            {
                Commit();
            }
        }

        public void Commit()
        {
            if (uncommitted > 0)
            {
                index.Refresh();
                index.Commit(Through);
                uncommitted = 0;
            }
        }
    }
}
