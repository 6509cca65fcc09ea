using System.Globalization;
using BriefingBot.Ingestion;
using Spectre.Console;

namespace BriefingBot.Web.CommandLine;

/// <summary>Shows how far something is, on standard error: a bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class ProgressDisplay(TextWriter output, bool isTerminal, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public static ProgressDisplay OnStandardError(TimeProvider clock) => new(Console.Error, !Console.IsErrorRedirected, clock);

    /// <summary>Runs the work and shows what it reports. Reports may come from any thread.</summary>
    public async Task<T> RunAsync<T>(string what, Func<IProgress<IngestionProgress>, Task<T>> work)
    {
        if (!isTerminal)
        {
            var lines = new Lines(output, what, clock);
            T done = await work(lines);
            lines.Finish();
            return done;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(what), maxValue: 1), what)));
    }

    private sealed class Bar(ProgressTask task, string what) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            task.Description = Markup.Escape(Text(what, value));
        }
    }

    private sealed class Lines(TextWriter output, string what, TimeProvider clock) : IProgress<IngestionProgress>
    {
        private readonly Lock gate = new();
        private readonly long start = clock.GetTimestamp();
        private TimeSpan shown;
        private IngestionProgress? last;

        public void Report(IngestionProgress value)
        {
            lock (gate)
            {
                this.last = value;
                TimeSpan now = clock.GetElapsedTime(start);
                if (now - shown >= Between)
                {
                    shown = now;
                    output.WriteLine(Text(what, value));
                }
            }
        }

        public void Finish()
        {
            if (this.last is { Total: > 0 } last)
            {
                output.WriteLine(Text(what, last));
            }
        }
    }

    private static string Text(string what, IngestionProgress value) => string.Create(CultureInfo.InvariantCulture,
        $"{what}: {value.Done} of {value.Total}{(value.Rejected > 0 ? $", {value.Rejected} rejected" : "")}");
}
