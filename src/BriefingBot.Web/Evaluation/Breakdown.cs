namespace BriefingBot.Web.Evaluation;

/// <summary>One number by what it is made of, the largest part first.</summary>
/// <param name="Key">For machines, such as <c>dropped_by_rule</c>.</param>
/// <param name="Label">For people, put before the name of each part.</param>
internal sealed record Breakdown(string Key, string Label, IReadOnlyList<KeyValuePair<string, int>> Parts)
{
    public static Breakdown Of(string key, string label, IReadOnlyDictionary<string, int> counts) =>
        new(key, label, [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)]);
}
