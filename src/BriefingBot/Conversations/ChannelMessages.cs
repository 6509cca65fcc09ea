using BriefingBot.Articles;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Conversations;

/// <summary>Where channels have the bot installed, and which answers their messages bear; bounded, the oldest go first.</summary>
public sealed class ChannelMessages(RecordDatabase database, TimeProvider time)
{
    /// <summary>So many messages are known.</summary>
    public const int MostMessages = 20_000;

    /// <summary>So many conversations are known.</summary>
    public const int MostReferences = 50_000;

    private const int ClearEvery = 100;

    private int writes;

    /// <summary>Remembers that a message bears an answer.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task AddAsync(string conversation, string messageId, string answerId, CancellationToken cancellationToken)
    {
        bool clear = Interlocked.Increment(ref writes) % ClearEvery == 0;
        return database.WriteLazilyAsync(
            connection =>
            {
                Execute(connection, "INSERT INTO channel_messages (conversation, message_id, answer_id) VALUES (@p0, @p1, @p2) ON CONFLICT DO UPDATE SET answer_id = @p2",
                    conversation, messageId, answerId);
                return clear ? Execute(connection, "DELETE FROM channel_messages WHERE number <= (SELECT max(number) FROM channel_messages) - @p0", MostMessages) : 0;
            },
            cancellationToken);
    }

    /// <summary>The answer that a message of that conversation bears; null where it bears none or is forgotten.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public string? AnswerOf(string conversation, string messageId) => database.Read(connection =>
    {
        using SqliteCommand command = ChannelTables.Command(
            connection, "SELECT answer_id FROM channel_messages WHERE conversation = @p0 AND message_id = @p1", conversation, messageId);
        return command.ExecuteScalar() as string;
    });

    /// <summary>Remembers how a conversation is reached.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task SetReferenceAsync(string conversation, string json, CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection =>
            {
                Execute(connection, "INSERT INTO channel_references (conversation, json, updated_at) VALUES (@p0, @p1, @p2) ON CONFLICT DO UPDATE SET json = @p1, updated_at = @p2",
                    conversation, json, now);
                return Execute(connection, """
                    DELETE FROM channel_references WHERE conversation IN
                    (SELECT conversation FROM channel_references ORDER BY updated_at DESC LIMIT -1 OFFSET @p0)
                    """, MostReferences);
            },
            cancellationToken);
    }

    /// <summary>How a conversation is reached; null where the bot isn't installed there.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public string? Reference(string conversation) => database.Read(connection =>
    {
        using SqliteCommand command = ChannelTables.Command(connection, "SELECT json FROM channel_references WHERE conversation = @p0", conversation);
        return command.ExecuteScalar() as string;
    });

    /// <summary>Forgets all of a conversation.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task PurgeAsync(string conversation, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Execute(connection, "DELETE FROM channel_references WHERE conversation = @p0", conversation)
            + Execute(connection, "DELETE FROM channel_messages WHERE conversation = @p0", conversation),
        cancellationToken);

    private static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = ChannelTables.Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }
}
