using BriefingBot.Indexing;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Indexing;

public sealed class QuantiserTests
{
    [Property]
    public bool No_component_is_off_by_more_than_half_a_scale(short[] values)
    {
        float[] vector = Array.ConvertAll(values, value => value / 1000f);

        float scale = Quantiser.Decode(Quantiser.Encode([.. vector, 1f]), out ReadOnlySpan<sbyte> components);

        for (int i = 0; i < vector.Length; i++)
        {
            if (Math.Abs(vector[i] - (components[i] * scale)) > (scale * 0.5f) + 1e-4f)
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool The_fast_dot_product_is_the_plain_one(sbyte[] left, int seed)
    {
        sbyte[] a = Array.ConvertAll(left, component => Math.Max(component, (sbyte)-127));
        var random = new Random(seed);
        sbyte[] b = [.. a.Select(_ => (sbyte)random.Next(-127, 128))];

        return IntegerDot.Of(a, b) == a.Zip(b, (x, y) => x * y).Sum();
    }

    [Fact]
    public void The_greatest_products_do_not_overflow()
    {
        sbyte[] extreme = [.. Enumerable.Repeat((sbyte)-127, 1000)];

        Assert.Equal(127 * 127 * 1000, IntegerDot.Of(extreme, extreme));
    }

    [Fact]
    public void The_cosine_of_unit_vectors_is_kept_to_a_hundredth()
    {
        var random = new Random(4);
        for (int round = 0; round < 50; round++)
        {
            float[] a = SomeIndexed.Unit([.. Enumerable.Range(0, 384).Select(_ => (float)random.NextDouble() - 0.5f)]).ToArray();
            float[] b = SomeIndexed.Unit([.. Enumerable.Range(0, 384).Select(i => a[i] + (((float)random.NextDouble() - 0.5f) * 0.1f))]).ToArray();
            float scaleA = Quantiser.Decode(Quantiser.Encode(a), out ReadOnlySpan<sbyte> x);
            float scaleB = Quantiser.Decode(Quantiser.Encode(b), out ReadOnlySpan<sbyte> y);

            Assert.Equal(a.Zip(b, (p, q) => p * q).Sum(), IntegerDot.Of(x, y) * scaleA * scaleB, 0.01f);
        }
    }

    [Fact]
    public void A_null_vector_stays_one_and_one_that_is_not_of_numbers_is_refused()
    {
        Assert.Equal(0, Quantiser.Decode(Quantiser.Encode([0f, 0f]), out _));
        Assert.Throws<ArgumentException>(() => Quantiser.Encode([1f, float.NaN]));
        Assert.Throws<ArgumentException>(() => Quantiser.Encode([float.PositiveInfinity]));
    }

    [Fact]
    public void Damaged_bytes_are_found_out()
    {
        Assert.Throws<FormatException>(() => Quantiser.Decode([1, 2, 3], out _));
        Assert.Throws<FormatException>(() => Quantiser.Decode([0, 0, 0xc0, 0x7f, 1], out _));
    }
}
