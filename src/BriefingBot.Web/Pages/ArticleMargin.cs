using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Pages;

/// <summary>
/// What stands in the viewer's margin beside a paragraph: who speaks in it and where, each statement with a link that marks its words. What
/// is nobody's statement for certain (<see cref="Confidence.Subject"/>, or weak and not in quotation marks) isn't shown as anybody's.
/// </summary>
internal sealed class ArticleMargin
{
    /// <summary>A longer text is shown without its margin: a page must not cost seconds. No newspaper article comes near.</summary>
    public const int LongestBody = 400_000;

    private const int SnippetLength = 48;

    private readonly string body;
    private readonly ILookup<int, Statement> byParagraph;

    // An article gives a role once and the bare name afterwards.
    private readonly Dictionary<string, string> roles;

    private ArticleMargin(string body, ImmutableArray<Statement> statements)
    {
        this.body = body;
        roles = statements.Where(s => !string.IsNullOrEmpty(s.Role)).GroupBy(s => s.Speaker).ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.Role!.Length).First().Role!);
        Statement[] shown = [.. statements.Where(IsShown)];
        byParagraph = shown.Where(s => !shown.Any(o => o.Speaker == s.Speaker && o.Hull != s.Hull && o.Hull.Contains(s.Hull))).OrderBy(s => s.Hull.Start).ThenByDescending(s => s.Hull.End)
            .ToLookup(s => body.LastIndexOf('\n', Math.Max(0, s.Content[0].Start - 1)) + 1);
    }

    /// <summary>Nobody is marked.</summary>
    public static ArticleMargin Empty { get; } = new("", []);

    /// <summary>Of the version that is indexed what the index holds; an old version has statements of its own.</summary>
    public static ArticleMargin Of(Article article, ISearchIndex index, StatementExtractor extractor)
    {
        if (article.Body.Length > LongestBody)
        {
            return Empty;
        }

        IReadOnlyList<StatementHit> stored = index.StatementsOf(article.Id);
        return stored.Count > 0 && stored[0].Article.Version == article.Version
            ? new ArticleMargin(article.Body, [.. stored.Select(hit => hit.Statement)])
            : Of(article.Body, extractor);
    }

    /// <summary>Of this very text.</summary>
    public static ArticleMargin Of(string body, StatementExtractor extractor) =>
        body.Length > LongestBody ? Empty : new ArticleMargin(body, extractor.Extract(body).Statements);

    /// <summary>The markup beside the paragraph that starts at this offset; nothing where nobody speaks in it.</summary>
    public string Beside(int paragraphStart, Func<string, string> escape)
    {
        IGrouping<string, Statement>[] speakers = [.. byParagraph[paragraphStart].GroupBy(s => s.Speaker)];
        if (speakers.Length == 0)
        {
            return "";
        }

        var html = new StringBuilder("<details class=\"who\"><summary><span class=\"unheard\">Who speaks in the next paragraph: </span>");
        html.AppendJoin(", ", speakers.Select(s => $"<b>{escape(s.Key)}</b>{(roles.TryGetValue(s.Key, out string? role) && speakers.Length == 1 ? ", " + escape(role) : "")}")).Append("</summary>\n<ul>\n");
        foreach (IGrouping<string, Statement> speaker in speakers)
        {
            bool named = speakers.Length == 1;
            foreach (Statement statement in speaker)
            {
                Append(html, statement, roles.GetValueOrDefault(speaker.Key), withName: !named, escape);
                named = true;
            }
        }

        return html.Append("</ul></details>\n").ToString();
    }

    private static bool IsShown(Statement statement) =>
        statement.Confidence > Confidence.Weak || (statement.Confidence == Confidence.Weak && statement.Kind == StatementKind.Direct);

    private void Append(StringBuilder html, Statement statement, string? role, bool withName, Func<string, string> escape)
    {
        string fragment = string.Join('&', statement.Content.Select(s => string.Create(CultureInfo.InvariantCulture, $"c={s.Start}-{s.End}")));
        bool direct = statement.Kind == StatementKind.Direct;
        string snippet = Snippet(statement.Content[0].Of(body));
        string shown = direct ? $"“{snippet}”" : snippet;
        html.Append("<li data-kind=\"").Append(direct ? "direct" : "told").Append("\" data-speaker=\"").Append(escape(statement.Speaker)).Append('"');
        AppendAttribute(html, "data-role", role, escape);
        AppendAttribute(html, "data-via", statement.Via, escape);
        html.Append("><a href=\"#").Append(fragment.Replace("&", "&amp;", StringComparison.Ordinal)).Append("\">");
        if (withName)
        {
            html.Append("<b>").Append(escape(statement.Speaker)).Append(":</b> ");
        }

        html.Append(escape(shown)).Append("</a>");
        if (statement.Via is not null)
        {
            html.Append(" <span>as told by ").Append(escape(statement.Via)).Append("</span>");
        }

        html.Append(" <button type=\"button\" class=\"copy\" aria-label=\"Copy with its source: ").Append(escape(shown)).Append("\" hidden>Copy</button></li>\n");
    }

    private static void AppendAttribute(StringBuilder html, string name, string? value, Func<string, string> escape)
    {
        if (!string.IsNullOrEmpty(value))
        {
            html.Append(' ').Append(name).Append("=\"").Append(escape(value)).Append('"');
        }
    }

    /// <summary>The first words, cut at a word; never inside a surrogate pair.</summary>
    private static string Snippet(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim().TrimEnd(',', '.', ';');
        if (line.Length <= SnippetLength)
        {
            return line;
        }

        int end = line.LastIndexOf(' ', SnippetLength);
        end = end < SnippetLength / 2 ? SnippetLength : end;
        end = char.IsLowSurrogate(line[end]) ? end - 1 : end;
        return line[..end].TrimEnd(',', '.', ';', ' ') + " …";
    }
}
