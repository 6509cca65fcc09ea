using System.Diagnostics;
using System.Globalization;

namespace BriefingBot.Benchmarks;

/// <summary>Times of one kind of work, told as percentiles.</summary>
internal sealed class Percentiles(string what)
{
    private readonly List<double> milliseconds = [];

    internal async Task TimeAsync(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work();
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public override string ToString()
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what,-34} p50 {At(0.5),7:F2} ms   p99 {At(0.99),7:F2} ms   longest {milliseconds[^1],7:F2} ms   ({milliseconds.Count})");
    }

    private double At(double share) => milliseconds[(int)(milliseconds.Count * share)];
}
