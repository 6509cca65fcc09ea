using BriefingBot.Articles;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Conversations;

/// <summary>The record's tables of what channels delivered and what was sent to them.</summary>
public static class ChannelTables
{
    public static IReadOnlyList<RecordMigration> Migrations { get; } =
    [
        new(4, """
            -- What was delivered: its text only until it was dealt with, its key for a while longer.
            CREATE TABLE channel_inbox (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                key TEXT NOT NULL UNIQUE,
                conversation TEXT NOT NULL,
                payload TEXT,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'done')),
                stream_id TEXT,
                received_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX channel_inbox_open ON channel_inbox (conversation) WHERE state <> 'done';
            CREATE INDEX channel_inbox_received ON channel_inbox (received_at);

            -- Where the bot is installed: how to reach the conversation.
            CREATE TABLE channel_references (
                conversation TEXT NOT NULL PRIMARY KEY,
                json TEXT NOT NULL,
                updated_at INTEGER NOT NULL
            ) STRICT;

            -- Which answer a message of the channel bears, for what readers think of it.
            CREATE TABLE channel_messages (
                number INTEGER PRIMARY KEY,
                conversation TEXT NOT NULL,
                message_id TEXT NOT NULL,
                answer_id TEXT NOT NULL,
                UNIQUE (conversation, message_id)
            ) STRICT;
            CREATE INDEX answers_conversation ON answers (conversation_id, number);
            """),
    ];

    /// <param name="sql">A constant of the program; values go in as <c>@p0</c>, <c>@p1</c> …</param>
    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = connection.CreateCommand();
        // Constants only, see above.
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"@p{i}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
