using Microsoft.Extensions.Logging;

namespace BriefingBot.Retrieval;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The question could not be embedded; it was searched for by its words alone.")]
    internal static partial void WordsAlone(ILogger logger, Exception exception);
}
