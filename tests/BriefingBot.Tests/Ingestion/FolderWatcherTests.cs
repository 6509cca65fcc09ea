using BriefingBot.Ingestion;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BriefingBot.Tests.Ingestion;

public sealed class FolderWatcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IngestionBench bench = new();
    private readonly CancellationTokenSource stop = new();
    private FolderWatcher watcher = null!;
    private Task running = Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await running.WaitAsync(Patience);
        stop.Dispose();
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task Folders_are_indexed_at_start_and_then_watched()
    {
        bench.Files.Write("a.txt", "First.");
        await StartAsync(bench.Files.Path, TimeSpan.FromHours(1));

        Assert.Equal(new IngestionState(IngestionPhase.Ready, new IngestionProgress(1, 1, 0), null), watcher.State);
        Assert.Equal("First.", bench.Index.TextOf("a"));

        bench.Files.Write("b.txt", "Second.");
        await UntilAsync(() => bench.Index.Visible.ContainsKey("b"));
        bench.Files.Write("b.txt", "Second, changed.");
        await UntilAsync(() => bench.Index.TextOf("b") == "Second, changed.");
        File.Delete(bench.Files.At("a.txt"));
        await UntilAsync(() => !bench.Index.Visible.ContainsKey("a"));
    }

    [Fact]
    public async Task A_folder_that_is_made_later_is_found_by_looking_again()
    {
        await StartAsync(bench.Files.At("later"), TimeSpan.FromMilliseconds(50));

        bench.Files.Write("later/a.txt", "Text.");

        await UntilAsync(() => bench.Index.Visible.ContainsKey("a"));
    }

    [Fact]
    public async Task A_failure_is_shown_and_tried_again()
    {
        bench.Files.Write("a.txt", "Text.");
        bench.Index.Failures = 2;

        await StartAsync(bench.Files.Path, TimeSpan.FromMilliseconds(50));

        Assert.Equal("Text.", bench.Index.TextOf("a"));
        Assert.Null(watcher.State.Problem);
    }

    [Theory]
    [InlineData("", "00:00:30", "00:00:00.5", "Ingestion:Folders")]
    [InlineData("seeds", "00:00:00", "00:00:00.5", "Ingestion:RescanInterval")]
    [InlineData("seeds", "00:00:30", "01:00:00", "Ingestion:QuietTime")]
    public void Options_that_cannot_be_are_told(string folder, string interval, string quiet, string told)
    {
        var options = new IngestionOptions { Folders = [folder], RescanInterval = TimeSpan.Parse(interval, null), QuietTime = TimeSpan.Parse(quiet, null) };

        ValidateOptionsResult result = new IngestionOptionsValidator().Validate(null, options);

        Assert.Contains(told, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Default_options_are_valid_and_a_file_limit_is_positive()
    {
        Assert.True(new IngestionOptionsValidator().Validate(null, new IngestionOptions()).Succeeded);
        Assert.True(new BriefingBot.Articles.StorageOptionsValidator().Validate(null, new BriefingBot.Articles.StorageOptions()).Succeeded);
        Assert.True(new BriefingBot.Articles.StorageOptionsValidator().Validate(null, new BriefingBot.Articles.StorageOptions { Path = " " }).Failed);
        Assert.True(new IngestionOptionsValidator().Validate(null, new IngestionOptions { MaxFileBytes = 0 }).Failed);
        Assert.Equal(["seeds"], IngestionOptions.DefaultFolders);
    }

    private async Task StartAsync(string folder, TimeSpan interval)
    {
        var options = new IngestionOptions { Folders = [folder], RescanInterval = interval, QuietTime = TimeSpan.FromMilliseconds(20) };
        watcher = new FolderWatcher(bench.Ingestor, options, TimeProvider.System, NullLogger<FolderWatcher>.Instance);
        running = watcher.RunAsync(stop.Token);
        await watcher.Ready.WaitAsync(Patience);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
