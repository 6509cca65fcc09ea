using System.ComponentModel;
using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace BriefingBot.Web.Api;

/// <summary>Putting articles into the archive, reading them and taking them out. A write is durable and searchable when it is answered.</summary>
internal static class ArticleEndpoints
{
    /// <summary>The cap of one article, or of an array of them: 32 MiB.</summary>
    public const int ArticlesCap = 32 * 1024 * 1024;

    public static async Task<IResult> PutAsync(
        HttpContext context,
        [Description("Up to 200 characters without slashes.")] string id,
        Ingestor ingestor,
        CancellationToken cancellationToken)
    {
        Allow(context, ArticlesCap);
        (JsonElement json, IResult? problem) = await JsonBody.ReadObjectAsync(context.Request, ArticlesCap, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var fields = RequestFields.Of(json);
        ArticleFields article = ArticleReader.Read(fields);
        if (ArticleDraftValidator.IdOf(id) is { } clean && clean != id)
        {
            // A file's name is cleaned of such marks; an address has to be the article's own.
            fields.Error("id", "The id in the address has blanks at its ends, or marks that can't be seen; leave them out.");
        }
        else if (article.Id is not null && article.Id != id)
        {
            fields.Error("id", "'id' differs from the address's; leave it out or make them the same.");
        }

        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        IngestionResult result = ArticleDraftValidator.Validate(article with { Id = id }, "The article") switch
        {
            ArticleReading.Accepted accepted => await ingestor.PutAsync(accepted.Draft, cancellationToken),
            ArticleReading.Rejected rejected => new IngestionResult.Rejected(rejected.Reason),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        return result is IngestionResult.Rejected { Reason: var reason }
            ? Rejected(reason)
            : Results.Json(
                IngestionResultBody.Of(result), ApiJson.Options,
                statusCode: result is IngestionResult.Indexed { Version: 1 } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public static async Task<IResult> PostAsync(HttpContext context, Ingestor ingestor, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        List<IngestionResultBody> results;
        IResult? problem;
        if (ArticleLines.IsNdjson(context.Request))
        {
            Allow(context, ArticleLines.Cap);
            (results, problem) = await ArticleLines.IngestAsync(context.Request.BodyReader, ingestor, cancellationToken);
        }
        else
        {
            Allow(context, ArticlesCap);
            (results, problem) = await ArrayAsync(context.Request, ingestor, cancellationToken);
        }

        loggers.CreateLogger(typeof(ArticleEndpoints)).ArticlesReceived(
            results.Count(r => r.Status == "indexed"), results.Count(r => r.Status == "unchanged"), results.Count(r => r.Status == "rejected"));
        return problem ?? Results.Json(new IngestionResults(results), ApiJson.Options);
    }

    public static async Task<IResult> GetAsync(
        HttpContext context,
        string id,
        IArticleStore store,
        [Description("The newest without it.")] string? version,
        CancellationToken cancellationToken)
    {
        var fields = RequestFields.Of(context.Request.Query);
        int? wanted = fields.Whole(nameof(version), 1, int.MaxValue);
        fields.NothingElse();
        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        Article? newest = await store.FindAsync(id, null, cancellationToken);
        Article? article = wanted is null || newest?.Version == wanted ? newest : await store.FindAsync(id, wanted, cancellationToken);
        if (newest is null || article is null)
        {
            return NotFound(id, newest is null ? null : wanted);
        }

        // Withdrawing takes out every version: an old one must not be a way around it.
        return newest.Status == ArticleStatus.Withdrawn
            ? Problems.Of(StatusCodes.Status410Gone, $"Article '{Shown(id)}' was withdrawn.")
            : Results.Json(ArticleBody.Of(article, newest.Version), ApiJson.Options);
    }

    /// <summary>As they were extracted when the article was indexed; a withdrawn article has none any more.</summary>
    public static async Task<IResult> StatementsAsync(
        HttpContext context, string id, IArticleStore store, ISearchIndex index, CancellationToken cancellationToken)
    {
        var fields = RequestFields.Of(context.Request.Query);
        fields.NothingElse();
        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        IReadOnlyList<StatementHit> hits = index.StatementsOf(id);
        if (await store.FindAsync(id, null, cancellationToken) is not { Status: ArticleStatus.Live } article)
        {
            return NotFound(id, null);
        }

        int version = hits.Count > 0 ? hits[0].Article.Version : article.Version;
        return Results.Json(new ArticleStatementsBody(id, version, [.. hits.Select(ArticleStatement.Of)]), ApiJson.Options);
    }

    public static async Task<IResult> DeleteAsync(string id, Ingestor ingestor, CancellationToken cancellationToken) =>
        await ingestor.WithdrawAsync(id, cancellationToken) ? Results.NoContent() : NotFound(id, null);

    private static async Task<(List<IngestionResultBody> Results, IResult? Problem)> ArrayAsync(
        HttpRequest request, Ingestor ingestor, CancellationToken cancellationToken)
    {
        (JsonElement json, IResult? problem) = await JsonBody.ReadAsync(request, ArticlesCap, cancellationToken);
        if (problem is null && json.ValueKind != JsonValueKind.Array)
        {
            problem = Problems.BadField("$", "The body must be a JSON array of articles, or one article a line as application/x-ndjson.");
        }

        if (problem is not null)
        {
            return ([], problem);
        }

        var batch = new ArticleBatch(ingestor);
        foreach (JsonElement article in json.EnumerateArray())
        {
            await batch.AddAsync(article, cancellationToken);
        }

        return (await batch.FinishAsync(cancellationToken), null);
    }

    private static void Allow(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }

    private static IResult Rejected(ArticleRejection reason) => reason.Code switch
    {
        RejectionCode.TooLarge => Problems.Of(StatusCodes.Status413PayloadTooLarge, reason.Message),
        RejectionCode.BadId => Problems.BadField("id", reason.Message),
        RejectionCode.Empty => Problems.BadField("body", reason.Message),
        RejectionCode.BadDate => Problems.BadField("published", reason.Message),
        _ => Problems.BadField("$", reason.Message),
    };

    private static IResult NotFound(string id, int? version) => Problems.Of(
        StatusCodes.Status404NotFound,
        version is null ? $"The archive has no article '{Shown(id)}'." : $"The archive has article '{Shown(id)}', but no version {version} of it.");

    private static string Shown(string id) => new([.. id.Take(200).Select(c => char.IsControl(c) ? '\ufffd' : c)]);
}
