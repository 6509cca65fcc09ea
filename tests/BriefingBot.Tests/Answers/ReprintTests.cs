using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>The same story in several papers is one source: told once, from the earliest, with what it is also in; another figure is a conflict.</summary>
public sealed class ReprintTests : IAsyncLifetime
{
    private const string WhatVargaSaid = "What did Ines Varga say about the harbour?";
    private const string HowManySank = "How many vessels did the storm in Port Selda sink?";

    private StoredArchive archive = null!;

    public async Task InitializeAsync() => archive = await StoredArchive.OpenAsync();

    public async Task DisposeAsync() => await archive.DisposeAsync();

    [Fact]
    public async Task A_statement_is_told_once_from_the_earliest_and_names_the_others()
    {
        await PutStoryAsync();

        Answer answer = await archive.AskAsync(WhatVargaSaid);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Single(answer.Claims, claim => claim.Text.Contains("safer than it has ever been", StringComparison.Ordinal));
        Citation citation = Assert.Single(answer.Citations, citation => citation.Quote.Contains("safer", StringComparison.Ordinal));
        Assert.Equal("wire", citation.ArticleId);
        Assert.Equal(["courier", "herald"], citation.AlsoIn.Select(reprint => reprint.ArticleId));
        Assert.Contains("(Meridian Wire, 2 June 2031; also in Bay Courier, 3 June 2031; Osk Herald, 4 June 2031) [1]", answer.Text, StringComparison.Ordinal);
        await AllHoldTheWordsAsync(answer);
    }

    [Fact]
    public async Task A_cut_reprint_is_named_only_for_what_is_left_in_it()
    {
        await PutStoryAsync();

        Answer answer = await archive.AskAsync("What did Greta Holm say?");

        Citation citation = Assert.Single(answer.Citations);
        Assert.Equal(("wire", "courier"), (citation.ArticleId, Assert.Single(citation.AlsoIn).ArticleId));
    }

    [Fact]
    public async Task A_fact_is_told_once_and_its_reprints_do_not_bear_it_out()
    {
        await PutStoryAsync();
        await archive.PutAsync("own", HarbourStory.Independent, "Coast Post", "2031-06-05");

        Answer answer = await archive.AskAsync(HowManySank);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Equal(["own", "wire"], answer.Citations.Select(citation => citation.ArticleId).Distinct().Order());
        Assert.Equal(["courier", "herald"], Assert.Single(answer.Citations, citation => citation.ArticleId == "wire").AlsoIn.Select(reprint => reprint.ArticleId));
        Assert.Empty(Assert.Single(answer.Citations, citation => citation.ArticleId == "own").AlsoIn);
        await AllHoldTheWordsAsync(answer);
    }

    [Fact]
    public async Task A_story_that_many_reprint_does_not_outvote_two_that_wrote_themselves()
    {
        for (int i = 0; i < 30; i++)
        {
            await archive.PutAsync("copy" + i, "The tower of Lower Wick was built in 1811 by a Dutch mason, a guide to the coast says. It was the first in the county that had a bell, and people came from far to hear it ring on Sundays.", "Paper " + i, $"2031-06-{i % 28 + 1:D2}");
        }

        await archive.PutAsync("b", "Parish papers show that the tower of Lower Wick was built in 1794, after a fire had taken the old one with most of the street behind it.", "Wick Post", "2031-02-03");
        await archive.PutAsync("c", "Nobody knows who drew the plans, but it is certain that the tower of Lower Wick was built in 1794. Its stones came down the river on rafts.", "County Letter", "2031-03-04");

        Answer answer = await archive.AskAsync("In what year was the tower of Lower Wick built?");

        Assert.Equal(["b", "c"], answer.Citations.Where(citation => citation.Quote.Contains("1794", StringComparison.Ordinal)).Select(citation => citation.ArticleId).Distinct().Order());
        Assert.True(answer.Citations.Count(citation => citation.Quote.Contains("1811", StringComparison.Ordinal)) <= 1);
        Assert.Contains("1794", answer.Claims[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HowManySank)]
    [InlineData("How many vessels sank in May?")]
    public async Task A_corrected_figure_is_a_conflict_with_both_sides_cited(string question)
    {
        await PutStoryAsync();
        await archive.PutAsync("corrected", HarbourStory.Corrected, "Lantern", "2031-06-05");
        await archive.PutAsync("corrected-too", HarbourStory.Corrected, "Tide Mail", "2031-06-06");

        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Conflicting, answer.Status);
        Citation first = Assert.Single(answer.Citations, citation => citation.Quote.Contains("40 vessels", StringComparison.Ordinal));
        Citation second = Assert.Single(answer.Citations, citation => citation.Quote.Contains("46 vessels", StringComparison.Ordinal));
        Assert.Equal(("wire", "corrected"), (first.ArticleId, second.ArticleId));
        Assert.Equal(["courier", "herald"], first.AlsoIn.Select(reprint => reprint.ArticleId));
        Assert.Equal(["corrected-too"], second.AlsoIn.Select(reprint => reprint.ArticleId));
        await AllHoldTheWordsAsync(answer);
    }

