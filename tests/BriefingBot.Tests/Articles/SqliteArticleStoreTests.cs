using BriefingBot.Articles;

namespace BriefingBot.Tests.Articles;

public sealed class SqliteArticleStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryRecord record = new();

    [Fact]
    public async Task What_was_put_comes_back_whole_after_the_record_was_closed()
    {
        var draft = new ArticleDraft
        {
            Id = "harbour-1", Title = "Harbour “vote”", Body = "One.\n\nTwo 🚢.", Source = "Northern Press", Author = "Ann Lee",
            Url = "https://example.org/1", Language = "en", Published = new DateOnly(2024, 2, 29),
        };

        (PutOutcome outcome, Article stored) = await record.Store.PutAsync(draft, None);
        record.Reopen();
        Article? found = await record.Store.FindAsync("harbour-1", null, None);

        Assert.Equal(PutOutcome.Created, outcome);
        Assert.Equal(stored, found);
        Assert.Equal((1, 1L, ArticleStatus.Live), (stored.Version, stored.Sequence, stored.Status));
        Assert.Equal(record.Time.GetUtcNow(), stored.StoredAt);
        Assert.Equal(ContentHash.Of(draft), stored.ContentHash);
        Assert.Equal(draft.Body, stored.Body);
    }

    [Fact]
    public async Task The_same_content_writes_nothing_and_a_change_adds_a_version()
    {
        await record.Store.PutAsync(TemporaryRecord.Draft("a"), None);

        (PutOutcome same, Article unchanged) = await record.Store.PutAsync(TemporaryRecord.Draft("a"), None);
        (PutOutcome other, Article changed) = await record.Store.PutAsync(TemporaryRecord.Draft("a", "The council waits."), None);

        Assert.Equal((PutOutcome.Unchanged, 1, 1L), (same, unchanged.Version, unchanged.Sequence));
        Assert.Equal((PutOutcome.Updated, 2, 2L), (other, changed.Version, changed.Sequence));
        Assert.Equal("The council voted.", (await record.Store.FindAsync("a", 1, None))!.Body);
        Assert.Equal("The council waits.", (await record.Store.FindAsync("a", null, None))!.Body);
        Assert.Null(await record.Store.FindAsync("a", 3, None));
        Assert.Null(await record.Store.FindAsync("b", null, None));
    }

    [Fact]
    public async Task A_withdrawn_article_keeps_its_versions_and_comes_back_as_a_new_one()
    {
        await record.Store.PutAsync(TemporaryRecord.Draft("a"), None);

        Article? withdrawn = await record.Store.WithdrawAsync("a", None);

        Assert.Equal((ArticleStatus.Withdrawn, 2L), (withdrawn!.Status, withdrawn.Sequence));
        Assert.Equal(withdrawn, await record.Store.FindAsync("a", 1, None));
        Assert.Null(await record.Store.WithdrawAsync("a", None));
        Assert.Null(await record.Store.WithdrawAsync("never", None));
        (PutOutcome outcome, Article back) = await record.Store.PutAsync(TemporaryRecord.Draft("a"), None);
        Assert.Equal((PutOutcome.Created, 2, ArticleStatus.Live), (outcome, back.Version, back.Status));
    }

    [Fact]
    public async Task Changes_are_told_once_an_article_in_order_over_many_pages()
    {
        await record.Store.PutManyAsync([.. Enumerable.Range(0, 100).Select(i => TemporaryRecord.Draft($"a{i}"))], None);
        await record.Store.PutAsync(TemporaryRecord.Draft("a5", "Changed."), None);
        await record.Store.WithdrawAsync("a7", None);

        List<Article> all = await record.Store.ChangedSinceAsync(-1, None).ToListAsync();

        Assert.Equal(100, all.Count);
        Assert.Equal(all.OrderBy(article => article.Sequence), all);
        Assert.Equal(["a5", "a7"], all.TakeLast(2).Select(article => article.Id));
        Assert.Equal(ArticleStatus.Withdrawn, all[^1].Status);
        Assert.Equal(["a7"], await record.Store.ChangedSinceAsync(101, None).Select(article => article.Id).ToListAsync());
        Assert.Equal((100, 1), (await record.Store.CountChangedSinceAsync(-1, None), await record.Store.CountChangedSinceAsync(101, None)));
    }

    [Fact]
    public async Task Of_two_drafts_with_one_id_in_a_batch_the_later_is_the_newer_version()
    {
        IReadOnlyList<(PutOutcome Outcome, Article Article)> stored =
            await record.Store.PutManyAsync([TemporaryRecord.Draft("a", "One."), TemporaryRecord.Draft("a", "Two."), TemporaryRecord.Draft("a", "Two.")], None);

        Assert.Equal([(PutOutcome.Created, 1), (PutOutcome.Updated, 2), (PutOutcome.Unchanged, 2)], stored.Select(one => (one.Outcome, one.Article.Version)));
    }

    [Fact]
    public async Task The_extent_counts_live_articles_and_spans_their_dates()
    {
        Assert.Equal(new ArchiveExtent(0, null, null), await record.Store.ExtentAsync(None));
        await record.Store.PutManyAsync(
            [TemporaryRecord.Draft("a", published: new DateOnly(2020, 1, 2)), TemporaryRecord.Draft("b", published: new DateOnly(2023, 1, 2)), TemporaryRecord.Draft("c")], None);
        Assert.Equal(new ArchiveExtent(3, new DateOnly(2020, 1, 2), new DateOnly(2023, 1, 2)), await record.Store.ExtentAsync(None));

        await record.Store.WithdrawAsync("a", None);

        Assert.Equal(new ArchiveExtent(2, new DateOnly(2023, 1, 2), new DateOnly(2023, 1, 2)), await record.Store.ExtentAsync(None));
    }

    [Fact]
    public async Task Many_readers_and_writers_at_once_get_in_nobodys_way()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), async (i, token) =>
        {
            await record.Store.PutAsync(TemporaryRecord.Draft($"a{i}"), token);
            Assert.NotNull(await record.Store.FindAsync($"a{i}", null, token));
        });

        List<Article> all = await record.Store.ChangedSinceAsync(0, None).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), all.Select(article => article.Sequence));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_everything_as_it_was()
    {
        await record.Store.PutAsync(TemporaryRecord.Draft("a"), None);
        record.Database.RunOnWriter("PRAGMA max_page_count = 1");

        StorageException problem = await Assert.ThrowsAsync<StorageException>(() =>
            record.Store.PutManyAsync([TemporaryRecord.Draft("b", "Small."), TemporaryRecord.Draft("c", new string('x', 1_000_000))], None));

        Assert.Equal(StorageFault.Full, problem.Fault);
        Assert.Contains(record.Database.Path, problem.Message, StringComparison.Ordinal);
        Assert.Contains("full", problem.Message, StringComparison.Ordinal);
        Assert.Null(await record.Store.FindAsync("b", null, None));
        record.Database.RunOnWriter("PRAGMA max_page_count = 1000000");
        Assert.Equal(2L, (await record.Store.PutAsync(TemporaryRecord.Draft("b"), None)).Article.Sequence);
    }

    public void Dispose() => record.Dispose();
}
