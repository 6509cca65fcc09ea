using System.Diagnostics;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Language;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Benchmarks;

/// <summary>Ingests a folder of articles by words alone, and then times each stage of it by itself, on one core, after a first pass that compiles.</summary>
internal static class IngestionStages
{
    internal static async Task<int> RunAsync(string articles)
    {
        string storage = Directory.CreateTempSubdirectory("briefingbot-stages-").FullName;
        try
        {
            var reader = new ArticleFileReader(new IngestionOptions().MaxFileBytes);
            var drafts = new List<ArticleDraft>();
            await TimeAsync("parse", async () =>
            {
                drafts.Clear();
                foreach (string file in Directory.EnumerateFiles(articles, "*", SearchOption.AllDirectories).Where(ArticleParser.Reads))
                {
                    drafts.AddRange((await reader.ReadAsync(file, CancellationToken.None)).Articles.OfType<ArticleReading.Accepted>().Select(good => good.Draft));
                }

                return drafts.Count;
            });
            using var database = RecordDatabase.Open(storage, RecordSchema.Migrations);
            var store = new SqliteArticleStore(database, TimeProvider.System);
            List<Article> stored = [];
            int pass = 0;
            await TimeAsync("store (disk)", async () =>
            {
                pass++;
                stored = [];
                foreach (ArticleDraft[] batch in drafts.Chunk(32))
                {
                    stored.AddRange((await store.PutManyAsync([.. batch.Select(one => one with { Id = $"{pass}-{one.Id}" })], CancellationToken.None)).Select(put => put.Article));
                }

                return stored.Count;
            });
            var extractor = RealReader.Extractor;
            List<IndexedArticle> indexed = [];
            await TimeAsync("split", () => Task.FromResult(stored.Sum(one => PassageSplitter.Split(one).Count > 0 ? 1 : 0)));
            await TimeAsync("fingerprint", () => Task.FromResult(stored.Sum(one => Fingerprints.Of(one.Body).Length > 0 ? 1 : 0)));
            await TimeAsync("extract", () =>
            {
                indexed = [.. stored.Select(one => new IndexedArticle(one, PassageSplitter.Split(one), extractor.Extract(one.Body), [], []) { Fingerprints = Fingerprints.Of(one.Body) })];
                return Task.FromResult(indexed.Count);
            });
            using LuceneSearchIndex index = LuceneSearchIndex.Open(Path.Combine(storage, "index"), null, 0, extractor.Version, NullLogger.Instance);
            await TimeAsync("index", () =>
            {
                foreach (IndexedArticle[] batch in indexed.Chunk(32))
                {
                    index.Replace(batch);
                }

                index.Refresh();
                return Task.FromResult(indexed.Count);
            });
            return 0;
        }
        finally
        {
            Directory.Delete(storage, recursive: true);
        }
    }

    /// <summary>The second of two passes counts.</summary>
    private static async Task TimeAsync(string stage, Func<Task<int>> work)
    {
        await work();
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        int count = await work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double busy = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        Console.WriteLine($"{stage,-14} {count / seconds,8:F0} articles/s   {busy * 1000 / count,6:F2} ms of processor an article");
    }
}
