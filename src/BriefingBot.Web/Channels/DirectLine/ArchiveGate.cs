using BriefingBot.Indexing;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Whether there is something to search yet.</summary>
internal sealed class ArchiveGate(FolderWatcher watcher, ISearchIndex index)
{
    public bool IsSearchable => BriefingBot.Web.Api.OpenGate.IsSearchable(watcher, index);
}
