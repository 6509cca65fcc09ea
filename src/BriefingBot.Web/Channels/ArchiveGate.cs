using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Channels;

/// <summary>Whether the archive can be asked yet.</summary>
internal sealed class ArchiveGate(FolderWatcher watcher, ISearchIndex index, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a message waits for the start; longer than that it gets told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool IsOpen => OpenGate.IsSearchable(watcher, index);

    /// <param name="patiently">Waits for a while; else the answer is as things stand.</param>
    public async Task<bool> OpenAsync(bool patiently, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        while (!IsOpen)
        {
            if (!patiently || clock.GetElapsedTime(began) >= Patience)
            {
                return false;
            }

            await Task.Delay(LookEvery, clock, cancellationToken);
        }

        return true;
    }
}
