using BriefingBot.Articles;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Indexed {Articles} articles, up to change {Sequence}")]
    public static partial void BatchIndexed(ILogger logger, int articles, long sequence);

    [LoggerMessage(2, LogLevel.Information, "Article {ArticleId} withdrawn")]
    public static partial void Withdrawn(ILogger logger, string articleId);

    [LoggerMessage(3, LogLevel.Warning, "Rejected ({Code}): {Message}")]
    public static partial void Rejected(ILogger logger, RejectionCode code, string message);

    [LoggerMessage(4, LogLevel.Error, "No statements could be read from article {ArticleId}; it is searchable by its passages")]
    public static partial void ExtractionFailed(ILogger logger, Exception problem, string articleId);

    [LoggerMessage(5, LogLevel.Error, "Article {ArticleId} could not be embedded; it is searchable by its words")]
    public static partial void EmbeddingFailed(ILogger logger, Exception problem, string articleId);

    [LoggerMessage(6, LogLevel.Error, "The index could not take what the record has; it is brought up to date before the next write")]
    public static partial void IndexBehind(ILogger logger, Exception problem);

    [LoggerMessage(7, LogLevel.Information, "The index caught up with {Articles} changed articles")]
    public static partial void CaughtUp(ILogger logger, int articles);

    [LoggerMessage(8, LogLevel.Information, "Ingested {Files} files: {Indexed} articles indexed, {Unchanged} unchanged, {Withdrawn} withdrawn, {Rejected} rejected")]
    public static partial void Ingested(ILogger logger, int files, int indexed, int unchanged, int withdrawn, int rejected);

    [LoggerMessage(9, LogLevel.Warning, "Folder {Folder} can't be watched; it is looked through every {Interval} instead")]
    public static partial void NotWatched(ILogger logger, Exception problem, string folder, TimeSpan interval);

    [LoggerMessage(10, LogLevel.Error, "Looking through the folders failed; it is tried again in {Interval}")]
    public static partial void ScanFailed(ILogger logger, Exception problem, TimeSpan interval);

    [LoggerMessage(11, LogLevel.Information, "Watching {Folders} folders")]
    public static partial void Watching(ILogger logger, int folders);
}
