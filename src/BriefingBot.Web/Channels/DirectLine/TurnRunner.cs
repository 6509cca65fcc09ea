using System.Globalization;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// Answers one message: asks, lets the answer appear, keeps it. Each message gets one reply, whatever happens, but for one: where the service
/// stops half way the message stays unanswered in the record, and is taken up again.
/// </summary>
internal sealed class TurnRunner(
    AskArchive ask, ContextRecall context, ChatRooms rooms, ArchiveGate gate, ArticleLinks links, IArticleStore articles, IOptions<DirectLineOptions> options,
    TimeProvider clock, ILogger<TurnRunner> logger)
    : IDisposable
{
    /// <summary>Said where the fault is ours.</summary>
    public const string Failed = "Something went wrong in the service, and the question was not answered. Please ask again.";

    public const string TimedOut = "The answer took too long and was given up. Please ask again.";

    private readonly SemaphoreSlim asking = new(Math.Max(2, Environment.ProcessorCount * 2));

    /// <summary>The text of a message that was kept; null where it has none.</summary>
    public static string? TextOf(TranscriptEntry entry) => JsonSerializer.Deserialize<Activity>(entry.Json, ActivityJson.Options)?.Text;

    public async Task RunAsync(PendingTurn turn, CancellationToken stopping)
    {
        using ChatRooms.Lease lease = rooms.Enter(turn.ConversationId);
        ChatRoom room = lease.Room;
        // Whatever goes wrong, the reader is told, and the next message gets its turn.
        try
        {
            Activity reply;
            try
            {
                reply = await AnswerAsync(turn, room, stopping);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                logger.TurnTimedOut(turn.ConversationId, turn.Number);
                reply = AnswerRenderer.Plain(TimedOut);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.TurnFailed(e, turn.ConversationId, turn.Number);
                reply = AnswerRenderer.Plain(Failed);
            }

            await ReplyAsync(turn, room, reply, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It stays unanswered in the record.
        }
        catch (Exception e)
        {
            logger.TurnFailed(e, turn.ConversationId, turn.Number);
        }
    }

    public void Dispose() => asking.Dispose();

    private async Task<Activity> AnswerAsync(PendingTurn turn, ChatRoom room, CancellationToken stopping)
    {
        if (turn.Text.Trim().Length > AskEndpoint.LongestQuestion)
        {
            return AnswerRenderer.Plain(string.Create(CultureInfo.InvariantCulture,
                $"A question has {AskEndpoint.LongestQuestion:N0} characters at most; this one has {turn.Text.Trim().Length:N0}. Please ask it in fewer words."));
        }

        Livestream? stream = room.HasListeners && options.Value.StreamPace > TimeSpan.Zero ? new Livestream(turn, room, options.Value.StreamPace, clock) : null;
        await OpenAsync(stream, stopping);
        if (stream is not null)
        {
            int count = (await articles.ExtentAsync(stopping)).Articles;
            await stream.InformAsync(string.Create(CultureInfo.InvariantCulture, $"Searching {count:N0} article{(count == 1 ? "" : "s")} …"), stopping);
        }

        AnsweredQuestion asked = await AskAsync(turn, stream, stopping);
        Activity reply = AnswerRenderer.Render(asked, citation => links.Of(turn.Address, citation));
        return stream is null ? reply : await stream.FinishAsync(asked, reply, stopping);
    }

    private async Task OpenAsync(Livestream? stream, CancellationToken stopping)
    {
        if (!gate.IsOpen && stream is not null)
        {
            await stream.InformAsync("The archive is being indexed …", stopping);
        }

        await gate.OpenAsync(Timeout.InfiniteTimeSpan, stopping);
    }

    /// <summary>The time in line doesn't count: it says nothing of the question.</summary>
    private async Task<AnsweredQuestion> AskAsync(PendingTurn turn, Livestream? stream, CancellationToken stopping)
    {
        await asking.WaitAsync(stopping);
        bool inLine = true;
        try
        {
            using var timeout = new CancellationTokenSource(options.Value.TurnTimeout, clock);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
            await context.RecallAsync(turn.ConversationId, turn.Number, patience.Token);
            var request = new AskRequest { Question = turn.Text, ConversationId = turn.ConversationId };
            await using var asked = StagedAsking.Start(ask, request, patience.Token);
            await foreach (AnswerStage stage in asked.StagesAsync(patience.Token))
            {
                if (stage == AnswerStage.Writing && inLine)
                {
                    // The archive has been searched; what a model takes is no reason to let others wait for their search.
                    inLine = false;
                    asking.Release();
                }

                if (stream is not null && StageTexts.Of(stage) is { } told)
                {
                    await stream.InformAsync(told, patience.Token);
                }
            }

            return await asked.Answer;
        }
        finally
        {
            if (inLine)
            {
                asking.Release();
            }
        }
    }

    private Task ReplyAsync(PendingTurn turn, ChatRoom room, Activity reply, CancellationToken stopping)
    {
        string answered = Watermark.ActivityId(turn.ConversationId, turn.Number);
        return room.SayAsync(
            new TranscriptDraft(number => ActivityJson.Write(
                UserActivity.FromBot(reply, Watermark.ActivityId(turn.ConversationId, number), turn.ConversationId, answered, clock.GetUtcNow())))
            { Answers = turn.Number },
            then: null,
            stopping);
    }
}
