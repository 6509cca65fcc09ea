using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Ingestion;
using BriefingBot.Web.Api;
using BriefingBot.Web.Evaluation;
using Spectre.Console;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>eval SET_DIR</c>: ingests a set into a temporary storage, asks its questions and prints the figures.</summary>
internal static class EvalCommand
{
    /// <summary>A set of this name counts a search as MultiHop-RAG does.</summary>
    private const string FactSet = "multihop";

    private static readonly Argument<string> Folder = new("SET_DIR") { Description = "A folder with articles/, questions.jsonl and, for who said what, statements.jsonl." };
    private static readonly Option<bool> Json = new("--json") { Description = "The figures as JSON." };

    private static readonly Option<Relevance?> Relevant = new("--relevance")
    {
        Description = "What counts as found in a search: a result of a gold article, or one that holds a gold text (the default for a set named multihop).",
        HelpName = "article|fact",
    };

    public static Command Create()
    {
        var command = new Command("eval", "Measures how well a set of questions is answered.") { Folder, Json, Relevant };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        EvalSet set = await EvalSet.LoadAsync(parsed.GetRequiredValue(Folder), cancellationToken);
        Relevance relevance = parsed.GetValue(Relevant)
            ?? (set.Name.Contains(FactSet, StringComparison.OrdinalIgnoreCase) ? Relevance.Fact : Relevance.Article);
        DirectoryInfo storage = Directory.CreateTempSubdirectory("briefingbot-eval-");
        try
        {
            IReadOnlyList<EvalTable> tables = await MeasureAsync(set, relevance, storage.FullName, cancellationToken);
            Print(set, tables, parsed.GetValue(Json));
            return ExitCodes.Done;
        }
        finally
        {
            storage.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<EvalTable>> MeasureAsync(EvalSet set, Relevance relevance, string storage, CancellationToken cancellationToken)
    {
        await using var archive = LocalArchive.Open(storage, [set.ArticlesFolder]);
        await archive.PrepareAsync(cancellationToken);
        Evaluator evaluator = archive.Services.GetRequiredService<Evaluator>();
        ProgressDisplay display = ProgressDisplay.OnStandardError(archive.Services.GetRequiredService<TimeProvider>());
        return
        [
            await display.RunAsync("Asking", progress => evaluator.AskAsync(set, new Counter(progress, set.Questions.Count), cancellationToken)),
            .. set.IsWhoSaid
                ? Array.Empty<EvalTable>()
                : [await display.RunAsync("Searching", progress => evaluator.SearchAsync(set, relevance, new Counter(progress, set.Questions.Count), cancellationToken))],
        ];
    }

    private static void Print(EvalSet set, IReadOnlyList<EvalTable> tables, bool json)
    {
        if (json)
        {
            var root = new JsonObject { ["set"] = set.Name };
            foreach (EvalTable table in tables)
            {
                root[table.Title] = new JsonObject(table.Figures.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value is { } value ? JsonValue.Create(value) : null)));
                if (table.Errors.Count > 0)
                {
                    root["errors"] = new JsonObject(table.Errors.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Kind.Key, ToJson(e))));
                }
            }

            Console.Out.WriteLine(root.ToJsonString(ApiJson.Options));
            return;
        }

        foreach (EvalTable figures in tables)
        {
            var table = new Table().Title(Markup.Escape(TerminalText.Clean($"{set.Name}: {figures.Title}"))).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
            foreach (Figure figure in figures.Figures)
            {
                table.AddRow(Markup.Escape(figure.Label), Markup.Escape(figure.Shown));
            }

            AnsiConsole.Write(table);
            if (figures.Errors.Count > 0)
            {
                AnsiConsole.Write(ToTable(set, figures.Errors));
            }
        }
    }

    private static JsonObject ToJson(ErrorCount count)
    {
        var json = new JsonObject { ["answered"] = count.Answered, ["refused"] = count.Refused };
        if (count.Kind.IsError)
        {
            json["questions"] = new JsonArray([.. count.Questions.Select(id => JsonValue.Create(id))]);
        }

        return json;
    }

    private static Table ToTable(EvalSet set, IReadOnlyList<ErrorCount> errors)
    {
        Table table = new Table().Title(Markup.Escape(TerminalText.Clean($"{set.Name}: how the questions went")))
            .AddColumn("kind").AddColumn(new TableColumn("answered").RightAligned()).AddColumn(new TableColumn("refused").RightAligned());
        foreach (ErrorCount count in errors)
        {
            table.AddRow(Markup.Escape(count.Kind.Label), count.Answered.ToString(CultureInfo.InvariantCulture), count.Refused.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }

    private sealed class Counter(IProgress<IngestionProgress> progress, int total) : IProgress<int>
    {
        private int done;

        public void Report(int value) => progress.Report(new IngestionProgress(done += value, total, 0));
    }
}
