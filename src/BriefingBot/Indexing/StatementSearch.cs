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

    /// <summary>What an article itself calls fake or misquoted is nobody's: it is told of with its article's statements, and never found.</summary>
    internal static IReadOnlyList<StatementHit> Find(
        ArchiveSearcher searcher, WordAnalyzer analyzer, IReadOnlyCollection<string>? speakerKeys, string? text, int top, SearchFilter filter)
    {
        Filter? restriction = IndexFilter.Of(filter, speakerKeys);
        Query? words = string.IsNullOrWhiteSpace(text)
            ? null
            : WordQuery.Of(analyzer, searcher.IndexReader, text, (IndexFields.Content, 1), (IndexFields.Sentence, SentenceBoost));
        IReadOnlyList<StatementHit> found = words is null ? MostRecent(searcher, top, restriction) : ByWords(searcher, words, top, restriction);
        return found.Any(IsFalse) ? [.. found.Where(hit => !IsFalse(hit))] : found;
    }

    /// <summary>The article's documents are few and lie side by side, so that the statements' posting list is skipped to them.</summary>
    internal static IReadOnlyList<StatementHit> OfArticle(ArchiveSearcher searcher, string articleId)
    {
        var hits = new List<StatementHit>();
        foreach (AtomicReaderContext leaf in searcher.IndexReader.Leaves)
        {
            AtomicReader segment = leaf.AtomicReader;
            DocsEnum? statements = segment.GetTermDocsEnum(new Term(IndexFields.Kind, IndexFields.StatementKind));
            if (statements is null)
            {
                continue;
            }

            int at = -1;
            foreach (int doc in LiveDocs(segment, articleId))
            {
                at = at < doc ? statements.Advance(doc) : at;
                if (at == doc)
                {
                    hits.Add(ArchiveSearcher.RecordOf(segment, doc, IndexJson.Default.StatementRecord).ToHit(0));
                }
            }
        }

        return [.. hits.OrderBy(hit => hit.Ordinal)];
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

    private static bool IsFalse(StatementHit hit) => hit.Statement.Assertion == Statements.Assertion.ReportedFalse;

    private static IReadOnlyList<StatementHit> MostRecent(ArchiveSearcher searcher, int top, Filter? restriction)
    {
        var all = new TermQuery(new Term(IndexFields.Kind, IndexFields.StatementKind));
        TopFieldDocs found = searcher.Search(all, restriction, top, ByRecency, doDocScores: false, doMaxScore: false);
        return [.. found.ScoreDocs.Select(hit => searcher.Record(hit.Doc, IndexJson.Default.StatementRecord).ToHit(0))];
    }

    /// <summary>Of equal scores the more recent first, then by article and place.</summary>
    private static IReadOnlyList<StatementHit> ByWords(ArchiveSearcher searcher, Query words, int top, Filter? restriction)
    {
        var best = new TopScores(top);
        searcher.Search(words, restriction, new ScoreCollector(best));
        var hits = new List<StatementHit>();
        foreach ((float score, int doc) in best.Best(searcher.Day))
        {
            hits.Add(searcher.Record(doc, IndexJson.Default.StatementRecord).ToHit(score));
        }

        return
        [
            .. hits.OrderByDescending(hit => hit.Score)
                .ThenByDescending(hit => hit.Article.Published)
                .ThenBy(hit => hit.Article.Id, StringComparer.Ordinal)
                .ThenBy(hit => hit.Ordinal)
                .Take(top),
        ];
    }

    /// <summary>Lucene leaves deleted documents out by itself here.</summary>
    private static IEnumerable<int> LiveDocs(AtomicReader segment, string articleId)
    {
        if (segment.GetTermDocsEnum(new Term(IndexFields.ArticleId, articleId)) is not { } docs)
        {
            yield break;
        }

        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            yield return docs.DocID;
        }
    }
}
