using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Statements;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>How an article becomes Lucene documents, one for itself and one for each passage and statement.</summary>
internal static class ArticleDocuments
{
    private static readonly FieldType Words = FrozenWords();

    /// <summary>The article's own document first, then its passages and statements.</summary>
    /// <param name="needsVectors">Of an article without vectors it is noted that it lacks them.</param>
    internal static IEnumerable<Document> Of(IndexedArticle indexed, bool needsVectors)
    {
        Article article = indexed.Article;
        yield return OfArticle(indexed, needsVectors && indexed.LacksVectors);
        for (int i = 0; i < indexed.Passages.Count; i++)
        {
            yield return OfPassage(article, indexed.Passages[i], At(indexed.Vectors, i));
        }

        for (int i = 0; i < indexed.Statements.Statements.Length; i++)
        {
            yield return OfStatement(article, indexed.Statements.Statements[i], i, At(indexed.StatementVectors, i));
        }
    }

    private static Document OfArticle(IndexedArticle indexed, bool lacksVectors)
    {
        var document = new Document
        {
            new StringField(IndexFields.Kind, IndexFields.ArticleKind, Field.Store.NO),
            new StringField(IndexFields.ArticleId, indexed.Article.Id, Field.Store.NO),
            IndexJson.Field(ArticleRecord.Of(indexed), IndexJson.Default.ArticleRecord),
        };
        if (lacksVectors)
        {
            document.Add(new StringField(IndexFields.Lacks, IndexFields.Vectors, Field.Store.NO));
        }

        return document;
    }

    private static Document OfPassage(Article article, Passage passage, ReadOnlyMemory<float>? vector)
    {
        Document document = Searchable(article, IndexFields.PassageKind, passage.Ordinal);
        document.Add(IndexJson.Field(new PassageRecord(Facts(article), passage.Ordinal, passage.Span, passage.Text), IndexJson.Default.PassageRecord));
        document.Add(new Field(IndexFields.Text, passage.Text, Words));
        document.Add(new Field(IndexFields.TitleWords, article.Title, Words));
        if (article.Source is { } source)
        {
            document.Add(new Field(IndexFields.SourceWords, source, Words));
        }

        if (article.Published is { } published)
        {
            document.Add(new Field(IndexFields.DateWords, published.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), Words));
        }

        AddVector(document, IndexFields.PassageVector, vector);
        return document;
    }

    private static Document OfStatement(Article article, Statement statement, int ordinal, ReadOnlyMemory<float>? vector)
    {
        Document document = Searchable(article, IndexFields.StatementKind, ordinal);
        string sentence = statement.Sentence.Of(article.Body);
        document.Add(IndexJson.Field(
            new StatementRecord(Facts(article), ordinal, statement, statement.Hull.Of(article.Body), sentence), IndexJson.Default.StatementRecord));
        document.Add(new StringField(IndexFields.SpeakerKey, IndexFilter.Key(NameKey.Of(statement.Speaker)), Field.Store.NO));
        document.Add(new Field(IndexFields.Content, string.Join('\n', statement.Content.Select(span => span.Of(article.Body))), Words));
        document.Add(new Field(IndexFields.Sentence, sentence, Words));
        AddVector(document, IndexFields.StatementVector, vector);
        return document;
    }

    private static ArticleFacts Facts(Article article) => new(article.Id, article.Version, article.Title, article.Source, article.Published, article.Url);

    /// <summary>What filters and orders passages and statements alike.</summary>
    private static Document Searchable(Article article, string kind, int ordinal)
    {
        var document = new Document
        {
            new StringField(IndexFields.Kind, kind, Field.Store.NO),
            new StringField(IndexFields.ArticleId, article.Id, Field.Store.NO),
            new SortedDocValuesField(IndexFields.ArticleId, new BytesRef(article.Id)),
            new NumericDocValuesField(IndexFields.Ordinal, ordinal),
        };
        if (article.Source is { } source)
        {
            document.Add(new StringField(IndexFields.SourceKey, IndexFilter.Key(source), Field.Store.NO));
        }

        if (article.Published is { } published)
        {
            document.Add(new Int32Field(IndexFields.Day, published.DayNumber, Field.Store.NO));
            document.Add(new NumericDocValuesField(IndexFields.Day, published.DayNumber));
        }

        return document;
    }

    private static void AddVector(Document document, string field, ReadOnlyMemory<float>? vector)
    {
        if (vector is { } components)
        {
            document.Add(new BinaryDocValuesField(field, new BytesRef(Quantiser.Encode(components.Span))));
        }
    }

    private static ReadOnlyMemory<float>? At(IReadOnlyList<ReadOnlyMemory<float>> vectors, int i)
    {
        // Not a conditional expression: there null would become an empty vector.
        if (vectors.Count == 0)
        {
            return null;
        }

        return vectors[i];
    }

    /// <summary>Words with their counts, without positions: nothing asks for phrases.</summary>
    private static FieldType FrozenWords()
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
        type.Freeze();
        return type;
    }
}
