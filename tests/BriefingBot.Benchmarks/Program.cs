using BenchmarkDotNet.Running;
using BriefingBot.Benchmarks;

switch (args)
{
    case ["load", string folder]:
        return await LoadRun.RunAsync(folder);
    case ["chat", .. string[] rest]:
        return await ChatRun.RunAsync(rest);
    case ["stages", string articles]:
        return await IngestionStages.RunAsync(articles);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
        return 0;
}
