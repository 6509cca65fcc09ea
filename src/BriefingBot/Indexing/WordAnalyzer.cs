using System.Collections.Immutable;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>
/// English words: Unicode word breaks, lower case, no possessive (straight or typographic), Latin letters without accents, stems by
/// KStem (it gave better first hits than Porter's and than plain plurals). Stop words
/// stay in the index, so that a question of nothing else still finds something; a question drops them where it has other words.
/// </summary>
internal sealed class WordAnalyzer : Analyzer
{
    internal const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Of a text longer than this many words, a query reads the beginning only.</summary>
    private const int LongestQuery = 2048;

    private const string FunctionWords = """
        a about after all also am an and any are as at be been before being between both but by can could did do does during each for from had has
        have he her hers him his how i if in into is it its may me might more most my no nor not of on or other our ours over she should so some
        such than that the their theirs them then there these they this those through to too under until up upon us very was we were what when
        where whether which while who whom whose why will with would you your yours
        """;

    private readonly ImmutableHashSet<string> stopWords;

    internal WordAnalyzer() => stopWords = [.. Words(FunctionWords)];

    /// <summary>The analysed words in order, repetitions included, at most <see cref="LongestQuery"/> of them.</summary>
    internal IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        using TokenStream stream = GetTokenStream("", text);
        ICharTermAttribute term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (words.Count < LongestQuery && stream.IncrementToken())
        {
            words.Add(term.ToString()!);
        }

        return words;
    }

    /// <summary>The words without stop words, or all of them where nothing else is there.</summary>
    internal IReadOnlyList<string> TellingWords(string text)
    {
        IReadOnlyList<string> words = Words(text);
        List<string> telling = [.. words.Where(word => !stopWords.Contains(word))];
        return telling.Count > 0 ? telling : words;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokens = new StandardTokenizer(Version, reader);
        TokenStream words = new LowerCaseFilter(Version, tokens);
        words = new EnglishPossessiveFilter(Version, words);
        words = new ASCIIFoldingFilter(words);
        words = new KStemFilter(words);
        return new TokenStreamComponents(tokens, words);
    }
}
