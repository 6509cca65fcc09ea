using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using BriefingBot.Articles;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Pages;

/// <summary>
/// The viewer's HTML. An article's text is data: it is escaped, and code units that a browser would drop or that would turn the writing
/// round are shown as the replacement character, one for one, so that a span's offsets hold in the page as in the stored body.
/// </summary>
internal static class ArticlePage
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <param name="currentVersion">The version that is searched now; another one than the article's makes this an old page, which says so.</param>
    public static string Of(Article article, int currentVersion, ArticleMargin margin)
    {
        var main = new StringBuilder();
        if (article.Version != currentVersion)
        {
            main.Append(CultureInfo.InvariantCulture, $"""
                <p class="notice" role="note">This is version {article.Version}. The article has changed since: <a href="{Escape(ViewUrl.OfArticle(article.Id, currentVersion))}">read version {currentVersion}</a>.</p>

                """);
        }

        string language = article.Language is null ? "" : $" lang=\"{Escape(article.Language)}\"";
        main.Append(CultureInfo.InvariantCulture, $"<article{language}{SourceOf(article)}>\n<header dir=\"auto\">\n<h1>{Escape(Heading(article))}</h1>\n");
        AppendByline(main, article);
        main.Append("</header>\n<div id=\"body\">\n");
        AppendParagraphs(main, article.Body, margin);
        main.Append("</div>\n</article>\n");
        AppendFooter(main, article);
        main.Append("""
            <div id="bar" class="marked" hidden><p id="found" role="status"></p><button id="copy" class="copy" type="button">Copy with source</button></div>

            """);
        return Document(article.Title, main.ToString(), withScript: true);
    }

    public static string Withdrawn(string id) => Message(
        "This article was withdrawn", $"The article <bdi>{Escape(id)}</bdi> was taken out of the archive. It is no longer shown, searched or cited.");

    public static string NotFound(string id, int? version) => Message(
        "There is no such article",
        version is null
            ? $"The archive has no article <bdi>{Escape(id)}</bdi>."
            : string.Create(CultureInfo.InvariantCulture, $"The archive has no version {version} of the article <bdi>{Escape(id)}</bdi>: <a href=\"{Escape(ViewUrl.OfArticle(id, null))}\">read the current one</a>."));

    /// <summary>A page with a heading and a sentence or two. <paramref name="html"/> is markup already.</summary>
    public static string Message(string heading, string html) =>
        Document(heading, $"<section class=\"message\">\n<h1>{Escape(heading)}</h1>\n<p>{html}</p>\n</section>\n", withScript: false);

    /// <summary>What a copied passage is told to come from; the script reads it.</summary>
    private static string SourceOf(Article article) => string.Create(CultureInfo.InvariantCulture,
        $" data-link=\"{Escape(ViewUrl.OfArticle(article.Id, article.Version))}\" data-source=\"{Escape(article.Source ?? "")}\" data-day=\"{article.Published:d MMMM yyyy}\"");

    /// <summary>An article without a title is headed by the first words of its prose; where they break off in a sentence, that shows.</summary>
    private static string Heading(Article article)
    {
        string prose = ArticleParts.Prose(article.Body).TrimStart();
        bool breaksOff = prose.Length > article.Title.Length && prose.StartsWith(article.Title, StringComparison.Ordinal)
            && prose[article.Title.Length] != '\n' && char.IsLetterOrDigit(article.Title[^1]);
        return breaksOff ? article.Title + " …" : article.Title;
    }

    private static void AppendByline(StringBuilder main, Article article)
    {
        var parts = new List<string>();
        if (article.Source is not null)
        {
            parts.Add($"<span class=\"source\"><bdi>{Escape(article.Source)}</bdi></span>");
        }

        if (article.Published is { } day)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"<time dir=\"ltr\" datetime=\"{day:yyyy-MM-dd}\">{day:d MMMM yyyy}</time>"));
        }

        if (article.Author is not null)
        {
            parts.Add($"<span dir=\"ltr\">by <bdi>{Escape(article.Author)}</bdi></span>");
        }

        if (IsWeb(article.Url))
        {
            parts.Add($"<a href=\"{Escape(article.Url!)}\" dir=\"ltr\" rel=\"noopener noreferrer nofollow\">original</a>");
        }

        if (parts.Count > 0)
        {
            main.Append("<p class=\"byline\">").AppendJoin("<span class=\"dot\" aria-hidden=\"true\"> · </span>", parts).Append("</p>\n");
        }
    }

    /// <summary>
    /// One element a paragraph, with the offset of its first code unit; the text between is blank. Captions and other parts that are no prose
    /// are in the text as elements of their own.
    /// </summary>
    private static void AppendParagraphs(StringBuilder main, string body, ArticleMargin margin)
    {
        ImmutableArray<ArticlePart> parts = ArticleParts.Find(body);
        (int start, int next) = (0, 0);
        while (start < body.Length)
        {
            int end = body.IndexOf('\n', start);
            end = end < 0 ? body.Length : end;
            if (!body.AsSpan(start, end - start).IsWhiteSpace())
            {
                main.Append(CultureInfo.InvariantCulture, $"<div class=\"row\">\n{margin.Beside(start, Escape)}<p dir=\"auto\" data-start=\"{start}\">");
                AppendText(main, body, new Span(start, end), parts, ref next);
                main.Append("</p>\n</div>\n");
            }

            start = end + 1;
        }
    }

    /// <param name="next">The first part that isn't shown yet.</param>
    private static void AppendText(StringBuilder main, string body, Span line, ImmutableArray<ArticlePart> parts, ref int next)
    {
        int at = line.Start;
        for (; next < parts.Length && parts[next].Span.Start < line.End; next++)
        {
            ArticlePart part = parts[next];
            main.Append(Escape(body[at..part.Span.Start]));
            main.Append(CultureInfo.InvariantCulture, $"<span class=\"part\" data-part=\"{KindOf(part)}\">{Escape(part.Span.Of(body))}</span>");
            at = part.Span.End;
        }

        main.Append(Escape(body[at..line.End]));
    }

    private static string KindOf(ArticlePart part) => part.Kind == ArticlePartKind.PlayerLabel ? "player-label" : part.Kind.ToString().ToLowerInvariant();

    private static void AppendFooter(StringBuilder main, Article article) => main.Append(CultureInfo.InvariantCulture, $"""
        <footer>
        <p>Stored text of <bdi>{Escape(article.Id)}</bdi>, version {article.Version}.</p>
        </footer>

        """);

    private static string Document(string title, string main, bool withScript) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{Escape(title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{PageAssets.StylePath}">
        {(withScript ? $"<script src=\"{PageAssets.ScriptPath}\" defer></script>" : "")}
        </head>
        <body>
        <main>
        {main}</main>
        </body>
        </html>

        """;

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";

    private static string Escape(string text) => Html.Encode(string.Create(text.Length, text, static (shown, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            shown[i] = IsShown(source, i) ? source[i] : '\ufffd';
        }
    }));

    private static bool IsShown(string text, int i)
    {
        char c = text[i];
        return c switch
        {
            '\t' or '\n' => true,
            '\u202d' or '\u202e' => false,
            _ when char.IsHighSurrogate(c) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
            _ when char.IsLowSurrogate(c) => i > 0 && char.IsHighSurrogate(text[i - 1]),
            _ => !char.IsControl(c),
        };
    }
}
