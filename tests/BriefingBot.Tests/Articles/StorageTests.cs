using System.Globalization;
using BriefingBot.Articles;

namespace BriefingBot.Tests.Articles;

/// <summary>What is wrong with the storage is said at start: what, where, and what to do.</summary>
public sealed class StorageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_second_holder_of_one_storage_is_refused_and_told_who_has_it()
    {
        string path = folder.At("data");
        using (StorageLock.Acquire(path))
        {
            StorageException problem = Assert.Throws<StorageException>(() => StorageLock.Acquire(path));

            Assert.Equal(StorageFault.InUse, problem.Fault);
            Assert.Contains(path, problem.Message, StringComparison.Ordinal);
            Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
        }

        using StorageLock again = StorageLock.Acquire(path);
        Assert.Equal(path, again.Path);
    }

    [Fact]
    public void A_lock_file_that_is_left_over_locks_nothing()
    {
        folder.Write("data/storage.lock", "99999999");

        using StorageLock held = StorageLock.Acquire(folder.At("data"));
    }

    [Fact]
    public void A_storage_path_that_is_a_file_is_refused()
    {
        string path = folder.Write("data", "text");

        AssertTold(Assert.Throws<StorageException>(() => StorageLock.Acquire(path)), StorageFault.NotWritable, path);
    }

    [Fact]
    public void A_storage_path_under_a_file_is_refused()
    {
        folder.Write("file", "text");

        AssertTold(Assert.Throws<StorageException>(() => StorageLock.Acquire(folder.At("file", "data"))), StorageFault.NotWritable, folder.At("file", "data"));
    }

    [Fact]
    public void A_storage_path_where_nothing_can_be_made_is_refused()
    {
        AssertTold(Assert.Throws<StorageException>(() => StorageLock.Acquire("/proc/briefingbot")), StorageFault.NotWritable, "/proc/briefingbot");
    }

    [Fact]
    public void A_full_disk_is_told_as_such()
    {
        Directory.CreateDirectory(folder.At("data"));
        File.CreateSymbolicLink(folder.At("data", "storage.pid"), "/dev/full");

        AssertTold(Assert.Throws<StorageException>(() => StorageLock.Acquire(folder.At("data"))), StorageFault.Full, folder.At("data"));
    }

    [Fact]
    public void A_path_that_is_none_is_refused() =>
        Assert.Equal(StorageFault.NotWritable, Assert.Throws<StorageException>(() => StorageLock.Acquire("da\0ta")).Fault);

    [Fact]
    public void A_record_that_is_no_database_is_told_as_damaged()
    {
        string path = folder.Write("record.db", string.Concat(Enumerable.Repeat("this is no database ", 500)));

        AssertTold(Assert.Throws<StorageException>(() => RecordDatabase.Open(folder.Path, RecordSchema.Migrations)), StorageFault.Damaged, path);
    }

    [Fact]
    public void A_record_that_cannot_be_opened_is_told()
    {
        Directory.CreateDirectory(folder.At("record.db"));

        AssertTold(Assert.Throws<StorageException>(() => RecordDatabase.Open(folder.Path, RecordSchema.Migrations)), StorageFault.NotWritable, folder.At("record.db"));
    }

    [Fact]
    public void A_record_of_a_newer_program_is_refused()
    {
        using (RecordDatabase.Open(folder.Path, [.. RecordSchema.Migrations, new RecordMigration(RecordSchema.Migrations.Count + 1, "CREATE TABLE later (a)")]))
        {
        }

        AssertTold(Assert.Throws<StorageException>(() => RecordDatabase.Open(folder.Path, RecordSchema.Migrations)), StorageFault.TooNew, folder.At("record.db"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_record_at_the_step_before_and_the_next_start_goes_on_from_there()
    {
        RecordMigration first = new(1, "CREATE TABLE one (a)");

        Assert.Throws<StorageException>(() => RecordDatabase.Open(folder.Path, [first, new(2, "CREATE TABLE two (a); CREATE TABLE one (a)")]));

        using RecordDatabase database = RecordDatabase.Open(folder.Path, [new(2, "CREATE TABLE two (a)"), first]);
        Assert.Equal(2L, database.Read(connection =>
        {
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version";
            return (long)command.ExecuteScalar()!;
        }));
    }

    [Fact]
    public void Steps_with_a_gap_are_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => RecordDatabase.Open(folder.Path, [new(1, "SELECT 1"), new(3, "SELECT 1")]));

    public void Dispose() => folder.Dispose();

    private static void AssertTold(StorageException problem, StorageFault fault, string path)
    {
        Assert.Equal(fault, problem.Fault);
        Assert.Equal(path, problem.Path);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }
}
