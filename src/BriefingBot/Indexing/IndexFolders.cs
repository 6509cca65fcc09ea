using Microsoft.Extensions.Logging;

namespace BriefingBot.Indexing;

/// <summary>
/// The index's two folders under the storage path. <c>index</c> is served. Where its vectors are of another model than the configured one it
/// answers by words, and <c>index.next</c> is made beside it; once that holds everything it is served instead, and the next start gives it the
/// other's name. Wherever a process ended in between, the stamps tell what is what: a folder is either a finished index, one to go on with,
/// or nothing.
/// </summary>
/// <param name="embeddingModelId">The configured model; null where there is none. The index then stays as it is, for the day when there is one again.</param>
/// <param name="extractor">Which code, word lists and parser its statements are of.</param>
/// <param name="lastChange">Asked for the record's last change: an index that goes beyond it is of another record.</param>
public sealed class IndexFolders(string storagePath, string? embeddingModelId, Func<long> lastChange, string extractor, ILogger logger)
{
    private readonly string next = Path.Combine(storagePath, "index.next");

    /// <summary>The folder of the index that answers when the process starts.</summary>
    public string Served { get; } = Path.Combine(storagePath, "index");

    /// <summary>Whose vectors the opened index has where they are not the configured model's, so that another is to be made; else null.</summary>
    public string? OutgrownModel { get; private set; }

    /// <summary>
    /// Clears up what the process before left, and opens the index to be served. One that is damaged, outdated or of another record is
    /// emptied, see <see cref="LuceneSearchIndex.Open(string, string?, long, string, ILogger)"/>.
    /// </summary>
    /// <exception cref="IOException">A folder can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public LuceneSearchIndex OpenServed()
    {
        IndexStamp wanted = Wanted();
        Settle(wanted);
        LuceneSearchIndex index = LuceneSearchIndex.Open(Served, wanted, anyModel: true, logger);
        if (embeddingModelId is not null && !index.SearchesMeaning)
        {
            OutgrownModel = index.Model;
            Log.OtherModel(logger, index.Model.Length == 0 ? "none" : index.Model, embeddingModelId);
        }

        return index;
    }

    /// <summary>Opens the index that is made beside the served one, as far as it was made.</summary>
    /// <exception cref="IOException">The folder can't be read or written.</exception>
    public LuceneSearchIndex OpenNext() => LuceneSearchIndex.Open(next, Wanted().Unfinished(), anyModel: false, logger);

    /// <summary>Closes and removes the one that was served first, when the finished one is served and nobody uses the other any more.</summary>
    public void Retire(ISearchIndex outgrown)
    {
        OutgrownModel = null;
        // The other answers already; what can't be closed or removed now, the next start removes.
        try
        {
            (outgrown as IDisposable)?.Dispose();
            IndexFolder.Remove(Served);
        }
        catch (Exception problem)
        {
            Log.NotRemoved(logger, problem, Served);
        }
    }

    private IndexStamp Wanted() => IndexStamp.For(embeddingModelId, lastChange(), extractor);

    private void Settle(IndexStamp wanted)
    {
        if (!Directory.Exists(next))
        {
            return;
        }

        IndexStamp? old = IndexFolder.StampOf(Served) is { } first && first.OutdatedButForModel(wanted) is null ? first : null;
        IndexStamp? made = IndexFolder.StampOf(next) is { } second && second.OutdatedButForModel(wanted.Unfinished()) is null ? second : null;
        bool isWanted = made is not null && (wanted.Model.Length == 0 || made.Model == wanted.Model);
        if (old is not null && old.Model == wanted.Model && wanted.Model.Length > 0)
        {
            // The model was changed back.
            RemoveNext();
        }
        else if (made is { IsUnfinished: false })
        {
            IndexFolder.Remove(Served);
            Directory.Move(next, Served);
            Log.TakenOver(logger, made.Model);
        }
        else if (old is null || !isWanted)
        {
            // Of a third model; or there is nothing to serve meanwhile, and the index is made anew in its own place.
            RemoveNext();
        }
    }

    private void RemoveNext()
    {
        IndexFolder.Remove(next);
        Log.LeftoverRemoved(logger, next);
    }
}
