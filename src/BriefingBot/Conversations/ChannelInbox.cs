using BriefingBot.Articles;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Conversations;

/// <summary>What became of something a channel delivered.</summary>
public enum InboxOutcome
{
    /// <summary>It is on disk and waits for its turn.</summary>
    Accepted,

    /// <summary>It was delivered before.</summary>
    Duplicate,

    /// <summary>More waits in that conversation, or in all, than is kept.</summary>
    Full,
}

/// <summary>How far a delivered item is.</summary>
public enum InboxState
{
    /// <summary>Nothing was sent in reply.</summary>
    Waiting,

    /// <summary>The reply was on its way when this was last written: it may or may not have arrived.</summary>
    Sending,
}

/// <summary>An item that waits for its turn.</summary>
/// <param name="Key">What tells it from all others of its channel.</param>
/// <param name="Conversation">Items of one conversation are worked on in order.</param>
/// <param name="Payload">As it was delivered.</param>
/// <param name="StreamId">The channel's id of the message that the reply is streamed into, once it is known.</param>
public sealed record InboxItem(string Key, string Conversation, string Payload, InboxState State, string? StreamId);

/// <summary>
/// What channels delivered and nobody answered yet: on disk before it is acknowledged, so that an acknowledged message is answered after a
/// crash too, and known for a while after it was answered, so that it isn't answered twice.
/// </summary>
public sealed class ChannelInbox(RecordDatabase database, TimeProvider time)
{
    /// <summary>So long an item that was dealt with is known.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <summary>An item that waited longer than this, across restarts, is dropped: nobody waits for its answer any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    /// <summary>So many items wait at most, of one conversation and of all.</summary>
    public const int MostOfConversation = 32;
    public const int Most = 10_000;

    /// <summary>Old items are cleared out once in so many writes.</summary>
    private const int ClearEvery = 200;

    private int writes;

    /// <summary>Takes an item in; on disk when the task completes.</summary>
    /// <param name="payload">Null: only remembered, so that a repetition is told; it is not worked on.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<InboxOutcome> AddAsync(string key, string conversation, string? payload, CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        bool clear = Interlocked.Increment(ref writes) % ClearEvery == 1;
        return database.WriteAsync(
            connection =>
            {
                if (clear)
                {
                    Clear(connection, now);
                }

                if (Count(connection, "SELECT count(*) FROM channel_inbox WHERE key = @p0 AND received_at > @p1", key, now - (long)Remembered.TotalMilliseconds) > 0
                    || Count(connection, "SELECT count(*) FROM channel_inbox WHERE key = @p0 AND state <> 'done'", key) > 0)
                {
                    return InboxOutcome.Duplicate;
                }

                if (payload is not null
                    && (Count(connection, "SELECT count(*) FROM channel_inbox WHERE state <> 'done' AND conversation = @p0", conversation) >= MostOfConversation
                        || Count(connection, "SELECT count(*) FROM channel_inbox WHERE state <> 'done'") >= Most))
                {
                    return InboxOutcome.Full;
                }

                Execute(connection, "DELETE FROM channel_inbox WHERE key = @p0", key);
                Execute(connection, "INSERT INTO channel_inbox (key, conversation, payload, state, received_at) VALUES (@p0, @p1, @p2, @p3, @p4)",
                    key, conversation, payload, payload is null ? "done" : "waiting", now);
                return InboxOutcome.Accepted;
            },
            cancellationToken);
    }

    /// <summary>Notes that the reply is about to be sent, or that it was not taken after all.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task MarkAsync(string key, InboxState state, CancellationToken cancellationToken) => database.WriteLazilyAsync(
        connection => Execute(connection, "UPDATE channel_inbox SET state = @p1 WHERE key = @p0 AND state <> 'done'", key, state == InboxState.Sending ? "sending" : "waiting"), cancellationToken);

    /// <summary>True while it waits for its turn or is in it.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public bool IsOpen(string key) => database.Read(connection => Count(connection, "SELECT count(*) FROM channel_inbox WHERE key = @p0 AND state <> 'done'", key) > 0);

    /// <summary>Remembers the message that the reply is streamed into.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task MarkStreamAsync(string key, string streamId, CancellationToken cancellationToken) => database.WriteLazilyAsync(
        connection => Execute(connection, "UPDATE channel_inbox SET stream_id = @p1 WHERE key = @p0 AND state <> 'done'", key, streamId), cancellationToken);

    /// <summary>It was dealt with: what it said is forgotten, that it came is remembered for a while.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task CompleteAsync(string key, CancellationToken cancellationToken) => database.WriteLazilyAsync(
        connection => Execute(connection, "UPDATE channel_inbox SET state = 'done', payload = NULL, stream_id = NULL WHERE key = @p0", key), cancellationToken);

    /// <summary>Forgets all that waits of a conversation.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task PurgeAsync(string conversation, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Execute(connection, "UPDATE channel_inbox SET state = 'done', payload = NULL, stream_id = NULL WHERE conversation = @p0 AND state <> 'done'", conversation), cancellationToken);

    /// <summary>What waits, in the order in which it came: for the start.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public async Task<IReadOnlyList<InboxItem>> WaitingAsync(CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(connection => Clear(connection, now), cancellationToken);
        return database.Read<IReadOnlyList<InboxItem>>(connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT key, conversation, payload, state, stream_id FROM channel_inbox WHERE state <> 'done' AND payload IS NOT NULL ORDER BY number";
            using SqliteDataReader reader = command.ExecuteReader();
            var items = new List<InboxItem>();
            while (reader.Read())
            {
                items.Add(new InboxItem(
                    reader.GetString(0), reader.GetString(1), reader.GetString(2),
                    reader.GetString(3) == "sending" ? InboxState.Sending : InboxState.Waiting,
                    reader.IsDBNull(4) ? null : reader.GetString(4)));
            }

            return items;
        });
    }

    private static int Clear(SqliteConnection connection, long now) =>
        Execute(connection, "DELETE FROM channel_inbox WHERE (state = 'done' AND received_at <= @p0) OR received_at <= @p1",
            now - (long)Remembered.TotalMilliseconds, now - (long)Patience.TotalMilliseconds);

    private static long Count(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = ChannelTables.Command(connection, sql, values);
        return (long)command.ExecuteScalar()!;
    }

    private static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = ChannelTables.Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }
}
