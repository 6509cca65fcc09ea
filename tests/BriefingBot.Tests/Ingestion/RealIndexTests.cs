using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Language;
using BriefingBot.Statements;
using BriefingBot.Tests.Articles;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Ingestion;

/// <summary>The ingestor with the index that the service has: what must hold for readers, and after damage.</summary>
public sealed class RealIndexTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryRecord record = new();
    private readonly TemporaryFolder folder = new();
    private LuceneSearchIndex index = null!;
    private Ingestor ingestor = null!;

    private string IndexFolder => folder.At("index");

    public async Task InitializeAsync() => await StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        record.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew_from_the_record()
    {
        await ingestor.PutManyAsync([TemporaryRecord.Draft("a", "The pelican landed."), TemporaryRecord.Draft("b", "The heron left.")], None);
        await ingestor.WithdrawAsync("b", None);
        await StopAsync();
        foreach (string file in Directory.GetFiles(IndexFolder, "_*"))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        }

        await StartAsync();

        Assert.Contains("damaged", index.RebuildReason, StringComparison.Ordinal);
        Assert.Equal(["a"], Found("pelican heron"));
    }

    [Fact]
    public async Task A_removed_index_is_made_anew_from_the_record()
    {
        await ingestor.PutAsync(TemporaryRecord.Draft("a", "The pelican landed."), None);
        await StopAsync();
        Directory.Delete(IndexFolder, recursive: true);

        await StartAsync();

        Assert.Equal(["a"], Found("pelican"));
    }

    [Fact]
    public async Task An_index_of_another_format_is_made_anew_from_the_record()
    {
        await ingestor.PutAsync(TemporaryRecord.Draft("a", "The pelican landed."), None);
        await StopAsync();
        Stamp(IndexStamp.For(null, 1, RealReader.Extractor.Version) with { Format = IndexStamp.CurrentFormat + 1 });

        await StartAsync();

        Assert.Contains("format", index.RebuildReason, StringComparison.Ordinal);
        Assert.Equal(["a"], Found("pelican"));
    }

    [Fact]
    public async Task A_record_restored_from_a_backup_that_is_older_than_the_index_takes_the_index_back_with_it()
    {
        await ingestor.PutAsync(TemporaryRecord.Draft("kept", "The pelican landed."), None);
        string backup = folder.At("backup.db");
        using (var copied = new SqliteConnection($"Data Source={backup};Pooling=False"))
        {
            copied.Open();
            record.Database.Read(connection =>
            {
                connection.BackupDatabase(copied);
                return true;
            });
        }

        await ingestor.PutAsync(TemporaryRecord.Draft("lost", "The heron left."), None);
        await ingestor.PutAsync(TemporaryRecord.Draft("kept", "The cormorant dived."), None);
        await StopAsync();
        record.Restore(backup);

        await StartAsync();

        Assert.Contains("backup", index.RebuildReason, StringComparison.Ordinal);
        Assert.Equal(["kept"], Found("pelican"));
        Assert.Empty(Found("heron cormorant"));
        await ingestor.PutAsync(TemporaryRecord.Draft("new", "The gull cried."), None);
        await StopAsync();
        await StartAsync();
        Assert.Null(index.RebuildReason);
        Assert.Equal(["new"], Found("gull"));
    }

    [Fact]
    public async Task From_the_moment_an_update_or_withdrawal_is_acknowledged_no_search_finds_the_old_text()
    {
        // What was acknowledged last; a search that begins after it must not find anything older.
        int acknowledged = -1;
        bool withdrawn = false;
        using var stop = new CancellationTokenSource();
        Task[] readers =
        [
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    int least = Volatile.Read(ref acknowledged);
                    bool gone = Volatile.Read(ref withdrawn);
                    foreach (PassageHit hit in index.SearchWords("pelican", 10, SearchFilter.None))
                    {
                        Assert.False(gone, "A withdrawn article was found.");
                        Assert.True(hit.Article.Version > least, "An old version was found.");
                    }
                }
            })),
        ];

        for (int version = 0; version < 40; version++)
        {
            await ingestor.PutAsync(TemporaryRecord.Draft("a", $"The pelican landed {version} times."), None);
            Volatile.Write(ref acknowledged, version);
        }

        Assert.True(await ingestor.WithdrawAsync("a", None));
        Volatile.Write(ref withdrawn, true);
        for (int i = 0; i < 20; i++)
        {
            await ingestor.PutAsync(TemporaryRecord.Draft("other" + i, "The heron left."), None);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private string[] Found(string query) => [.. index.SearchWords(query, 10, SearchFilter.None).Select(hit => hit.Article.Id)];

    private async Task StartAsync()
    {
        index = LuceneSearchIndex.Open(IndexFolder, null, record.Store.LastChange(), RealReader.Extractor.Version, NullLogger.Instance);
        ingestor = new Ingestor(
            record.Store, index, RealReader.Extractor, new EmbeddingModel(null, null, "test"),
            new IngestedFiles(record.Database), new ArticleFileReader(100_000), NullLogger<Ingestor>.Instance);
        await ingestor.CatchUpAsync(null, None);
    }

    private async Task StopAsync()
    {
        await ingestor.DisposeAsync();
        index.Dispose();
    }

    /// <summary>Commits once more, as a program would that makes its index otherwise.</summary>
    private void Stamp(IndexStamp stamp)
    {
        using var directory = new Lucene.Net.Store.NIOFSDirectory(IndexFolder);
        using var analyzer = new WordAnalyzer();
        using var writer = new Lucene.Net.Index.IndexWriter(directory, new Lucene.Net.Index.IndexWriterConfig(WordAnalyzer.Version, analyzer));
        writer.SetCommitData(stamp.ToUserData());
        writer.Commit();
    }
}
