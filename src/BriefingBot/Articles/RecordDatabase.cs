using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Articles;

/// <summary>One step of the record's schema.</summary>
/// <param name="Version">1 for the first; each feature takes the next free numbers, and none is ever changed once it was released.</param>
/// <param name="Sql">Statements that run in one transaction with the step's version number.</param>
public sealed record RecordMigration(int Version, string Sql);

/// <summary>
/// The record's database file: one connection that writes, and a pool of connections that read beside it (SQLite with a write-ahead log).
/// </summary>
public sealed class RecordDatabase : IDisposable
{
    /// <summary>How long a writer waits for another, in milliseconds.</summary>
    private const int BusyTimeout = 10_000;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string readerString;
    private readonly SqliteConnection writer;

    private RecordDatabase(string path, SqliteConnection writer, string readerString)
    {
        Path = path;
        this.writer = writer;
        this.readerString = readerString;
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    /// <summary>Opens <c>record.db</c> in a storage folder that exists, and brings it to the newest schema, step by step.</summary>
    /// <exception cref="StorageException">It can't be opened or written, is damaged, or was made by a newer program.</exception>
    public static RecordDatabase Open(string folder, IEnumerable<RecordMigration> migrations)
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "record.db");
        SqliteConnection? writer = null;
        try
        {
            // The writer is not pooled: it lives as long as the record.
            writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusyTimeout / 1000 }.ToString());
            writer.Open();
            Run(writer, $"PRAGMA busy_timeout = {BusyTimeout}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
            Migrate(writer, path, [.. migrations.OrderBy(step => step.Version)]);
        }
        catch (SqliteException problem)
        {
            writer?.Dispose();
            throw Describe(problem, path);
        }
        catch (StorageException)
        {
            writer?.Dispose();
            throw;
        }

        string readers = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = BusyTimeout / 1000 }.ToString();
        return new RecordDatabase(path, writer, readers);
    }

    /// <summary>Runs reads on a connection of its own; they see the last committed state and never wait for the writer.</summary>
    /// <exception cref="StorageException">The disk or the file failed.</exception>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = new SqliteConnection(readerString);
            connection.Open();
            Run(connection, $"PRAGMA busy_timeout = {BusyTimeout}; PRAGMA query_only = ON;");
            return read(connection);
        }
        catch (SqliteException problem)
        {
            throw Describe(problem, Path);
        }
    }

    /// <summary>Runs writes in one transaction, one at a time. All of it is on disk when the task completes, or none.</summary>
    /// <param name="write">Gets the connection with its transaction open; where it throws, all of it is undone.</param>
    /// <exception cref="StorageException">The disk is full, or failed; nothing was written.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken) => WriteAsync("FULL", write, cancellationToken);

    /// <summary>
    /// Does the same without waiting for the disk: what was written outlives the process, but not a power cut right after it. For what may be
    /// lost, such as the log of answers.
    /// </summary>
    /// <exception cref="StorageException">The disk is full, or failed; nothing was written.</exception>
    public Task<T> WriteLazilyAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken) => WriteAsync("NORMAL", write, cancellationToken);

    private async Task<T> WriteAsync<T>(string synchronous, Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            Run(writer, $"PRAGMA synchronous = {synchronous}");
            using SqliteTransaction transaction = writer.BeginTransaction(deferred: false);
            T result = write(writer);
            transaction.Commit();
            return result;
        }
        catch (SqliteException problem)
        {
            throw Describe(problem, Path);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(readerString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        writer.Dispose();
        turn.Dispose();
    }

    internal static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        // Only constants of this program come here; values go in as parameters.
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs on the writing connection outside a transaction: for tests that set limits on it.</summary>
    internal void RunOnWriter(string sql) => Run(writer, sql);

    private static void Migrate(SqliteConnection connection, string path, IReadOnlyList<RecordMigration> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Version != i + 1)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The schema has no step {i + 1}, or two."), nameof(steps));
            }
        }

        using SqliteCommand ask = connection.CreateCommand();
        ask.CommandText = "PRAGMA user_version";
        long version = (long)ask.ExecuteScalar()!;
        if (version > steps.Count)
        {
            throw new StorageException(StorageFault.TooNew, path, string.Create(CultureInfo.InvariantCulture,
                $"The record {path} has schema {version}, and this program knows schemas up to {steps.Count}. Start the newer program that made it, or set Storage:Path to another folder."));
        }

        foreach (RecordMigration step in steps.Skip((int)version))
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            Run(connection, step.Sql);
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step.Version}"));
            transaction.Commit();
        }
    }

    private static StorageException Describe(SqliteException problem, string path) => problem.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => new(StorageFault.Full, path,
            $"The disk that holds {path} is full, so nothing was written. Free some space, or set Storage:Path to a folder on another disk.", problem),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new(StorageFault.Damaged, path,
            $"The record {path} is damaged or no database. Restore it from a backup, or move it away to start with an empty archive.", problem),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(StorageFault.InUse, path,
            $"The record {path} is locked by another program. Stop that one and try again.", problem),
        _ => new(StorageFault.NotWritable, path,
            $"The record {path} can't be read or written ({problem.Message.TrimEnd('.')}). Check the disk and that this user may write the folder.", problem),
    };
}
