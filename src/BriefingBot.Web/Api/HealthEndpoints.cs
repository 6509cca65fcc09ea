using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.Api;

/// <summary>Whether the process lives, and whether it can be asked.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Json(new HealthBody("healthy"), ApiJson.Options))
            .WithName("Health").WithTags("Health").WithSummary("The process lives").Produces<HealthBody>();
        routes.MapGet("/readyz", ReadyAsync)
            .WithName("Ready").WithTags("Health").WithSummary("The folders are indexed")
            .WithDescription("503 with progress until then. Says with which embedding model, or why the service runs on words alone.")
            .Produces<ReadyBody>().Produces<ReadyBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(
        HttpContext context, FolderWatcher watcher, IArticleStore store, ISearchIndex index, EmbeddingModel model, CancellationToken cancellationToken)
    {
        IngestionState state = watcher.State;
        bool isReady = state.Phase == IngestionPhase.Ready;
        (int passages, int statements) = index.Count;
        ArchiveExtent extent = await store.ExtentAsync(cancellationToken);
        var body = new ReadyBody(
            isReady ? "ready" : "starting",
            ApiJson.Word(state.Phase),
            new ProgressBody(state.Progress.Done, state.Progress.Total, state.Progress.Rejected),
            // The sentence may name paths of this machine; the log has it.
            state.Problem is null ? null : "The last look through the folders failed and is repeated; the service's log says why.",
            new EmbeddingBody(model.Generator is null ? "words-alone" : "hybrid", model.Id, model.Status),
            extent.Articles, passages, statements);
        context.Response.Headers.CacheControl = "no-store";
        if (!isReady)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return Results.Json(body, ApiJson.Options, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

public sealed record HealthBody(string Status);

/// <param name="Status">starting or ready.</param>
/// <param name="Phase">catching-up, indexing or ready.</param>
/// <param name="Problem">Where the last look through the folders failed.</param>
public sealed record ReadyBody(
    string Status, string Phase, ProgressBody Progress, string? Problem, EmbeddingBody Embedding, int Articles, int Passages, int Statements);

/// <summary>Articles (catching up) or files (indexing) done, of how many, and how many of them were rejected.</summary>
public sealed record ProgressBody(int Done, int Total, int Rejected);

/// <param name="Mode">hybrid, or words-alone where there is no model.</param>
/// <param name="Detail">Which model, or why there is none.</param>
public sealed record EmbeddingBody(string Mode, string? Model, string Detail);
