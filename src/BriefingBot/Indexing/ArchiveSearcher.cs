using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

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

    /// <summary>What the index keeps of a document.</summary>
    /// <exception cref="FormatException">The document is damaged.</exception>
    internal T Record<T>(int document, JsonTypeInfo<T> type)
    {
        AtomicReaderContext segment = IndexReader.Leaves[ReaderUtil.SubIndex(document, IndexReader.Leaves)];
        return RecordOf(segment.AtomicReader, document - segment.DocBase, type);
    }

    /// <summary>Day of publication as a number; 0 where there is none.</summary>
    internal long Day(int document)
    {
        AtomicReaderContext segment = IndexReader.Leaves[ReaderUtil.SubIndex(document, IndexReader.Leaves)];
        return segment.AtomicReader.GetNumericDocValues(IndexFields.Day)?.Get(document - segment.DocBase) ?? 0;
    }

    /// <summary>What a segment keeps of its live articles with a term.</summary>
    /// <exception cref="FormatException">A document is damaged.</exception>
    internal static List<ArticleRecord> ArticlesWith(AtomicReader segment, string field, string value)
    {
        var records = new List<ArticleRecord>();
        if (segment.GetTermDocsEnum(new Term(field, value)) is { } articles)
        {
            while (articles.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                records.Add(RecordOf(segment, articles.DocID, IndexJson.Default.ArticleRecord));
            }
        }

        return records;
    }

    internal static T RecordOf<T>(AtomicReader segment, int document, JsonTypeInfo<T> type)
    {
        var bytes = new BytesRef();
        segment.GetBinaryDocValues(IndexFields.Record)?.Get(document, bytes);
        return (bytes.Length > 0 ? JsonSerializer.Deserialize(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), type) : default)
            ?? throw new FormatException("A document of the index is damaged.");
    }

    private int CountKind(string kind)
    {
        var term = new Term(IndexFields.Kind, kind);
        int count = 0;
        foreach (AtomicReaderContext leaf in IndexReader.Leaves)
        {
            AtomicReader segment = leaf.AtomicReader;
            if (!segment.HasDeletions)
            {
                count += segment.DocFreq(term);
            }
            else if (segment.GetTermDocsEnum(term) is { } live)
            {
                while (live.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                {
                    count++;
                }
            }
        }

        return count;
    }
}
