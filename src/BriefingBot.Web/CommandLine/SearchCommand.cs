using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>search "…"</c>: passages, best first.</summary>
internal static class SearchCommand
{
    private const int UsualTop = 10;

    private static readonly Argument<string> Query = TextArguments.Text("QUERY", "What to look for, in quotation marks.", SearchEndpoints.LongestQuery);

    private static readonly Option<int?> Top = new("--top")
    {
        Description = "How many passages, 1 to 100; 10 where it isn't said.",
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int top) && top is >= 1 and <= 100)
            {
                return top;
            }

            result.AddError("--top must be a whole number from 1 to 100.");
            return null;
        },
    };

    private static readonly Option<string?> Source = TextArguments.Optional("--source", "Only articles of this source.", "NAME");
    private static readonly Option<DateOnly?> From = TextArguments.Day("--from", "First day of publication.");
    private static readonly Option<DateOnly?> To = TextArguments.Day("--to", "Last day of publication.");
    private static readonly Option<bool> Json = new("--json") { Description = "The results as JSON, as POST /v1/search gives them." };
    private static readonly Option<string?> Storage = LocalArchive.StorageOption();

    public static Command Create()
    {
        var command = new Command("search", "Finds passages by words and meaning. Indexes the folders first where they are new.") { Query, Top, Source, From, To, Json, Storage };
        command.Validators.Add(result => TextArguments.CheckDays(result, From, To));
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var archive = LocalArchive.Open(parsed.GetValue(Storage));
        await archive.PrepareAsync(cancellationToken);
        var filter = new SearchFilter(parsed.GetValue(Source), parsed.GetValue(From), parsed.GetValue(To));
        IReadOnlyList<PassageHit> hits = await archive.Services.GetRequiredService<PassageRetriever>()
            .SearchAsync(parsed.GetRequiredValue(Query), parsed.GetValue(Top) ?? UsualTop, filter, cancellationToken);
        SearchResult[] results = [.. hits.Select(SearchResult.Of)];
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new SearchResults(results), ApiJson.Options));
            return ExitCodes.Done;
        }

        foreach (string line in results.SelectMany((r, i) => AnswerText.Passage(r, i + 1, TextArguments.Width, "")))
        {
            Console.Out.WriteLine(line);
        }

        if (results.Length == 0)
        {
            Console.Out.WriteLine("Nothing was found.");
        }

        return ExitCodes.Done;
    }
}
