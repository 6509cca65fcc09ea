namespace BriefingBot.Retrieval;

/// <summary>
/// Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): an item scores, in each list that holds it, the list's weight over
/// <see cref="Damping"/> plus its rank. Scores of different lists need not be comparable.
/// </summary>
public static class RankFusion
{
    public const double Damping = 60;

    /// <summary>All items of all lists with their fused scores, best first; equal ones in the order of their keys.</summary>
    /// <param name="lists">Each best first; a key that a list repeats counts once, at its best rank.</param>
    /// <param name="keyOf">Tells which items of different lists are the same.</param>
    public static IReadOnlyList<(T Item, double Score)> Fuse<T>(Func<T, string> keyOf, params IEnumerable<(IReadOnlyList<T> Items, double Weight)> lists)
    {
        var fused = new Dictionary<string, (T Item, double Score)>(StringComparer.Ordinal);
        foreach ((IReadOnlyList<T> items, double weight) in lists)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (int i = 0; i < items.Count; i++)
            {
                string key = keyOf(items[i]);
                if (seen.Add(key))
                {
                    (T item, double score) = fused.GetValueOrDefault(key, (items[i], 0));
                    fused[key] = (item, score + (weight / (Damping + i + 1)));
                }
            }
        }

        return [.. fused.OrderByDescending(pair => pair.Value.Score).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }
}
