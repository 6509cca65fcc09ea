using System.Buffers.Binary;
using System.Numerics.Tensors;

namespace BriefingBot.Indexing;

/// <summary>
/// A vector in one signed byte a dimension: each component is a multiple of one scale, the largest magnitude over 127, so that no component
/// is off by more than half a scale. Its form on disk is the scale (little-endian float) and then the bytes.
/// </summary>
internal static class Quantiser
{
    internal const int HeaderLength = sizeof(float);

    /// <summary>Quantises <paramref name="vector"/> into <paramref name="target"/>, which is as long; returns the scale (0 for a null vector).</summary>
    /// <exception cref="ArgumentException">A component is not a finite number.</exception>
    internal static float Quantise(ReadOnlySpan<float> vector, Span<sbyte> target)
    {
        float largest = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (!float.IsFinite(largest))
        {
            throw new ArgumentException("A vector has a component that is not a finite number.", nameof(vector));
        }

        float scale = largest / sbyte.MaxValue;
        if (scale == 0)
        {
            target.Clear();
            return 0;
        }

        for (int i = 0; i < vector.Length; i++)
        {
            target[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / scale), -sbyte.MaxValue, sbyte.MaxValue);
        }

        return scale;
    }

    internal static byte[] Encode(ReadOnlySpan<float> vector)
    {
        byte[] bytes = new byte[HeaderLength + vector.Length];
        float scale = Quantise(vector, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(HeaderLength)));
        BinaryPrimitives.WriteSingleLittleEndian(bytes, scale);
        return bytes;
    }

    /// <exception cref="FormatException">The bytes are no such vector.</exception>
    internal static float Decode(ReadOnlySpan<byte> bytes, out ReadOnlySpan<sbyte> components)
    {
        float scale = bytes.Length > HeaderLength ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : float.NaN;
        if (!float.IsFinite(scale) || scale < 0)
        {
            throw new FormatException($"A stored vector of {bytes.Length} bytes is damaged.");
        }

        components = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(bytes[HeaderLength..]);
        return scale;
    }
}
