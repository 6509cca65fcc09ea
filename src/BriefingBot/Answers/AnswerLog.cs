using BriefingBot.Articles;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Answers;

/// <summary>What a reader thought of an answer.</summary>
public enum Reaction
{
    Like,
    Dislike,
}

/// <summary>
/// Answers that were given, and what readers thought of them; both bounded, the oldest go first. An answer that somebody reacted to is kept
/// as long as the reaction is.
/// </summary>
public sealed class AnswerLog(RecordDatabase database, TimeProvider time)
{
    /// <summary>So many answers without a reaction are kept.</summary>
    public const int MostAnswers = 10_000;

    /// <summary>So many reactions are kept.</summary>
    public const int MostReactions = 10_000;

    /// <summary>A longer comment is cut.</summary>
    public const int LongestComment = 2_000;

    /// <summary>Old ones are cleared out once in so many writes.</summary>
    private const int ClearEvery = 100;

    private int answers;
    private int reactions;

    /// <summary>The tables of this log; they follow those of <see cref="ArticleSchema"/>.</summary>
    public static IReadOnlyList<RecordMigration> Migrations { get; } =
    [
        new(2, """
            CREATE TABLE answers (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                conversation_id TEXT NOT NULL,
                question TEXT,
                created_at INTEGER NOT NULL,
                json TEXT NOT NULL
            ) STRICT;
            CREATE TABLE feedback (
                number INTEGER PRIMARY KEY,
                answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
                reaction TEXT NOT NULL,
                comment TEXT,
                created_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX feedback_answer ON feedback (answer_id);
            """),
    ];

    /// <summary>Keeps an answer; one with the same id is left as it was.</summary>
    /// <param name="json">The answer as it was sent.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task SaveAsync(string id, string conversationId, string? question, string json, CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        bool clear = Interlocked.Increment(ref answers) % ClearEvery == 0;
        return database.WriteLazilyAsync(
            connection =>
            {
                Execute(connection, "INSERT INTO answers (id, conversation_id, question, created_at, json) VALUES (@p0, @p1, @p2, @p3, @p4) ON CONFLICT (id) DO NOTHING",
                    id, conversationId, question, now, json);
                return clear ? Clear(connection) : 0;
            },
            cancellationToken);
    }

    /// <summary>True where the answer is still kept.</summary>
    public Task<bool> ExistsAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection => Exists(connection, id)));
    }

    /// <summary>The answer as it was kept; null where it is not known any more.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public Task<string?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT json FROM answers WHERE id = @id";
            command.Parameters.AddWithValue("@id", id);
            return command.ExecuteScalar() as string;
        }));
    }

    /// <summary>What was asked last in a conversation, the oldest first.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public IReadOnlyList<string> LastQuestions(string conversationId, int most) => database.Read(connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT json ->> '$.question' FROM answers WHERE conversation_id = @id ORDER BY number DESC LIMIT @most";
        command.Parameters.AddWithValue("@id", conversationId);
        command.Parameters.AddWithValue("@most", most);
        using SqliteDataReader reader = command.ExecuteReader();
        var questions = new List<string>();
        while (reader.Read())
        {
            if (!reader.IsDBNull(0))
            {
                questions.Insert(0, reader.GetString(0));
            }
        }

        return questions;
    });

    /// <summary>Keeps a reaction; false where the answer is not known.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<bool> AddFeedbackAsync(string answerId, Reaction reaction, string? comment, CancellationToken cancellationToken) =>
        AddFeedbackAsync(answerId, null, reaction, comment, cancellationToken);

    /// <summary>Keeps a reaction; false where the answer is not known, or was given in another conversation.</summary>
    /// <param name="conversationId">Null: in whichever conversation it was given.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<bool> AddFeedbackAsync(string answerId, string? conversationId, Reaction reaction, string? comment, CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        bool clear = Interlocked.Increment(ref reactions) % ClearEvery == 0;
        string? kept = comment is null ? null : ArticleText.CutAtWord(ArticleText.Body(comment), LongestComment);
        return database.WriteAsync(
            connection =>
            {
                if (!Exists(connection, answerId, conversationId))
                {
                    return false;
                }

                Execute(connection, "INSERT INTO feedback (answer_id, reaction, comment, created_at) VALUES (@p0, @p1, @p2, @p3)",
                    answerId, reaction == Reaction.Like ? "like" : "dislike", kept, now);
                _ = clear ? Clear(connection) : 0;
                return true;
            },
            cancellationToken);
    }

    internal static int Clear(SqliteConnection connection) =>
        Execute(connection, "DELETE FROM feedback WHERE number <= (SELECT max(number) FROM feedback) - @p0", MostReactions)
        + Execute(connection, """
            DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - @p0
            AND NOT EXISTS (SELECT 1 FROM feedback WHERE answer_id = answers.id)
            """, MostAnswers);

    private static bool Exists(SqliteConnection connection, string id, string? conversationId = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM answers WHERE id = @id AND (@conversation IS NULL OR conversation_id = @conversation)";
        command.Parameters.AddWithValue("@id", id);
        command.Parameters.AddWithValue("@conversation", conversationId ?? (object)DBNull.Value);
        return command.ExecuteScalar() is not null;
    }

    private static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = connection.CreateCommand();
        // The texts above; values go in as parameters.
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"@p{i}", values[i] ?? DBNull.Value);
        }

        return command.ExecuteNonQuery();
    }
}
