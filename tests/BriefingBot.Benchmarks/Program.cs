using BenchmarkDotNet.Running;
using BriefingBot.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