    [Fact]
    public async Task A_corrected_figure_in_a_statement_is_a_conflict_even_where_one_citation_is_asked_for()
    {
        await PutStoryAsync();
        await archive.PutAsync("corrected", HarbourStory.Reprint.Replace("12 million", "14 million", StringComparison.Ordinal), "Lantern", "2031-06-05");

        Answer answer = await archive.AskAsync("What did Ines Varga say about the repairs?", top: 1);

        Assert.Equal(AnswerStatus.Conflicting, answer.Status);
        Assert.Contains("12 million", answer.Text, StringComparison.Ordinal);
        Assert.Contains("14 million", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["wire", "corrected"], answer.Citations.Select(citation => citation.ArticleId));
        Assert.All(answer.Citations, citation => Assert.Equal("Ines Varga", citation.Speaker));
    }

    [Fact]
    public async Task A_reprint_that_puts_the_words_into_another_mouth_is_not_named()
    {
        await PutStoryAsync();
        await archive.PutAsync("mixed-up", HarbourStory.Reprint.Replace("said Greta Holm, who speaks for the fishermen of the bay", "said Olav Tinning, who speaks for the fishermen of the bay", StringComparison.Ordinal), "Lantern", "2031-06-05");

        Citation citation = Assert.Single((await archive.AskAsync("What did Greta Holm say?")).Citations);

        Assert.Equal(["courier"], citation.AlsoIn.Select(reprint => reprint.ArticleId));
    }

    [Fact]
    public async Task A_figure_corrected_elsewhere_in_the_story_is_no_conflict()
    {
        await PutStoryAsync();
        await archive.PutAsync("corrected", HarbourStory.Corrected, "Lantern", "2031-06-05");

        Answer answer = await archive.AskAsync("What did Greta Holm say?");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Equal(["courier", "corrected"], Assert.Single(answer.Citations).AlsoIn.Select(reprint => reprint.ArticleId));
    }

    [Fact]
    public async Task The_source_that_was_asked_for_is_cited_and_nothing_else_is_named()
    {
        await PutStoryAsync();

        Answer answer = await archive.AskAsync("According to Bay Courier, what did Ines Varga say about the harbour?");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.All(answer.Citations, citation => Assert.Equal("Bay Courier", citation.Source));
        Assert.All(answer.Citations, citation => Assert.Empty(citation.AlsoIn));
        Answer fact = await archive.AskAsync(HowManySank, source: "Osk Herald");
        Assert.Equal(["herald"], fact.Citations.Select(citation => citation.ArticleId));
    }

