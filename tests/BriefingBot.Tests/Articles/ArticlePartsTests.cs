using System.Collections.Immutable;
using BriefingBot.Articles;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Articles;

public sealed class ArticlePartsTests
{
    private const string Prose = "The ferry left the quay at noon and nobody was hurt.";

    [Theory]
    [InlineData("LINDEN, March 5 (Kestrel Wire) - ")]
    [InlineData("LINDEN, March 5 (Kestrel Wire) – ")]
    [InlineData("SELDA (Reuters) – ")]
    [InlineData("SELDA — ")]
    [InlineData("PORT SELDA -- ")]
    [InlineData("Selda, Norland (AP) -- ")]
    [InlineData("SELDA, Norl. (AP) — ")]
    [InlineData("Jan 27 (EFE).- ")]
    [InlineData("Selda, 27 Jan (EFE).- ")]
    [InlineData("PORT SELDA/LINDEN, March 5 - ")]
    [InlineData("SELDA, Nov. 3 (Xinhua) -- ")]
    [InlineData("Selda, Nov. 3, 2024 – ")]
    [InlineData("(CNN) -- ")]
    [InlineData("Selda caves, Norland (CNN) ")]
    [InlineData("(CNN) ")]
    [InlineData("(CNN)")]
    [InlineData("Selda (CNN)")]
    [InlineData("Selda (CNN) — ")]
    [InlineData("SELDA and LINDEN (Reuters) - ")]
    [InlineData("(harbour.example.com) — ", false)]
    [InlineData("(Harbour.com) -- ")]
    public void A_dateline_is_marked_and_the_sentence_behind_it_is_prose(string dateline, bool marked = true)
    {
        ImmutableArray<ArticlePart> parts = ArticleParts.Find(dateline + Prose);

        Assert.Equal(marked ? [(ArticlePartKind.Dateline, dateline.Trim())] : [], parts.Select(part => (part.Kind, part.Span.Of(dateline + Prose))));
        Assert.True(!marked || ArticleParts.Prose(dateline + Prose).Trim() == Prose);
    }

    [Fact]
    public void A_byline_before_a_dateline_is_a_part_of_its_own()
    {
        const string Body = "By Ilse Marrow LINDEN (Reuters) - The ferry left.";

        Assert.Equal([(ArticlePartKind.Byline, "By Ilse Marrow"), (ArticlePartKind.Dateline, "LINDEN (Reuters) -")], ArticleParts.Find(Body).Select(part => (part.Kind, part.Span.Of(Body))));
    }

