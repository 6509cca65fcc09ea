using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Articles;

/// <summary>The record of articles in SQLite.</summary>
public sealed class SqliteArticleStore(RecordDatabase database, TimeProvider time) : IArticleStore
{
    /// <summary>So many changed articles are read at a time: no read stays open while they are worked on.</summary>
    private const int Page = 32;

    private const string Columns = """
        v.article_id, v.version, v.title, v.body, v.source, v.author, v.url, v.language, v.published, v.content_hash, v.stored_at,
        CASE WHEN v.version = a.version THEN a.sequence ELSE v.sequence END, a.withdrawn
        """;

    private const string DayForm = "yyyy-MM-dd";

    private readonly Lock extentLock = new();
    private long changes;
    private (long Changes, ArchiveExtent Extent)? extent;

    public async Task<(PutOutcome Outcome, Article Article)> PutAsync(ArticleDraft draft, CancellationToken cancellationToken) =>
        (await PutManyAsync([draft], cancellationToken))[0];

    public async Task<IReadOnlyList<(PutOutcome Outcome, Article Article)>> PutManyAsync(IReadOnlyList<ArticleDraft> drafts, CancellationToken cancellationToken)
    {
        IReadOnlyList<(PutOutcome, Article)> results = await database.WriteAsync(
            connection =>
            {
                using var writer = new ArticleWriter(connection);
                return drafts.Select(draft => writer.Put(draft, time.GetUtcNow())).ToList();
            },
            cancellationToken);
        Interlocked.Increment(ref changes);
        return results;
    }

    public async Task<Article?> WithdrawAsync(string id, CancellationToken cancellationToken)
    {
        Article? withdrawn = await database.WriteAsync(
            connection =>
            {
                using var writer = new ArticleWriter(connection);
                return writer.Withdraw(id);
            },
            cancellationToken);
        Interlocked.Increment(ref changes);
        return withdrawn;
    }

    public Task<Article?> FindAsync(string id, int? version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection => Find(connection, id, version)));
    }

    public async IAsyncEnumerable<Article> ChangedSinceAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long after = sequence;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<Article> page = database.Read(connection => ReadChanges(connection, after));
            foreach (Article article in page)
            {
                yield return article;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].Sequence;
            await Task.Yield();
        }
    }

    public Task<int> CountChangedSinceAsync(long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM articles WHERE sequence > @after";
            command.Parameters.AddWithValue("@after", sequence);
            return (int)(long)command.ExecuteScalar()!;
        }));
    }

    /// <summary>The number of the record's last change; 0 where there was none.</summary>
    /// <exception cref="StorageException">The disk or the file failed.</exception>
    public long LastChange() => database.Read(connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sequence FROM changes";
        return (long)command.ExecuteScalar()!;
    });

    public Task<ArchiveExtent> ExtentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (extentLock)
        {
            // Counted again only where something was written since; the count of writes is read first, so a newer state is never kept as an older one.
            long changes = Interlocked.Read(ref this.changes);
            if (extent is not { } known || known.Changes != changes)
            {
                known = (changes, database.Read(ReadExtent));
                extent = known;
            }

            return Task.FromResult(known.Extent);
        }
    }

    internal static Article? Find(SqliteConnection connection, string id, int? version)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.version = coalesce(@version, a.version) WHERE a.id = @id";
        command.Parameters.AddWithValue("@id", id);
        command.Parameters.AddWithValue("@version", version is { } number ? number : DBNull.Value);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? ToArticle(reader) : null;
    }

    internal static string? DayText(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    private static List<Article> ReadChanges(SqliteConnection connection, long after)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns} FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.version = a.version
            WHERE a.sequence > @after ORDER BY a.sequence LIMIT {Page}
            """;
        command.Parameters.AddWithValue("@after", after);
        using SqliteDataReader reader = command.ExecuteReader();
        var articles = new List<Article>(Page);
        while (reader.Read())
        {
            articles.Add(ToArticle(reader));
        }

        return articles;
    }

    private static ArchiveExtent ReadExtent(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), min(published), max(published) FROM articles WHERE withdrawn = 0";
        using SqliteDataReader reader = command.ExecuteReader();
        reader.Read();
        return new ArchiveExtent(reader.GetInt32(0), Day(reader, 1), Day(reader, 2));
    }

    private static Article ToArticle(SqliteDataReader reader) => new()
    {
        Id = reader.GetString(0),
        Version = reader.GetInt32(1),
        Title = reader.GetString(2),
        Body = reader.GetString(3),
        Source = Text(reader, 4),
        Author = Text(reader, 5),
        Url = Text(reader, 6),
        Language = Text(reader, 7),
        Published = Day(reader, 8),
        ContentHash = reader.GetString(9),
        StoredAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(10)),
        Sequence = reader.GetInt64(11),
        Status = reader.GetInt64(12) == 0 ? ArticleStatus.Live : ArticleStatus.Withdrawn,
    };

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateOnly? Day(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateOnly.ParseExact(reader.GetString(column), DayForm, CultureInfo.InvariantCulture);
}
