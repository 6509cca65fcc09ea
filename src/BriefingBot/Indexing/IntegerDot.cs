using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BriefingBot.Indexing;

/// <summary>The dot product of two vectors of signed bytes, exact. Components lie between -127 and 127, so that two products fit in a short.</summary>
internal static class IntegerDot
{
    internal static int Of(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException("Both vectors must have the same number of dimensions.");
        }

        ref sbyte a = ref MemoryMarshal.GetReference(left);
        ref sbyte b = ref MemoryMarshal.GetReference(right);
        int sum = 0;
        int i = 0;
        if (Avx2.IsSupported)
        {
            Vector256<int> lower = Vector256<int>.Zero;
            Vector256<int> upper = Vector256<int>.Zero;
            for (; i <= left.Length - 32; i += 32)
            {
                lower += Products(ref a, ref b, i);
                upper += Products(ref a, ref b, i + 16);
            }

            sum = Vector256.Sum(lower + upper);
        }
        else if (Vector.IsHardwareAccelerated)
        {
            Vector<int> total = Vector<int>.Zero;
            for (; i <= left.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref a, (nuint)i), out Vector<short> a0, out Vector<short> a1);
                Vector.Widen(Vector.LoadUnsafe(ref b, (nuint)i), out Vector<short> b0, out Vector<short> b1);
                Vector.Widen((a0 * b0) + (a1 * b1), out Vector<int> p0, out Vector<int> p1);
                total += p0 + p1;
            }

            sum = Vector.Sum(total);
        }

        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static Vector256<int> Products(ref sbyte a, ref sbyte b, int at) => Avx2.MultiplyAddAdjacent(
        Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref a, (nuint)at)),
        Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref b, (nuint)at)));
}
