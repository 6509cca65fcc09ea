using BriefingBot.Indexing;
using BriefingBot.Ingestion;

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
        return IsSearchable(services.GetRequiredService<FolderWatcher>(), services.GetRequiredService<ISearchIndex>()) ? await next(context) : Closed();
    });

    public static bool IsSearchable(FolderWatcher watcher, ISearchIndex index) => watcher.State.Phase switch
    {
        IngestionPhase.Ready => true,
        IngestionPhase.Indexing => index.Count.Passages > 0,
        _ => false,
    };

    public static RouteHandlerBuilder WhenWritable(this RouteHandlerBuilder builder) => builder.AddEndpointFilter(async (context, next) =>
        context.HttpContext.RequestServices.GetRequiredService<FolderWatcher>().State.Phase == IngestionPhase.CatchingUp ? Closed() : await next(context));

    private static IResult Closed() => Problems.Of(
        StatusCodes.Status503ServiceUnavailable, "The archive is still being indexed; /readyz says how far it is. Try again shortly.", Wait);
}
