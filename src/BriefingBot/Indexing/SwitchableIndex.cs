using BriefingBot.Statements;

namespace BriefingBot.Indexing;

/// <summary>
/// The index that is served, which another may take the place of while it is searched: each call runs to its end on the one it began on, and
/// calls that begin later run on the other. Writers must not write while it is switched; they take turns, see <see cref="Ingestion.Ingestor"/>.
/// </summary>
public sealed class SwitchableIndex(ISearchIndex first) : ISearchIndex, IDisposable
{
    private Served served = new(first);
    private long searches;

    /// <summary>How many searches there were: tells whether somebody is asking.</summary>
    public long Searches => Interlocked.Read(ref searches);

    /// <inheritdoc/>
    public long CommittedSequence => Use(index => index.CommittedSequence);

    /// <inheritdoc/>
    public bool SearchesMeaning => Use(index => index.SearchesMeaning);

    /// <inheritdoc/>
    /// <remarks>Of the index that is served now: to be asked for anew by each question.</remarks>
    public SpeakerDirectory Speakers => Use(index => index.Speakers);

    /// <inheritdoc/>
    /// <remarks>As <see cref="Speakers"/>.</remarks>
    public ReprintDirectory Reprints => Use(index => index.Reprints);

    /// <inheritdoc/>
    public (int Passages, int Statements) Count => Use(index => index.Count);

    /// <summary>Serves another index from now on.</summary>
    /// <returns>The one before, when the last call on it has ended: the caller's to close.</returns>
    public async Task<ISearchIndex> SwitchTo(ISearchIndex next)
    {
        Served before = Interlocked.Exchange(ref served, new Served(next));
        before.Leave();
        await before.Unused;
        return before.Index;
    }

    /// <inheritdoc/>
    public void Replace(IReadOnlyList<IndexedArticle> articles) => Use(index => index.Replace(articles));

    /// <inheritdoc/>
    public void Remove(string articleId) => Use(index => index.Remove(articleId));

    /// <inheritdoc/>
    public void Refresh() => Use(index => index.Refresh());

    /// <inheritdoc/>
    public void Commit(long sequence) => Use(index => index.Commit(sequence));

    /// <inheritdoc/>
    public IReadOnlyList<PassageHit> SearchWords(string query, int top, SearchFilter filter) => Search(index => index.SearchWords(query, top, filter));

    /// <inheritdoc/>
    public IReadOnlyList<PassageHit> SearchMeaning(ReadOnlyMemory<float> vector, int top, SearchFilter filter) =>
        Search(index => index.SearchMeaning(vector, top, filter));

    /// <inheritdoc/>
    public IReadOnlyList<StatementHit> SearchStatements(IReadOnlyCollection<string>? speakerKeys, string? query, int top, SearchFilter filter) =>
        Search(index => index.SearchStatements(speakerKeys, query, top, filter));

    /// <inheritdoc/>
    public IReadOnlyList<StatementHit> StatementsOf(string articleId) => Use(index => index.StatementsOf(articleId));

    /// <inheritdoc/>
    public IReadOnlyList<float> Similarities(ReadOnlyMemory<float> vector, IReadOnlyList<StatementHit> hits) =>
        Search(index => index.Similarities(vector, hits));

    /// <inheritdoc/>
    public int DocumentFrequency(string word) => Use(index => index.DocumentFrequency(word));

    /// <inheritdoc/>
    public IReadOnlyList<string> WithoutVectors() => Use(index => index.WithoutVectors());

    /// <summary>Closes the index that is served.</summary>
    public void Dispose() => (Volatile.Read(ref served).Index as IDisposable)?.Dispose();

    private T Search<T>(Func<ISearchIndex, T> search)
    {
        Interlocked.Increment(ref searches);
        return Use(search);
    }

    private void Use(Action<ISearchIndex> use) => Use(index =>
    {
        use(index);
        return true;
    });

    private T Use<T>(Func<ISearchIndex, T> use)
    {
        Served current;
        do
        {
            current = Volatile.Read(ref served);
        }
        while (!current.TryEnter());
        try
        {
            return use(current.Index);
        }
        finally
        {
            current.Leave();
        }
    }

    /// <summary>An index with the number of calls that are on it, one more while it is the one that is served.</summary>
    private sealed class Served(ISearchIndex index)
    {
        private readonly TaskCompletionSource unused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int users = 1;

        public ISearchIndex Index => index;

        public Task Unused => unused.Task;

        /// <summary>False once the last one has left: it may be closed by now.</summary>
        public bool TryEnter()
        {
            int seen = Volatile.Read(ref users);
            while (seen > 0)
            {
                int before = Interlocked.CompareExchange(ref users, seen + 1, seen);
                if (before == seen)
                {
                    return true;
                }

                seen = before;
            }

            return false;
        }

        public void Leave()
        {
            if (Interlocked.Decrement(ref users) == 0)
            {
                unused.TrySetResult();
            }
        }
    }
}