    [Theory]
    [InlineData(ArticlePartKind.Caption, "Photo: Governor Pavel Drozd says goodbye to workers.")]
    [InlineData(ArticlePartKind.Caption, "FILE PHOTO: Workers at the dam in Selda, March 5, 2024. REUTERS/Ilse Marrow")]
    [InlineData(ArticlePartKind.Caption, "FILE - In this March 5 file photo, workers leave the dam. (AP Photo/Ilse Marrow)")]
    [InlineData(ArticlePartKind.Caption, "Workers leave the dam. Photograph: Ilse Marrow/Kestrel Pictures")]
    [InlineData(ArticlePartKind.Caption, "Workers leave the dam in Selda [Ilse Marrow/Kestrel]")]
    [InlineData(ArticlePartKind.Caption, "Image caption Workers leave the dam in Selda")]
    [InlineData(ArticlePartKind.Caption, "Enlarge this image toggle caption Ilse Marrow")]
    [InlineData(ArticlePartKind.Caption, "Slideshow (12 Images)")]
    [InlineData(ArticlePartKind.Credit, "Ilse Marrow/Getty Images")]
    [InlineData(ArticlePartKind.Credit, "Photo by Ilse Marrow")]
    [InlineData(ArticlePartKind.PlayerLabel, "JUST WATCHED Dam opens Replay More Videos ... MUST WATCH Dam opens 02:11")]
    [InlineData(ArticlePartKind.PlayerLabel, "Media playback is unsupported on your device Media caption The dam opens")]
    [InlineData(ArticlePartKind.PlayerLabel, "01:49 Dam opens in Selda – video")]
    [InlineData(ArticlePartKind.PlayerLabel, "Play Video")]
    [InlineData(ArticlePartKind.PlayerLabel, "Ilse Marrow on the dam Listen · 3:55")]
    [InlineData(ArticlePartKind.Link, "Read more: Drozd says no to ferry")]
    [InlineData(ArticlePartKind.Link, "Drozd says no to ferry Read more")]
    [InlineData(ArticlePartKind.Link, "RELATED: Drozd says no to ferry")]
    [InlineData(ArticlePartKind.Link, "More:Drozd says no to ferry")]
    [InlineData(ArticlePartKind.Link, "FERRY CASE:Complaint against the harbour")]
    [InlineData(ArticlePartKind.Link, "'No way back':Drozd says no to 'any' ferry")]
    [InlineData(ArticlePartKind.Promotion, "Updated 4:49 p.m. ET, 2/26/2014")]
    [InlineData(ArticlePartKind.Credit, "—Harbour Level Media")]
    [InlineData(ArticlePartKind.Markup, "19071208171310")]
    [InlineData(ArticlePartKind.Link, "DROZD SAYS NO TO FERRY AFTER STORM")]
    [InlineData(ArticlePartKind.Link, "https://kestrel.example/dam")]
    [InlineData(ArticlePartKind.Promotion, "Sign up for our newsletter and never miss a storm.")]
    [InlineData(ArticlePartKind.Promotion, "ADVERTISEMENT")]
    [InlineData(ArticlePartKind.Promotion, "Copyright 2024 Kestrel Wire. All rights reserved.")]
    [InlineData(ArticlePartKind.Promotion, "Follow Ilse Marrow on Twitter: @imarrow.")]
    [InlineData(ArticlePartKind.Promotion, "This article is more than 2 years old")]
    [InlineData(ArticlePartKind.Byline, "By Ilse Marrow, Kestrel Wire")]
    [InlineData(ArticlePartKind.Byline, "Reporting by Ilse Marrow; Editing by Jonas Pell")]
    [InlineData(ArticlePartKind.Byline, "Kestrel writer Ilse Marrow in Selda contributed to this report.")]
    [InlineData(ArticlePartKind.Byline, "Marrow reported from Selda.")]
    [InlineData(ArticlePartKind.Markup, "___")]
    [InlineData(ArticlePartKind.Markup, "| Ship | Tons |")]
    [InlineData(ArticlePartKind.Markup, "<div class=\"x\">")]
    public void A_line_that_is_no_prose_is_marked_whole(ArticlePartKind kind, string line)
    {
        string body = $"{Prose}\n\n{line}\n\n{Prose}";

        ArticlePart part = Assert.Single(ArticleParts.Find(body));
        Assert.Equal((kind, line), (part.Kind, part.Span.Of(body)));
    }

    [Theory]
    [InlineData("Photos of the dam showed cracks.")]
    [InlineData("Read more of his books than anybody, she told the pupils.")]
    [InlineData("Related work was done in Selda.")]
    [InlineData("More than forty ships were held.")]
    [InlineData("Sign language was used at the hearing.")]
    [InlineData("Video of the storm was shown in court, and the judge watched it twice.")]
    [InlineData("Follow the money, the inspector said.")]
    [InlineData("Advertisement rates rose by a tenth, the harbour said.")]
    [InlineData("By Monday the dam had been closed.")]
    [InlineData("By the time Ilse Marrow came, the ferry had left.")]
    [InlineData("Reporting on the storm has been poor, Marrow said.")]
    [InlineData("Ilse Marrow (Harbour Party) said the dam was safe.")]
    [InlineData("The League (founded in 1871) - the oldest of all - is broke.")]
    [InlineData("Ilse Marrow (@imarrow), who runs the harbour, said nothing.")]
    [InlineData("Copyright law protects the map, the court said.")]
    [InlineData("“Read more”, she told them.")]
    [InlineData("The company's shares fell 5 percent; 2 > 1, he joked.")]
    [InlineData("NEXT STEPS")]
    [InlineData("UPDATE - Dam closed")]
    [InlineData("1871: Born in Selda")]
    [InlineData("Notice at 8:44 a.m. of the closing:")]
    [InlineData("Marrow:“The dam is safe.”")]
    [InlineData("He told AP/Reuters that the dam was safe.")]
    [InlineData("Marrow reported a profit of two million.")]
    [InlineData("She paid for the photo: a dam at dawn.")]
    public void Prose_is_never_marked(string line)
    {
        Assert.Empty(ArticleParts.Find($"{Prose}\n\n{line}\n\n{Prose}"));
        Assert.Empty(ArticleParts.Find(line));
    }

