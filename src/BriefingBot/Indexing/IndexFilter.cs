using BriefingBot.Articles;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>A <see cref="SearchFilter"/> as Lucene has it.</summary>
internal static class IndexFilter
{
    private const int LongestKey = 512;
    private const int ClausesAtOnce = 512;

    /// <summary>A name as a term: lower case, trimmed, bounded, since Lucene takes no endless terms.</summary>
    internal static string Key(string name)
    {
        string trimmed = name.Trim();
        return (trimmed.Length > LongestKey ? trimmed[..LongestKey] : trimmed).ToLowerInvariant();
    }

    /// <summary>Null where nothing is restricted.</summary>
    /// <param name="speakerKeys">Null: anybody's.</param>
    internal static Filter? Of(SearchFilter filter, IReadOnlyCollection<string>? speakerKeys = null)
    {
        var all = new BooleanQuery();
        if (filter.Source is { } source)
        {
            all.Add(new TermQuery(new Term(IndexFields.SourceKey, Key(source))), Occur.MUST);
        }

        if (filter.From is not null || filter.To is not null)
        {
            all.Add(NumericRangeQuery.NewInt32Range(IndexFields.Day, filter.From?.DayNumber, filter.To?.DayNumber, true, true), Occur.MUST);
        }

        if (filter.ArticleId is { } id)
        {
            all.Add(new TermQuery(new Term(IndexFields.ArticleId, id)), Occur.MUST);
        }

        if (speakerKeys is not null)
        {
            all.Add(AnyOf(IndexFields.SpeakerKey, speakerKeys), Occur.MUST);
        }

        return all.Clauses.Count == 0 ? null : new QueryWrapperFilter(all);
    }

    /// <summary>The documents of a segment that a filter lets through; null: all.</summary>
    internal static FixedBitSet? Accepted(Filter? filter, AtomicReaderContext segment)
    {
        if (filter is null)
        {
            return null;
        }

        var accepted = new FixedBitSet(segment.AtomicReader.MaxDoc);
        if (filter.GetDocIdSet(segment, segment.AtomicReader.LiveDocs)?.GetIterator() is { } docs)
        {
            accepted.Or(docs);
        }

        return accepted;
    }

    /// <summary>In groups, since a Lucene query takes a thousand clauses only.</summary>
    private static BooleanQuery AnyOf(string field, IEnumerable<string> terms)
    {
        var any = new BooleanQuery();
        foreach (string[] group in terms.Select(Key).Distinct(StringComparer.Ordinal).Chunk(ClausesAtOnce))
        {
            var part = new BooleanQuery();
            foreach (string term in group)
            {
                part.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
            }

            any.Add(part, Occur.SHOULD);
        }

        return any;
    }
}
