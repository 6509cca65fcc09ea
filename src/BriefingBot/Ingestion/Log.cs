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

    [LoggerMessage(5, LogLevel.Error, "Article {ArticleId} could not be embedded; it is searchable by its words, and the model is asked again later")]
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

    [LoggerMessage(12, LogLevel.Information, "An index for model {Model} is made in the background: {Done} of {Total} articles are in it already")]
    public static partial void RebuildBegun(ILogger logger, string? model, int done, int total);

    [LoggerMessage(13, LogLevel.Information, "The index for model {Model} holds all {Articles} articles, up to change {Sequence}, and answers from now on")]
    public static partial void RebuildDone(ILogger logger, string? model, int articles, long sequence);

    [LoggerMessage(14, LogLevel.Error, "The index for model {Model} could not be made further; it is tried again in {Wait}, and the earlier index answers by words meanwhile")]
    public static partial void RebuildFailed(ILogger logger, Exception problem, string? model, TimeSpan wait);

    [LoggerMessage(15, LogLevel.Error, "The model works and refused article {ArticleId} again; it is searchable by its words, and the model is asked again later")]
    public static partial void Refused(ILogger logger, Exception problem, string articleId);

    [LoggerMessage(16, LogLevel.Warning, "What was made of the new index since its last commit is lost; it is made again")]
    public static partial void RebuildNotSaved(ILogger logger, Exception problem);

    [LoggerMessage(17, LogLevel.Information, "{Mended} of {Lacking} articles that had no vectors got them")]
    public static partial void VectorsMended(ILogger logger, int mended, int lacking);

    [LoggerMessage(18, LogLevel.Error, "Giving vectors to the articles that have none failed; it is tried again in {Wait}")]
    public static partial void MendingFailed(ILogger logger, Exception problem, TimeSpan wait);
}
