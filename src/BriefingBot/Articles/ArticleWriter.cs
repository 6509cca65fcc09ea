using Microsoft.Data.Sqlite;

namespace BriefingBot.Articles;

/// <summary>Writes articles inside one open transaction; its commands are prepared once for all of them.</summary>
internal sealed class ArticleWriter(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand current = PreparedCommand.Of(connection, """
        SELECT a.version, a.withdrawn, v.content_hash FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.version = a.version
        WHERE a.id = @id
        """, "@id");

    private readonly SqliteCommand next = PreparedCommand.Of(connection, "UPDATE changes SET sequence = sequence + 1 RETURNING sequence");

    private readonly SqliteCommand setCurrent = PreparedCommand.Of(connection, """
        INSERT INTO articles (id, version, withdrawn, sequence, published) VALUES (@id, @version, @withdrawn, @sequence, @published)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, withdrawn = excluded.withdrawn, sequence = excluded.sequence, published = excluded.published
        """, "@id", "@version", "@withdrawn", "@sequence", "@published");

    private readonly SqliteCommand addVersion = PreparedCommand.Of(connection, """
        INSERT INTO article_versions (article_id, version, title, body, source, author, url, language, published, content_hash, stored_at, sequence)
        VALUES (@id, @version, @title, @body, @source, @author, @url, @language, @published, @hash, @storedAt, @sequence)
        """, "@id", "@version", "@title", "@body", "@source", "@author", "@url", "@language", "@published", "@hash", "@storedAt", "@sequence");

    public (PutOutcome Outcome, Article Article) Put(ArticleDraft draft, DateTimeOffset now)
    {
        string hash = ContentHash.Of(draft);
        (int Version, bool Withdrawn, string Hash)? current = Current(draft.Id);
        if (current is { Withdrawn: false } live && live.Hash == hash)
        {
            return (PutOutcome.Unchanged, SqliteArticleStore.Find(connection, draft.Id, live.Version)!);
        }

        var article = new Article
        {
            Id = draft.Id,
            Version = (current?.Version ?? 0) + 1,
            Title = draft.Title,
            Body = draft.Body,
            Source = draft.Source,
            Author = draft.Author,
            Url = draft.Url,
            Language = draft.Language,
            Published = draft.Published,
            Status = ArticleStatus.Live,
            ContentHash = hash,
            // To the millisecond, as it is stored.
            StoredAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            Sequence = (long)next.ExecuteScalar()!,
        };
        string? published = SqliteArticleStore.DayText(article.Published);
        setCurrent.Execute(article.Id, article.Version, 0, article.Sequence, published);
        addVersion.Execute(article.Id, article.Version, article.Title, article.Body, article.Source, article.Author, article.Url, article.Language,
            published, hash, article.StoredAt.ToUnixTimeMilliseconds(), article.Sequence);
        return (current is { Withdrawn: false } ? PutOutcome.Updated : PutOutcome.Created, article);
    }

    /// <summary>Null where no live article has that id.</summary>
    public Article? Withdraw(string id)
    {
        if (Current(id) is not { Withdrawn: false } live)
        {
            return null;
        }

        Article article = SqliteArticleStore.Find(connection, id, live.Version)!;
        long sequence = (long)next.ExecuteScalar()!;
        setCurrent.Execute(id, live.Version, 1, sequence, SqliteArticleStore.DayText(article.Published));
        return article with { Status = ArticleStatus.Withdrawn, Sequence = sequence };
    }

    public void Dispose()
    {
        current.Dispose();
        next.Dispose();
        setCurrent.Dispose();
        addVersion.Dispose();
    }

    private (int Version, bool Withdrawn, string Hash)? Current(string id)
    {
        current.Parameters[0].Value = id;
        using SqliteDataReader reader = current.ExecuteReader();
        return reader.Read() ? (reader.GetInt32(0), reader.GetInt64(1) != 0, reader.GetString(2)) : null;
    }
}
