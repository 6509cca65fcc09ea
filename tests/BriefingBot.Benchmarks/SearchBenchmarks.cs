using BenchmarkDotNet.Attributes;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Benchmarks;

/// <summary>
/// Searching 100,000 passages and as many statements. Run with
/// <c>dotnet run -c Release --project tests/BriefingBot.Benchmarks -- --filter '*SearchBenchmarks*'</c>.
/// </summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "briefingbot-benchmarks-" + Guid.NewGuid().ToString("N"));
    private LuceneSearchIndex index = null!;
    private PassageRetriever retriever = null!;
    private ReadOnlyMemory<float> vector;
    private int query;

    [Params(100_000)]
    public int Passages { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        index = LuceneSearchIndex.Open(folder, "synthetic", Passages, "synthetic", NullLogger.Instance);
        foreach (IndexedArticle[] batch in new SyntheticArchive(Passages).Articles().Chunk(500))
        {
            index.Replace(batch);
        }

        index.Commit(Passages);
        index.Refresh();
        vector = SyntheticArchive.Vector(int.MinValue);
        retriever = new PassageRetriever(index, new EmbeddingModel(new FixedVector(vector), "synthetic", ""), NullLogger<PassageRetriever>.Instance);
    }

    [GlobalCleanup]
    public void Remove()
    {
        index.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public IReadOnlyList<PassageHit> Words() => index.SearchWords(SyntheticArchive.Query(++query), 50, SearchFilter.None);

    [Benchmark]
    public IReadOnlyList<PassageHit> Meaning() => index.SearchMeaning(vector, 50, SearchFilter.None);

    [Benchmark]
    public IReadOnlyList<PassageHit> MeaningOfOneSource() => index.SearchMeaning(vector, 50, new SearchFilter(Source: "Agency 7"));

    [Benchmark]
    public IReadOnlyList<StatementHit> StatementsOfASpeaker() =>
        index.SearchStatements([SyntheticArchive.SpeakerKey(++query)], SyntheticArchive.Query(query), 50, SearchFilter.None);

    [Benchmark]
    public IReadOnlyList<StatementHit> StatementsOfAnybody() => index.SearchStatements(null, SyntheticArchive.Query(++query), 50, SearchFilter.None);

    /// <summary>Words, meaning and their fusion, without the embedding of the question.</summary>
    [Benchmark]
    public Task<IReadOnlyList<PassageHit>> Hybrid() => retriever.SearchAsync(SyntheticArchive.Query(++query), 10, SearchFilter.None, CancellationToken.None);

    private sealed class FixedVector(ReadOnlyMemory<float> vector) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(vector))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