    [Fact]
    public async Task Neither_the_order_of_ingestion_nor_an_update_nor_a_restart_changes_the_answer()
    {
        await PutStoryAsync();
        string forward = Shown(await archive.AskAsync(WhatVargaSaid)) + Shown(await archive.AskAsync(HowManySank));
        await using (StoredArchive other = await StoredArchive.OpenAsync())
        {
            await other.PutAsync("courier", HarbourStory.Independent, "Bay Courier", "2031-06-03");
            await other.PutAsync("herald", HarbourStory.Cut, "Osk Herald", "2031-06-04");
            await other.PutAsync("wire", HarbourStory.Wire, "Meridian Wire", "2031-06-02");
            await other.PutAsync("courier", HarbourStory.Reprint, "Bay Courier", "2031-06-03");
            Assert.Equal(forward.Replace("courier 1", "courier 2", StringComparison.Ordinal), Shown(await other.AskAsync(WhatVargaSaid)) + Shown(await other.AskAsync(HowManySank)));
        }

        await archive.RestartAsync();
        Assert.Null(archive.RebuildReason);
        Assert.Equal(forward, Shown(await archive.AskAsync(WhatVargaSaid)) + Shown(await archive.AskAsync(HowManySank)));
        await archive.RestartAsync(() => Directory.Delete(archive.IndexFolder, recursive: true));
        Assert.NotNull(archive.RebuildReason);
        Assert.Equal(forward, Shown(await archive.AskAsync(WhatVargaSaid)) + Shown(await archive.AskAsync(HowManySank)));
    }

    [Fact]
    public async Task A_withdrawn_reprint_is_named_no_more_and_a_withdrawn_original_gives_way_to_the_next()
    {
        await PutStoryAsync();
        await archive.WithdrawAsync("herald");
        Citation without = Assert.Single((await archive.AskAsync(WhatVargaSaid)).Citations, citation => citation.Quote.Contains("safer", StringComparison.Ordinal));
        Assert.Equal(["courier"], without.AlsoIn.Select(reprint => reprint.ArticleId));

        await archive.WithdrawAsync("wire");
        Citation next = Assert.Single((await archive.AskAsync(WhatVargaSaid)).Citations, citation => citation.Quote.Contains("safer", StringComparison.Ordinal));
        Assert.Equal("courier", next.ArticleId);
        Assert.Empty(next.AlsoIn);

        await archive.PutAsync("wire", HarbourStory.Independent, "Meridian Wire", "2031-06-02");
        Assert.Empty(archive.Reprints.Of("courier", SearchFilter.None));
    }

    [Fact]
    public async Task Who_spoke_names_everybody_once()
    {
        await PutStoryAsync();

        Answer answer = await archive.AskAsync("Who spoke about the channel?");

        Assert.Single(answer.Claims, claim => claim.Text.Contains("Tomas Arland", StringComparison.Ordinal));
    }

    private async Task PutStoryAsync()
    {
        await archive.PutAsync("herald", HarbourStory.Cut, "Osk Herald", "2031-06-04", "Harbour back in June");
        await archive.PutAsync("courier", HarbourStory.Reprint, "Bay Courier", "2031-06-03", "Good news for the coast");
        await archive.PutAsync("wire", HarbourStory.Wire, "Meridian Wire", "2031-06-02", "Port Selda harbour to reopen");
    }

    private async Task AllHoldTheWordsAsync(Answer answer)
    {
        foreach (Citation citation in answer.Citations)
        {
            Assert.Equal(citation.Span.Of((await archive.StoredAsync(citation.ArticleId)).Body), citation.Quote);
            foreach (Reprint reprint in citation.AlsoIn)
            {
                Article article = await archive.StoredAsync(reprint.ArticleId);
                Assert.Equal(ArticleStatus.Live, article.Status);
                Assert.Equal(Letters(citation.Quote), Letters(reprint.Span.Of(article.Body)));
            }
        }
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Shown(Answer answer) =>
        $"{answer.Status} {answer.Text} {string.Join(' ', answer.Citations.Select(c => $"{c.ArticleId} {c.Version} {c.Span} {string.Join(' ', c.AlsoIn.Select(r => $"{r.ArticleId} {r.Version} {r.Span}"))}"))}\n";
}
