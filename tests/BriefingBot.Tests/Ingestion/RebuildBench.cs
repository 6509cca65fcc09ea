using System.Collections.Concurrent;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Language;
using BriefingBot.Statements;
using BriefingBot.Tests.Articles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Ingestion;

/// <summary>Record, index and ingestor as the service has them, to be stopped and started again with another model.</summary>
internal sealed class RebuildBench : IAsyncDisposable
{
    public TemporaryRecord Record { get; } = new();

    public FakeTimeProvider Clock { get; } = new();

    public LogLines Lines { get; } = new();

    public SwitchableIndex Index { get; private set; } = null!;

    public Ingestor Ingestor { get; private set; } = null!;

    public IndexRebuild Rebuild { get; private set; } = null!;

    public MissingVectors Missing { get; private set; } = null!;

    public string Served => Path.Combine(Record.Folder.Path, "index");

    public string Next => Path.Combine(Record.Folder.Path, "index.next");

    public async Task StartAsync(EmbeddingModel model)
    {
        var folders = new IndexFolders(Record.Folder.Path, model.Id, Record.Store.LastChange, RealReader.Extractor.Version, Lines);
        var extractor = RealReader.Extractor;
        Index = new SwitchableIndex(folders.OpenServed());
        Ingestor = new Ingestor(
            Record.Store, Index, extractor, model, new IngestedFiles(Record.Database), new ArticleFileReader(100_000), new Logger<Ingestor>(Lines));
        Rebuild = new IndexRebuild(Record.Store, Index, folders, Ingestor, extractor, model, Clock, new Logger<IndexRebuild>(Lines));
        Missing = new MissingVectors(Record.Store, Index, Ingestor, extractor, model, Clock, new Logger<MissingVectors>(Lines));
        await Ingestor.CatchUpAsync(null, CancellationToken.None);
    }

    public async Task StopAsync()
    {
        await Ingestor.DisposeAsync();
        Index.Dispose();
    }

    /// <summary>The process is gone without a word: of the index stays what was committed.</summary>
    public void Crash()
    {
        Index.Dispose();
        Record.Reopen();
    }

    /// <summary>Articles a0, a1, …, of which every other names a bird.</summary>
    public Task PutAsync(int count) => Ingestor.PutManyAsync(
        [.. Enumerable.Range(0, count).Select(i => TemporaryRecord.Draft($"a{i}", i % 2 == 0 ? $"The pelican landed {i} times." : $"The council voted {i} times."))],
        CancellationToken.None);

    public string[] ByWords(string query) => [.. Index.SearchWords(query, 1_000, SearchFilter.None).Select(hit => hit.Article.Id).Order(StringComparer.Ordinal)];

    /// <summary>Articles whose vector points the way of the question's.</summary>
    public string[] ByMeaning(ReadOnlyMemory<float> vector) =>
        [.. Index.SearchMeaning(vector, 1_000, SearchFilter.None).Where(hit => hit.Score > 0.5).Select(hit => hit.Article.Id).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Record.Dispose();
        Lines.Dispose();
    }

    internal sealed class LogLines : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();

        public IEnumerable<string> At(LogLevel level) => lines.Where(line => line.Level == level).Select(line => line.Text);

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
