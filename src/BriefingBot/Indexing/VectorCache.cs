using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace BriefingBot.Indexing;

/// <summary>
/// Keeps the passage vectors of each segment in memory, read once: a segment never changes, only which of its documents are live. What no
/// reader holds any more is dropped with the segment.
/// </summary>
internal sealed class VectorCache
{
    private readonly ConditionalWeakTable<object, Lazy<SegmentVectors>> segments = [];

    internal SegmentVectors Of(AtomicReader segment) =>
        segments.GetValue(segment.CoreCacheKey, _ => new Lazy<SegmentVectors>(() => SegmentVectors.Read(segment, IndexFields.PassageVector))).Value;
}
