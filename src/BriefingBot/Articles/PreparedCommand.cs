using Microsoft.Data.Sqlite;

namespace BriefingBot.Articles;

/// <summary>Commands that run many times in one transaction, each time with other values.</summary>
internal static class PreparedCommand
{
    /// <param name="sql">A constant of the program; values go in as the parameters named.</param>
    public static SqliteCommand Of(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        // Constants only, see above.
        command.CommandText = sql;
        foreach (string parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, DBNull.Value));
        }

        return command;
    }

    /// <summary>Runs it with these values, in the order of its parameters.</summary>
    public static void Execute(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
