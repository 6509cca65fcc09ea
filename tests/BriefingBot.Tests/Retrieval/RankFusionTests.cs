using BriefingBot.Retrieval;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Retrieval;

public sealed class RankFusionTests
{
    [Fact]
    public void What_both_lists_hold_comes_before_what_one_holds()
    {
        IReadOnlyList<(string Item, double Score)> fused = RankFusion.Fuse<string>(item => item, (["a", "b", "c"], 1), (["d", "c"], 1));

        Assert.Equal(["c", "a", "d", "b"], fused.Select(hit => hit.Item));
        Assert.Equal((1 / 63.0) + (1 / 62.0), fused[0].Score, 12);
    }

    [Property]
    public bool One_list_keeps_its_order(int[] items)
    {
        IReadOnlyList<int> distinct = [.. items.Distinct()];
        return RankFusion.Fuse(item => item.ToString(System.Globalization.CultureInfo.InvariantCulture), (distinct, 1.0)).Select(hit => hit.Item).SequenceEqual(distinct);
    }

    [Property]
    public bool Each_item_comes_once_and_the_order_of_lists_of_one_weight_does_not_matter(byte[] left, byte[] right)
    {
        IReadOnlyList<(byte Item, double Score)> one = RankFusion.Fuse(Key, (left, 1.0), (right, 1.0));
        IReadOnlyList<(byte Item, double Score)> other = RankFusion.Fuse(Key, (right, 1.0), (left, 1.0));

        return one.Select(hit => hit.Item).SequenceEqual(other.Select(hit => hit.Item))
            && one.Select(hit => hit.Item).Order().SequenceEqual(left.Concat(right).Distinct().Order());
    }

    [Fact]
    public void A_heavier_list_wins() =>
        Assert.Equal(["b", "a"], RankFusion.Fuse<string>(item => item, (["a"], 0.5), (["b"], 1)).Select(hit => hit.Item));

    private static string Key(byte item) => item.ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
}
