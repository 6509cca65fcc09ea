using System.Runtime.ExceptionServices;
using BriefingBot.Articles;
using BriefingBot.Language;
using BriefingBot.Statements;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Indexing;

/// <summary>
/// The search index in a folder of its own: Lucene for words, quantised vectors inside Lucene for meaning, so that both become visible, and
/// reach the disk, together. Any number of threads may search while one writes; writers wait for each other.
/// </summary>
public sealed class LuceneSearchIndex : ISearchIndex, IDisposable
{
    private readonly System.Threading.Lock writing = new();
    private readonly WordAnalyzer analyzer;
    private readonly VectorCache vectors;
    private readonly VectorShape shape = new();
    private readonly FSDirectory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly ILogger logger;

    /// <summary>What the directories are still to hear of at the next refresh; null: the article is gone.</summary>
    private readonly Dictionary<string, ArticleRecord?> pendingArticles = new(StringComparer.Ordinal);

    private IndexStamp stamp;
    private long committedSequence;
    private bool isDisposed;

    /// <param name="model">The configured model; empty where there is none.</param>
    private LuceneSearchIndex(IndexFolder.Opened opened, string model, WordAnalyzer analyzer, VectorCache vectors, ILogger logger)
    {
        (directory, writer, stamp, RebuildReason, _) = opened;
        (this.analyzer, this.vectors, this.logger) = (analyzer, vectors, logger);
        SearchesMeaning = model.Length > 0 && stamp.Model == model;
        committedSequence = stamp.Sequence;
        foreach (ArticleRecord article in opened.Articles)
        {
            Speakers.Set(article.Id, article.Speakers);
        }

        Reprints.Load(opened.Articles.Select(article => (article.Id, article.Published, article.Source, article.ToFingerprints())));

        searchers = new SearcherManager(writer, applyAllDeletes: true, new WarmSearchers(this));
    }

    /// <inheritdoc/>
    public long CommittedSequence => Interlocked.Read(ref committedSequence);

    /// <summary>Why the index was emptied when it was opened ("there is none yet", "it is damaged (…)"); null where it was not.</summary>
    public string? RebuildReason { get; }

    /// <summary>Whose vectors it has; empty: it has none.</summary>
    public string Model => stamp.Model;

    /// <inheritdoc/>
    public bool SearchesMeaning { get; }

    /// <inheritdoc/>
    public SpeakerDirectory Speakers { get; } = new(Lexicon.Default);

    /// <inheritdoc/>
    public ReprintDirectory Reprints { get; } = new();

    /// <inheritdoc/>
    public (int Passages, int Statements) Count => Search(searcher => searcher.Count);

    /// <summary>
    /// Opens the index in a folder, which is made where it is missing. An index that is damaged, or was made by another format, extractor
    /// or embedding model, or is ahead of the record, is emptied: <see cref="CommittedSequence"/> is then -1 and
    /// <see cref="RebuildReason"/> says why.
    /// </summary>
    /// <param name="embeddingModelId">Null where there are no vectors.</param>
    /// <param name="lastChange">The record's last change: an index that goes beyond it is of another record, or of this one before a backup was restored.</param>
    /// <exception cref="IOException">Another process has the index open, or the folder can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be read or written.</exception>
    public static LuceneSearchIndex Open(string path, string? embeddingModelId, long lastChange, string extractor, ILogger logger) =>
        Open(path, IndexStamp.For(embeddingModelId, lastChange, extractor), anyModel: false, logger);

