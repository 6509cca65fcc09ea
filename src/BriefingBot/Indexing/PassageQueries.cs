using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>Finds passages in one state of the index.</summary>
internal static class PassageQueries
{
    // Words of the title, the source's name and the date tell which article is meant. Measured on news questions: the title at more than
    // half the passage's weight drowns the passage, without the source questions that name one lose 2 of 100 in the first four.
    private const float TitleBoost = 0.3f;
    private const float SourceBoost = 0.8f;
    private const float DateBoost = 0.4f;

    /// <summary>Equal scores are ordered by article and place, whatever the order of writing was.</summary>
    private static readonly Sort BestFirst = new(
        SortField.FIELD_SCORE, new SortField(IndexFields.ArticleId, SortFieldType.STRING), new SortField(IndexFields.Ordinal, SortFieldType.INT32));

    internal static IReadOnlyList<PassageHit> ByWords(ArchiveSearcher searcher, WordAnalyzer analyzer, string text, int top, SearchFilter filter)
    {
        Query? query = WordQuery.Of(
            analyzer,
            searcher.IndexReader,
            text,
            (IndexFields.Text, 1),
            (IndexFields.TitleWords, TitleBoost),
            (IndexFields.SourceWords, SourceBoost),
            (IndexFields.DateWords, DateBoost));
        if (query is null)
        {
            return [];
        }

        TopFieldDocs found = searcher.Search(query, IndexFilter.Of(filter), top, BestFirst, doDocScores: true, doMaxScore: false);
        return [.. found.ScoreDocs.Select(hit => ArticleDocuments.ToPassageHit(searcher.Doc(hit.Doc), hit.Score))];
    }

    internal static IReadOnlyList<PassageHit> ByMeaning(ArchiveSearcher searcher, VectorCache vectors, ReadOnlyMemory<float> query, int top, SearchFilter filter)
    {
        sbyte[] quantised = new sbyte[query.Length];
        float scale = Quantiser.Quantise(query.Span, quantised);
        Filter? restriction = IndexFilter.Of(filter);
        var best = new PriorityQueue<int, float>(top + 1);
        foreach (AtomicReaderContext segment in searcher.IndexReader.Leaves)
        {
            SegmentVectors rows = vectors.Of(segment.AtomicReader);
            if (rows.Docs.Length == 0)
            {
                continue;
            }

            if (rows.Dimensions != query.Length)
            {
                throw new ArgumentException($"The query vector has {query.Length} dimensions, those of the index have {rows.Dimensions}.", nameof(query));
            }

            Scan(rows, quantised, scale, segment.DocBase, IndexFilter.Accepted(restriction, segment) ?? segment.AtomicReader.LiveDocs, top, best);
        }

        return
        [
            .. best.UnorderedItems
                .Select(hit => ArticleDocuments.ToPassageHit(searcher.Doc(hit.Element), hit.Priority))
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Passage.ArticleId, StringComparer.Ordinal)
                .ThenBy(hit => hit.Passage.Ordinal),
        ];
    }

    /// <summary>Keeps the <paramref name="top"/> best rows, the least of them on top of the heap.</summary>
    private static void Scan(
        SegmentVectors rows, ReadOnlySpan<sbyte> query, float scale, int docBase, IBits? accepted, int top, PriorityQueue<int, float> best)
    {
        float least = best.Count == top ? Least(best) : float.NegativeInfinity;
        for (int row = 0; row < rows.Docs.Length; row++)
        {
            float score = IntegerDot.Of(query, rows.Row(row)) * scale * rows.Scales[row];
            if (score <= least || (accepted is not null && !accepted.Get(rows.Docs[row])))
            {
                continue;
            }

            if (best.Count < top)
            {
                best.Enqueue(docBase + rows.Docs[row], score);
            }
            else
            {
                best.EnqueueDequeue(docBase + rows.Docs[row], score);
            }

            least = best.Count == top ? Least(best) : least;
        }
    }

    private static float Least(PriorityQueue<int, float> best)
    {
        best.TryPeek(out _, out float least);
        return least;
    }
}
