namespace BriefingBot.Web.Channels.BotFramework.Turns;

/// <summary>
/// Runs work of one conversation in the order in which it came, and conversations side by side. What waits is bounded by who adds it: the
/// inbox counts, and requests wait for their own work.
/// </summary>
internal sealed class ConversationTurns : IDisposable
{
    /// <summary>So many conversations are worked on at once.</summary>
    public const int MostAtOnce = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Func<Task>>> waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim places = new(MostAtOnce, MostAtOnce);
    private TaskCompletionSource? idle;

    /// <summary>Conversations with work.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <param name="work">Takes care of its own faults.</param>
    public void Enqueue(string conversation, Func<Task> work)
    {
        lock (gate)
        {
            if (waiting.TryGetValue(conversation, out Queue<Func<Task>>? queue))
            {
                queue.Enqueue(work);
                return;
            }

            queue = new Queue<Func<Task>>([work]);
            waiting.Add(conversation, queue);
            _ = Task.Run(() => WorkAsync(conversation, queue));
        }
    }

    /// <summary>Completes when nothing waits or runs.</summary>
    public Task IdleAsync()
    {
        lock (gate)
        {
            return waiting.Count == 0 ? Task.CompletedTask : (idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Dispose() => places.Dispose();

    private async Task WorkAsync(string conversation, Queue<Func<Task>> queue)
    {
        while (true)
        {
            Func<Task> work;
            lock (gate)
            {
                if (queue.Count == 0)
                {
                    waiting.Remove(conversation);
                    if (waiting.Count == 0)
                    {
                        idle?.SetResult();
                        idle = null;
                    }

                    return;
                }

                work = queue.Dequeue();
            }

            await places.WaitAsync();
            try
            {
                await work();
            }
            finally
            {
                places.Release();
            }
        }
    }
}
