using Lucene.Net.Index;
using Lucene.Net.Search;

namespace BriefingBot.Indexing;

/// <summary>A query of plain words: no syntax, so no text is a wrong query.</summary>
internal static class WordQuery
{
    /// <summary>Of a longer query the rarest words are searched for.</summary>
    private const int MostWords = 64;

    /// <summary>Documents with any of the words in any of the fields; null where the text has no word at all.</summary>
    internal static Query? Of(WordAnalyzer analyzer, IndexReader reader, string text, params ReadOnlySpan<(string Field, float Boost)> fields)
    {
        string main = fields[0].Field;
        List<(string Word, int Count)> words = [.. analyzer.TellingWords(text).CountBy(word => word).Select(pair => (pair.Key, pair.Value))];
        if (words.Count > MostWords)
        {
            words = [.. words.OrderBy(word => reader.DocFreq(new Term(main, word.Word)) is var found and > 0 ? found : int.MaxValue).Take(MostWords)];
        }

        if (words.Count == 0)
        {
            return null;
        }

        var query = new BooleanQuery(disableCoord: true);
        foreach ((string field, float boost) in fields)
        {
            foreach ((string word, int count) in words)
            {
                query.Add(new TermQuery(new Term(field, word)) { Boost = boost * MathF.Sqrt(count) }, Occur.SHOULD);
            }
        }

        return query;
    }
}
