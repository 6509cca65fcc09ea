using BriefingBot.Articles;
using BriefingBot.Conversations;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Clears old conversations away, at the start and then every few minutes.</summary>
internal sealed class TranscriptClearing(Transcripts transcripts, TimeProvider clock, ILogger<TranscriptClearing> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                int went = await transcripts.ClearAsync(stoppingToken);
                if (went > 0)
                {
                    logger.Cleared(went);
                }
            }
            catch (StorageException e)
            {
                logger.NotCleared(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
