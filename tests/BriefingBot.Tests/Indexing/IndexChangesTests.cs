using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Tests.Indexing;

public sealed class IndexChangesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LuceneSearchIndex index;

    public IndexChangesTests() => index = SomeIndexed.Index(folder.Path);

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Changes_are_seen_after_a_refresh_and_not_before()
    {
        index.Replace([SomeIndexed.Words("a", "Old seals.")]);
        Assert.Empty(index.SearchWords("seals", 5, SearchFilter.None));
        index.Refresh();
        Assert.Single(index.SearchWords("seals", 5, SearchFilter.None));

        index.Replace([SomeIndexed.Words("a", "New terns.", version: 2)]);
        Assert.Single(index.SearchWords("seals", 5, SearchFilter.None));
        index.Refresh();
        Assert.Empty(index.SearchWords("seals", 5, SearchFilter.None));
        Assert.Equal(2, Assert.Single(index.SearchWords("terns", 5, SearchFilter.None)).Article.Version);
    }

    [Fact]
    public void What_is_removed_is_gone_from_every_search()
    {
        index.Replace([SomeIndexed.Said("a", "Ada Tern", null, "Seals are welcome"), SomeIndexed.Meaning("b", 1, 0), SomeIndexed.Words("c", "Knots.")]);
        index.Refresh();
        Assert.Equal((3, 1), index.Count);
        Assert.Equal("Ada Tern", Assert.Single(index.Speakers.Find(null, 5)).Name);

        index.Remove("a");
        index.Remove("b");
        index.Remove("unknown");
        index.Refresh();

        Assert.Equal((1, 0), index.Count);
        Assert.Empty(index.SearchWords("seals text", 5, SearchFilter.None));
        Assert.Empty(index.SearchStatements(null, null, 5, SearchFilter.None));
        Assert.Empty(index.SearchMeaning(SomeIndexed.Unit(1, 0), 5, SearchFilter.None));
        Assert.Empty(index.Speakers.Find(null, 5));
    }

    [Fact]
    public void A_withdrawn_article_is_removed_where_it_is_put_in_again()
    {
        index.Replace([SomeIndexed.Words("a", "Seals.")]);
        IndexedArticle withdrawn = SomeIndexed.Words(SomeIndexed.Article("a", "Seals.") with { Status = ArticleStatus.Withdrawn });

        index.Replace([withdrawn]);
        index.Refresh();

        Assert.Equal((0, 0), index.Count);
    }

    [Fact]
    public void Of_two_with_one_id_put_at_once_the_later_counts()
    {
        index.Replace([SomeIndexed.Words("a", "Old seals."), .. Enumerable.Range(0, 50).Select(i => SomeIndexed.Words("b" + i, "Knots.")), SomeIndexed.Words("a", "New terns.", version: 2)]);
        index.Refresh();

        Assert.Empty(index.SearchWords("seals", 5, SearchFilter.None));
        Assert.Equal(["a"], index.SearchWords("terns", 5, SearchFilter.None).Ids());
        Assert.Equal(51, index.Count.Passages);
    }

    [Fact]
    public void An_article_without_text_is_no_fault()
    {
        index.Replace([SomeIndexed.Words("a", " ")]);
        index.Refresh();

        Assert.Equal((0, 0), index.Count);
    }

    [Fact]
    public async Task Searches_beside_a_writer_see_each_article_whole_and_once()
    {
        index.Replace([Version(0)]);
        index.Refresh();
        using var stop = new CancellationTokenSource();
        Task[] searches =
        [
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    IReadOnlyList<PassageHit> words = index.SearchWords("seals", 50, SearchFilter.None);
                    Assert.Equal(3, words.Count);
                    Assert.Single(words.Select(hit => hit.Article.Version).Distinct());
                    IReadOnlyList<PassageHit> meaning = index.SearchMeaning(SomeIndexed.Unit(1, 0), 50, SearchFilter.None);
                    Assert.Equal(3, meaning.Count);
                    Assert.Single(meaning.Select(hit => hit.Article.Version).Distinct());
                }
            })),
        ];

        await Task.Run(() =>
        {
            for (int version = 1; version <= 60; version++)
            {
                index.Replace([Version(version)]);
                index.Refresh();
                if (version % 20 == 0)
                {
                    index.Commit(version);
                }
            }
        });
        await stop.CancelAsync();
        await Task.WhenAll(searches);

        static IndexedArticle Version(int version)
        {
            Article article = SomeIndexed.Article("a", string.Join("\n\n", Enumerable.Repeat(string.Concat(Enumerable.Repeat("Seals bask. ", 50)), 3)), version: version);
            IReadOnlyList<Passage> passages = PassageSplitter.Split(article);
            return SomeIndexed.Words(article) with { Passages = passages, Vectors = [.. passages.Select(_ => SomeIndexed.Unit(1, 0))] };
        }
    }
}
