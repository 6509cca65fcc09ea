using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BriefingBot.Relevance;
using BriefingBot.Web.Evaluation;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>eval fit FILE…</c>: fits the weights of relevance to the pools that <c>eval SET_DIR --pool FILE</c> wrote, and prints them.</summary>
internal static class FitCommand
{
    private const int Parts = 5;

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Files of pools, all of one way to run (with an embedding model, or without one).", Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Weights = new("--weight")
    {
        Description = "How often the questions of a set count (newsroom=3); once for the others.", HelpName = "SET=NUMBER", AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Each = new("--each")
    {
        Description = "Also what each feature brings: the figures on questions kept back without it.",
    };

    public static Command Create()
    {
        var command = new Command("fit", "Fits the weights of relevance.") { Files, Weights, Each };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Dictionary<string, double> weights = (parsed.GetValue(Weights) ?? []).Select(given => given.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[^1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var pools = new List<IReadOnlyList<PoolRow>>();
        foreach (string file in parsed.GetRequiredValue(Files))
        {
            pools.AddRange(await new PoolFile(file).ReadAsync(cancellationToken));
        }

        foreach (CandidateKind kind in Enum.GetValues<CandidateKind>())
        {
            Print(kind, pools.FindAll(rows => rows[0].Candidate == kind), weights, parsed.GetValue(Each));
        }

        return ExitCodes.Done;
    }

    private static void Print(CandidateKind kind, List<IReadOnlyList<PoolRow>> pools, Dictionary<string, double> weights, bool each)
    {
        if (pools.Count == 0)
        {
            return;
        }

        Console.Out.WriteLine($"# {kind}");
        foreach (IGrouping<string, IReadOnlyList<PoolRow>> set in pools.GroupBy(rows => rows[0].Set))
        {
            Console.Out.WriteLine($"# {set.Key}: {set.Count()} questions, {set.Count(rows => rows.Any(row => row.ShowsGold))} with the marked text in the pool");
        }

        IReadOnlyList<FitQuestion> questions = RelevanceFit.Questions(pools, set => weights.GetValueOrDefault(set, 1));
        ImmutableArray<string> names = kind == CandidateKind.Statement ? StatementFeatures.Names : SentenceFeatures.Names;
        PrintKeptBack($"kept back in {Parts} parts", questions);
        for (int i = 1; each && i < names.Length; i++)
        {
            PrintKeptBack($"without {names[i]}", RelevanceFit.Without(questions, i));
        }

        double[] fitted = RelevanceFit.Fit(questions);
        for (int i = 0; i < fitted.Length; i++)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[i]}\t{fitted[i]:F2}"));
        }
    }

    private static void PrintKeptBack(string what, IReadOnlyList<FitQuestion> questions)
    {
        (int asked, int first, int three, double likelihood) = RelevanceFit.CrossValidate(questions, Parts);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"# {what}: marked text first in {first} of {asked}, among three in {three}; mean log-likelihood {likelihood:F3}"));
    }
}
