using BriefingBot.Conversations;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>A message that waits for its answer.</summary>
/// <param name="Address">Where the reader reached the service; links of the answer begin with it.</param>
internal sealed record PendingTurn(string ConversationId, string Address, long Number, string Text);

/// <summary>
/// The messages that wait for an answer: those of one conversation one after the other, conversations side by side. Bounded as a whole and in
/// each conversation. What isn't answered when the service stops is answered when it runs again.
/// </summary>
internal sealed class TurnQueue(TurnRunner runner, Transcripts transcripts, ILogger<TurnQueue> logger) : BackgroundService
{
    public const int Most = 2_000;
    public const int MostInConversation = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<Task> running = [];
    private int taken;

    private sealed class Line
    {
        public Queue<PendingTurn> Turns { get; } = new();

        /// <summary>Places that are waited on, worked on or promised.</summary>
        public int Taken { get; set; }

        public bool Runs { get; set; }
    }

    /// <summary>Promises a place; false where there are too many already. Then comes <see cref="Add"/> or <see cref="GiveBack"/>.</summary>
    public bool TryTake(string conversationId)
    {
        lock (gate)
        {
            if (taken >= Most || (lines.TryGetValue(conversationId, out Line? line) && line.Taken >= MostInConversation))
            {
                return false;
            }

            Take(conversationId);
            return true;
        }
    }

    public void GiveBack(string conversationId)
    {
        lock (gate)
        {
            Free(conversationId);
        }
    }

    /// <summary>Puts a message into the place that was promised.</summary>
    public void Add(PendingTurn turn)
    {
        lock (gate)
        {
            Line line = lines[turn.ConversationId];
            line.Turns.Enqueue(turn);
            if (!line.Runs && !stopping.IsCancellationRequested)
            {
                line.Runs = true;
                Task work = Task.Run(() => RunAsync(turn.ConversationId, line), CancellationToken.None);
                running.Add(work);
                _ = work.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        Task[] left;
        lock (gate)
        {
            left = [.. running];
        }

        await Task.WhenAll(left).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        stopping.Dispose();
        base.Dispose();
    }

    /// <summary>Takes up what was left unanswered when the service last stopped.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        IReadOnlyList<Unanswered> left = transcripts.Unanswered(2 * Most);
        foreach (Unanswered message in left)
        {
            if (transcripts.Find(message.ConversationId) is { } transcript && TurnRunner.TextOf(message.Entry) is { } text)
            {
                lock (gate)
                {
                    Take(message.ConversationId);
                }

                Add(new PendingTurn(message.ConversationId, transcript.Address, message.Entry.Number, text));
            }
        }

        if (left.Count > 0)
        {
            logger.TookUp(left.Count);
        }
    }

    private async Task RunAsync(string conversationId, Line line)
    {
        while (true)
        {
            PendingTurn? turn;
            lock (gate)
            {
                if (stopping.IsCancellationRequested || !line.Turns.TryDequeue(out turn))
                {
                    line.Runs = false;
                    return;
                }
            }

            await runner.RunAsync(turn, stopping.Token);
            GiveBack(conversationId);
        }
    }

    private void Take(string conversationId)
    {
        if (!lines.TryGetValue(conversationId, out Line? line))
        {
            lines[conversationId] = line = new Line();
        }

        line.Taken++;
        taken++;
    }

    private void Free(string conversationId)
    {
        taken--;
        if (lines.TryGetValue(conversationId, out Line? line) && --line.Taken == 0)
        {
            lines.Remove(conversationId);
        }
    }

    private void Forget(Task work)
    {
        lock (gate)
        {
            running.Remove(work);
        }
    }
}
