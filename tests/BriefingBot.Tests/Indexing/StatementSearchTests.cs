using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Indexing;

public sealed class StatementSearchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LuceneSearchIndex index;

    public StatementSearchTests() => index = SomeIndexed.Index(folder.Path);

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_statement_comes_back_as_it_was_put_in()
    {
        IndexedArticle said = SomeIndexed.Said("a", "Ada Tern", "2023-01-02", "The dykes “will hold”");
        Statement full = said.Statements.Statements[0] with
        {
            Via = "Bo Knot", IsPerson = false, Kind = StatementKind.Mixed, Confidence = Confidence.Subject, Content = [new Span(0, 9), new Span(10, 21)],
            SpeakerKind = SpeakerKind.Unnamed, Assertion = Assertion.Hedged, AssertionWords = [new Span(10, 15), new Span(16, 20)], Rule = "according-to",
        };
        Fill(said with { Statements = said.Statements with { Statements = [full] } });

        StatementHit hit = Assert.Single(index.SearchStatements(["tern"], "dyke", 5, SearchFilter.None));

        Assert.Equal(full with { Content = hit.Statement.Content, AssertionWords = hit.Statement.AssertionWords }, hit.Statement);
        Assert.Equal<Span>(full.Content, hit.Statement.Content);
        Assert.Equal<Span>(full.AssertionWords, hit.Statement.AssertionWords);
        Assert.Equal((0, "The dykes “will hold”", "The dykes “will hold”, Ada Tern said."), (hit.Ordinal, hit.Text, hit.SentenceText));
        Assert.Equal("a", hit.Article.Id);
    }

    [Fact]
    public void All_statements_of_an_article_come_in_its_order_and_only_its_own()
    {
        string[] contents = [.. Enumerable.Range(0, 150).Select(i => $"Seal number {i} is wet")];
        Fill(SomeIndexed.Said("before", "Bo Knot", null, "Seals are a pest"), SomeIndexed.Said("a", "Ada Tern", "2023-01-02", contents), SomeIndexed.Words("silent", "Waves."));
        Fill(SomeIndexed.Said("after", "Cy Tern", "2023-01-04", "Seals are dry"));

        Assert.Equal(contents, index.StatementsOf("a").Select(hit => hit.Text));
        Assert.Equal(Enumerable.Range(0, 150), index.StatementsOf("a").Select(hit => hit.Ordinal));
        Assert.Empty(index.StatementsOf("silent"));
        Assert.Empty(index.StatementsOf("unknown"));

        Fill(SomeIndexed.Said("a", "Ada Tern", "2023-01-02", "Seals are welcome"));
        Assert.Equal("Seals are welcome", Assert.Single(index.StatementsOf("a")).Text);
        index.Remove("a");
        index.Refresh();
        Assert.Empty(index.StatementsOf("a"));
    }

    [Fact]
    public void Only_statements_of_the_speakers_asked_for_are_found()
    {
        Fill(
            SomeIndexed.Said("a", "Ada Tern", "2023-01-02", "Seals are welcome"),
            SomeIndexed.Said("b", "Bo Knot", "2023-01-03", "Seals are a pest"),
            SomeIndexed.Said("c", "Cy Tern", "2023-01-04", "Seals are wet"));

        Assert.Equal(["a", "c"], Articles(index.SearchStatements([NameKey.Of("Mr. Tern")], "seals", 5, SearchFilter.None)).Order());
        Assert.Equal(["a", "b", "c"], Articles(index.SearchStatements(null, "seals", 5, SearchFilter.None)).Order());
        Assert.Equal(["a", "b", "c"], Articles(index.SearchStatements(["tern", "KNOT"], "seals", 5, SearchFilter.None)).Order());
        Assert.Empty(index.SearchStatements([], "seals", 5, SearchFilter.None));
        Assert.Empty(index.SearchStatements(["tern"], "walrus", 5, SearchFilter.None));
        Assert.Equal(2, index.SearchStatements([.. Enumerable.Range(0, 3000).Select(i => $"k{i}"), "tern"], "seals", 5, SearchFilter.None).Count);
    }

    [Fact]
    public void Words_in_what_was_said_count_for_more_than_words_around_it()
    {
        Fill(SomeIndexed.Said("around", "Minister Gull", "2023-01-02", "The tide is late today again"), SomeIndexed.Said("said", "Ada Tern", "2022-01-02", "The gull is late today again"));

        Assert.Equal(["said", "around"], Articles(index.SearchStatements(null, "gull", 5, SearchFilter.None)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ?! ")]
    public void Without_words_the_most_recent_come_first(string? query)
    {
        Fill(
            SomeIndexed.Said("undated", "Ada Tern", null, "One"),
            SomeIndexed.Said("old", "Ada Tern", "2020-01-01", "Two"),
            SomeIndexed.Said("new-b", "Ada Tern", "2023-01-01", "Three", "Four"),
            SomeIndexed.Said("new-a", "Ada Tern", "2023-01-01", "Five"));

        IReadOnlyList<StatementHit> hits = index.SearchStatements(["tern"], query, 10, SearchFilter.None);

        Assert.Equal(["new-a", "new-b", "new-b", "old", "undated"], Articles(hits));
        Assert.Equal([0, 0, 1, 0, 0], hits.Select(hit => hit.Ordinal));
        Assert.Equal(["old"], Articles(index.SearchStatements(["tern"], query, 10, new SearchFilter(To: new DateOnly(2021, 1, 1)))));
    }

    [Fact]
    public void Of_equal_scores_the_most_recent_come_first()
    {
        Fill([.. Enumerable.Range(1, 28).Select(day => SomeIndexed.Said($"a{day}", "Ada Tern", $"2023-02-{day:D2}", "Seals are welcome"))]);

        Assert.Equal(["a28", "a27", "a26"], Articles(index.SearchStatements(null, "seals", 3, SearchFilter.None)));
    }

    [Fact]
    public void Similarities_are_those_of_the_stored_vectors_and_not_a_number_where_there_is_none()
    {
        Fill(SomeIndexed.Said("a", "Ada Tern", "2023-01-02", [[1, 0], [0, 1]], "Seals are welcome", "Seals are wet"), SomeIndexed.Said("b", "Bo Knot", "2023-01-01", "Seals are a pest"));
        IReadOnlyList<StatementHit> hits = index.SearchStatements(null, null, 5, SearchFilter.None);

        IReadOnlyList<float> similarities = index.Similarities(SomeIndexed.Unit(1, 0), hits);

        Assert.Equal(["a", "a", "b"], Articles(hits));
        Assert.Equal(1, similarities[0], 0.01f);
        Assert.Equal(0, similarities[1], 0.01f);
        Assert.Equal(float.NaN, similarities[2]);
    }

    private static IReadOnlyList<string> Articles(IReadOnlyList<StatementHit> hits) => [.. hits.Select(hit => hit.Article.Id)];

    private void Fill(params IndexedArticle[] articles)
    {
        index.Replace(articles);
        index.Refresh();
    }
}
