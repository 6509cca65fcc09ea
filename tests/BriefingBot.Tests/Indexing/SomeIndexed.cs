using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Indexing;

/// <summary>Invented articles as ingestion hands them to the index.</summary>
internal static class SomeIndexed
{
    internal const string Model = "model-a";
    internal const string Extractor = "some extractor";

    internal static LuceneSearchIndex Index(string path, string? model = Model, long lastChange = 1_000) => LuceneSearchIndex.Open(path, model, lastChange, Extractor, NullLogger.Instance);

    internal static Article Article(string id, string body, string title = "A title", string? source = null, string? published = null, int version = 1) => new()
    {
        Id = id,
        Version = version,
        Title = title,
        Body = body,
        Source = source,
        Published = published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
        Status = ArticleStatus.Live,
        ContentHash = "",
        StoredAt = DateTimeOffset.UnixEpoch,
        Sequence = 1,
    };

    internal static IndexedArticle Words(Article article) => new(article, PassageSplitter.Split(article), ArticleStatements.None, [], []);

    internal static IndexedArticle Words(string id, string body, string? source = null, string? published = null, int version = 1) =>
        Words(Article(id, body, source: source, published: published, version: version));

    /// <summary>One passage with this vector, made unit length.</summary>
    internal static IndexedArticle Meaning(string id, params float[] vector)
    {
        Article article = Article(id, "Text of " + id);
        return new IndexedArticle(article, PassageSplitter.Split(article), ArticleStatements.None, [Unit(vector)], []);
    }

    /// <summary>An article whose body is the statements, one a line.</summary>
    internal static IndexedArticle Said(string id, string speaker, string? published, params string[] contents) => Said(id, speaker, published, null, contents);

    internal static IndexedArticle Said(string id, string speaker, string? published, float[][]? vectors, params string[] contents)
    {
        string body = string.Join('\n', contents.Select(content => $"{content}, {speaker} said."));
        Article article = Article(id, body, published: published);
        var statements = ImmutableArray.CreateBuilder<Statement>();
        int start = 0;
        foreach (string content in contents)
        {
            int end = start + content.Length;
            statements.Add(new Statement
            {
                Speaker = speaker,
                Role = "Minister of Tides",
                Cue = "said",
                Kind = StatementKind.Indirect,
                Content = [new Span(start, end)],
                Sentence = new Span(start, end + $", {speaker} said.".Length),
                Confidence = Confidence.Cued,
            });
            start = end + $", {speaker} said.".Length + 1;
        }

        return new IndexedArticle(
            article,
            PassageSplitter.Split(article),
            new ArticleStatements(statements.ToImmutable(), [new NamedSpeaker(speaker, true, [], ["Minister of Tides"], statements.Count)]),
            [],
            vectors is null ? [] : [.. vectors.Select(Unit)]);
    }

    internal static ReadOnlyMemory<float> Unit(params float[] vector)
    {
        float length = MathF.Sqrt(vector.Sum(component => component * component));
        return length == 0 ? vector : Array.ConvertAll(vector, component => component / length);
    }

    internal static IReadOnlyList<string> Ids(this IReadOnlyList<PassageHit> hits) => [.. hits.Select(hit => hit.Article.Id)];
}
