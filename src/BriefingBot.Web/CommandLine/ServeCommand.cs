using System.CommandLine;
using System.CommandLine.Parsing;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>serve</c>: the web service. Any setting may be given as <c>--Key=value</c>.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = $"Where to listen, such as {ListenGuard.DefaultUrl} (the default). Beyond loopback it needs Api:Keys or a channel's credential.",
        HelpName = "ADDRESS",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Serves the HTTP interface and indexes and watches the folders. Settings may follow as --Key=value.");
        MakeServing(command);
        return command;
    }

    public static void MakeServing(Command command)
    {
        command.Options.Add(Urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
    }

    public static bool Serves(ParseResult parsed) => parsed.CommandResult.Command is RootCommand or { Name: Name };

    /// <summary>What is neither an option nor a setting: a misspelt command must not start the service.</summary>
    public static IEnumerable<string> UnknownArguments(ParseResult parsed) =>
        parsed.UnmatchedTokens.Where(t => !IsSetting(t)).Select(t => $"'{t}' is neither a command nor an option; a setting is written --Key=value.");

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) > 2;

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] settings = [.. parsed.UnmatchedTokens.Where(IsSetting), .. parsed.GetValue(Urls) is { } urls ? new[] { "--urls=" + urls } : []];
        await using WebApplication app = BriefingBotServer.Create(settings);
        ArchiveOpening.Open(app.Services, listens: true);
        await app.RunAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
