using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using Directory = System.IO.Directory;

namespace BriefingBot.Indexing;

/// <summary>The folder that the index lives in: opened where it is whole and up to date, emptied where it isn't.</summary>
internal static class IndexFolder
{
    private const string NoneYet = "there is none yet";

    /// <summary>What was opened, and with what the last commit left.</summary>
    /// <param name="Rebuilt">Why the index starts empty; null where it doesn't.</param>
    internal sealed record Opened(
        FSDirectory Directory, IndexWriter Writer, IndexStamp Stamp, string? Rebuilt, IReadOnlyList<ArticleRecord> Articles);

    /// <param name="wanted">What the index must be made by, and the record's last change, beyond which it can't be.</param>
    /// <param name="anyModel">One with the vectors of another model is opened as it is, without these.</param>
    /// <exception cref="IOException">Another process writes to the folder, or it can't be read or written.</exception>
    internal static Opened Open(string path, IndexStamp wanted, bool anyModel, WordAnalyzer analyzer, VectorCache vectors, ILogger logger)
    {
        Directory.CreateDirectory(path);
        // Not mapped into memory: a file cut short under a mapping ends the process, under a read it is an exception.
        var directory = new NIOFSDirectory(path);
        try
        {
            (IndexStamp? stamp, string? reason, IReadOnlyList<ArticleRecord> articles) = Check(directory, path, wanted, anyModel, vectors);
            if (reason is not null and not NoneYet)
            {
                Log.IndexRebuilt(logger, reason);
            }

            var writer = new IndexWriter(directory, Configuration(analyzer, stamp is null, logger));
            return new Opened(directory, writer, stamp ?? wanted with { Sequence = -1 }, reason, articles);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>The stamp of a whole index; null where there is none, or it is damaged. Reads all of it.</summary>
    internal static IndexStamp? StampOf(string path)
    {
        try
        {
            using var directory = new NIOFSDirectory(path);
            if (!DirectoryReader.IndexExists(directory))
            {
                return null;
            }

            using DirectoryReader reader = DirectoryReader.Open(directory);
            IndexChecksums.Verify(path, reader.IndexCommit);
            return IndexStamp.Parse(reader.IndexCommit.UserData);
        }
        // Lucene throws whatever it stumbles over in a damaged file.
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Removes a folder with the index in it. What a process that ends in the middle leaves is never taken for an index.</summary>
    internal static void Remove(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (string commit in Directory.EnumerateFiles(path, "segments*"))
        {
            File.Delete(commit);
        }

        Directory.Delete(path, recursive: true);
    }

    /// <summary>Under the write lock, so that nobody's index is emptied while they write it.</summary>
    private static (IndexStamp? Stamp, string? Reason, IReadOnlyList<ArticleRecord> Articles) Check(
        FSDirectory directory, string path, IndexStamp wanted, bool anyModel, VectorCache vectors)
    {
        using Lucene.Net.Store.Lock writing = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!writing.Obtain())
        {
            throw new IOException($"Another process writes to the index in {path}. Stop it, or set Storage:Path to another folder.");
        }

        string reason;
        try
        {
            if (!DirectoryReader.IndexExists(directory))
            {
                reason = NoneYet;
            }
            else
            {
                using DirectoryReader reader = DirectoryReader.Open(directory);
                IndexStamp stamp = IndexStamp.Parse(reader.IndexCommit.UserData);
                if ((anyModel ? stamp.OutdatedButForModel(wanted) : stamp.Outdated(wanted)) is not { } outdated)
                {
                    IndexChecksums.Verify(path, reader.IndexCommit);
                    return (stamp, null, ReadAll(reader, stamp.Model == wanted.Model ? vectors : null));
                }

                reason = outdated;
            }
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            reason = $"it is damaged ({damage.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')})";
        }

        foreach (string file in Directory.EnumerateFiles(path).Where(file => Path.GetFileName(file) != IndexWriter.WRITE_LOCK_NAME))
        {
            File.Delete(file);
        }

        return (null, reason, []);
    }

    /// <summary>Reads vectors, where they are of use, and what is kept of articles, parts side by side.</summary>
    private static List<ArticleRecord> ReadAll(DirectoryReader reader, VectorCache? vectors) =>
    [
        .. reader.Leaves.AsParallel().AsOrdered().SelectMany(leaf =>
        {
            vectors?.Of(leaf.AtomicReader);
            return ArchiveSearcher.ArticlesWith(leaf.AtomicReader, IndexFields.Kind, IndexFields.ArticleKind);
        }),
    ];

    private static IndexWriterConfig Configuration(WordAnalyzer analyzer, bool create, ILogger logger) => new(WordAnalyzer.Version, analyzer)
    {
        OpenMode = create ? OpenMode.CREATE : OpenMode.APPEND,
        Similarity = ArchiveSearcher.NewSimilarity(),
        MergeScheduler = new LoggedMerges(logger),
        RAMBufferSizeMB = 32,
    };

    /// <summary>A merge that fails, on a full disk say, loses nothing: it must not end the process.</summary>
    private sealed class LoggedMerges(ILogger logger) : ConcurrentMergeScheduler
    {
        protected override void HandleMergeException(Exception exception) => Log.MergeFailed(logger, exception);
    }
}
