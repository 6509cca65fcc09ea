using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Models.Embedding;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Benchmarks;

/// <summary>
/// Asks the built service, over HTTP, questions to a synthetic archive of 100,000 passages and as many statements: how long it takes to start,
/// to answer first and to answer then, what it holds in memory, and what the parts of an answer take by themselves.
/// </summary>
internal static class LoadRun
{
    private const int Passages = 100_000;
    private const int Questions = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="folder">The archive's storage; made at the first run, some minutes long, and used again.</param>
    internal static async Task<int> RunAsync(string folder)
    {
        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions());
        Console.WriteLine($"{Passages:N0} passages, {Environment.ProcessorCount} cores, {model.Status}");
        if (!File.Exists(Path.Combine(folder, "record.db")))
        {
            await FillAsync(folder, model);
        }

        await PartsAsync(folder, model);
        await AskAsync(folder);
        return 0;
    }

    private static async Task FillAsync(string folder, EmbeddingModel model)
    {
        using var taken = StorageLock.Acquire(folder);
        using var database = RecordDatabase.Open(folder, RecordSchema.Migrations);
        var store = new SqliteArticleStore(database, TimeProvider.System);
        using LuceneSearchIndex index = LuceneSearchIndex.Open(Path.Combine(folder, "index"), model.Id, 0, RealReader.Extractor.Version, NullLogger.Instance);
        foreach (IndexedArticle[] batch in new SyntheticArchive(Passages).Articles().Chunk(500))
        {
            IReadOnlyList<(PutOutcome, Article Article)> stored = await store.PutManyAsync([.. batch.Select(one => Draft(one.Article))], CancellationToken.None);
            index.Replace([.. batch.Zip(stored, (one, put) => one with { Article = put.Article, Vectors = model.Id is null ? [] : one.Vectors, StatementVectors = model.Id is null ? [] : one.StatementVectors })]);
        }

        index.Commit(store.LastChange());
    }

    private static ArticleDraft Draft(Article article) => new()
    {
        Id = article.Id,
        Title = article.Title,
        Body = article.Body,
        Source = article.Source,
        Published = article.Published,
    };

    /// <summary>What an answer is made with, one after another, as the question itself is.</summary>
    private static async Task PartsAsync(string folder, EmbeddingModel model)
    {
        long start = Stopwatch.GetTimestamp();
        using LuceneSearchIndex index = LuceneSearchIndex.Open(Path.Combine(folder, "index"), model.Id, long.MaxValue, RealReader.Extractor.Version, NullLogger.Instance);
        Console.WriteLine($"index opened in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        var embedding = new Percentiles("embedding a question");
        var words = new Percentiles("passages by words");
        var meaning = new Percentiles("passages by meaning");
        ReadOnlyMemory<float> vector = SyntheticArchive.Vector(int.MinValue);
        for (int i = 0; i < Questions; i++)
        {
            string query = SyntheticArchive.Query(i);
            if (model.Generator is { } generator)
            {
                await embedding.TimeAsync(async () => vector = (await generator.GenerateAsync([query]))[0].Vector);
                await meaning.TimeAsync(() => Task.FromResult(index.SearchMeaning(vector, 50, SearchFilter.None)));
            }

            await words.TimeAsync(() => Task.FromResult(index.SearchWords(query, 50, SearchFilter.None)));
        }

        Console.WriteLine(model.Generator is null ? words : $"{embedding}\n{words}\n{meaning}");
    }

    private static async Task AskAsync(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        long start = Stopwatch.GetTimestamp();
        using Process service = StartService(folder, address);
        try
        {
            using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
            await UntilReadyAsync(client, service);
            Console.WriteLine($"service ready after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms, {Megabytes(service)} MB resident");
            await Task.Delay(TimeSpan.FromSeconds(3));
            var first = new Percentiles("first question");
            var said = new Percentiles("what did X say about Y");
            var fact = new Percentiles("a fact");
            await first.TimeAsync(() => PostAsync(client, SaidQuestion(0)));
            Console.WriteLine(first);
            service.Refresh();
            TimeSpan busy = service.TotalProcessorTime;
            for (int i = 1; i <= Questions; i++)
            {
                int number = i;
                await said.TimeAsync(() => PostAsync(client, SaidQuestion(number)));
                await fact.TimeAsync(() => PostAsync(client, $"Where was {SyntheticArchive.Query(number)} decided?"));
            }

            service.Refresh();
            double processor = (service.TotalProcessorTime - busy).TotalMilliseconds / (2 * Questions);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{processor:F1} ms of processor a question"));
            Console.WriteLine($"{said}\n{fact}\n{Megabytes(service)} MB resident after {2 * Questions} questions");
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static string SaidQuestion(int number) =>
        $"What did {SyntheticArchive.SpeakerName(number)} say about {string.Join(' ', SyntheticArchive.Query(number).Split(' ').Take(3))}?";

    private static async Task PostAsync(HttpClient client, string question)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync("/v1/ask", new { question });
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    internal static async Task UntilReadyAsync(HttpClient client, Process service)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (service.HasExited)
            {
                throw new InvalidOperationException("The service ended; what it said stands above.");
            }

            try
            {
                using HttpResponseMessage ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10, patience.Token);
        }
    }

    internal static Process StartService(string folder, Uri address, params (string Key, string Value)[] settings)
    {
        string nothing = Directory.CreateDirectory(Path.Combine(folder, "no-articles")).FullName;
        var start = new ProcessStartInfo("dotnet", [ServicePath(), "serve", "--urls", address.ToString().TrimEnd('/')]);
        start.Environment["Storage__Path"] = Path.GetFullPath(folder);
        start.Environment["Ingestion__Folders__0"] = nothing;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning";
        foreach ((string key, string value) in settings)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private static string ServicePath()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "BriefingBot.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Run it from the repository's own build.");
        }

        return Path.Combine(root, "src", "BriefingBot.Web", "bin", "Release", "net10.0", "BriefingBot.Web.dll");
    }

    internal static string Megabytes(Process process)
    {
        process.Refresh();
        return (process.WorkingSet64 / 1_000_000).ToString(CultureInfo.InvariantCulture);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
