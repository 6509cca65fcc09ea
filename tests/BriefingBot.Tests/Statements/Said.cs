using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>Extracts and shows statements in one line each, for tests to compare.</summary>
internal static class Said
{
    public static ArticleStatements In(string body) => RealReader.Extractor.Extract(body);

    /// <summary>What the speaker is reported to have said, each as its text.</summary>
    public static IReadOnlyList<string> By(string speaker, string body) =>
        [.. In(body).Statements.Where(statement => statement.Speaker == speaker).Select(statement => Text(statement, body))];

    public static Statement Only(string speaker, string body) => Assert.Single(In(body).Statements, statement => statement.Speaker == speaker);

    public static string Text(Statement statement, string body) => string.Join(" | ", statement.Content.Select(span => span.Of(body)));
}
