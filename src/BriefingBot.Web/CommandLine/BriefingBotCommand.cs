using System.CommandLine;
using System.CommandLine.Parsing;
using BriefingBot.Articles;
using BriefingBot.Web.Evaluation;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.CommandLine;

/// <summary>The command line: <c>serve</c> (also without a command), <c>ask</c>, <c>search</c>, <c>ingest</c>, <c>eval</c>, <c>teams-package</c>.</summary>
internal static class BriefingBotCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Asks a news archive and answers with verbatim, cited words. Without a command it serves.");
        ServeCommand.MakeServing(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(AskCommand.Create());
        root.Subcommands.Add(SearchCommand.Create());
        root.Subcommands.Add(IngestCommand.Create());
        root.Subcommands.Add(EvalCommand.Create());
        root.Subcommands.Add(TeamsPackageCommand.Create());
        return root;
    }

    /// <summary>Runs a command line; faults that a person can mend are a sentence on standard error and an exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        bool serves = ServeCommand.Serves(parsed);
        IReadOnlyList<string> errors = [.. parsed.Errors.Select(e => e.Message), .. serves ? ServeCommand.UnknownArguments(parsed) : []];
        if (errors.Count > 0)
        {
            return Fail(string.Join('\n', errors) + "\nTry --help.", ExitCodes.Usage);
        }

        try
        {
            // A server stops by its own rules; a command stops when its cancellation is seen.
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = serves ? null : TimeSpan.FromSeconds(5),
            };
            return await parsed.InvokeAsync(invocation);
        }
        catch (SettingsException e)
        {
            return Fail(e.Message, ExitCodes.Usage);
        }
        catch (StorageException e)
        {
            return Fail(e.Fault == StorageFault.InUse ? $"{e.Message}\nIf it is the service, ask that: ask --server {ListenGuard.DefaultUrl} \"…\"." : e.Message, ExitCodes.Failed);
        }
        catch (Exception e) when (e is EvalSetException or ServerException)
        {
            return Fail(e.Message, ExitCodes.Failed);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail($"{e.Message} Another program listens there; choose another address with --urls.", ExitCodes.Failed);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
    }

    private static int Fail(string message, int code)
    {
        foreach (string line in message.Split('\n'))
        {
            Console.Error.WriteLine(TerminalText.Clean(line));
        }

        return code;
    }
}
