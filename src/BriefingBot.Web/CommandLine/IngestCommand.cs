using System.CommandLine;
using System.Globalization;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>ingest PATH…</c>: files and folders into the archive.</summary>
internal static class IngestCommand
{
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
        IngestionSummary summary = await archive.IngestAsync(paths, cancellationToken);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Indexed} indexed, {summary.Unchanged} unchanged, {summary.Withdrawn} withdrawn, {summary.Rejected} rejected."));
        return summary.Rejected == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
