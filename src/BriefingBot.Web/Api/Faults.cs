using BriefingBot.Articles;

namespace BriefingBot.Web.Api;

/// <summary>
/// Turns what escapes an endpoint into problem details. A client that went away is no fault: nothing is logged and nothing can be answered.
/// </summary>
internal sealed class Faults(RequestDelegate next, ILogger<Faults> logger)
{
    public const string Unexpected = "Something went wrong in the service; its log says what.";

    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = ClientClosedRequest;
            }
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Problems.WriteAsync(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too large." : e.Message);
        }
        catch (Exception e) when (e is StorageException or IOException && !context.Response.HasStarted)
        {
            logger.RequestFailed(e, context.Request.Method, Route(context));
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The storage can't be used at the moment; the service's log says why.");
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            logger.RequestFailed(e, context.Request.Method, Route(context));
            context.Response.Clear();
            await Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, Unexpected);
        }
    }

    /// <summary>The route's pattern rather than the address: that may hold what a client made up.</summary>
    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
}
