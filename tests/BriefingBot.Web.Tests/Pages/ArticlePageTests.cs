using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Articles;
using BriefingBot.Statements;
using BriefingBot.Web.Pages;
using FsCheck;
using FsCheck.Xunit;

namespace BriefingBot.Web.Tests.Pages;

public sealed class ArticlePageTests
{
    private static Article Article(string body, string title = "A title", string? url = null, int version = 1) => new()
    {
        Id = "a-1",
        Version = version,
        Title = title,
        Body = body,
        Source = "Coast Wire",
        Url = url,
        Published = new DateOnly(2024, 5, 3),
        Status = ArticleStatus.Live,
        ContentHash = "00",
        StoredAt = DateTimeOffset.UnixEpoch,
        Sequence = 1,
    };

    private static IDocument Page(Article article, int current = 1) => new HtmlParser().ParseDocument(ArticlePage.Of(article, current, ArticleMargin.Of(article.Body, RealReader.Extractor)));

    [Fact]
    public void Markup_in_an_article_is_shown_and_does_nothing()
    {
        const string Hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> &lt;b&gt; </p><style>p{}</style>";
        using IDocument page = Page(Article(Hostile, title: "</title><script>alert(3)</script>"));
        Assert.Equal(Hostile, page.QuerySelector("#body p")!.TextContent);
        Assert.Equal("</title><script>alert(3)</script>", page.Title);
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("#body *:not(p):not(.row):not(.part)"));
        Assert.Empty(page.QuerySelectorAll("[onerror],[style],style,img"));
    }

    [Fact]
    public void What_is_no_prose_is_an_element_of_its_own_and_every_offset_holds()
    {
        const string Body = "SELDA (Reuters) - The quay <b> is open.\n\nThe quay at dawn. (AP Photo/Jonas Pell)\n\n  It rained.";
        using IDocument page = Page(Article(Body));
        IElement[] parts = [.. page.QuerySelectorAll("#body .part")];

        Assert.Equal([("dateline", "SELDA (Reuters) -"), ("caption", "The quay at dawn. (AP Photo/Jonas Pell)")], parts.Select(part => (part.GetAttribute("data-part")!, part.TextContent)));
        Assert.All(page.QuerySelectorAll("#body p"), p => Assert.StartsWith(p.TextContent, Body[int.Parse(p.GetAttribute("data-start")!, System.Globalization.CultureInfo.InvariantCulture)..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://coast.example/a?b=1&c=2", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("not an address", false)]
    public void Only_a_web_address_becomes_a_link(string url, bool linked)
    {
        using IDocument page = Page(Article("Text.", url: url));
        Assert.Equal(linked ? url : null, page.QuerySelector(".byline a")?.GetAttribute("href"));
    }

    [Fact]
    public void An_old_version_says_so_and_links_the_current_one()
    {
        using IDocument page = Page(Article("Text."), current: 3);
        Assert.Equal("/articles/a-1?v=3", page.QuerySelector(".notice a")!.GetAttribute("href"));
    }

    [Fact]
    public void Characters_that_turn_the_writing_round_are_shown_as_what_they_are_not()
    {
        using IDocument page = Page(Article("He paid \u202e001\u202c euros.\u0000\u0007"));
        string shown = page.QuerySelector("#body p")!.TextContent;
        Assert.DoesNotContain('\u202e', shown);
        Assert.DoesNotContain('\u0007', shown);
        Assert.Equal("He paid \ufffd001\u202c euros.\ufffd\ufffd", shown);
    }

    [Fact]
    public void The_margin_names_who_speaks_and_how_and_a_hostile_name_is_text()
    {
        using IDocument page = Page(Article(
            "“The <i>quay</i> stays open,” said Captain Orla Quint.\n\nQuint added that the tide would turn.\n\nNobody speaks here at all."));
        IElement[] statements = [.. page.QuerySelectorAll(".who li")];
        Assert.Equal(["direct", "told"], statements.Select(s => s.GetAttribute("data-kind")!));
        Assert.All(statements, s => Assert.Equal("Orla Quint", s.GetAttribute("data-speaker")));
        Assert.Equal("“The <i>quay</i> stays open”", statements[0].QuerySelector("a")!.TextContent);
        Assert.Equal("#c=1-27", statements[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll(".who").Length);
        Assert.Empty(page.QuerySelectorAll(".who i"));
    }

    [Fact]
    public void A_text_of_absurd_length_has_no_margin()
    {
        string body = "“The quay stays open,” said Orla Quint.\n\n" + new string('x', ArticleMargin.LongestBody);
        using IDocument page = Page(Article(body));
        Assert.Empty(page.QuerySelectorAll(".who"));
    }

    [Property]
    public void Any_body_keeps_its_offsets_in_the_page(NonNull<string> text)
    {
        using IDocument page = Page(Article(text.Get));
        foreach (IElement paragraph in page.QuerySelectorAll("#body p"))
        {
            int start = int.Parse(paragraph.GetAttribute("data-start")!, System.Globalization.CultureInfo.InvariantCulture);
            string shown = paragraph.TextContent;
            Assert.True(start + shown.Length <= text.Get.Length);
            for (int i = 0; i < shown.Length; i++)
            {
                Assert.True(shown[i] == text.Get[start + i] || shown[i] == '\ufffd');
            }
        }
    }
}
