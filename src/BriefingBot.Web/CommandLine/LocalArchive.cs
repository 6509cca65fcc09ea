using System.CommandLine;
using BriefingBot.Ingestion;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.CommandLine;

/// <summary>The archive opened by a command in its own process, without a server. The index is written to disk when it is disposed.</summary>
internal sealed class LocalArchive : IAsyncDisposable
{
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

    /// <summary>Brings the index up to the record and reads the folders, with progress on standard error.</summary>
    public Task<IngestionSummary> PrepareAsync(CancellationToken cancellationToken) =>
        ProgressDisplay.OnStandardError(Services.GetRequiredService<TimeProvider>()).RunAsync(
            "Indexing", async progress =>
            {
                Ingestor ingestor = Services.GetRequiredService<Ingestor>();
                await ingestor.CatchUpAsync(progress, cancellationToken);
                IReadOnlyList<string> folders = Services.GetRequiredService<IOptions<IngestionOptions>>().Value.Folders ?? IngestionOptions.DefaultFolders;
                return await ingestor.SyncFoldersAsync(folders, progress, cancellationToken);
            });

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
