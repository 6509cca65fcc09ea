using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>Finds statements in one state of the index.</summary>
internal static class StatementSearch
{
    /// <summary>A word in the reporting sentence, outside of what was said, counts for less.</summary>
    private const float SentenceBoost = 0.3f;

    private static readonly SortField[] RecentFirst =
    [
        new(IndexFields.Day, SortFieldType.INT32, reverse: true),
        new(IndexFields.ArticleId, SortFieldType.STRING),
        new(IndexFields.Ordinal, SortFieldType.INT32),
    ];

    private static readonly Sort ByRecency = new(RecentFirst);
    private static readonly Sort ByScore = new([SortField.FIELD_SCORE, .. RecentFirst]);

    internal static IReadOnlyList<StatementHit> Find(
        ArchiveSearcher searcher, WordAnalyzer analyzer, IReadOnlyCollection<string>? speakerKeys, string? text, int top, SearchFilter filter)
    {
        Query? words = string.IsNullOrWhiteSpace(text)
            ? null
            : WordQuery.Of(analyzer, searcher.IndexReader, text, (IndexFields.Content, 1), (IndexFields.Sentence, SentenceBoost));
        Query query = words ?? new TermQuery(new Term(IndexFields.Kind, IndexFields.StatementKind));
        TopFieldDocs found = searcher.Search(
            query, IndexFilter.Of(filter, speakerKeys), top, words is null ? ByRecency : ByScore, doDocScores: words is not null, doMaxScore: false);
        return [.. found.ScoreDocs.Select(hit => ArticleDocuments.ToStatementHit(searcher.Doc(hit.Doc), words is null ? 0 : hit.Score))];
    }

    internal static IReadOnlyList<float> Similarities(ArchiveSearcher searcher, ReadOnlyMemory<float> query, IReadOnlyList<StatementHit> hits)
    {
        sbyte[] quantised = new sbyte[query.Length];
        float scale = Quantiser.Quantise(query.Span, quantised);
        float[] similarities = new float[hits.Count];
        Array.Fill(similarities, float.NaN);
        ILookup<string, int> byArticle = Enumerable.Range(0, hits.Count).ToLookup(i => hits[i].Article.Id, StringComparer.Ordinal);
        foreach (AtomicReaderContext leaf in searcher.IndexReader.Leaves)
        {
            AtomicReader segment = leaf.AtomicReader;
            if (segment.GetBinaryDocValues(IndexFields.StatementVector) is not { } vectors || segment.GetNumericDocValues(IndexFields.Ordinal) is not { } ordinals)
            {
                continue;
            }

            IBits present = segment.GetDocsWithField(IndexFields.StatementVector);
            var bytes = new BytesRef();
            foreach (IGrouping<string, int> article in byArticle)
            {
                foreach (int doc in LiveDocs(segment, article.Key).Where(present.Get))
                {
                    vectors.Get(doc, bytes);
                    long ordinal = ordinals.Get(doc);
                    foreach (int hit in article.Where(hit => hits[hit].Ordinal == ordinal))
                    {
                        float stored = Quantiser.Decode(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), out ReadOnlySpan<sbyte> components);
                        similarities[hit] = IntegerDot.Of(quantised, components) * scale * stored;
                    }
                }
            }
        }

        return similarities;
    }

    private static IEnumerable<int> LiveDocs(AtomicReader segment, string articleId)
    {
        if (segment.GetTermDocsEnum(new Term(IndexFields.ArticleId, articleId)) is not { } docs)
        {
            yield break;
        }

        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            if (segment.LiveDocs?.Get(docs.DocID) != false)
            {
                yield return docs.DocID;
            }
        }
    }
}
