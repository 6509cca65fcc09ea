using System.CommandLine;
using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>ingest PATH…</c>: files and folders into the archive.</summary>
internal static class IngestCommand
{
    private const int ShownRejections = 50;

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Article files, or folders of them; meant from the current folder.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Storage = LocalArchive.StorageOption();

    public static Command Create()
    {
        var command = new Command("ingest", "Stores and indexes article files. Ends with 1 where a file was not taken.") { Paths, Storage };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] paths = [.. parsed.GetRequiredValue(Paths).Select(Path.GetFullPath)];
        await using var archive = LocalArchive.Open(parsed.GetValue(Storage));
        Ingestor ingestor = archive.Services.GetRequiredService<Ingestor>();
        ProgressDisplay display = ProgressDisplay.OnStandardError(archive.Services.GetRequiredService<TimeProvider>());
        IngestionSummary summary = await display.RunAsync("Ingesting", async progress =>
        {
            await ingestor.CatchUpAsync(progress, cancellationToken);
            return await ingestor.IngestPathsAsync(paths, progress, cancellationToken);
        });
        foreach (ArticleRejection rejection in summary.Rejections.Take(ShownRejections))
        {
            Console.Error.WriteLine("Not taken: " + TerminalText.Clean(rejection.Message));
        }

        if (summary.Rejected > ShownRejections)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {summary.Rejected - ShownRejections} more."));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Indexed} indexed, {summary.Unchanged} unchanged, {summary.Withdrawn} withdrawn, {summary.Rejected} rejected."));
        return summary.Rejected == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
