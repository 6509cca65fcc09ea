namespace BriefingBot.Models.Syntax;

/// <summary>The best tree over scored arcs: the algorithm of Chu, Liu and Edmonds, with one child of the root.</summary>
internal static class MaximumSpanningTree
{
    /// <summary>
    /// The head of each node in the tree whose arcs have the largest sum of scores, among all trees in which exactly one node depends on
    /// node 0.
    /// </summary>
    /// <param name="scores">At <c>dependent * count + head</c>, finite.</param>
    /// <param name="count">Nodes, the root among them.</param>
    /// <returns>-1 for the root, which is node 0.</returns>
    public static int[] Heads(ReadOnlySpan<float> scores, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, count * count);
        var weights = new double[scores.Length];
        double least = double.MaxValue;
        double largest = double.MinValue;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = scores[i];
            least = Math.Min(least, weights[i]);
            largest = Math.Max(largest, weights[i]);
        }

        var search = new Search(weights, count);
        int[] heads = search.BestHeads();
        if (heads.Count(head => head == 0) <= 1 && search.Cycle(heads) is null)
        {
            return heads;
        }

        // Dear enough that a second arc from the root never pays: as every other arc is allowed, one is all that a tree needs.
        double price = count * (largest - least + 1);
        for (int dependent = 1; dependent < count; dependent++)
        {
            weights[dependent * count] -= price;
        }

        return search.Run();
    }

    /// <summary>A cycle of best arcs that was made one node (by the name of its first).</summary>
    /// <param name="Heads">The heads that make the cycle, one for each of its nodes.</param>
    /// <param name="Entry">For a node outside, which of the cycle depends on it if the cycle does.</param>
    /// <param name="Exit">For a node outside, on which of the cycle it depends if it depends on the cycle.</param>
    private sealed record Contraction(int[] Nodes, int[] Heads, int[] Entry, int[] Exit);

    private sealed class Search(double[] weights, int count)
    {
        private readonly bool[] gone = new bool[count];

        public int[] Run()
        {
            var contractions = new Stack<Contraction>();
            int[] heads = BestHeads();
            while (Cycle(heads) is { } cycle)
            {
                contractions.Push(Contract(cycle, heads));
                heads = BestHeads();
            }

            while (contractions.TryPop(out Contraction? contraction))
            {
                Expand(contraction, heads);
            }

            return heads;
        }

        /// <summary>For each node by itself the head with the best score.</summary>
        public int[] BestHeads()
        {
            var heads = new int[count];
            heads[0] = -1;
            for (int dependent = 1; dependent < count; dependent++)
            {
                ReadOnlySpan<double> row = weights.AsSpan(dependent * count, count);
                for (int head = 1; head < count; head++)
                {
                    if (head != dependent && !gone[head] && row[head] > row[heads[dependent]])
                    {
                        heads[dependent] = head;
                    }
                }
            }

            return heads;
        }

        public int[]? Cycle(int[] heads)
        {
            var seenFrom = new int[count];
            for (int start = 1; start < count; start++)
            {
                int node = start;
                while (node > 0 && !gone[node] && seenFrom[node] == 0)
                {
                    seenFrom[node] = start;
                    node = heads[node];
                }

                if (node > 0 && !gone[node] && seenFrom[node] == start)
                {
                    return Around(node, heads);
                }
            }

            return null;
        }

        private static int[] Around(int start, int[] heads)
        {
            List<int> nodes = [start];
            for (int node = heads[start]; node != start; node = heads[node])
            {
                nodes.Add(node);
            }

            return [.. nodes];
        }

        private Contraction Contract(int[] cycle, int[] heads)
        {
            var contraction = new Contraction(cycle, [.. cycle.Select(node => heads[node])], new int[count], new int[count]);
            foreach (int node in cycle)
            {
                gone[node] = true;
            }

            for (int other = 0; other < count; other++)
            {
                if (!gone[other])
                {
                    Connect(other, contraction);
                }
            }

            gone[cycle[0]] = false;
            return contraction;
        }

        /// <summary>Finds the best arcs between a node and the cycle. To enter it costs the arc of the cycle that is given up.</summary>
        private void Connect(int other, Contraction contraction)
        {
            double into = double.NegativeInfinity;
            double outOf = double.NegativeInfinity;
            for (int i = 0; i < contraction.Nodes.Length; i++)
            {
                int node = contraction.Nodes[i];
                double gain = weights[(node * count) + other] - weights[(node * count) + contraction.Heads[i]];
                if (gain > into)
                {
                    (into, contraction.Entry[other]) = (gain, node);
                }

                double score = weights[(other * count) + node];
                if (score > outOf)
                {
                    (outOf, contraction.Exit[other]) = (score, node);
                }
            }

            int cycle = contraction.Nodes[0];
            weights[(cycle * count) + other] = into;
            weights[(other * count) + cycle] = outOf;
        }

        private static void Expand(Contraction contraction, int[] heads)
        {
            int cycle = contraction.Nodes[0];
            int head = heads[cycle];
            for (int node = 1; node < heads.Length; node++)
            {
                if (heads[node] == cycle)
                {
                    heads[node] = contraction.Exit[node];
                }
            }

            for (int i = 0; i < contraction.Nodes.Length; i++)
            {
                heads[contraction.Nodes[i]] = contraction.Heads[i];
            }

            heads[contraction.Entry[head]] = head;
        }
    }
}
