using System.Net.WebSockets;
using BriefingBot.Conversations;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary><c>GET /directline/conversations/{id}/stream?watermark=&amp;t=</c>: the WebSocket, opened with a ticket.</summary>
internal sealed class StreamEndpoint(
    StreamTickets tickets, Transcripts transcripts, ChatRooms rooms, IOptions<DirectLineOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(30);

    private int open;

    /// <summary>WebSockets that are open.</summary>
    public int Open => Volatile.Read(ref open);

    public async Task<IResult> HandleAsync(string id, HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return new DirectLineError(StatusCodes.Status400BadRequest, "BadArgument", "This address is for WebSockets.");
        }

        // The address holds the ticket; it is spent whatever comes of it.
        TokenGrant? grant = tickets.Take(context.Request.Query["t"]);
        if (grant is null)
        {
            return DirectLineError.BadToken;
        }

        IResult? refused = grant.ConversationId != id ? DirectLineError.Foreign
            : grant.Expires <= clock.GetUtcNow() ? DirectLineError.Expired
            : !OriginPolicy.Allows(context, grant) ? DirectLineError.BadOrigin
            : transcripts.Find(id) is null ? DirectLineError.Gone
            : null;
        if (refused is not null || !Watermark.TryRead(context.Request.Query["watermark"], out long watermark))
        {
            return refused ?? DirectLineError.Malformed("The watermark is not one that this service gave.");
        }

        try
        {
            return Interlocked.Increment(ref open) > options.Value.MaxConnections
                ? DirectLineError.TooMany(TimeSpan.FromSeconds(5))
                : await ServeAsync(context, grant, watermark);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task<IResult> ServeAsync(HttpContext context, TokenGrant grant, long watermark)
    {
        using ChatRooms.Lease lease = rooms.Enter(grant.ConversationId);
        ChatStream? stream = await lease.Room.ListenAsync(watermark, grant.Expires, context.RequestAborted);
        if (stream is null)
        {
            return DirectLineError.TooMany(TimeSpan.FromSeconds(5));
        }

        try
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Ping, KeepAliveTimeout = Ping });
            await new StreamSocket(socket, stream, clock).RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            lease.Room.Leave(stream);
        }

        return Results.Empty;
    }
}
