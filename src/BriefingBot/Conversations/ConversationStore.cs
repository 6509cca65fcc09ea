using System.Collections.Immutable;
using BriefingBot.Answers;
using BriefingBot.Questions;

namespace BriefingBot.Conversations;

/// <summary>One question of a conversation with what was answered.</summary>
/// <param name="Question">As it was understood, follow-ups resolved.</param>
/// <param name="Speaker">Whom it was about: the full name of the answer's, else as the question named it; null for none.</param>
/// <param name="Told">The claims that held, for a question that comes back to them.</param>
public sealed record ConversationTurn(Question Question, string? Speaker, Answer Answer, ImmutableArray<DraftClaim> Told)
{
    /// <summary>How the question was understood, on one line.</summary>
    public string Frame { get; init; } = "";

    /// <summary>The persons between whom the answer asked the reader to choose; empty where it asked nothing back.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];
}

/// <summary>How much of conversations is remembered, in memory.</summary>
/// <param name="MaxConversations">The one unused longest is forgotten when there are more.</param>
/// <param name="MaxTurns">Of each conversation, the last ones.</param>
/// <param name="Expiry">A conversation unused for so long is forgotten.</param>
public sealed record ConversationLimits(int MaxConversations, int MaxTurns, TimeSpan Expiry)
{
    public static ConversationLimits Default { get; } = new(10_000, 8, TimeSpan.FromHours(4));
}

/// <summary>The last turns of each conversation: bounded, expiring, safe for use by many threads.</summary>
public sealed class ConversationStore(TimeProvider clock, ConversationLimits limits)
{
    private sealed record Entry(string Id, ImmutableList<ConversationTurn> Turns, DateTimeOffset Used);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = new();

    public ConversationStore(TimeProvider clock)
        : this(clock, ConversationLimits.Default)
    {
    }

    /// <summary>Number of conversations remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return byId.Count;
            }
        }
    }

    /// <summary>The conversation's turns, the oldest first; none where it is new or forgotten.</summary>
    public IReadOnlyList<ConversationTurn> Turns(string conversationId)
    {
        lock (gate)
        {
            Forget();
            return byId.TryGetValue(conversationId, out LinkedListNode<Entry>? node) ? node.Value.Turns : [];
        }
    }

    /// <summary>Remembers a turn, beginning the conversation where it is new.</summary>
    public void Add(string conversationId, ConversationTurn turn)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        ArgumentNullException.ThrowIfNull(turn);
        lock (gate)
        {
            ImmutableList<ConversationTurn> turns = [];
            if (byId.TryGetValue(conversationId, out LinkedListNode<Entry>? known))
            {
                turns = known.Value.Turns;
                byUse.Remove(known);
            }

            turns = turns.Add(turn);
            turns = turns.Count > limits.MaxTurns ? turns.RemoveRange(0, turns.Count - limits.MaxTurns) : turns;
            byId[conversationId] = byUse.AddLast(new Entry(conversationId, turns, clock.GetUtcNow()));
            Forget();
        }
    }

    private void Forget()
    {
        DateTimeOffset oldest = clock.GetUtcNow() - limits.Expiry;
        while (byUse.First is { } first && (byId.Count > limits.MaxConversations || first.Value.Used < oldest))
        {
            byUse.RemoveFirst();
            byId.Remove(first.Value.Id);
        }
    }
}
