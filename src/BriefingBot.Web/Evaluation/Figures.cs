using System.Globalization;

namespace BriefingBot.Web.Evaluation;

/// <summary>One figure of a set.</summary>
/// <param name="Key">For machines, such as <c>speaker_precision</c>.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">Null where the set has no question that it counts.</param>
internal sealed record Figure(string Key, string Label, double? Value, string Unit)
{
    public string Shown => Value is not { } value
        ? "–"
        : Unit switch
        {
            "%" => value.ToString("0.0", CultureInfo.InvariantCulture) + " %",
            "ms" => value.ToString("0.0", CultureInfo.InvariantCulture) + " ms",
            "" => value.ToString(value == Math.Floor(value) ? "0" : "0.####", CultureInfo.InvariantCulture),
            _ => value.ToString("0.##", CultureInfo.InvariantCulture) + " " + Unit,
        };

    /// <summary>A share in per cent, to one decimal; null of nothing.</summary>
    public static Figure Share(string key, string label, int part, int whole) =>
        new(key, label, whole == 0 ? null : Math.Round(100.0 * part / whole, 1), "%");

    /// <summary>The middle and the 99th percentile of times.</summary>
    public static IEnumerable<Figure> Latency(IEnumerable<TimeSpan> times)
    {
        double[] sorted = [.. times.Select(t => t.TotalMilliseconds).Order()];
        yield return new Figure("p50_ms", "latency p50", sorted.Length == 0 ? null : Math.Round(sorted[sorted.Length / 2], 1), "ms");
        yield return new Figure("p99_ms", "latency p99", sorted.Length == 0 ? null : Math.Round(sorted[(int)(sorted.Length * 0.99)], 1), "ms");
    }
}
