using System.CommandLine;
using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Ingestion;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.CommandLine;

/// <summary>The archive opened by a command in its own process, without a server. The index is written to disk when it is disposed.</summary>
internal sealed class LocalArchive : IAsyncDisposable
{
    private const int ShownRejections = 50;

    private readonly IHost host;

    private LocalArchive(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public static Option<string?> StorageOption() => new("--storage")
    {
        Description = "The storage folder instead of the one in the settings (Storage:Path).",
        HelpName = "FOLDER",
    };

    /// <param name="storage">Meant from the current folder; null: the settings'.</param>
    /// <param name="folders">Ingested instead of the settings' folders; null: those.</param>
    public static LocalArchive Open(string? storage, IReadOnlyList<string>? folders = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = HomeFolder.Path });
        var settings = new Dictionary<string, string?>();
        if (storage is not null)
        {
            settings["Storage:Path"] = Path.GetFullPath(storage);
        }

        if (folders is not null)
        {
            // Entries of a list add up over the sources, so the settings' own are taken out one by one.
            foreach (IConfigurationSection set in builder.Configuration.GetSection("Ingestion:Folders").GetChildren().ToList())
            {
                settings[set.Path] = null;
            }

            for (int i = 0; i < folders.Count; i++)
            {
                settings["Ingestion:Folders:" + i] = Path.GetFullPath(folders[i]);
            }
        }

        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter(null, LogLevel.Warning);

        // What was not taken is told by the commands themselves, as sentences below the progress.
        builder.Logging.AddFilter("BriefingBot.Ingestion.Ingestor", LogLevel.Error);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddBriefingBot(builder.Configuration);
        IHost host = builder.Build();
        try
        {
            ArchiveOpening.Open(host.Services, listens: false);
            return new LocalArchive(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Brings the index up to the record and reads the folders, with progress, and what was not taken, on standard error.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> folders = Services.GetRequiredService<IOptions<IngestionOptions>>().Value.Folders ?? IngestionOptions.DefaultFolders;
        return TakeAsync("Indexing", (ingestor, progress) => ingestor.SyncFoldersAsync(folders, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Stores and indexes these files and folders, told as <see cref="PrepareAsync"/> tells it.</summary>
    public Task<IngestionSummary> IngestAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        TakeAsync("Ingesting", (ingestor, progress) => ingestor.IngestPathsAsync(paths, progress, cancellationToken), cancellationToken);

    /// <remarks>
    /// Where the embedding model has changed, a command makes the index anew before it works: it answers once, and the answer should be the best
    /// there is; nobody else would make that index for somebody who runs no service. Interrupted, it goes on from there the next time. Where
    /// that fails, the earlier index answers by words rather than nothing.
    /// </remarks>
    private async Task<IngestionSummary> TakeAsync(
        string what, Func<Ingestor, IProgress<IngestionProgress>, Task<IngestionSummary>> work, CancellationToken cancellationToken)
    {
        Ingestor ingestor = Services.GetRequiredService<Ingestor>();
        ProgressDisplay display = ProgressDisplay.OnStandardError(Services.GetRequiredService<TimeProvider>());
        string? problem = null;
        IngestionSummary summary = await display.RunAsync(what, async progress =>
        {
            await ingestor.CatchUpAsync(progress, cancellationToken);
            problem = await Services.GetRequiredService<IndexRebuild>().RunOnceAsync(progress, cancellationToken);
            return await work(ingestor, progress);
        });
        if (problem is not null)
        {
            Console.Error.WriteLine("By words alone: the index could not be made anew for the embedding model. " + TerminalText.Clean(problem));
        }

        foreach (ArticleRejection rejection in summary.Rejections.Take(ShownRejections))
        {
            Console.Error.WriteLine("Not taken: " + TerminalText.Clean(rejection.Message));
        }

        if (summary.Rejected > ShownRejections)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {summary.Rejected - ShownRejections} more."));
        }

        return summary;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}
