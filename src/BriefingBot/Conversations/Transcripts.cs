using BriefingBot.Articles;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Conversations;

/// <summary>A conversation of a channel as the record knows it.</summary>
/// <param name="Address">Where its reader reached the service, such as <c>https://host</c>: links of replies begin with it.</param>
/// <param name="Last">Number of the newest entry; 0 while there is none.</param>
public sealed record Transcript(string Id, string UserId, string Address, long Last);

/// <summary>One thing said in a conversation, as its channel wrote it.</summary>
/// <param name="Number">From 1, without gaps but for old entries that went.</param>
public sealed record TranscriptEntry(long Number, string Json);

/// <summary>What is to be kept of a conversation.</summary>
/// <param name="Json">Makes the text that is kept, once the number is known.</param>
public sealed record TranscriptDraft(Func<long, string> Json)
{
    /// <summary>True for a message that is to be answered, also after a restart.</summary>
    public bool AwaitsReply { get; init; }

    /// <summary>The sender's own mark: the same mark again is the same entry, sent twice.</summary>
    public string? Mark { get; init; }

    /// <summary>The number of the message that this answers: it awaits no reply any more.</summary>
    public long? Answers { get; init; }
}

/// <summary>What became of a draft.</summary>
/// <param name="IsRepeat">It was there already; nothing was added.</param>
public sealed record Transcribed(TranscriptEntry Entry, bool IsRepeat);

/// <summary>A message that was taken and not answered yet.</summary>
public sealed record Unanswered(string ConversationId, TranscriptEntry Entry);

/// <summary>How much of conversations is kept.</summary>
/// <param name="MostConversations">The ones unused longest go when there are more.</param>
/// <param name="MostEntries">Of each conversation, the last ones.</param>
/// <param name="Retention">A conversation unused for so long goes.</param>
public sealed record TranscriptLimits(int MostConversations, int MostEntries, TimeSpan Retention);

/// <summary>
/// What was said in the conversations of channels: in order, bounded, and still there after a restart. A message that awaits its reply is on
/// disk before it is acknowledged; the rest is written without waiting for the disk, so that it outlives the process, though a power cut may
/// take the last moment of it.
/// </summary>
public sealed class Transcripts(RecordDatabase database, TimeProvider time, TranscriptLimits limits)
{
    /// <summary>The tables; they follow those of the answers.</summary>
    public static IReadOnlyList<RecordMigration> Migrations { get; } =
    [
        new(3, """
            CREATE TABLE transcripts (
                id TEXT NOT NULL PRIMARY KEY,
                user_id TEXT NOT NULL,
                address TEXT NOT NULL,
                last INTEGER NOT NULL,
                used_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX transcripts_used ON transcripts (used_at);
            CREATE TABLE transcript_entries (
                transcript_id TEXT NOT NULL REFERENCES transcripts (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                mark TEXT,
                awaits_reply INTEGER NOT NULL,
                json TEXT NOT NULL,
                PRIMARY KEY (transcript_id, number)
            ) STRICT;
            CREATE UNIQUE INDEX transcript_marks ON transcript_entries (transcript_id, mark) WHERE mark IS NOT NULL;
            CREATE INDEX transcript_unanswered ON transcript_entries (transcript_id, number) WHERE awaits_reply = 1;
            """),
    ];

