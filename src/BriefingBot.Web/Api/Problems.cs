using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace BriefingBot.Web.Api;

/// <summary>Problem details (RFC 9457), written whatever the client says it accepts: an error is never an empty page.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Errors by field, as in <c>{"errors":{"top":["…"]}}</c>.</summary>
    public static IResult BadFields(IReadOnlyDictionary<string, string[]> errors) => new ProblemResult(new HttpValidationProblemDetails(errors.ToDictionary())
    {
        Status = StatusCodes.Status400BadRequest,
        Title = ReasonPhrases.GetReasonPhrase(StatusCodes.Status400BadRequest),
        Detail = string.Join(" ", errors.SelectMany(e => e.Value)),
    });

    public static IResult BadField(string field, string error) => BadFields(new Dictionary<string, string[]> { [field] = [error] });

    public static IResult Of(int status, string detail, TimeSpan? retryAfter = null) => new ProblemResult(Details(status, detail)) { RetryAfter = retryAfter };

    public static ProblemDetails Details(int status, string detail) => new()
    {
        Status = status,
        Title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error",
        Detail = detail,
    };

    public static Task WriteAsync(HttpContext context, int status, string detail) => Of(status, detail).ExecuteAsync(context);

    /// <summary>What an error without a body of its own means.</summary>
    public static string Explain(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {context.Request.Path}. The interface is described at /docs.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} isn't possible here; {context.Response.Headers.Allow} is.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body's content type isn't one that is read here; send application/json.",
        int status => ReasonPhrases.GetReasonPhrase(status) + ".",
    };

    private sealed class ProblemResult(ProblemDetails details) : IResult
    {
        public TimeSpan? RetryAfter { get; init; }

        public Task ExecuteAsync(HttpContext httpContext)
        {
            details.Type ??= "about:blank";
            details.Instance ??= httpContext.Request.Path;
            httpContext.Response.StatusCode = details.Status ?? StatusCodes.Status500InternalServerError;
            httpContext.Response.Headers.CacheControl = "no-store";
            if (RetryAfter is { } wait)
            {
                httpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return httpContext.Response.WriteAsJsonAsync(details, details.GetType(), ApiJson.Options, ContentType, httpContext.RequestAborted);
        }
    }
}
