using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Pages;

/// <summary><c>GET /articles/{id}?v=1#c=start-end</c>: the stored text of an article; the script marks the fragment's spans.</summary>
internal static class ArticlePageEndpoint
{
    public static void MapArticlePage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/articles/{id}", HandleAsync).ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        string id, HttpContext context, IArticleStore store, ISearchIndex index, StatementExtractor extractor, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        int? version = null;
        string? asked = context.Request.Query["v"];
        if (!string.IsNullOrEmpty(asked))
        {
            if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
            {
                return Page(ArticlePage.NotFound(id, null), StatusCodes.Status404NotFound);
            }

            version = number;
        }

        Article? newest = await store.FindAsync(id, null, cancellationToken);
        if (newest is null)
        {
            return Page(ArticlePage.NotFound(id, null), StatusCodes.Status404NotFound);
        }

        if (newest.Status == ArticleStatus.Withdrawn)
        {
            return Page(ArticlePage.Withdrawn(id), StatusCodes.Status410Gone);
        }

        Article? article = version is null || version == newest.Version ? newest : await store.FindAsync(id, version, cancellationToken);
        return article is null
            ? Page(ArticlePage.NotFound(id, version), StatusCodes.Status404NotFound)
            : Page(ArticlePage.Of(article, newest.Version, ArticleMargin.Of(article, index, extractor)), StatusCodes.Status200OK);
    }

    private static IResult Page(string html, int status) => Results.Text(html, "text/html; charset=utf-8", statusCode: status);
}
