using System.Text.Json;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>A token and what it is for.</summary>
internal sealed record TokenBody(
    string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn, string? UserId = null);

/// <summary>Tokens: for the secret, for an older token, and for a page.</summary>
internal static class TokenEndpoints
{
    private const int BodyCap = 16 * 1024;
    private const int MostOrigins = 20;

    /// <summary><c>POST /directline/tokens/generate</c>, by a site's server with the secret: a token for a new conversation.</summary>
    public static async Task<IResult> GenerateAsync(
        HttpContext context, Bearer bearer, ClientLimits limits, DirectLineTokens tokens, CancellationToken cancellationToken)
    {
        if (bearer.SecretError(context) is { } refused)
        {
            // A flood of guesses is slowed down, a site's server with many readers is not.
            return limits.Token(context) is { } wait ? DirectLineError.TooMany(wait) : refused;
        }

        (string? user, string[] origins, IResult? error) = await ReadAsync(context.Request, cancellationToken);
        return error ?? Give(context, tokens, tokens.Issue(DirectLineTokens.NewConversationId(), user ?? DirectLineTokens.NewUserId(), origins));
    }

    /// <summary><c>POST /directline/tokens/refresh</c>: another token for the same conversation and user.</summary>
    public static async Task<IResult> RefreshAsync(HttpContext context, Bearer bearer, DirectLineTokens tokens, ChatRooms rooms)
    {
        (TokenGrant? grant, IResult? error) = await bearer.ReadAsync(context, null);
        return error ?? Renewed(context, tokens, rooms, grant!);
    }

    /// <summary>
    /// <c>POST /webchat/token</c>: a token for a page of this service or of an allowed site. Each call is another user of another conversation,
    /// whatever the body says.
    /// </summary>
    public static IResult ForPage(HttpContext context, OriginPolicy origins, ClientLimits limits, DirectLineTokens tokens)
    {
        if (!origins.GivesTokens(context))
        {
            return new DirectLineError(StatusCodes.Status403Forbidden, "NotOpen",
                "The chat is open on this machine only. Set Channels:DirectLine:Secret or Channels:DirectLine:AllowedOrigins to open it to others.");
        }

        if (limits.Token(context) is { } wait)
        {
            return DirectLineError.TooMany(wait);
        }

        string user = DirectLineTokens.NewUserId();
        return Give(context, tokens, tokens.Issue(DirectLineTokens.NewConversationId(), user, []), user);
    }

    private static IResult Renewed(HttpContext context, DirectLineTokens tokens, ChatRooms rooms, TokenGrant grant)
    {
        (string Token, TokenGrant Grant) issued = tokens.Issue(grant.ConversationId, grant.UserId, grant.Origins);
        rooms.Extend(grant.ConversationId, issued.Grant.Expires);
        return Give(context, tokens, issued);
    }

    private static IResult Give(HttpContext context, DirectLineTokens tokens, (string Token, TokenGrant Grant) issued, string? userId = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new TokenBody(issued.Grant.ConversationId, issued.Token, (int)tokens.Lifetime.TotalSeconds, userId), ActivityJson.Options);
    }

    private static async Task<(string? User, string[] Origins, IResult? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using MemoryStream? body = await JsonBody.ReadBytesAsync(request, BodyCap, cancellationToken);
        if (body is null)
        {
            return (null, [], DirectLineError.TooLarge);
        }

        if (body.Length == 0)
        {
            return (null, [], null);
        }

        if (!JsonBody.TryParse(body.GetBuffer().AsMemory(0, (int)body.Length), out JsonElement json, out string? error) || json.ValueKind != JsonValueKind.Object)
        {
            return (null, [], DirectLineError.Malformed(error ?? "The body must be a JSON object, such as {\"user\":{\"id\":\"dl_…\"}}."));
        }

        string? user = json.TryGetProperty("user", out JsonElement of) && of.ValueKind == JsonValueKind.Object && of.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
        if (user is not null && !DirectLineTokens.IsUserId(user))
        {
            return (null, [], DirectLineError.Malformed($"'user.id' must begin with {DirectLineTokens.UserPrefix} and have {DirectLineTokens.LongestUserId} letters, digits or -_.@ at most."));
        }

        string?[] origins = json.TryGetProperty("trustedOrigins", out JsonElement sites) && sites.ValueKind == JsonValueKind.Array
            ? [.. sites.EnumerateArray().Take(MostOrigins + 1).Select(s => s.ValueKind == JsonValueKind.String ? s.GetString() : null)]
            : [];
        return origins.Length > MostOrigins || origins.Any(o => o is null or { Length: > 200 })
            ? (null, [], DirectLineError.Malformed("'trustedOrigins' must be a short list of origins, such as https://news.example."))
            : (user, [.. origins.OfType<string>()], null);
    }
}
