using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.DirectLine;

namespace BriefingBot.Web.Pages;

/// <summary>
/// <c>GET /answers/{id}</c>: an answer that was given, whole, with its citations: where a channel could only show a part of it. An answer that
/// cites an article which has been withdrawn since is not shown.
/// </summary>
internal static class AnswerPage
{
    private const int LongestId = 100;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static void MapAnswerPage(this IEndpointRouteBuilder routes) => routes.MapGet("/answers/{id}", HandleAsync).ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(string id, HttpContext context, AnswerLog answers, IArticleStore articles, ArticleLinks links, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        string? json = id.Length <= LongestId ? await answers.FindAsync(id, cancellationToken) : null;
        if (json is null)
        {
            return Page(ArticlePage.Message("There is no such answer", "Answers are kept for a while only. Ask again."), StatusCodes.Status404NotFound);
        }

        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement answer = document.RootElement;
        foreach (string article in Citations(answer).Select(c => Text(c, "articleId")).Distinct(StringComparer.Ordinal))
        {
            if (await articles.FindAsync(article, null, cancellationToken) is not { Status: ArticleStatus.Live })
            {
                return Page(ArticlePage.Message("This answer is no longer shown", "It cites an article that was taken out of the archive. Ask again."), StatusCodes.Status410Gone);
            }
        }

        return Page(ArticlePage.Message(Text(answer, "question"), Body(answer, links)), StatusCodes.Status200OK);
    }

    /// <summary>The text in a paragraph, then one a citation; who sees the answer may look up what it cites.</summary>
    private static string Body(JsonElement answer, ArticleLinks links)
    {
        var html = new StringBuilder(Escape(Text(answer, "text")));
        html.Append(ModeNote.Of(Text(answer, "mode")) is { } note ? $"</p>\n<p class=\"byline\">{note}" : "");
        foreach (JsonElement citation in Citations(answer))
        {
            JsonElement span = citation.GetProperty("span");
            string view = links.Of(
                "", Text(citation, "articleId"), citation.GetProperty("version").GetInt32(), new Span(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()));
            string origin = string.Join(" · ", new[] { Text(citation, "title"), Text(citation, "source"), Text(citation, "published") }.Where(t => t.Length > 0));
            html.Append(CultureInfo.InvariantCulture, $"</p>\n<p>[{citation.GetProperty("number").GetInt32()}] <a href=\"{Escape(view)}\">{Escape(origin)}</a><br>{Escape(Text(citation, "quote"))}");
        }

        return html.ToString();
    }

    private static IEnumerable<JsonElement> Citations(JsonElement answer) => answer.GetProperty("citations").EnumerateArray();

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>What a browser would drop, or what would turn the writing round, is shown as the replacement character.</summary>
    private static string Escape(string text) => Html.Encode(string.Concat(text.EnumerateRunes().Select(
        r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control && r.Value is not ('\n' or '\t') || r.Value is (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) ? "\ufffd" : r.ToString())));

    private static IResult Page(string html, int status) => Results.Text(html, "text/html; charset=utf-8", statusCode: status);
}
