using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Tests.Indexing;

public sealed class PassageSearchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LuceneSearchIndex index;

    public PassageSearchTests() => index = SomeIndexed.Index(folder.Path);

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_hit_has_the_passage_to_the_letter_and_its_article_s_facts()
    {
        const string body = "  The ferry “Ålesund” ran aground\tat dawn.\n";
        Article article = SomeIndexed.Article("f1", body, "Ferry", "Coast Wire", "2023-04-05", 3) with { Url = "https://example.test/f1" };
        Fill(SomeIndexed.Words(article));

        PassageHit hit = Assert.Single(index.SearchWords("alesund ferries", 5, SearchFilter.None));

        Assert.Equal(PassageSplitter.Split(article)[0], hit.Passage);
        Assert.Equal(hit.Passage.Text, hit.Passage.Span.Of(body));
        Assert.Equal(new ArticleFacts("f1", 3, "Ferry", "Coast Wire", new DateOnly(2023, 4, 5), "https://example.test/f1"), hit.Article);
        Assert.True(hit.Score > 0);
    }

    [Fact]
    public void Possessives_accents_case_and_endings_do_not_matter()
    {
        Fill(SomeIndexed.Words("a", "NATO’s envoys met Chávez."), SomeIndexed.Words("b", "Nothing of it."));

        Assert.All(["nato", "NATO's", "envoy", "chavez", "Meeting nato’s"], query => Assert.Equal("a", index.SearchWords(query, 1, SearchFilter.None)[0].Article.Id));
    }

    [Fact]
    public void Title_source_and_date_named_in_a_question_bring_their_article_up()
    {
        const string body = "The minister spoke about fishing quotas.";
        Fill(
            SomeIndexed.Words(SomeIndexed.Article("title", body, "Lighthouse keepers strike")),
            SomeIndexed.Words("source", body, "Harbour Herald", "2021-01-02"),
            SomeIndexed.Words("date", body, "Coast Wire", "2022-03-14"),
            SomeIndexed.Words("plain", body));

        Assert.Equal("title", First("What did the minister say about quotas in the lighthouse strike?"));
        Assert.Equal("source", First("What does the Harbour Herald report about fishing quotas?"));
        Assert.Equal("date", First("What did the minister say about quotas on March 14, 2022?"));

        string First(string question) => index.SearchWords(question, 1, SearchFilter.None)[0].Article.Id;
    }

    [Fact]
    public void Filters_hold_for_words_and_for_meaning()
    {
        Article early = SomeIndexed.Article("early", "Seals bask.", source: "Harbour Herald", published: "2020-02-29");
        Article late = SomeIndexed.Article("late", "Seals bask.", source: "Coast Wire", published: "2021-05-01");
        Article undated = SomeIndexed.Article("undated", "Seals bask.");
        Fill([.. new[] { early, late, undated }.Select(a => SomeIndexed.Words(a) with { Vectors = [SomeIndexed.Unit(1, 2, 3)] })]);

        Expect(new SearchFilter(Source: " harbour HERALD "), "early");
        Expect(new SearchFilter(Source: "Harbour"));
        Expect(new SearchFilter(From: new DateOnly(2020, 2, 29), To: new DateOnly(2020, 2, 29)), "early");
        Expect(new SearchFilter(From: new DateOnly(2020, 3, 1)), "late");
        Expect(new SearchFilter(To: new DateOnly(2022, 1, 1)), "early", "late");
        Expect(new SearchFilter(ArticleId: "undated"), "undated");
        Expect(new SearchFilter(Source: "Coast Wire", To: new DateOnly(2020, 12, 31)));
        Expect(SearchFilter.None, "early", "late", "undated");

        void Expect(SearchFilter filter, params string[] ids)
        {
            Assert.Equal(ids, index.SearchWords("seals", 10, filter).Ids());
            Assert.Equal(ids, index.SearchMeaning(SomeIndexed.Unit(1, 2, 3), 10, filter).Ids());
        }
    }

    [Fact]
    public void The_nearest_vectors_come_first_with_their_cosine()
    {
        Fill(SomeIndexed.Meaning("x", 1, 0, 0), SomeIndexed.Meaning("xy", 1, 1, 0), SomeIndexed.Meaning("y", 0, 1, 0), SomeIndexed.Words("none", "No vector."));

        IReadOnlyList<PassageHit> hits = index.SearchMeaning(SomeIndexed.Unit(1, 0.1f, 0), 2, SearchFilter.None);

        Assert.Equal(["x", "xy"], hits.Ids());
        Assert.Equal(0.995, hits[0].Score, 0.01);
    }

    [Fact]
    public void Vectors_of_other_dimensions_are_refused()
    {
        Fill(SomeIndexed.Meaning("x", 1, 0, 0));

        Assert.Throws<ArgumentException>(() => index.SearchMeaning(SomeIndexed.Unit(1, 0), 2, SearchFilter.None));
        Assert.Throws<ArgumentException>(() => index.Replace([SomeIndexed.Meaning("y", 1, 0)]));
        Assert.Throws<ArgumentException>(() => index.Replace([SomeIndexed.Meaning("y", 1, 0, 0) with { Vectors = [SomeIndexed.Unit(1, 0, 0), SomeIndexed.Unit(1, 0, 0)] }]));
    }

    [Fact]
    public void Without_vectors_nothing_is_found_by_meaning()
    {
        Fill(SomeIndexed.Words("a", "Seals bask."));

        Assert.Empty(index.SearchMeaning(SomeIndexed.Unit(1, 2), 5, SearchFilter.None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Top_of_nothing_finds_nothing(int top)
    {
        Fill(SomeIndexed.Meaning("x", 1, 0));

        Assert.Empty(index.SearchWords("text", top, SearchFilter.None));
        Assert.Empty(index.SearchMeaning(SomeIndexed.Unit(1, 0), top, SearchFilter.None));
        Assert.Empty(index.SearchStatements(null, null, top, SearchFilter.None));
    }

    [Fact]
    public void A_top_beyond_all_measure_finds_all_there_is()
    {
        Fill(SomeIndexed.Meaning("x", 1, 0), SomeIndexed.Meaning("y", 0, 1));

        Assert.Equal(2, index.SearchWords("text", int.MaxValue, SearchFilter.None).Count);
        Assert.Equal(2, index.SearchMeaning(SomeIndexed.Unit(1, 0), int.MaxValue, SearchFilter.None).Count);
    }

    [Fact]
    public void Equal_scores_are_ordered_by_article_however_they_were_written()
    {
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => $"a{i:D2}")];
        Fill([.. ids.Reverse().Select(id => SomeIndexed.Meaning(id, 1, 0) with { Article = SomeIndexed.Article(id, "Text of it"), Passages = PassageSplitter.Split(SomeIndexed.Article(id, "Text of it")) })]);

        Assert.Equal(ids.Take(7), index.SearchWords("text", 7, SearchFilter.None).Ids());
        Assert.Equal(ids.Take(7), index.SearchMeaning(SomeIndexed.Unit(1, 0), 7, SearchFilter.None).Ids());
    }

    public static TheoryData<string> HostileQueries => new()
    {
        "", " ", "the of and", "?!…", "+-&&||!(){}[]^\"~*?:\\/", "title:ferry AND text:[* TO *]", "\0\u0001\u001b[2J\u202e", "\ud800 \udc00 seal\ud83d",
        new string('x', 100_000), string.Concat(Enumerable.Range(0, 20_000).Select(i => $"w{i} ")), string.Concat(Enumerable.Repeat("seal ", 20_000)), "🐟🐟", "''’’s",
    };

    [Theory]
    [MemberData(nameof(HostileQueries))]
    public void No_text_is_a_wrong_query(string query)
    {
        Fill(SomeIndexed.Words("a", "The seal."), SomeIndexed.Said("b", "Ada Tern", null, "The seal is free"));

        Assert.NotNull(index.SearchWords(query, 5, SearchFilter.None));
        Assert.NotNull(index.SearchStatements([query], query, 5, new SearchFilter(Source: query, ArticleId: "b")));
        Assert.True(index.DocumentFrequency(query) >= 0);
    }

    [Fact]
    public void A_query_of_stop_words_alone_still_finds_them_and_the_US_is_no_stop_word()
    {
        Fill(SomeIndexed.Words("who", "The Who played."), SomeIndexed.Words("us", "The US left."), SomeIndexed.Words("other", "Seals left."));

        Assert.Equal("who", index.SearchWords("the who", 1, SearchFilter.None)[0].Article.Id);
        Assert.Equal("us", index.SearchWords("did the US leave", 1, SearchFilter.None)[0].Article.Id);
    }

    [Fact]
    public void Of_a_very_long_query_the_rarest_words_count()
    {
        Fill([.. Enumerable.Range(0, 30).Select(i => SomeIndexed.Words($"a{i}", string.Concat(Enumerable.Range(0, 100).Select(w => $"filler{w} ")))), SomeIndexed.Words("b", "A walrus.")]);
        string query = string.Concat(Enumerable.Range(0, 100).Select(w => $"filler{w} ")) + "walrus";

        Assert.Equal("b", index.SearchWords(query, 31, SearchFilter.None).Last(hit => hit.Passage.Text.Contains("walrus", StringComparison.Ordinal)).Article.Id);
    }

    [Fact]
    public void Texts_of_broken_surrogates_can_be_indexed()
    {
        Fill(SomeIndexed.Words("a", "seal \ud800 and \udc00 \0 end"));

        Assert.Single(index.SearchWords("seal", 5, SearchFilter.None));
    }

    [Fact]
    public void Document_frequency_counts_passages_with_the_word_after_analysis()
    {
        Fill(SomeIndexed.Words("a", "Seals bask."), SomeIndexed.Words("b", "A seal’s cry."), SomeIndexed.Words("c", "Terns."));

        Assert.Equal(2, index.DocumentFrequency("SEALS"));
        Assert.Equal(0, index.DocumentFrequency("walrus"));
        Assert.Equal(0, index.DocumentFrequency(" "));
    }

    private void Fill(params IndexedArticle[] articles)
    {
        index.Replace(articles);
        index.Refresh();
    }
}
