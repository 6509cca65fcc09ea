using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Channels;

/// <summary>Whether the archive can be asked yet.</summary>
internal sealed class ArchiveGate(FolderWatcher watcher, ISearchIndex index, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    public bool IsOpen => OpenGate.IsSearchable(watcher, index);

    /// <summary>Waits until it can be asked: a refusal before that would be a lie. False where the patience ended first.</summary>
    /// <param name="patience">Zero: as things stand; <see cref="Timeout.InfiniteTimeSpan"/>: as long as it takes.</param>
    public async Task<bool> OpenAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        while (!IsOpen)
        {
            if (patience != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(began) >= patience)
            {
                return false;
            }

            await Task.Delay(LookEvery, clock, cancellationToken);
        }

        return true;
    }
}
