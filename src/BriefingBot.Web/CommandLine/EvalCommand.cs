using System.CommandLine;
using BriefingBot.Answers;
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
    private static readonly Option<AnswerMode?> Mode = ModeOption.Create("Which path makes the answers: the extractive one (the default), or the language model that is configured.");
    private static readonly Option<bool> Json = new("--json") { Description = "The figures as JSON." };

    private static readonly Option<FoundBy?> Relevant = new("--relevance")
    {
        Description = "What counts as found in a search: a result of a gold article, or one that holds a gold text (the default for a set named multihop).",
        HelpName = "article|fact",
    };

    private static readonly Option<bool> Extraction = new("--extraction")
    {
        Description = "Only how well statements are extracted, against statements.jsonl: no question is asked, nothing is ingested.",
    };

    private static readonly Option<string?> Without = new("--without")
    {
        Description = "Leaves the statements of these rules, separated by commas, out of the figures on extraction.",
        HelpName = "RULE,…",
    };

    private static readonly Option<string?> Pool = new("--pool")
    {
        Description = "Adds the judged statements of each question to a file, with their features and whether they show what is marked: for eval fit.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Storage = new("--storage")
    {
        Description = "A folder where the set's archive is kept for the next run, instead of a temporary one.",
        HelpName = "FOLDER",
    };

    public static Command Create()
    {
        var command = new Command("eval", "Measures how well a set of questions is answered.")
        {
            Folder, Mode, Json, Relevant, Extraction, Without, Pool, Storage, FitCommand.Create(),
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        bool asks = !parsed.GetValue(Extraction);
        EvalSet set = await EvalSet.LoadAsync(parsed.GetRequiredValue(Folder), asks, cancellationToken);
        string[] without = (parsed.GetValue(Without) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        FoundBy relevance = parsed.GetValue(Relevant)
            ?? (set.Name.Contains(FactSet, StringComparison.OrdinalIgnoreCase) ? FoundBy.Fact : FoundBy.Article);
        AnswerMode mode = parsed.GetValue(Mode) ?? AnswerMode.Extractive;
        string? kept = parsed.GetValue(Storage);
        string storage = kept ?? Directory.CreateTempSubdirectory("briefingbot-eval-").FullName;
        try
        {
            await using var archive = LocalArchive.Open(storage, [set.ArticlesFolder]);
            IReadOnlyList<EvalTable> tables = asks ? await MeasureAsync(set, mode, relevance, parsed.GetValue(Pool) is { } file ? new PoolFile(file) : null, archive, cancellationToken) : [];
            if (set.IsWhoSaid)
            {
                var extraction = archive.Services.GetRequiredService<ExtractionEvaluator>();
                tables = [.. tables, await extraction.ScoreAsync(set, without, cancellationToken)];
            }

            if (parsed.GetValue(Json))
            {
                Console.Out.WriteLine(EvalOutput.ToJson(set.Name, mode, tables).ToJsonString(ApiJson.Options));
            }
            else
            {
                EvalOutput.Write(AnsiConsole.Console, set.Name, tables);
            }

            return ExitCodes.Done;
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(storage, recursive: true);
            }
        }
    }

    private static async Task<IReadOnlyList<EvalTable>> MeasureAsync(
        EvalSet set, AnswerMode mode, FoundBy relevance, PoolFile? pools, LocalArchive archive, CancellationToken cancellationToken)
    {
        ModeOption.Check(mode, archive.Services);
        await archive.PrepareAsync(cancellationToken);
        Evaluator evaluator = archive.Services.GetRequiredService<Evaluator>();
        ProgressDisplay display = ProgressDisplay.OnStandardError(archive.Services.GetRequiredService<TimeProvider>());
        return
        [
            .. await display.RunAsync("Asking", progress => evaluator.AskAsync(set, mode, pools, new Counter(progress, set.Questions.Count), cancellationToken)),
            .. set.IsWhoSaid
                ? Array.Empty<EvalTable>()
                : [await display.RunAsync("Searching", progress => evaluator.SearchAsync(set, relevance, new Counter(progress, set.Questions.Count), cancellationToken))],
        ];
    }

    private sealed class Counter(IProgress<IngestionProgress> progress, int total) : IProgress<int>
    {
        private int done;

        public void Report(int value) => progress.Report(new IngestionProgress(done += value, total, 0));
    }
}
