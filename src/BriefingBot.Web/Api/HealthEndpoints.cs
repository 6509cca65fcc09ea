using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Api;

/// <summary>Whether the process lives, and whether it can be asked.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Json(new HealthBody("healthy"), ApiJson.Options))
            .WithTags("Health").WithSummary("The process lives").Produces<HealthBody>();
        routes.MapGet("/readyz", ReadyAsync)
            .WithTags("Health").WithSummary("The folders are indexed")
            .WithDescription("503 with progress until then. Says with which embedding model, or why the service runs on words alone.")
            .Produces<ReadyBody>().Produces<ReadyBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(
        HttpContext context, Readiness readiness, IArticleStore store, ISearchIndex index, EmbeddingModel model, CancellationToken cancellationToken)
    {
        StartState state = readiness.State;
        (int passages, int statements) = index.Count;
        ArchiveExtent extent = await store.ExtentAsync(cancellationToken);
        var body = new ReadyBody(
            state.Phase switch { StartPhase.Ready => "ready", StartPhase.Failed => "failed", _ => "starting" },
            ApiJson.Word(state.Phase),
            state.Phase != StartPhase.Ready && state.Progress is { } p ? new ProgressBody(p.Done, p.Total, p.Rejected) : null,
            new EmbeddingBody(model.Generator is null ? "words-alone" : "hybrid", model.Id, model.Status),
            extent.Articles, passages, statements);
        context.Response.Headers.CacheControl = "no-store";
        if (!readiness.IsReady)
        {
            context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(body, ApiJson.Options, statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    public sealed record HealthBody(string Status);

    /// <param name="Status">starting, ready or failed.</param>
    /// <param name="Phase">catching-up, reading-folders, ready or failed.</param>
    public sealed record ReadyBody(string Status, string Phase, ProgressBody? Progress, EmbeddingBody Embedding, int Articles, int Passages, int Statements);

    /// <summary>Articles or files done, of how many, and how many of them were rejected.</summary>
    public sealed record ProgressBody(int Done, int Total, int Rejected);

    /// <param name="Mode">hybrid, or words-alone where there is no model.</param>
    /// <param name="Detail">Which model, or why there is none.</param>
    public sealed record EmbeddingBody(string Mode, string? Model, string Detail);
}
