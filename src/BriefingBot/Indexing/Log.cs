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

    [LoggerMessage(Level = LogLevel.Information, Message = "The index answers by words alone for now: its vectors are of model {Model}, the configured one is {Configured}.")]
    internal static partial void OtherModel(ILogger logger, string model, string configured);

    [LoggerMessage(Level = LogLevel.Information, Message = "The finished index of model {Model} is put in the earlier one's place.")]
    internal static partial void TakenOver(ILogger logger, string model);

    [LoggerMessage(Level = LogLevel.Information, Message = "What was left of an index that is of no use any more is removed: {Folder}.")]
    internal static partial void LeftoverRemoved(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} could not be removed; the next start removes it.")]
    internal static partial void NotRemoved(ILogger logger, Exception problem, string folder);
}