    /// <summary>
    /// The same; with <paramref name="anyModel"/> an index that only the model has changed for is opened as it is, to answer by its words
    /// (<see cref="SearchesMeaning"/> is then false) until <see cref="IndexFolders"/> has one of the configured model.
    /// </summary>
    internal static LuceneSearchIndex Open(string path, IndexStamp wanted, bool anyModel, ILogger logger)
    {
        var analyzer = new WordAnalyzer();
        var vectors = new VectorCache();
        IndexFolder.Opened opened = IndexFolder.Open(path, wanted, anyModel, analyzer, vectors, logger);
        var index = new LuceneSearchIndex(opened, wanted.Model, analyzer, vectors, logger);
        (int passages, int statements) = index.Count;
        Log.IndexOpened(logger, passages, statements, index.CommittedSequence);
        return index;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An article has another number of vectors than of passages or statements, or of dimensions.</exception>
    public void Replace(IReadOnlyList<IndexedArticle> articles)
    {
        lock (writing)
        {
            // Vectors of two models must never meet in one index.
            IndexedArticle[] taken = SearchesMeaning ? [.. articles] : [.. articles.Select(indexed => indexed with { Vectors = [], StatementVectors = [] })];
            Array.ForEach(taken, shape.Validate);

            // Of two with one id the later counts.
            IndexedArticle[] last = [.. taken.GroupBy(indexed => indexed.Article.Id, StringComparer.Ordinal).Select(versions => versions.Last())];
            foreach (IndexedArticle withdrawn in last.Where(indexed => indexed.Article.Status == ArticleStatus.Withdrawn))
            {
                RemoveOne(withdrawn.Article.Id);
            }

            IndexedArticle[] live = [.. last.Where(indexed => indexed.Article.Status == ArticleStatus.Live)];
            OnAllCores(live, indexed => writer.UpdateDocuments(new Term(IndexFields.ArticleId, indexed.Article.Id), ArticleDocuments.Of(indexed, needsVectors: Model.Length > 0).ToList()));
            foreach (IndexedArticle indexed in live)
            {
                pendingArticles[indexed.Article.Id] = ArticleRecord.Of(indexed);
            }
        }
    }

    /// <inheritdoc/>
    public void Remove(string articleId)
    {
        lock (writing)
        {
            RemoveOne(articleId);
        }
    }

    /// <inheritdoc/>
    public void Refresh()
    {
        lock (writing)
        {
            searchers.MaybeRefreshBlocking();
            foreach ((string articleId, ArticleRecord? article) in pendingArticles)
            {
                if (article is not null)
                {
                    Speakers.Set(articleId, article.Speakers);
                    Reprints.Set(articleId, article.Published, article.Source, article.ToFingerprints());
                }
                else
                {
                    Speakers.Remove(articleId);
                    Reprints.Remove(articleId);
                }
            }

            pendingArticles.Clear();
        }
    }

    /// <inheritdoc/>
    public void Commit(long sequence) => Commit(stamp with { Sequence = sequence });

    /// <summary>Commits an index that was made beside another as one that may take its place.</summary>
    public void Finish(long sequence) => Commit(stamp with { Sequence = sequence, IsUnfinished = false });

    /// <inheritdoc/>
    public IReadOnlyList<PassageHit> SearchWords(string query, int top, SearchFilter filter) =>
        top <= 0 ? [] : Search(searcher => PassageQueries.ByWords(searcher, analyzer, query, Bounded(top, searcher), filter));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has other dimensions than those of the index.</exception>
    public IReadOnlyList<PassageHit> SearchMeaning(ReadOnlyMemory<float> vector, int top, SearchFilter filter) =>
        top <= 0 || !SearchesMeaning ? [] : Search(searcher => PassageQueries.ByMeaning(searcher, vectors, vector, Bounded(top, searcher), filter));

    /// <inheritdoc/>
    public IReadOnlyList<StatementHit> SearchStatements(IReadOnlyCollection<string>? speakerKeys, string? query, int top, SearchFilter filter) =>
        top <= 0 ? [] : Search(searcher => StatementSearch.Find(searcher, analyzer, speakerKeys, query, Bounded(top, searcher), filter));

    /// <inheritdoc/>
    public IReadOnlyList<StatementHit> StatementsOf(string articleId) => Search(searcher => StatementSearch.OfArticle(searcher, articleId));

    /// <inheritdoc/>
    public IReadOnlyList<float> Similarities(ReadOnlyMemory<float> vector, IReadOnlyList<StatementHit> hits) =>
        SearchesMeaning ? Search(searcher => StatementSearch.Similarities(searcher, vector, hits)) : [.. hits.Select(_ => float.NaN)];

    /// <inheritdoc/>
    public int DocumentFrequency(string word)
    {
        IReadOnlyList<string> words = analyzer.Words(word);
        return words.Count == 0 ? 0 : Search(searcher => words.Min(part => searcher.IndexReader.DocFreq(new Term(IndexFields.Text, part))));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> WithoutVectors() => Search(searcher => (IReadOnlyList<string>)
    [
        .. searcher.IndexReader.Leaves.SelectMany(leaf => ArchiveSearcher.ArticlesWith(leaf.AtomicReader, IndexFields.Lacks, IndexFields.Vectors)).Select(article => article.Id),
    ]);

    /// <summary>Closes the index as its last commit left it: what came later is indexed again at the next start.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
            searchers.Dispose();
            writer.Rollback();
            analyzer.Dispose();
            directory.Dispose();
        }
    }

    /// <summary>Lucene takes documents from any number of threads; most of the work is to analyse them.</summary>
    private static void OnAllCores(IndexedArticle[] articles, Action<IndexedArticle> index)
    {
        try
        {
            Parallel.ForEach(articles, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index);
        }
        catch (AggregateException problems)
        {
            // The fault itself, such as a full disk, and not how many had it.
            ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }
    }

    /// <summary>Lucene makes room for so many hits at once.</summary>
    private static int Bounded(int top, ArchiveSearcher searcher) => Math.Min(top, Math.Max(1, searcher.IndexReader.MaxDoc));

    private T Search<T>(Func<ArchiveSearcher, T> search)
    {
        IndexSearcher searcher = searchers.Acquire();
        try
        {
            return search((ArchiveSearcher)searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    private void Commit(IndexStamp made)
    {
        lock (writing)
        {
            writer.SetCommitData(made.ToUserData());
            writer.Commit();
            stamp = made;
            Interlocked.Exchange(ref committedSequence, made.Sequence);
        }

        Log.IndexCommitted(logger, made.Sequence);
    }

    private void RemoveOne(string articleId)
    {
        writer.DeleteDocuments(new Term(IndexFields.ArticleId, articleId));
        pendingArticles[articleId] = null;
    }

    /// <summary>Reads a new segment's vectors before a search can ask for them; never, where none will.</summary>
    private sealed class WarmSearchers(LuceneSearchIndex index) : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (AtomicReaderContext leaf in index.SearchesMeaning ? reader.Leaves : [])
            {
                index.shape.Learn(index.vectors.Of(leaf.AtomicReader).Dimensions);
            }

            return new ArchiveSearcher(reader);
        }
    }
}
