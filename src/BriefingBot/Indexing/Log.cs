using Microsoft.Extensions.Logging;

namespace BriefingBot.Indexing;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Index opened: {Passages} passages and {Statements} statements, up to change {Sequence} of the record.")]
    internal static partial void IndexOpened(ILogger logger, int passages, int statements, long sequence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index is made anew from the record: {Reason}.")]
    internal static partial void IndexRebuilt(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Index committed up to change {Sequence} of the record.")]
    internal static partial void IndexCommitted(ILogger logger, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "Merging parts of the index failed; it goes on with unmerged parts. Check free space under the storage path.")]
    internal static partial void MergeFailed(ILogger logger, Exception exception);
}
