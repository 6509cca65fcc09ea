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

        var best = new TopScores(top);
        searcher.Search(query, IndexFilter.Of(filter), new ScoreCollector(best));
        return Hits(searcher, best, top);
    }

    internal static IReadOnlyList<PassageHit> ByMeaning(ArchiveSearcher searcher, VectorCache vectors, ReadOnlyMemory<float> query, int top, SearchFilter filter)
    {
        sbyte[] quantised = new sbyte[query.Length];
        float scale = Quantiser.Quantise(query.Span, quantised);
        Filter? restriction = IndexFilter.Of(filter);
        var best = new TopScores(top);
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

            Scan(rows, quantised, scale, segment.DocBase, IndexFilter.Accepted(restriction, segment) ?? segment.AtomicReader.LiveDocs, best);
        }

        return Hits(searcher, best, top);
    }

    private static void Scan(SegmentVectors rows, ReadOnlySpan<sbyte> query, float scale, int docBase, IBits? accepted, TopScores best)
    {
        for (int row = 0; row < rows.Docs.Length; row++)
        {
            if (accepted?.Get(rows.Docs[row]) == false)
            {
                continue;
            }

            float score = IntegerDot.Of(query, rows.Row(row)) * scale * rows.Scales[row];
            if (score >= best.Least)
            {
                best.Add(docBase + rows.Docs[row], score);
            }
        }
    }

    /// <summary>Equal scores are ordered by article and place, whatever the order of writing was.</summary>
    private static IReadOnlyList<PassageHit> Hits(ArchiveSearcher searcher, TopScores best, int top)
    {
        var hits = new List<PassageHit>();
        foreach ((float score, int doc) in best.Best())
        {
            hits.Add(searcher.Record(doc, IndexJson.Default.PassageRecord).ToHit(score));
        }

        return
        [
            .. hits.OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Passage.ArticleId, StringComparer.Ordinal)
                .ThenBy(hit => hit.Passage.Ordinal)
                .Take(top),
        ];
    }
}
