using Microsoft.Data.Sqlite;

namespace BriefingBot.Articles;

/// <summary>A file as it was when it was last ingested.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">Time of last change, in ticks of UTC.</param>
/// <param name="ContentHash">Lower-case hexadecimal SHA-256 of its bytes.</param>
public sealed record IngestedFile(string Path, long Size, long Modified, string ContentHash);

/// <summary>An article with the file it came from, and the version that the file's content was stored as.</summary>
public sealed record IngestedArticle(string ArticleId, string Path, int Version);

/// <summary>
/// What the record remembers of ingested files. A file that did not change is not ingested again, so that what was written or withdrawn
/// otherwise since then stays.
/// </summary>
public sealed class IngestedFiles(RecordDatabase database)
{
    /// <summary>All remembered files by path, each with the number of its articles.</summary>
    public IReadOnlyDictionary<string, (IngestedFile File, int Articles)> All() => database.Read(connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT path, size, modified, content_hash, (SELECT count(*) FROM ingested_articles a WHERE a.path = f.path) FROM ingested_files f
            """;
        using SqliteDataReader reader = command.ExecuteReader();
        var files = new Dictionary<string, (IngestedFile, int)>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var file = new IngestedFile(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3));
            files.Add(file.Path, (file, reader.GetInt32(4)));
        }

        return files;
    });

    /// <summary>The articles that came from a file.</summary>
    public IReadOnlyList<IngestedArticle> ArticlesOf(string path) =>
        database.Read(connection => Articles(connection, "SELECT article_id, path, version FROM ingested_articles WHERE path = @key ORDER BY article_id", path));

    /// <summary>The file that an article came from; null where it came from none.</summary>
    public IngestedArticle? OwnerOf(string articleId) =>
        database.Read(connection => Articles(connection, "SELECT article_id, path, version FROM ingested_articles WHERE article_id = @key", articleId)).SingleOrDefault();

    /// <summary>Remembers files with their articles, in place of what was remembered of them; an article belongs to the file that came last.</summary>
    public Task RememberAsync(IReadOnlyList<(IngestedFile File, IReadOnlyList<IngestedArticle> Articles)> files, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                using SqliteCommand forget = PreparedCommand.Of(connection, "DELETE FROM ingested_files WHERE path = @path", "@path");
                using SqliteCommand addFile = PreparedCommand.Of(connection, "INSERT INTO ingested_files VALUES (@path, @size, @modified, @hash)", "@path", "@size", "@modified", "@hash");
                using SqliteCommand addArticle = PreparedCommand.Of(connection, "INSERT OR REPLACE INTO ingested_articles VALUES (@id, @path, @version)", "@id", "@path", "@version");
                foreach ((IngestedFile file, IReadOnlyList<IngestedArticle> articles) in files)
                {
                    forget.Execute(file.Path);
                    addFile.Execute(file.Path, file.Size, file.Modified, file.ContentHash);
                    foreach (IngestedArticle article in articles)
                    {
                        addArticle.Execute(article.ArticleId, article.Path, article.Version);
                    }
                }

                return files.Count;
            },
            cancellationToken);

    /// <summary>Forgets files; their articles belong to none.</summary>
    public Task ForgetAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                using SqliteCommand forget = PreparedCommand.Of(connection, "DELETE FROM ingested_files WHERE path = @path", "@path");
                foreach (string path in paths)
                {
                    forget.Execute(path);
                }

                return paths.Count;
            },
            cancellationToken);

    private static List<IngestedArticle> Articles(SqliteConnection connection, string sql, string key)
    {
        using SqliteCommand command = PreparedCommand.Of(connection, sql, "@key");
        command.Parameters[0].Value = key;
        using SqliteDataReader reader = command.ExecuteReader();
        var articles = new List<IngestedArticle>();
        while (reader.Read())
        {
            articles.Add(new IngestedArticle(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        }

        return articles;
    }
}