    [Fact]
    public void Headlines_below_read_more_belong_to_it_and_the_next_sentence_does_not()
    {
        const string Body = "Read more:\n\nDrozd says no to ferry\nTarrant opens quay early\n\nThe quay was opened on Monday.";

        Assert.Equal(["Read more:", "Drozd says no to ferry", "Tarrant opens quay early"], ArticleParts.PassedOver(Body).Select(span => span.Of(Body)));
    }

    [Theory]
    [InlineData("Tarrant tweeted:\n\nThe quay is open again.\n— Colm Tarrant (@harbour) March 5, 2024")]
    [InlineData("Tarrant tweeted:\n\nThe quay is open again. — Colm Tarrant (@harbour) March 5, 2024")]
    [InlineData("Tarrant tweeted:\n\nColm Tarrant (@harbour) The quay is open again. pic.twitter.com/a1B2")]
    [InlineData("Tarrant tweeted:\n\nColm Tarrant (@harbour)\n\nThe quay is open again.")]
    [InlineData("Tarrant tweeted:\n\nThe quay is open again. https://t.co/a1B2 — Colm Tarrant (@harbour) 5 March 2024")]
    public void A_tweets_words_are_its_authors_and_the_rest_of_it_is_passed_over(string body)
    {
        ArticlePart tweet = Assert.Single(ArticleParts.Find(body), part => part.Kind == ArticlePartKind.Tweet);

        Assert.Equal(("The quay is open again.", "Colm Tarrant"), (tweet.Span.Of(body), tweet.Author));
        Assert.Equal("Tarrant tweeted: The quay is open again.", string.Join(' ', ArticleParts.Prose(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Property(MaxTest = 500)]
    public void Parts_of_any_text_are_in_order_and_inside(string? text) => Check(text ?? "");

    [Property(MaxTest = 1000)]
    public Property Parts_of_hostile_text_are_in_order_and_inside() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Elements(
            "\n", "\n\n", " ", "```", "|a|b|", "— ", "Ilse Marrow (@im)", " March 5, 2024", "pic.twitter.com/x", "https://t.co/y", "(AP Photo/", ")", "LINDEN", ", March 5", " (Reuters)", " - ", "By ", "Read more", ":",
            "Photo: ", "<b>", "</b>", "\ud800", "😀", "The ferry left.", "(", "(@", "[a/b]", "AD", "___", "Listen · 3:55", "REUTERS/")).Select(string.Concat)),
        Check);

    [Fact]
    public void A_very_long_line_is_read_at_once()
    {
        foreach (string piece in new[] { "A", "(", "A ", "(@a) ", "[", "LINDEN, ", "REUTERS/", "<a ", "— A ", "Photo: ", "x. ", "\n(@", "|" })
        {
            Check(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));
        }
    }

    private static void Check(string body)
    {
        int end = 0;
        foreach (ArticlePart part in ArticleParts.Find(body))
        {
            Assert.True(part.Span.IsWithin(body.Length) && part.Span.Start >= end);
            Assert.False(char.IsWhiteSpace(body[part.Span.Start]) || char.IsWhiteSpace(body[part.Span.End - 1]));
            end = part.Span.End;
        }

        Assert.Equal(body.Length, ArticleParts.Prose(body).Length);
        Assert.Equal(body.Count(c => c == '\n'), ArticleParts.Prose(body).Count(c => c == '\n'));
    }
}
