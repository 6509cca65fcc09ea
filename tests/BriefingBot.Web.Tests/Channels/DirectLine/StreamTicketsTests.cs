using BriefingBot.Web.Channels.DirectLine;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

public sealed class StreamTicketsTests
{
    private readonly FakeTimeProvider clock = new();

    private TokenGrant Grant => new("c", "dl_ana", clock.GetUtcNow().AddMinutes(30), []);

    [Fact]
    public void A_ticket_is_good_once()
    {
        var tickets = new StreamTickets(clock);
        string ticket = tickets.Issue(Grant);

        Assert.Equal("c", tickets.Take(ticket)?.ConversationId);
        Assert.Null(tickets.Take(ticket));
        Assert.Null(tickets.Take(null));
        Assert.Null(tickets.Take("made up"));
    }

    [Fact]
    public void A_ticket_is_good_for_a_minute()
    {
        var tickets = new StreamTickets(clock);
        string early = tickets.Issue(Grant);
        string late = tickets.Issue(Grant);
        clock.Advance(StreamTickets.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(tickets.Take(early));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(tickets.Take(late));
    }

    [Fact]
    public void Tickets_that_nobody_uses_do_not_pile_up()
    {
        var tickets = new StreamTickets(clock);
        string first = tickets.Issue(Grant);
        for (int i = 0; i < StreamTickets.Most + 10; i++)
        {
            tickets.Issue(Grant);
        }

        Assert.Equal(StreamTickets.Most, tickets.Count);
        Assert.Null(tickets.Take(first));
        clock.Advance(StreamTickets.Lifetime);
        tickets.Issue(Grant);
        Assert.Equal(1, tickets.Count);
    }
}
