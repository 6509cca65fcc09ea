using BriefingBot.Articles;

namespace BriefingBot.Tests.Articles;

public sealed class ArticleDraftValidatorTests
{
    private static readonly ArticleFields Good = new() { Id = "a", Body = "The council voted. More later." };

    [Fact]
    public void Line_ends_and_control_characters_of_a_body_are_made_fit_and_nothing_else()
    {
        ArticleDraft draft = Accepted(Good with { Body = " \r\n\t\n  One\u0000\u0007 “two”\tthree\r\n\rfour\u2028five\ud800\n\n \n" });

        Assert.Equal("  One “two”\tthree\n\nfour\nfive\ufffd", draft.Body);
    }

    [Fact]
    public void Marks_that_turn_the_direction_of_writing_are_taken_out_of_names()
    {
        ArticleDraft draft = Accepted(Good with
        {
            Id = "a\u202eb\u200f",
            Title = "\u2067Harbour\u2069\u0000\nvote ",
            Source = "\u200eNorthern\u202c  Press",
            Author = "Ann\u061c Lee\u001b[0m",
        });

        Assert.Equal(("ab", "Harbour vote", "Northern Press", "Ann Lee[0m"), (draft.Id, draft.Title, draft.Source, draft.Author));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200b ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u2028b")]
    [InlineData("a\ud83d")]
    public void An_id_that_is_none_is_rejected(string? id)
    {
        ArticleRejection rejection = Rejected(Good with { Id = id }, RejectionCode.BadId);

        Assert.Contains("here", rejection.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(rejection.Message, char.IsControl);
    }

    [Fact]
    public void An_id_has_at_most_two_hundred_characters()
    {
        Assert.Equal(200, Accepted(Good with { Id = new string('x', 200) }).Id.Length);
        Assert.True(Rejected(Good with { Id = new string('x', 201) }, RejectionCode.BadId).Message.Length < 300);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/articles/1")]
    [InlineData("ftp://example.org/a")]
    [InlineData("http://")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/\u202ea")]
    public void A_url_that_is_no_web_address_is_rejected(string url) => Rejected(Good with { Url = url }, RejectionCode.Malformed);

    [Fact]
    public void A_language_that_is_no_tag_is_rejected() => Rejected(Good with { Language = "<b>" }, RejectionCode.Malformed);

    [Theory]
    [InlineData("2022-01-27")]
    [InlineData(" 2022-1-27 ")]
    [InlineData("2022-01-27T23:30:00-05:00")]
    [InlineData("2022-01-27T00:30:00+05:00")]
    [InlineData("2022-01-27T10:20:30.123Z")]
    [InlineData("2022-01-27 10:20:30")]
    [InlineData("27 January 2022")]
    [InlineData("Jan 27, 2022")]
    [InlineData("Thu, 27 Jan 2022 10:20:30 GMT")]
    [InlineData("Thu, 27 Jan 2022 10:20:30 +0300")]
    public void A_date_is_the_day_in_the_articles_own_offset(string date) =>
        Assert.Equal(new DateOnly(2022, 1, 27), Accepted(Good with { Published = date }).Published);

    [Theory]
    [InlineData("01/02/2022")]
    [InlineData("10:30")]
    [InlineData("2022")]
    [InlineData("Monday")]
    [InlineData("2022-02-29")]
    public void A_date_that_is_none_or_could_be_two_is_rejected(string date) =>
        Assert.Contains($"\"{date}\"", Rejected(Good with { Published = date }, RejectionCode.BadDate).Message, StringComparison.Ordinal);

    [Fact]
    public void A_blank_date_is_no_date() => Assert.Null(Accepted(Good with { Published = " " }).Published);

    [Theory]
    [InlineData("The council voted. More later.", "The council voted.")]
    [InlineData("Mr. Ek of the U.S. office spoke. He left.", "Mr. Ek of the U.S. office spoke.")]
    [InlineData("“We voted.” More later.", "“We voted.”")]
    [InlineData("# Harbour vote\n\nThe council voted.", "Harbour vote")]
    [InlineData("It cost 3.5 million. a lower-case start goes on", "It cost 3.5 million. a lower-case start goes on")]
    public void A_missing_title_is_the_first_sentence(string body, string title) => Assert.Equal(title, Accepted(Good with { Body = body }).Title);

    [Fact]
    public void A_long_first_sentence_is_cut_at_a_word()
    {
        string title = Accepted(Good with { Body = string.Join(' ', Enumerable.Repeat("harbour", 40)) + "." }).Title;

        Assert.InRange(title.Length, 60, 80);
        Assert.EndsWith(" harbour", title, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_of_blanks_is_empty() => Rejected(Good with { Body = "\u0000 \n" }, RejectionCode.Empty);

    [Fact]
    public void The_hash_tells_fields_apart()
    {
        ArticleDraft draft = Accepted(Good);

        Assert.Equal(ContentHash.Of(draft), ContentHash.Of(draft with { }));
        Assert.Equal(6, new[] { draft, draft with { Title = "x" }, draft with { Source = "x" }, draft with { Author = "x" }, draft with { Url = "x" }, draft with { Source = "" } }
            .Select(ContentHash.Of).Distinct().Count());
    }

    private static ArticleDraft Accepted(ArticleFields fields) => Assert.IsType<ArticleReading.Accepted>(ArticleDraftValidator.Validate(fields, "here")).Draft;

    private static ArticleRejection Rejected(ArticleFields fields, RejectionCode code)
    {
        ArticleRejection rejection = Assert.IsType<ArticleReading.Rejected>(ArticleDraftValidator.Validate(fields, "here")).Reason;
        Assert.Equal(code, rejection.Code);
        return rejection;
    }
}
