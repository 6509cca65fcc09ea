using BriefingBot.Articles;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Articles;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("&ldquo;We don&#8217;t fish &amp; never will.&rdquo;", "“We don’t fish & never will.”")]
    [InlineData("Fish &amp;amp; chips &amp;lt; soup", "Fish & chips < soup")]
    [InlineData("It&#x2019;s&nbsp;five&hellip; &#147;so&#148;", "It’s five… “so”")]
    [InlineData("<p>The quay<br>is <b>open</b>.</p><script>x('<p>')</script><p>It\nrained.</p>", "The quay\nis open.\n\nIt rained.\n\n")]
    [InlineData("<p>A.</p><figure><img src=\"x\" alt=\"y\"><figcaption>The quay</figcaption></figure><p>B.</p>", "A.\n\nCaption: The quay\n\nB.\n\n")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "one\ntwo\n\n")]
    [InlineData("He said <q>no</q> <!-- twice -->to <em>us</em>", "He said “no” to us")]
    [InlineData("&lt;p&gt;Twice coded&lt;/p&gt;", "Twice coded\n\n")]
    [InlineData("[Edric](https://x.example/a_(b)), the *fish minister*, said: “We **never** [promised](https://x.example/p) it.”[^1]\n\n[^1]: See yesterday.", "Edric, the fish minister, said: “We never promised it.”\n\nSee yesterday.")]
    [InlineData("## What comes next\nThe `dam` opens.", "What comes next\n\nThe dam opens.")]
    [InlineData("> The quay is open.\n> Keep left.", "The quay is open.\nKeep left.")]
    [InlineData("![The quay](https://x.example/q.png)\n\nText.", "Image: The quay\n\nText.")]
    [InlineData("As [told][1] before.\n\n[1]: https://x.example/a", "As told before.\n\n")]
    [InlineData("__Never__ and _once_, see [this](https://x.example).", "Never and once, see this.")]
    public void Marked_up_text_becomes_plain(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Theory]
    [InlineData("5 < 6 and 2 > 1")]
    [InlineData("a * b * c and 5* hotels, 4* hotels")]
    [InlineData("C# & D, AT&T; R&D;")]
    [InlineData("f*** it, ****, ** and *")]
    [InlineData("snake_case_name, __init__ and `so")]
    [InlineData("an array[0](x) and [sic] and [he](she)")]
    [InlineData("# 1 in the polls, #hashtag")]
    [InlineData("if a <b and c> d")]
    [InlineData("mail <jdoe@x.example> or <unknown>this</unknown>")]
    public void What_may_be_plain_stays(string text) => Assert.Equal(text, PlainText.Of(text));

    [Theory]
    [InlineData("a.md", "---\ntitle: Don&#8217;t panic\n---\nThe &ldquo;quay&rdquo; is **open**.")]
    [InlineData("a.json", "{\"title\":\"Don&#8217;t panic\",\"body\":\"<p>The &ldquo;quay&rdquo; is <b>open</b>.</p>\"}")]
    [InlineData("a.txt", "---\ntitle: Don&rsquo;t panic\n---\nThe &#8220;quay&#8221; is open.\n")]
    public void Every_form_of_file_is_made_plain_and_comes_back_as_the_same_content(string path, string content)
    {
        ArticleDraft draft = Assert.IsType<ArticleReading.Accepted>(ArticleParser.Parse(path, System.Text.Encoding.UTF8.GetBytes(content))[0]).Draft;

        Assert.Equal(("Don’t panic", "The “quay” is open."), (draft.Title, draft.Body));
        ArticleDraft again = Assert.IsType<ArticleReading.Accepted>(ArticleDraftValidator.Validate(new ArticleFields { Id = draft.Id, Title = draft.Title, Body = draft.Body }, "here")).Draft;
        Assert.Equal(ContentHash.Of(draft), ContentHash.Of(again));
    }

    [Fact]
    public void A_title_from_the_body_passes_over_captions_and_datelines()
    {
        ArticleDraft draft = Assert.IsType<ArticleReading.Accepted>(
            ArticleDraftValidator.Validate(new ArticleFields { Id = "a", Body = "Photo: The quay at dawn.\n\nLINDEN (Reuters) - The quay is open. It rained." }, "here")).Draft;

        Assert.Equal("The quay is open.", draft.Title);
    }

    [Property(MaxTest = 500)]
    public bool Any_text_is_made_plain_without_a_fault(string? text) => PlainText.Of(text ?? "") is not null;

    [Fact]
    public void A_hostile_text_takes_no_long_time()
    {
        foreach (string piece in new[] { "<", "<a ", "<p>", "&amp;", "&", "*", "**a", "[", "![", "[a](", "[a](b", "> ", "# ", "`", "_", "<!--", "<script>", "[^", "\\", "<q>", "[a][", "\n>" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            _ = PlainText.Of(string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length)));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"“{piece}” took {watch.Elapsed}");
        }
    }
}
