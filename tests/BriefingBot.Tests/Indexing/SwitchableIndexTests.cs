using BriefingBot.Indexing;
using BriefingBot.Tests.Ingestion;

namespace BriefingBot.Tests.Indexing;

public sealed class SwitchableIndexTests : IDisposable
{
    private readonly TemporaryFolder first = new();
    private readonly TemporaryFolder second = new();

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task A_search_under_way_ends_on_the_index_that_it_began_on_and_only_then_may_that_be_closed()
    {
        using var slow = new SlowIndex();
        using var switchable = new SwitchableIndex(slow);
        Task<int> search = Task.Run(() => switchable.DocumentFrequency("word"));
        await slow.Entered;

        using LuceneSearchIndex next = SomeIndexed.Index(second.Path);
        next.Replace([SomeIndexed.Words("new", "Walrus.")]);
        next.Refresh();
        Task<ISearchIndex> unused = switchable.SwitchTo(next);

        Assert.Equal(1, switchable.DocumentFrequency("walrus"));
        Assert.Same(next.Speakers, switchable.Speakers);
        Assert.Same(next.Reprints, switchable.Reprints);
        Assert.False(unused.IsCompleted);
        slow.LetGo();
        Assert.Equal(SlowIndex.Frequency, await search);
        Assert.Same(slow, await unused);
    }

    [Fact]
    public async Task Readers_never_meet_a_closed_index_or_miss_an_article_while_it_is_switched_again_and_again()
    {
        using var switchable = new SwitchableIndex(Fill(Path.Combine(first.Path, "0")));
        using var stop = new CancellationTokenSource();
        long found = 0;
        Task[] readers =
        [
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    Assert.Equal(["a", "b"], switchable.SearchWords("walrus", 5, SearchFilter.None).Ids().Order());
                    Interlocked.Increment(ref found);
                }
            })),
        ];

        for (int i = 1; i <= 6; i++)
        {
            long before = Interlocked.Read(ref found);
            ISearchIndex old = await switchable.SwitchTo(Fill(Path.Combine(first.Path, i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            ((IDisposable)old).Dispose();
            for (int wait = 0; wait < 2_000 && Interlocked.Read(ref found) <= before; wait++)
            {
                await Task.Delay(1);
            }

            Assert.True(Interlocked.Read(ref found) > before, "Nobody was reading.");
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static LuceneSearchIndex Fill(string path)
    {
        LuceneSearchIndex index = SomeIndexed.Index(path);
        index.Replace([SomeIndexed.Words("a", "A walrus."), SomeIndexed.Words("b", "Another walrus.")]);
        index.Refresh();
        return index;
    }

    /// <summary>An index in which one question takes as long as it is let.</summary>
    private sealed class SlowIndex : ISearchIndex, IDisposable
    {
        public const int Frequency = 42;

        private readonly RecordingIndex inner = new();
        private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim gate = new();

        public Task Entered => entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public long CommittedSequence => inner.CommittedSequence;

        public bool SearchesMeaning => inner.SearchesMeaning;

        public BriefingBot.Statements.SpeakerDirectory Speakers => inner.Speakers;

        public ReprintDirectory Reprints => inner.Reprints;

        public (int Passages, int Statements) Count => inner.Count;

        public void LetGo() => gate.Set();

        public int DocumentFrequency(string word)
        {
            entered.TrySetResult();
            Assert.True(gate.Wait(TimeSpan.FromSeconds(20)));
            return Frequency;
        }

        public void Replace(IReadOnlyList<IndexedArticle> articles) => inner.Replace(articles);

        public void Remove(string articleId) => inner.Remove(articleId);

        public void Refresh() => inner.Refresh();

        public void Commit(long sequence) => inner.Commit(sequence);

        public IReadOnlyList<PassageHit> SearchWords(string query, int top, SearchFilter filter) => [];

        public IReadOnlyList<PassageHit> SearchMeaning(ReadOnlyMemory<float> vector, int top, SearchFilter filter) => [];

        public IReadOnlyList<StatementHit> SearchStatements(IReadOnlyCollection<string>? speakerKeys, string? query, int top, SearchFilter filter) => [];

        public IReadOnlyList<StatementHit> StatementsOf(string articleId) => [];

        public IReadOnlyList<float> Similarities(ReadOnlyMemory<float> vector, IReadOnlyList<StatementHit> hits) => [];

        public IReadOnlyList<string> WithoutVectors() => [];

        public void Dispose() => gate.Dispose();
    }
}
