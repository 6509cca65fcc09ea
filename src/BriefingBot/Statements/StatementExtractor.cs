namespace BriefingBot.Statements;

/// <summary>Finds who said what in an article. A pure function of the text and the lexicons: no order of ingestion changes it.</summary>
public sealed class StatementExtractor
{
    /// <summary>Bumped whenever the same text may give other statements; the index is then rebuilt.</summary>
    public const int Version = 1;

    /// <summary>Extracts the statements of a body. Never throws on any text; every span lies in <paramref name="body"/>.</summary>
    public ArticleStatements Extract(string body) => ArticleStatements.None;
}