    /// <summary>Begins a conversation; false where it was there already (its address becomes this one).</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<bool> BeginAsync(string id, string userId, string address, CancellationToken cancellationToken) => database.WriteLazilyAsync(
        connection =>
        {
            long now = Now();
            if (Execute(connection, "UPDATE transcripts SET address = @p1, used_at = @p2 WHERE id = @p0", id, address, now) > 0)
            {
                return false;
            }

            Execute(connection, "INSERT INTO transcripts (id, user_id, address, last, used_at) VALUES (@p0, @p1, @p2, 0, @p3)", id, userId, address, now);
            return true;
        },
        cancellationToken);

    /// <summary>Null where there is no such conversation, or it went.</summary>
    public Transcript? Find(string id) => database.Read(connection =>
    {
        using SqliteCommand command = Command(connection, "SELECT user_id, address, last FROM transcripts WHERE id = @p0 AND used_at >= @p1", id, Oldest());
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? new Transcript(id, reader.GetString(0), reader.GetString(1), reader.GetInt64(2)) : null;
    });

    /// <summary>Adds to a conversation; null where there is none of that id, or where it answers a message that has its answer.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<Transcribed?> AddAsync(string id, TranscriptDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Transcribed? Write(SqliteConnection connection) => Add(connection, id, draft);
        return draft.AwaitsReply ? database.WriteAsync(Write, cancellationToken) : database.WriteLazilyAsync(Write, cancellationToken);
    }

    /// <summary>The entries after a number, the oldest first, <paramref name="most"/> at most.</summary>
    public IReadOnlyList<TranscriptEntry> After(string id, long number, int most) => database.Read(connection =>
    {
        using SqliteCommand command = Command(
            connection, "SELECT number, json FROM transcript_entries WHERE transcript_id = @p0 AND number > @p1 ORDER BY number LIMIT @p2", id, number, most);
        using SqliteDataReader reader = command.ExecuteReader();
        var entries = new List<TranscriptEntry>();
        while (reader.Read())
        {
            entries.Add(new TranscriptEntry(reader.GetInt64(0), reader.GetString(1)));
        }

        return entries;
    });

    /// <summary>Messages that were taken and not answered, conversation by conversation in their order.</summary>
    public IReadOnlyList<Unanswered> Unanswered(int most) => database.Read(connection =>
    {
        using SqliteCommand command = Command(
            connection, "SELECT transcript_id, number, json FROM transcript_entries WHERE awaits_reply = 1 ORDER BY transcript_id, number LIMIT @p0", most);
        using SqliteDataReader reader = command.ExecuteReader();
        var entries = new List<Unanswered>();
        while (reader.Read())
        {
            entries.Add(new Unanswered(reader.GetString(0), new TranscriptEntry(reader.GetInt64(1), reader.GetString(2))));
        }

        return entries;
    });

    /// <summary>Takes out what is past retention or too much; gives the number of conversations that went.</summary>
    public Task<int> ClearAsync(CancellationToken cancellationToken) => database.WriteLazilyAsync(
        connection => Execute(connection, "DELETE FROM transcripts WHERE used_at < @p0", Oldest())
            + Execute(connection, "DELETE FROM transcripts WHERE id IN (SELECT id FROM transcripts ORDER BY used_at DESC, id LIMIT -1 OFFSET @p0)", limits.MostConversations),
        cancellationToken);

    private Transcribed? Add(SqliteConnection connection, string id, TranscriptDraft draft)
    {
        if (draft.Mark is not null && Marked(connection, id, draft.Mark) is { } known)
        {
            return new Transcribed(known, IsRepeat: true);
        }

        if (draft.Answers is { } answered
            && Execute(connection, "UPDATE transcript_entries SET awaits_reply = 0 WHERE transcript_id = @p0 AND number = @p1 AND awaits_reply = 1", id, answered) == 0)
        {
            return null;
        }

        if (Number(connection, id) is not { } number)
        {
            return null;
        }

        string json = draft.Json(number);
        Execute(connection, "INSERT INTO transcript_entries (transcript_id, number, mark, awaits_reply, json) VALUES (@p0, @p1, @p2, @p3, @p4)",
            id, number, draft.Mark, draft.AwaitsReply ? 1 : 0, json);
        Execute(connection, "DELETE FROM transcript_entries WHERE transcript_id = @p0 AND number <= @p1", id, number - limits.MostEntries);
        return new Transcribed(new TranscriptEntry(number, json), IsRepeat: false);
    }

    private long? Number(SqliteConnection connection, string id)
    {
        using SqliteCommand command = Command(
            connection, "UPDATE transcripts SET last = last + 1, used_at = @p1 WHERE id = @p0 AND used_at >= @p2 RETURNING last", id, Now(), Oldest());
        return command.ExecuteScalar() as long?;
    }

    private static TranscriptEntry? Marked(SqliteConnection connection, string id, string mark)
    {
        using SqliteCommand command = Command(connection, "SELECT number, json FROM transcript_entries WHERE transcript_id = @p0 AND mark = @p1", id, mark);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? new TranscriptEntry(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long Oldest() => (time.GetUtcNow() - limits.Retention).ToUnixTimeMilliseconds();

    private static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = connection.CreateCommand();
        // The texts above; values go in as parameters.
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"@p{i}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
