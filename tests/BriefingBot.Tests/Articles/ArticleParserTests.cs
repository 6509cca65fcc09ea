using System.Text;
using BriefingBot.Articles;

namespace BriefingBot.Tests.Articles;

public sealed class ArticleParserTests
{
    [Fact]
    public void The_seed_gives_its_date_its_agency_and_the_body_between_to_the_letter()
    {
        string path = SeedPath();
        string file = File.ReadAllText(path);

        ArticleDraft draft = Accepted(ArticleParser.Parse(path, File.ReadAllBytes(path)));

        Assert.Equal("000_bae6f075f8f7aeec", draft.Id);
        Assert.Equal(new DateOnly(2022, 1, 27), draft.Published);
        Assert.Equal("EFE", draft.Source);
        Assert.StartsWith("The Kremlin declared this Thursday that", draft.Title, StringComparison.Ordinal);
        Assert.True(draft.Title.Length <= 80);
        Assert.Equal(file[" date 2022-01-27 ".Length..file.LastIndexOf("EFE", StringComparison.Ordinal)].TrimEnd(), draft.Body);
        Assert.StartsWith("The Kremlin declared", draft.Body, StringComparison.Ordinal);
        Assert.EndsWith("“if and when they need to talk.”", draft.Body, StringComparison.Ordinal);
        Assert.Contains("Blinkenand", draft.Body, StringComparison.Ordinal);
        Assert.Contains("republics. soviet", draft.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Northern Press Agency", "Northern Press Agency")]
    [InlineData("(ABC)", "ABC")]
    [InlineData("ABC and Northern Press", "ABC and Northern Press")]
    [InlineData("He said no.", null)]
    [InlineData("the talks go on", null)]
    [InlineData("The Minister Said That Talks Would Go On For Many Years To Come", null)]
    public void In_the_seeds_form_a_last_line_that_reads_like_a_name_is_the_source(string lastLine, string? source)
    {
        ArticleDraft draft = Accepted(Parse("a.txt", $" date 2021-03-04 The talks went on.\n\n{lastLine}\n"));

        Assert.Equal(source, draft.Source);
        Assert.Equal(source is null ? $"The talks went on.\n\n{lastLine}" : "The talks went on.", draft.Body);
    }

    [Fact]
    public void Without_the_date_first_a_last_line_like_a_name_stays_in_the_body()
    {
        ArticleDraft draft = Accepted(Parse("a.txt", "The talks went on.\n\nNorthern Press\n"));

        Assert.Null(draft.Source);
        Assert.EndsWith("Northern Press", draft.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_of_one_line_in_the_seeds_form_keeps_it_as_body() =>
        Assert.Equal("Harbour Closed", Accepted(Parse("a.txt", " date 2021-03-04 Harbour Closed")).Body);

    [Fact]
    public void Front_matter_gives_the_fields_and_unknown_keys_are_ignored()
    {
        ArticleDraft draft = Accepted(Parse("file.md", """
            ---
            id: harbour-1
            Title: "Harbour: the vote"
            date: 2023-05-06
            source: Northern Press
            author: [Ann Lee, Bo Ek]
            url: https://example.org/a?b=c
            language: en_GB
            category: {nested: [deep, {er: 1}]}
            ---

            # Heading

            The council *voted*.

            """));

        Assert.Equal("harbour-1", draft.Id);
        Assert.Equal("Harbour: the vote", draft.Title);
        Assert.Equal(new DateOnly(2023, 5, 6), draft.Published);
        Assert.Equal("Northern Press", draft.Source);
        Assert.Equal("Ann Lee, Bo Ek", draft.Author);
        Assert.Equal("https://example.org/a?b=c", draft.Url);
        Assert.Equal("en-GB", draft.Language);
        Assert.Equal("Heading\n\nThe council voted.", draft.Body);
    }

    [Fact]
    public void A_text_that_starts_with_a_rule_of_dashes_has_no_front_matter()
    {
        Assert.Equal("---\nThe council voted.\n---\nMore.", Accepted(Parse("a.md", "---\nThe council voted.\n---\nMore.")).Body);
        Assert.Equal("---\nThe council voted.", Accepted(Parse("b.md", "---\nThe council voted.")).Body);
    }

    [Theory]
    [InlineData("title: Budget: what is in it", "Budget: what is in it")]
    [InlineData("title: “We will pay”: the minister's promise", "“We will pay”: the minister's promise")]
    [InlineData("title: \"We will pay\" says minister: a promise", "\"We will pay\" says minister: a promise")]
    [InlineData("title: &quot;We will pay&quot;: minister", "\"We will pay\": minister")]
    [InlineData("title: 'Quay: open'", "Quay: open")]
    [InlineData("title: @harbour: new account", "@harbour: new account")]
    public void A_title_that_lacks_its_quotation_marks_is_read(string line, string title)
    {
        ArticleDraft fields = Accepted(Parse("a.md", $"---\n{line}\nsource: Echo\n---\nThe council voted."));

        Assert.Equal((title, "Echo"), (fields.Title, fields.Source));
    }

    [Theory]
    [InlineData("---\ntitle: one\n  [two: {\n---\nText.", "no valid YAML (line")]
    [InlineData("---\ntitle: [a, {b: c}]\n---\nText.", "title is no plain text")]
    [InlineData("---\ntitle: one\ntitle: two\n---\nText.", "title twice")]
    [InlineData("---\ntitle: one\nText.", "no second ---")]
    [InlineData("---\na: &x [1]\nb: *x\n---\nText.", "alias")]
    [InlineData("---\ntitle: *nowhere\n---\nText.", "no ")]
    [InlineData("---\nk: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]\n---\nText.", "too deeply")]
    public void Broken_or_hostile_front_matter_is_rejected_with_its_reason(string text, string reason)
    {
        ArticleRejection rejection = Rejected(Parse("a.md", text), RejectionCode.Malformed);

        Assert.Contains(reason, rejection.Message, StringComparison.Ordinal);
        Assert.StartsWith("a.md ", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_of_more_than_its_bound_is_rejected_unread() =>
        Rejected(Parse("a.md", $"---\nk: {new string('[', 70_000)}\n---\nText."), RejectionCode.Malformed);

    [Fact]
    public void Deep_nesting_within_the_bound_is_rejected_quickly() =>
        Rejected(Parse("a.md", $"---\nk:\n{string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i + 1) + "- \n"))}---\nText."), RejectionCode.Malformed);

    [Fact]
    public void Json_holds_one_article_or_an_array_of_them()
    {
        Assert.Equal("one", Accepted(Parse("one.json", """{"title":"T","text":"Text.","more":{"a":1}}""")).Id);

        IReadOnlyList<ArticleReading> several = Parse("many.json", """[{"id":"x","body":"First."},{"content":"Second."},{"id":3,"body":""},7]""");

        Assert.Equal("x", ((ArticleReading.Accepted)several[0]).Draft.Id);
        Assert.Equal("many-2", ((ArticleReading.Accepted)several[1]).Draft.Id);
        Assert.Equal(RejectionCode.Empty, ((ArticleReading.Rejected)several[2]).Reason.Code);
        Assert.Equal("many.json[3]", ((ArticleReading.Rejected)several[3]).Reason.Origin);
    }

    [Fact]
    public void A_broken_line_of_ndjson_rejects_itself_only()
    {
        byte[] notUtf8 = [0x7b, 0xff, 0x7d, 0x0a];
        byte[] content = [.. "{\"id\":\"a\",\"body\":\"First.\"}\r\n{broken\n\n"u8, .. notUtf8, .. "{\"id\":\"b\",\"body\":\"Last.\"}"u8];

        IReadOnlyList<ArticleReading> readings = ArticleParser.Parse("n.ndjson", content);

        Assert.Equal(["a", "b"], readings.OfType<ArticleReading.Accepted>().Select(reading => reading.Draft.Id));
        Assert.Equal(
            [("n.ndjson:2", RejectionCode.Malformed), ("n.ndjson:4", RejectionCode.NotUtf8)],
            readings.OfType<ArticleReading.Rejected>().Select(reading => (reading.Reason.Origin, reading.Reason.Code)));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_json_becomes_the_replacement_character() =>
        Assert.Equal("a\ufffdb\n\"/é c", Accepted(Parse("a.json", """{"body":"a\ud800b\n\"\/\u00e9 c"}""")).Body);

    [Fact]
    public void A_json_name_with_half_of_a_surrogate_pair_is_an_unknown_field() =>
        Assert.Equal("Text.", Accepted(Parse("a.json", """{"\ud800":1,"bod\u0079":"Text."}""")).Body);

    [Theory]
    [InlineData("a.ndjson", "x\n", "")]
    [InlineData("a.json", "7,", "[")]
    public void Of_a_file_of_broken_articles_the_rest_is_not_read(string path, string piece, string start)
    {
        IReadOnlyList<ArticleReading> readings = Parse(path, start + string.Concat(Enumerable.Repeat(piece, 20_000)) + (start.Length > 0 ? "7]" : ""));

        Assert.Equal(1_001, readings.Count);
        Assert.Contains("the rest of it was not read", Assert.IsType<ArticleReading.Rejected>(readings[^1]).Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_nested_too_deeply_is_rejected() =>
        Rejected(Parse("a.json", new string('[', 5_000)), RejectionCode.Malformed);

    [Theory]
    [InlineData("a.txt", RejectionCode.Empty)]
    [InlineData("a.md", RejectionCode.Empty)]
    [InlineData("a.json", RejectionCode.Empty)]
    [InlineData("a.ndjson", RejectionCode.Empty)]
    [InlineData("a.pdf", RejectionCode.UnsupportedType)]
    public void A_blank_file_is_empty_and_another_type_is_unsupported(string path, RejectionCode code) =>
        Assert.Contains(path, Rejected(Parse(path, " \n\t\n"), code).Message, StringComparison.Ordinal);

    [Fact]
    public void Front_matter_without_a_text_is_an_empty_article() =>
        Rejected(Parse("a.md", "---\ntitle: T\n---\n\n \n"), RejectionCode.Empty);

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.json")]
    public void Bytes_that_are_no_utf8_are_rejected(string path) =>
        Rejected(ArticleParser.Parse(path, Encoding.Latin1.GetBytes("Café au lait")), RejectionCode.NotUtf8);

    [Theory]
    [InlineData("---\ndate: soon\n---\nText.", "soon")]
    [InlineData("---\ndate: 2022-02-30\n---\nText.", "2022-02-30")]
    [InlineData(" date 2022-13-45 The talks went on.", "2022-13-45")]
    public void A_date_that_is_none_is_named(string text, string date) =>
        Assert.Contains($"\"{date}\"", Rejected(Parse("a.md", text), RejectionCode.BadDate).Message, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        Assert.Equal("Text.", Accepted(ArticleParser.Parse("a.txt", [.. "\ufeffText."u8])).Body);
        Assert.Equal("T", Accepted(ArticleParser.Parse("a.md", [.. "\ufeff---\r\ntitle: T\r\n---\r\nText."u8])).Title);
    }

    internal static string SeedPath()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "seeds", "000_bae6f075f8f7aeec.txt");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("The seed is not in any folder above the tests.");
    }

    private static IReadOnlyList<ArticleReading> Parse(string path, string text) => ArticleParser.Parse(path, Encoding.UTF8.GetBytes(text));

    private static ArticleDraft Accepted(IReadOnlyList<ArticleReading> readings) => Assert.IsType<ArticleReading.Accepted>(Assert.Single(readings)).Draft;

    private static ArticleRejection Rejected(IReadOnlyList<ArticleReading> readings, RejectionCode code)
    {
        ArticleRejection rejection = Assert.IsType<ArticleReading.Rejected>(Assert.Single(readings)).Reason;
        Assert.Equal(code, rejection.Code);
        return rejection;
    }
}
