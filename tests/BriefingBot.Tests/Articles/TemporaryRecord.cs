using BriefingBot.Articles;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Articles;

/// <summary>A record in a folder of its own that can be closed and opened again.</summary>
internal sealed class TemporaryRecord : IDisposable
{
    public TemporaryRecord() => Open();

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    public RecordDatabase Database { get; private set; } = null!;

    public SqliteArticleStore Store { get; private set; } = null!;

    public static ArticleDraft Draft(string id, string body = "The council voted.", DateOnly? published = null) =>
        new() { Id = id, Title = $"Title of {id}", Body = body, Published = published };

    public void Reopen()
    {
        Database.Dispose();
        Open();
    }

    /// <summary>Closes the record and opens this file in its place.</summary>
    public void Restore(string backup)
    {
        string path = Database.Path;
        Database.Dispose();
        foreach (string file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }

        File.Move(backup, path);
        Open();
    }

    public void Dispose()
    {
        Database.Dispose();
        Folder.Dispose();
    }

    private void Open()
    {
        Database = RecordDatabase.Open(Folder.Path, RecordSchema.Migrations);
        Store = new SqliteArticleStore(Database, Time);
    }
}
