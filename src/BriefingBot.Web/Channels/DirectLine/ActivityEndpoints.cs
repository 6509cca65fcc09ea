using BriefingBot.Conversations;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Activities to and from a conversation.</summary>
internal static class ActivityEndpoints
{
    /// <summary>An activity's most bytes.</summary>
    public const int BodyCap = 64 * 1024;

    private const int PageEntries = 200;

    /// <summary>Marks of a client that are longer aren't looked at.</summary>
    private const int LongestMark = 100;

    /// <summary><c>GET …/activities?watermark=</c>: what was said after it.</summary>
    public static async Task<IResult> ListAsync(string id, HttpContext context, Bearer bearer, Transcripts transcripts)
    {
        (_, IResult? error) = await bearer.ReadAsync(context, id);
        if (error is not null)
        {
            return error;
        }

        if (!Watermark.TryRead(context.Request.Query["watermark"], out long watermark))
        {
            return DirectLineError.Malformed("The watermark is not one that this service gave.");
        }

        if (transcripts.Find(id) is null)
        {
            return DirectLineError.Gone;
        }

        IReadOnlyList<TranscriptEntry> page = transcripts.After(id, watermark, PageEntries);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(ChatRoom.Frame(page.Select(e => e.Json), page.Count > 0 ? page[^1].Number : watermark), "application/json; charset=utf-8");
    }

    /// <summary><c>POST …/activities</c>: one activity; 200 with its id once it is kept. A message is answered later, in its turn.</summary>
    public static async Task<IResult> PostAsync(
        string id, HttpContext context, Bearer bearer, ClientLimits limits, ActivityIntake intake, CancellationToken cancellationToken)
    {
        (TokenGrant? grant, IResult? error) = await bearer.ReadAsync(context, id);
        if (error is not null)
        {
            return error;
        }

        if (limits.Activity(id) is { } wait)
        {
            return DirectLineError.TooMany(wait);
        }

        if (!JsonBody.IsJson(context.Request))
        {
            return new DirectLineError(StatusCodes.Status415UnsupportedMediaType, "BadArgument", "The body's content type must be application/json.");
        }

        using MemoryStream? body = await JsonBody.ReadBytesAsync(context.Request, BodyCap, cancellationToken);
        return body is null ? DirectLineError.TooLarge
            : !ActivityReader.TryRead(body.GetBuffer().AsMemory(0, (int)body.Length), out Activity activity, out string fault) ? DirectLineError.Malformed(fault)
            : await intake.TakeAsync(grant!, OriginPolicy.OwnOrigin(context.Request), activity, cancellationToken);
    }

    /// <summary><c>POST …/upload</c>: files are not taken.</summary>
    public static async Task<IResult> UploadAsync(string id, HttpContext context, Bearer bearer)
    {
        (_, IResult? error) = await bearer.ReadAsync(context, id);
        return error ?? new DirectLineError(StatusCodes.Status415UnsupportedMediaType, "FilesNotSupported", "Files are not read here; ask in words.");
    }

    /// <summary><c>GET /directline/session/getsessionid</c>: asked for by clients that sign users in, which is not done here.</summary>
    public static async Task<IResult> SessionAsync(HttpContext context, Bearer bearer)
    {
        (TokenGrant? grant, IResult? error) = await bearer.ReadAsync(context, null);
        context.Response.Headers.CacheControl = "no-store";
        return error ?? Results.Json(new { sessionId = grant!.ConversationId }, ActivityJson.Options);
    }

    internal static string? MarkOf(Activity activity) => activity.ChannelText("clientActivityID") is { Length: > 0 and <= LongestMark } mark ? mark : null;
}
