using BriefingBot.Models.Syntax;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Models.Syntax;

public sealed class MaximumSpanningTreeTests
{
    [Fact]
    public void The_best_heads_are_taken_if_they_make_a_tree()
    {
        float[] scores =
        [
            0, 0, 0, 0,
            9, 0, 1, 1,
            1, 9, 0, 1,
            1, 1, 9, 0,
        ];

        Assert.Equal([-1, 0, 1, 2], MaximumSpanningTree.Heads(scores, 4));
    }

    [Fact]
    public void A_cycle_is_opened_where_it_costs_least()
    {
        float[] scores =
        [
            0, 0, 0, 0,
            5, 0, 9, 0,
            6, 9, 0, 0,
            0, 4, 5, 0,
        ];

        Assert.Equal([-1, 2, 0, 2], MaximumSpanningTree.Heads(scores, 4));
    }

    [Fact]
    public void Only_one_word_depends_on_the_root_even_if_all_would()
    {
        float[] scores =
        [
            0, 0, 0, 0,
            50, 0, 1, 1,
            51, 1, 0, 1,
            50, 1, 2, 0,
        ];

        Assert.Equal([-1, 2, 0, 2], MaximumSpanningTree.Heads(scores, 4));
    }

    [Fact]
    public void A_sentence_of_one_word_hangs_on_the_root() => Assert.Equal([-1, 0], MaximumSpanningTree.Heads([3, 4, -7, 8], 2));

    [Fact]
    public void Cycles_within_cycles_of_a_long_sentence_end_in_a_tree()
    {
        const int Count = 255;
        var scores = new float[Count * Count];
        for (int dependent = 1; dependent < Count; dependent++)
        {
            for (int head = 0; head < Count; head++)
            {
                // Each prefers its pair, then its four, its eight, …: every level makes cycles anew.
                scores[(dependent * Count) + head] = -int.Log2((dependent ^ head) + 1);
            }
        }

        AssertTree(MaximumSpanningTree.Heads(scores, Count));
    }

    /// <summary>Whole scores of a small range make ties and cycles, cycles within cycles among them.</summary>
    [Property(MaxTest = 500)]
    public void Of_all_trees_with_one_child_of_the_root_it_is_one_with_the_largest_sum(int seed, byte size, bool whole)
    {
        var random = new Random(seed);
        int count = 2 + (size % 5);
        float[] scores = Scores(random, count, whole);

        int[] heads = MaximumSpanningTree.Heads(scores, count);

        AssertTree(heads);
        Assert.Equal(Best(scores, count, new int[count], 1), Sum(scores, heads), 1e-4);
    }

    [Property(MaxTest = 200)]
    public void It_is_a_tree_at_any_length(int seed, byte size, bool whole)
    {
        int count = 2 + (size % 60);

        AssertTree(MaximumSpanningTree.Heads(Scores(new Random(seed), count, whole), count));
    }

    private static float[] Scores(Random random, int count, bool whole)
    {
        var scores = new float[count * count];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = whole ? random.Next(-3, 4) : (random.NextSingle() * 20) - 10;
        }

        return scores;
    }

    private static void AssertTree(int[] heads)
    {
        Assert.Equal(-1, heads[0]);
        Assert.True(IsTree(heads), string.Join(' ', heads));
    }

    private static bool IsTree(int[] heads)
    {
        for (int word = 1; word < heads.Length; word++)
        {
            int node = word;
            for (int steps = 0; node != 0; steps++)
            {
                if (steps == heads.Length)
                {
                    return false;
                }

                node = heads[node];
            }
        }

        return heads.Count(head => head == 0) == 1;
    }

    private static double Best(float[] scores, int count, int[] heads, int word)
    {
        heads[0] = -1;
        if (word == count)
        {
            return IsTree(heads) ? Sum(scores, heads) : double.NegativeInfinity;
        }

        double best = double.NegativeInfinity;
        for (int head = 0; head < count; head++)
        {
            heads[word] = head;
            best = Math.Max(best, Best(scores, count, heads, word + 1));
        }

        return best;
    }

    private static double Sum(float[] scores, int[] heads) =>
        Enumerable.Range(1, heads.Length - 1).Sum(word => (double)scores[(word * heads.Length) + heads[word]]);
}
