using System.Globalization;
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
            .WithDescription("503 with progress until then. Says with which embedding model, or why the service runs on words alone; and how far the index for another model is that is made in the background.")
            .Produces<ReadyBody>().Produces<ReadyBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(
        HttpContext context, FolderWatcher watcher, IArticleStore store, ISearchIndex index, EmbeddingModel model, IndexRebuild rebuild,
        CancellationToken cancellationToken)
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
            new EmbeddingBody(index.SearchesMeaning ? "hybrid" : "words-alone", model.Id, model.Status),
            extent.Articles, passages, statements)
        {
            Rebuild = RebuildBody.Of(rebuild.State, model),
        };
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
    string Status, string Phase, ProgressBody Progress, string? Problem, EmbeddingBody Embedding, int Articles, int Passages, int Statements)
{
    /// <summary>Null where the index is of the configured model.</summary>
    public RebuildBody? Rebuild { get; init; }
}

/// <summary>Articles (catching up) or files (indexing) done, of how many, and how many of them were rejected.</summary>
public sealed record ProgressBody(int Done, int Total, int Rejected);

/// <param name="Mode">hybrid, or words-alone where there is no model or the index is still of another.</param>
/// <param name="Detail">Which model, or why there is none.</param>
public sealed record EmbeddingBody(string Mode, string? Model, string Detail);

/// <summary>The index that is made for the configured model while the earlier one answers by words.</summary>
/// <param name="Model">The configured model.</param>
/// <param name="Earlier">The model of the index that answers; null: it has no vectors.</param>
/// <param name="Done">Articles that are in the new one, of how many.</param>
/// <param name="Problem">Where the last attempt failed.</param>
/// <param name="Detail">The same in a sentence.</param>
public sealed record RebuildBody(string? Model, string? Earlier, int Done, int Total, string? Problem, string Detail)
{
    internal static RebuildBody? Of(RebuildState? state, EmbeddingModel model)
    {
        if (state is null)
        {
            return null;
        }

        // The sentence may name addresses and paths; the log has it.
        string? problem = state.Problem is null ? null : "The last attempt failed and is repeated; the service's log says why.";
        string detail = string.Create(CultureInfo.InvariantCulture,
            $"The index is made anew for the model {model.Id}: {state.Done} of {state.Total} articles. Until then the earlier one answers, by words alone.");
        return new RebuildBody(model.Id, state.From.Length == 0 ? null : state.From, state.Done, state.Total, problem, detail);
    }
}
