using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace BriefingBot.Indexing;

/// <summary>One state of the index: what a search that has begun goes on seeing, whatever is written meanwhile.</summary>
internal sealed class ArchiveSearcher : IndexSearcher
{
    // Lucene's own 1.2 and 0.75 suit pages; passages are of nearly one length, and a word seldom stands in one twice by chance.
    private const float SaturationK1 = 0.9f;
    private const float LengthB = 0.4f;

    internal ArchiveSearcher(IndexReader reader)
        : base(reader)
    {
        Similarity = NewSimilarity();
        Count = (CountKind(IndexFields.PassageKind), CountKind(IndexFields.StatementKind));
    }

    /// <summary>Live documents of each kind.</summary>
    internal (int Passages, int Statements) Count { get; }

    /// <summary>The same for writing, which fixes how lengths are kept, and for searching.</summary>
    internal static Similarity NewSimilarity() => new BM25Similarity(SaturationK1, LengthB);

    private int CountKind(string kind)
    {
        var term = new Term(IndexFields.Kind, kind);
        int count = 0;
        foreach (AtomicReaderContext leaf in IndexReader.Leaves)
        {
            AtomicReader segment = leaf.AtomicReader;
            count += segment.DocFreq(term);
            if (segment.LiveDocs is not { } live || segment.GetTermDocsEnum(term) is not { } docs)
            {
                continue;
            }

            while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                count -= live.Get(docs.DocID) ? 0 : 1;
            }
        }

        return count;
    }
}
