using System.Globalization;
using System.Text.Json.Nodes;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>A span of an article's version, as cards carry it and give it back.</summary>
internal sealed record QuoteReference(string ArticleId, int Version, int Start, int End)
{
    public JsonObject ToJson() => new() { ["articleId"] = ArticleId, ["version"] = Version, ["start"] = Start, ["end"] = End };

    public Span Span => new(Start, End);
}

/// <summary>
/// Adaptive Cards (1.4) of statements and their context. Words of the archive stand in text runs, which know no markup, so they are shown to
/// the letter.
/// </summary>
internal static class QuoteCards
{
    public const string ContextVerb = "showContext";

    private const string Version = "1.4";

    /// <summary>Who said it, where, when, and a button that shows the paragraph around it.</summary>
    /// <param name="link">The passage's address; null where there is none.</param>
    public static JsonObject Quote(StatementHit hit, string? link)
    {
        var reference = new QuoteReference(hit.Article.Id, hit.Article.Version, hit.Statement.Hull.Start, hit.Statement.Hull.End);
        JsonObject data = reference.ToJson();
        data["verb"] = ContextVerb;
        var actions = new JsonArray
        {
            new JsonObject
            {
                ["type"] = "Action.Execute", ["title"] = "Show context", ["verb"] = ContextVerb, ["data"] = data,
                ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = "Show context", ["data"] = data.DeepClone() },
            },
        };
        if (link is not null)
        {
            actions.Add(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the article", ["url"] = link });
        }

        return Card([Text(Run(Words(hit))), Text(Run(Speaker(hit), bold: true)), Text(Run(Origin(hit.Article), subtle: true))], actions);
    }

    /// <summary>The paragraph around a span, with the span marked.</summary>
    public static JsonObject Context(Article article, Span span, string? link)
    {
        Span around = ParagraphAround(article.Body, span);
        bool cutBefore = around.Start > 0 && article.Body[around.Start - 1] != '\n';
        bool cutAfter = around.End < article.Body.Length && article.Body[around.End] != '\n';
        JsonArray? actions = link is null ? null : [new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the article", ["url"] = link }];
        return Card(
            [
                Text(Run(article.Title, bold: true)),
                Text(
                    Run((cutBefore ? "… " : "") + article.Body[around.Start..span.Start]),
                    Run(span.Of(article.Body), highlight: true),
                    Run(article.Body[span.End..around.End] + (cutAfter ? " …" : ""))),
                Text(Run(Origin(new ArticleFacts(article.Id, article.Version, article.Title, article.Source, article.Published, article.Url)), subtle: true)),
            ],
            actions);
    }

    /// <summary>How the list of results shows it.</summary>
    public static JsonObject Preview(StatementHit hit) => new()
    {
        ["title"] = TeamsLimits.Cut(Speaker(hit), 80),
        ["text"] = Html(TeamsLimits.Cut(Words(hit), 200)),
        ["subtitle"] = TeamsLimits.Cut(Origin(hit.Article), 80),
    };

    /// <summary>What was said: in quotation marks where the article has it so.</summary>
    public static string Words(StatementHit hit) => hit.Statement.Kind == StatementKind.Direct ? $"“{hit.Text}”" : hit.Text;

    public static string Speaker(StatementHit hit) =>
        hit.Statement.Speaker + (hit.Statement.Role is { Length: > 0 } role ? ", " + role : "")
        + (hit.Statement.Via is { Length: > 0 } via ? ", as reported by " + via : "")
        + hit.Statement.Kind switch
        {
            StatementKind.Indirect => " (in the reporter’s words)",
            StatementKind.Mixed => " (partly in quotation marks)",
            _ => "",
        };

    public static string Origin(ArticleFacts article) => string.Join(
        " · ", new[] { article.Source, article.Published?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated", article.Title }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>The paragraph that holds the span (all of them where it holds several), at most 1,500 code units to each side.</summary>
    internal static Span ParagraphAround(string body, Span span)
    {
        const int Most = 1500;
        int start = span.Start == 0 ? 0 : body.LastIndexOf('\n', span.Start - 1) + 1;
        int end = body.IndexOf('\n', span.End);
        end = end < 0 ? body.Length : end;
        start = Math.Max(start, span.Start - Most);
        end = Math.Min(end, span.End + Most);
        start += start > 0 && char.IsLowSurrogate(body[start]) ? 1 : 0;
        end -= end < body.Length && char.IsLowSurrogate(body[end]) ? 1 : 0;
        return new Span(Math.Min(start, span.Start), Math.Max(end, span.End));
    }

    private static JsonObject Card(JsonArray body, JsonArray? actions)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = Version,
            ["body"] = body,
        };
        if (actions is not null)
        {
            card["actions"] = actions;
        }

        return card;
    }

    private static JsonObject Text(params ReadOnlySpan<JsonObject> runs)
    {
        var inlines = new JsonArray();
        foreach (JsonObject run in runs)
        {
            if (run["text"]!.GetValue<string>().Length > 0)
            {
                inlines.Add(run);
            }
        }

        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = inlines };
    }

    private static JsonObject Run(string text, bool bold = false, bool subtle = false, bool highlight = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (bold)
        {
            run["weight"] = "Bolder";
        }

        if (subtle)
        {
            run["isSubtle"] = true;
            run["size"] = "Small";
        }

        if (highlight)
        {
            run["highlight"] = true;
        }

        return run;
    }

    /// <summary>A thumbnail card's text is HTML.</summary>
    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
