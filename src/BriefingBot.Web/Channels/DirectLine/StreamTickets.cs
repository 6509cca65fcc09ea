using System.Security.Cryptography;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// Tickets that open a WebSocket: a browser can't send a header there, and a token would end in logs of addresses. Each is good once, for a
/// minute; in memory only, since a client whose ticket fails asks for another.
/// </summary>
internal sealed class StreamTickets(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <summary>The oldest goes when there are more.</summary>
    public const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (TokenGrant Grant, DateTimeOffset Until)> open = new(StringComparer.Ordinal);
    private readonly Queue<(string Ticket, DateTimeOffset Until)> byAge = new();

    /// <summary>Tickets that may still be used.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return open.Count;
            }
        }
    }

    public string Issue(TokenGrant grant)
    {
        string ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            while (byAge.TryPeek(out (string Ticket, DateTimeOffset Until) oldest) && (oldest.Until <= now || byAge.Count >= Most))
            {
                open.Remove(byAge.Dequeue().Ticket);
            }

            open[ticket] = (grant, now + Lifetime);
            byAge.Enqueue((ticket, now + Lifetime));
        }

        return ticket;
    }

    /// <summary>What the ticket lets its bearer do; null where it is unknown, used or too old.</summary>
    public TokenGrant? Take(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket))
        {
            return null;
        }

        lock (gate)
        {
            return open.Remove(ticket, out (TokenGrant Grant, DateTimeOffset Until) found) && found.Until > clock.GetUtcNow() ? found.Grant : null;
        }
    }
}
