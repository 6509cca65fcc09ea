using System.Globalization;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// An error as Direct Line's clients read it. 403 makes them renew their token, 404 end the conversation, 5xx offer to send again; at a 401
/// they stop without a word, so only a request without any token gets that.
/// </summary>
internal sealed class DirectLineError(int status, string code, string message) : IResult
{
    public TimeSpan? RetryAfter { get; init; }

    public static DirectLineError Malformed(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineError NoToken { get; } = new(StatusCodes.Status401Unauthorized, "MissingToken", "Send 'Authorization: Bearer' with a token.");

    public static DirectLineError BadToken { get; } = new(StatusCodes.Status403Forbidden, "BadToken", "The token is not one of this service.");

    public static DirectLineError Expired { get; } = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static DirectLineError Foreign { get; } = new(StatusCodes.Status403Forbidden, "ForeignConversation", "The token is for another conversation.");

    public static DirectLineError BadOrigin { get; } =
        new(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This site is not among Channels:DirectLine:AllowedOrigins.");

    public static DirectLineError Gone { get; } = new(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation, or it has ended.");

    public static DirectLineError TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The activity is too large.");

    public static DirectLineError TooMany(TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; wait a moment.") { RetryAfter = wait };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (RetryAfter is { } wait)
        {
            // Milliseconds: that is how the clients read it.
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalMilliseconds).ToString("F0", CultureInfo.InvariantCulture);
        }

        return httpContext.Response.WriteAsJsonAsync(new { error = new { code, message } }, ActivityJson.Options, httpContext.RequestAborted);
    }
}
