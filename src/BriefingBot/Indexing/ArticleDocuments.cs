using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Statements;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>How an article becomes Lucene documents, and what is read back from one.</summary>
internal static class ArticleDocuments
{
    private static readonly FieldType Words = FrozenWords();

    /// <summary>The article's own document first, then its passages and statements.</summary>
    internal static IEnumerable<Document> Of(IndexedArticle indexed)
    {
        Article article = indexed.Article;
        yield return OfArticle(article, indexed.Statements.Speakers);
        for (int i = 0; i < indexed.Passages.Count; i++)
        {
            yield return OfPassage(article, indexed.Passages[i], At(indexed.Vectors, i));
        }

        for (int i = 0; i < indexed.Statements.Statements.Length; i++)
        {
            yield return OfStatement(article, indexed.Statements.Statements[i], i, At(indexed.StatementVectors, i));
        }
    }

    internal static ArticleFacts Facts(Document document) => new(
        document.Get(IndexFields.ArticleId),
        Number(document, IndexFields.Version),
        document.Get(IndexFields.Title),
        document.Get(IndexFields.Source),
        document.GetField(IndexFields.Day) is null ? null : DateOnly.FromDayNumber(Number(document, IndexFields.Day)),
        document.Get(IndexFields.Url));

    internal static PassageHit ToPassageHit(Document document, double score)
    {
        ArticleFacts facts = Facts(document);
        var span = new Span(Number(document, IndexFields.Start), Number(document, IndexFields.End));
        return new PassageHit(new Passage(facts.Id, facts.Version, Number(document, IndexFields.Ordinal), span, document.Get(IndexFields.Text)), facts, score);
    }

    internal static StatementHit ToStatementHit(Document document, double score)
    {
        Statement statement = JsonSerializer.Deserialize(Json(document), IndexJson.Default.Statement) ?? throw new FormatException("A stored statement is damaged.");
        return new StatementHit(
            statement, Facts(document), Number(document, IndexFields.Ordinal), document.Get(IndexFields.Content), document.Get(IndexFields.Sentence), score);
    }

    internal static ImmutableArray<NamedSpeaker> ToSpeakers(Document document) => JsonSerializer.Deserialize(Json(document), IndexJson.Default.ImmutableArrayNamedSpeaker);

    private static Document OfArticle(Article article, ImmutableArray<NamedSpeaker> speakers)
    {
        Document document = WithFacts(article, IndexFields.ArticleKind);
        document.Add(new StoredField(IndexFields.Json, JsonSerializer.SerializeToUtf8Bytes(speakers, IndexJson.Default.ImmutableArrayNamedSpeaker)));
        return document;
    }

    private static Document OfPassage(Article article, Passage passage, ReadOnlyMemory<float>? vector)
    {
        Document document = WithFacts(article, IndexFields.PassageKind);
        AddOrdinal(document, passage.Ordinal);
        document.Add(new StoredField(IndexFields.Start, passage.Span.Start));
        document.Add(new StoredField(IndexFields.End, passage.Span.End));
        document.Add(new StoredField(IndexFields.Text, passage.Text));
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
        Document document = WithFacts(article, IndexFields.StatementKind);
        AddOrdinal(document, ordinal);
        document.Add(new StoredField(IndexFields.Json, JsonSerializer.SerializeToUtf8Bytes(statement, IndexJson.Default.Statement)));
        document.Add(new StringField(IndexFields.SpeakerKey, IndexFilter.Key(NameKey.Of(statement.Speaker)), Field.Store.NO));
        document.Add(new StoredField(IndexFields.Content, statement.Hull.Of(article.Body)));
        document.Add(new StoredField(IndexFields.Sentence, statement.Sentence.Of(article.Body)));
        document.Add(new Field(IndexFields.Content, string.Join('\n', statement.Content.Select(span => span.Of(article.Body))), Words));
        document.Add(new Field(IndexFields.Sentence, statement.Sentence.Of(article.Body), Words));
        AddVector(document, IndexFields.StatementVector, vector);
        return document;
    }

    private static Document WithFacts(Article article, string kind)
    {
        var document = new Document
        {
            new StringField(IndexFields.Kind, kind, Field.Store.NO),
            new StringField(IndexFields.ArticleId, article.Id, Field.Store.YES),
            new SortedDocValuesField(IndexFields.ArticleId, new BytesRef(article.Id)),
            new StoredField(IndexFields.Version, article.Version),
            new StoredField(IndexFields.Title, article.Title),
        };
        if (article.Source is { } source)
        {
            document.Add(new StoredField(IndexFields.Source, source));
            document.Add(new StringField(IndexFields.SourceKey, IndexFilter.Key(source), Field.Store.NO));
        }

        if (article.Published is { } published)
        {
            document.Add(new Int32Field(IndexFields.Day, published.DayNumber, Field.Store.YES));
            document.Add(new NumericDocValuesField(IndexFields.Day, published.DayNumber));
        }

        if (article.Url is { } url)
        {
            document.Add(new StoredField(IndexFields.Url, url));
        }

        return document;
    }

    private static void AddOrdinal(Document document, int ordinal)
    {
        document.Add(new StoredField(IndexFields.Ordinal, ordinal));
        document.Add(new NumericDocValuesField(IndexFields.Ordinal, ordinal));
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

    private static int Number(Document document, string field) =>
        document.GetField(field)?.GetInt32Value() ?? throw new FormatException($"A document of the index has no {field}.");

    private static ReadOnlySpan<byte> Json(Document document)
    {
        BytesRef json = document.GetBinaryValue(IndexFields.Json) ?? throw new FormatException("A document of the index is damaged.");
        return json.Bytes.AsSpan(json.Offset, json.Length);
    }

    /// <summary>Words with their counts, without positions: nothing asks for phrases.</summary>
    private static FieldType FrozenWords()
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
        type.Freeze();
        return type;
    }
}
