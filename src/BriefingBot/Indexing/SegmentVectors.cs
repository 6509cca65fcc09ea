using Lucene.Net.Index;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>The quantised vectors of one segment, in one run of memory.</summary>
/// <param name="Docs">The document of each row, ascending; deleted ones are among them.</param>
/// <param name="Scales">One a row.</param>
/// <param name="Components"><paramref name="Dimensions"/> a row.</param>
internal sealed record SegmentVectors(int Dimensions, int[] Docs, float[] Scales, sbyte[] Components)
{
    internal static SegmentVectors Empty { get; } = new(0, [], [], []);

    internal ReadOnlySpan<sbyte> Row(int row) => Components.AsSpan(row * Dimensions, Dimensions);

    /// <exception cref="FormatException">A vector is damaged, or they differ in dimensions.</exception>
    internal static SegmentVectors Read(AtomicReader segment, string field)
    {
        BinaryDocValues? values = segment.GetBinaryDocValues(field);
        IBits? present = segment.GetDocsWithField(field);
        if (values is null || present is null)
        {
            return Empty;
        }

        int[] docs = [.. Enumerable.Range(0, segment.MaxDoc).Where(present.Get)];
        float[] scales = new float[docs.Length];
        sbyte[] components = [];
        int dimensions = 0;
        var bytes = new BytesRef();
        for (int row = 0; row < docs.Length; row++)
        {
            values.Get(docs[row], bytes);
            scales[row] = Quantiser.Decode(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), out ReadOnlySpan<sbyte> vector);
            if (row == 0)
            {
                dimensions = vector.Length;
                components = new sbyte[checked(docs.Length * dimensions)];
            }
            else if (vector.Length != dimensions)
            {
                throw new FormatException($"A stored vector has {vector.Length} dimensions, its neighbours have {dimensions}.");
            }

            vector.CopyTo(components.AsSpan(row * dimensions));
        }

        return new SegmentVectors(dimensions, docs, scales, components);
    }
}
