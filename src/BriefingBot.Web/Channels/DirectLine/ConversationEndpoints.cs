using System.Text.Json.Serialization;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>A conversation as it is opened: a token that is good from now on, and where its activities stream.</summary>
internal sealed record ConversationBody(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string StreamUrl, string ReferenceGrammarId);

/// <summary>Opens conversations, new or known.</summary>
internal static class ConversationEndpoints
{
    // Speech is not offered; the clients expect the member.
    private static readonly string Grammar = Guid.Empty.ToString();

    /// <summary><c>POST /directline/conversations</c>: begins the token's conversation, 201, or finds it, 200.</summary>
    public static async Task<IResult> StartAsync(
        HttpContext context, Bearer bearer, Transcripts transcripts, ChatRooms rooms, Welcome welcome, DirectLineTokens tokens, StreamTickets tickets, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        (TokenGrant? grant, IResult? error) = await bearer.ReadAsync(context, null);
        if (error is not null)
        {
            return error;
        }

        bool isNew = await transcripts.BeginAsync(grant!.ConversationId, grant.UserId, OriginPolicy.OwnOrigin(context.Request), cancellationToken);
        if (isNew)
        {
            Activity greeting = await welcome.MakeAsync(cancellationToken);
            using ChatRooms.Lease lease = rooms.Enter(grant.ConversationId);
            await lease.Room.SayAsync(
                new TranscriptDraft(number => ActivityJson.Write(
                    UserActivity.FromBot(greeting, Watermark.ActivityId(grant.ConversationId, number), grant.ConversationId, null, clock.GetUtcNow()))),
                then: null,
                cancellationToken);
        }

        return Open(context, grant, Watermark.Nothing, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, tokens, tickets, rooms);
    }

    /// <summary><c>GET /directline/conversations/{id}?watermark=</c>: opens it again after a drop.</summary>
    public static async Task<IResult> ReopenAsync(
        string id, HttpContext context, Bearer bearer, Transcripts transcripts, DirectLineTokens tokens, StreamTickets tickets, ChatRooms rooms)
    {
        (TokenGrant? grant, IResult? error) = await bearer.ReadAsync(context, id);
        string? watermark = context.Request.Query["watermark"];
        return error
            ?? (!Watermark.TryRead(watermark, out long number) ? DirectLineError.Malformed("The watermark is not one that this service gave.")
            : transcripts.Find(id) is null ? DirectLineError.Gone
            : Open(context, grant!, number == 0 ? Watermark.Nothing : Watermark.Of(number), StatusCodes.Status200OK, tokens, tickets, rooms));
    }

    private static IResult Open(
        HttpContext context, TokenGrant grant, string watermark, int status, DirectLineTokens tokens, StreamTickets tickets, ChatRooms rooms)
    {
        (string token, TokenGrant renewed) = tokens.Issue(grant.ConversationId, grant.UserId, grant.Origins);
        rooms.Extend(grant.ConversationId, renewed.Expires);
        HttpRequest request = context.Request;
        string scheme = request.IsHttps ? "wss" : "ws";
        string stream = $"{scheme}://{request.Host}{request.PathBase}/directline/conversations/{grant.ConversationId}/stream?watermark={watermark}&t={tickets.Issue(renewed)}";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new ConversationBody(grant.ConversationId, token, (int)tokens.Lifetime.TotalSeconds, stream, Grammar), ActivityJson.Options, statusCode: status);
    }
}
