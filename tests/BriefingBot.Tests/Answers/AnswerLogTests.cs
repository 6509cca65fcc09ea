using BriefingBot.Answers;
using BriefingBot.Tests.Articles;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Tests.Answers;

public sealed class AnswerLogTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryRecord record = new();

    private AnswerLog Log => new(record.Database, record.Time);

    [Fact]
    public async Task A_reaction_is_kept_for_a_known_answer_only()
    {
        await Log.SaveAsync("answer-1", "conversation-1", "what?", "{}", None);
        await Log.SaveAsync("answer-1", "conversation-1", null, "{}", None);

        Assert.True(await Log.ExistsAsync("answer-1", None));
        Assert.False(await Log.ExistsAsync("answer-2", None));
        Assert.True(await Log.AddFeedbackAsync("answer-1", Reaction.Like, new string('x', 10_000), None));
        Assert.False(await Log.AddFeedbackAsync("answer-2", Reaction.Dislike, null, None));
        record.Reopen();
        Assert.True(await Log.ExistsAsync("answer-1", None));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM feedback WHERE reaction = 'like' AND length(comment) = 2000"));
    }

    [Fact]
    public async Task Old_answers_go_unless_somebody_reacted_to_them()
    {
        await Log.SaveAsync("old-1", "c", null, "{}", None);
        await Log.SaveAsync("old-2", "c", null, "{}", None);
        await Log.AddFeedbackAsync("old-1", Reaction.Dislike, null, None);
        Scalar($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {AnswerLog.MostAnswers})
            INSERT INTO answers (id, conversation_id, created_at, json) SELECT 'new-' || i, 'c', 0, '' FROM n RETURNING 1
            """);

        AnswerLog log = Log;
        for (int i = 0; i < 100; i++)
        {
            await log.SaveAsync($"later-{i}", "c", null, "{}", None);
        }

        Assert.True(await log.ExistsAsync("old-1", None));
        Assert.False(await log.ExistsAsync("old-2", None));
        Assert.True(await log.ExistsAsync("later-0", None));
        Assert.Equal(AnswerLog.MostAnswers + 1L, Scalar("SELECT count(*) FROM answers"));
    }

    public void Dispose() => record.Dispose();

    private long Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={record.Database.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        // The tests' own text.
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
