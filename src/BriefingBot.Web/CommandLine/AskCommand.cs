using System.CommandLine;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Web.Api;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>ask "…"</c>: one question, answered here or by a running service.</summary>
internal static class AskCommand
{
    private static readonly Argument<string> Question = TextArguments.Text("QUESTION", "The question, in quotation marks.", AskEndpoint.LongestQuestion);
    private static readonly Option<string?> Speaker = TextArguments.Optional("--speaker", "Only this person's or body's words.", "NAME");
    private static readonly Option<string?> Source = TextArguments.Optional("--source", "Only articles of this source.", "NAME");
    private static readonly Option<DateOnly?> From = TextArguments.Day("--from", "First day of publication.");
    private static readonly Option<DateOnly?> To = TextArguments.Day("--to", "Last day of publication.");
    private static readonly Option<AnswerMode?> Mode = ModeOption.Create("Which path makes the text; without it a language model where one is configured. For an answer made here.");
    private static readonly Option<bool> Json = new("--json") { Description = "The answer as JSON, as POST /v1/ask gives it." };
    private static readonly Option<string?> Storage = LocalArchive.StorageOption();
    private static readonly Option<string?> Server = TextArguments.Optional("--server", $"Asks a running service, such as {ListenGuard.DefaultUrl}.", "URL");
    private static readonly Option<string?> Key = TextArguments.Optional("--api-key", "That service's key; better set in the environment as BRIEFINGBOT_API_KEY.", "KEY");

    public static Command Create()
    {
        var command = new Command("ask", "Asks the archive one question. Indexes the folders first where they are new.")
        {
            Question, Speaker, Source, From, To, Mode, Json, Storage, Server, Key,
        };
        command.Validators.Add(result => TextArguments.CheckDays(result, From, To));
        command.Validators.Add(result =>
        {
            if (result.GetResult(Mode) is not null && result.GetResult(Server) is not null)
            {
                result.AddError("--mode is for an answer made here; a service that is asked with --server answers as it is configured.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new AskRequest
        {
            Question = parsed.GetRequiredValue(Question).Trim(),
            Speaker = parsed.GetValue(Speaker),
            Source = parsed.GetValue(Source),
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            Mode = parsed.GetValue(Mode),
        };
        string? server = parsed.GetValue(Server)?.TrimEnd('/');
        AnswerBody answer = server is null
            ? await AskHereAsync(request, parsed.GetValue(Storage), cancellationToken)
            : await RemoteService.AskAsync(server, parsed.GetValue(Key), request, cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, ApiJson.Options));
            return ExitCodes.Done;
        }

        if (request.Mode == AnswerMode.Generative && answer is { Reason: null } && ModeNote.Of(answer.Mode) is null)
        {
            Console.Error.WriteLine("The language model gave nothing that could be shown: this is the extractive answer.");
        }

        foreach (string line in AnswerText.Lines(answer, TextArguments.Width, server ?? ""))
        {
            Console.Out.WriteLine(line);
        }

        return ExitCodes.Done;
    }

    private static async Task<AnswerBody> AskHereAsync(AskRequest request, string? storage, CancellationToken cancellationToken)
    {
        await using var archive = LocalArchive.Open(storage);
        ModeOption.Check(request.Mode, archive.Services);
        await archive.PrepareAsync(cancellationToken);
        return AnswerBody.Of(await archive.Services.GetRequiredService<Briefer>().AskAsync(request, cancellationToken));
    }
}
