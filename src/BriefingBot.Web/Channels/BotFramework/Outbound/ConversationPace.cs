namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>
/// Keeps each conversation under the connector's limits: 7 requests in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour; and all of them together
/// under those of an application, 30 in 1 s. A request waits for its place; places are given in the order of asking. The spans are taken a tenth longer, since requests don't arrive as evenly as they leave.
/// </summary>
internal sealed class ConversationPace(TimeProvider clock)
{
    /// <summary>The conversation unused longest is forgotten when there are more.</summary>
    public const int MostConversations = 10_000;

    private static readonly (int Requests, TimeSpan Within)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1.1)),
        (8, TimeSpan.FromSeconds(2.2)),
        (60, TimeSpan.FromSeconds(33)),
        (1800, TimeSpan.FromMinutes(66)),
    ];

    private static readonly (int Requests, TimeSpan Within)[] ApplicationLimits = [(30, TimeSpan.FromSeconds(1.1))];

    private readonly Lock gate = new();
    private readonly List<DateTimeOffset> ofApplication = [];
    private readonly Dictionary<string, LinkedListNode<Places>> byConversation = new(StringComparer.Ordinal);
    private readonly LinkedList<Places> byUse = new();

    private sealed record Places(string Conversation, List<DateTimeOffset> Taken);

    /// <summary>Waits until a request of the conversation may be made.</summary>
    public async Task WaitAsync(string conversation, CancellationToken cancellationToken)
    {
        await DelayAsync(Take(() => Find(conversation).Taken, Limits), cancellationToken);
        await DelayAsync(Take(() => ofApplication, ApplicationLimits), cancellationToken);
    }

    private Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

    /// <summary>Takes the next place and says how far off it is.</summary>
    private TimeSpan Take(Func<List<DateTimeOffset>> places, (int Requests, TimeSpan Within)[] limits)
    {
        lock (gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            List<DateTimeOffset> taken = places();
            taken.RemoveAll(t => t <= now - limits[^1].Within);
            DateTimeOffset place = now;
            foreach ((int requests, TimeSpan within) in limits)
            {
                // The place is to lie a whole span after the one that many requests ago.
                if (taken.Count >= requests && taken[^requests] + within is var free && free > place)
                {
                    place = free;
                }
            }

            if (taken.Count > 0 && taken[^1] > place)
            {
                place = taken[^1];
            }

            taken.Add(place);
            return place - now;
        }
    }

    private Places Find(string conversation)
    {
        if (byConversation.TryGetValue(conversation, out LinkedListNode<Places>? node))
        {
            byUse.Remove(node);
            byUse.AddLast(node);
            return node.Value;
        }

        while (byConversation.Count >= MostConversations)
        {
            byConversation.Remove(byUse.First!.Value.Conversation);
            byUse.RemoveFirst();
        }

        node = byUse.AddLast(new Places(conversation, []));
        byConversation.Add(conversation, node);
        return node.Value;
    }
}
