using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Language;
using BriefingBot.Statements;
using BriefingBot.Tests.Articles;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Ingestion;

/// <summary>A record, an index in memory and an ingestor between them, with a folder for article files.</summary>
internal sealed class IngestionBench : IAsyncDisposable
{
    public IngestionBench(IEmbeddingGenerator<string, Embedding<float>>? generator = null)
    {
        Generator = generator;
        Ingestor = Start();
    }

    public TemporaryRecord Record { get; } = new();

    public TemporaryFolder Files { get; } = new();

    public IEmbeddingGenerator<string, Embedding<float>>? Generator { get; }

    public RecordingIndex Index { get; private set; } = new();

    public Ingestor Ingestor { get; private set; }

    public IngestedFiles Memory => new(Record.Database);

    /// <summary>The process is gone without a word; another one starts on what it left.</summary>
    public void Crash()
    {
        Record.Reopen();
        Index = Index.AfterCrash();
        Ingestor = Start();
    }

    public Task<IngestionSummary> SyncAsync() => Ingestor.SyncFoldersAsync([Files.Path], null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Ingestor.DisposeAsync();
        Record.Dispose();
        Files.Dispose();
    }

    private Ingestor Start() => new(
        Record.Store, Index, RealReader.Extractor, new EmbeddingModel(Generator, Generator is null ? null : "length", "test"),
        Memory, new ArticleFileReader(100_000), NullLogger<Ingestor>.Instance);
}
