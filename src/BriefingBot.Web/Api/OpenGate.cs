using BriefingBot.Indexing;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Api;

/// <summary>
/// Answers 503 while the start hasn't come far enough. A question to an archive of which nothing is indexed yet would get a refusal that is
/// a lie, so questions wait for the first articles; writes wait only until index and record agree.
/// </summary>
internal static class OpenGate
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public static RouteHandlerBuilder WhenSearchable(this RouteHandlerBuilder builder) => builder.AddEndpointFilter(async (context, next) =>
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        Readiness readiness = services.GetRequiredService<Readiness>();
        return readiness.IsReady || (readiness.IsOpen && services.GetRequiredService<ISearchIndex>().Count.Passages > 0)
            ? await next(context)
            : Closed(readiness);
    });

    public static RouteHandlerBuilder WhenWritable(this RouteHandlerBuilder builder) => builder.AddEndpointFilter(async (context, next) =>
        context.HttpContext.RequestServices.GetRequiredService<Readiness>() is { IsOpen: false } readiness ? Closed(readiness) : await next(context));

    private static IResult Closed(Readiness readiness) => readiness.State.Phase == StartPhase.Failed
        ? Problems.Of(StatusCodes.Status503ServiceUnavailable, "The archive could not be opened; the service's log says why.")
        : Problems.Of(StatusCodes.Status503ServiceUnavailable, "The archive is still being indexed; /readyz says how far it is. Try again shortly.", Wait);
}
