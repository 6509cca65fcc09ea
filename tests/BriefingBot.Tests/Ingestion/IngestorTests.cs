using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Tests.Articles;

namespace BriefingBot.Tests.Ingestion;

public sealed class IngestorTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_article_is_searchable_when_its_result_arrives_and_an_update_replaces_it()
    {
        await using var bench = new IngestionBench();
        await bench.Ingestor.CatchUpAsync(null, None);

        Assert.Equal(new IngestionResult.Indexed("a", 1), await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None));
        Assert.Equal("The council voted.", bench.Index.TextOf("a"));
        Assert.Equal(new IngestionResult.Unchanged("a", 1), await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None));
        Assert.Equal(1, bench.Index.Replaced);
        Assert.Equal(new IngestionResult.Indexed("a", 2), await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a", "It waits."), None));
        Assert.Equal("It waits.", bench.Index.TextOf("a"));
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_when_the_withdrawal_is_acknowledged()
    {
        await using var bench = new IngestionBench();
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None);

        Assert.True(await bench.Ingestor.WithdrawAsync("a", None));
        Assert.Empty(bench.Index.Visible);
        Assert.False(await bench.Ingestor.WithdrawAsync("a", None));
        Assert.False(await bench.Ingestor.WithdrawAsync("never", None));
    }

    [Fact]
    public async Task Many_articles_get_results_in_order_and_the_last_of_one_id_stands()
    {
        await using var bench = new IngestionBench();

        IReadOnlyList<IngestionResult> results = await bench.Ingestor.PutManyAsync(
            [.. Enumerable.Range(0, 100).Select(i => TemporaryRecord.Draft($"a{i}")), TemporaryRecord.Draft("a99", "Newer.")], None);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"a{i}").Append("a99"), results.Cast<IngestionResult.Indexed>().Select(result => result.ArticleId));
        Assert.Equal(100, bench.Index.Visible.Count);
        Assert.Equal("Newer.", bench.Index.TextOf("a99"));
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_crash_before_any_commit()
    {
        await using var bench = new IngestionBench();
        await bench.Ingestor.CatchUpAsync(null, None);
        await bench.Ingestor.PutManyAsync([.. Enumerable.Range(0, 70).Select(i => TemporaryRecord.Draft($"a{i}"))], None);
        await bench.Ingestor.CommitAsync(None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("later"), None);
        await bench.Ingestor.WithdrawAsync("a3", None);

        bench.Crash();
        Assert.False(bench.Index.Visible.ContainsKey("later"));
        await bench.Ingestor.CatchUpAsync(null, None);

        Assert.Equal(70, bench.Index.Visible.Count);
        Assert.True(bench.Index.Visible.ContainsKey("later"));
        Assert.False(bench.Index.Visible.ContainsKey("a3"));
        Assert.Equal(1, bench.Index.Replaced);
        Assert.Equal(72, bench.Index.CommittedSequence);
    }

    [Fact]
    public async Task An_article_that_was_stored_when_the_process_stopped_before_indexing_it_is_indexed_at_the_next_start()
    {
        await using var bench = new IngestionBench();
        await bench.Ingestor.CatchUpAsync(null, None);
        bench.Index.Failures = 1;
        await Assert.ThrowsAsync<IOException>(() => bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None));
        Assert.NotNull(await bench.Record.Store.FindAsync("a", null, None));

        bench.Crash();
        await bench.Ingestor.CatchUpAsync(null, None);

        Assert.Equal("The council voted.", bench.Index.TextOf("a"));
    }

    [Fact]
    public async Task What_the_index_failed_to_take_it_gets_before_the_next_write_and_is_never_committed_over()
    {
        await using var bench = new IngestionBench();
        await bench.Ingestor.CatchUpAsync(null, None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("gone"), None);
        bench.Index.Failures = 2;
        await Assert.ThrowsAsync<IOException>(() => bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None));
        await bench.Ingestor.CommitAsync(None);
        Assert.Equal(1, bench.Index.CommittedSequence);
        await Assert.ThrowsAsync<IOException>(() => bench.Ingestor.WithdrawAsync("gone", None));

        await bench.Ingestor.WithdrawAsync("gone", None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("b"), None);

        Assert.Equal(["a", "b"], bench.Index.Visible.Keys.Order());
        await bench.Ingestor.CommitAsync(None);
        Assert.Equal(4, bench.Index.CommittedSequence);
    }

    [Fact]
    public async Task A_write_before_the_index_caught_up_hides_nothing_that_is_still_to_come()
    {
        await using var bench = new IngestionBench();
        await bench.Record.Store.PutManyAsync([TemporaryRecord.Draft("a"), TemporaryRecord.Draft("b")], None);

        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("c"), None);
        Assert.Equal(new IngestionResult.Unchanged("a", 1), await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None));
        Assert.Equal(["a", "c"], bench.Index.Visible.Keys.Order());
        await bench.Ingestor.CommitAsync(None);
        Assert.Equal(-1, bench.Index.CommittedSequence);
        await bench.Ingestor.CatchUpAsync(null, None);

        Assert.Equal(["a", "b", "c"], bench.Index.Visible.Keys.Order());
        Assert.Equal(3, bench.Index.CommittedSequence);
    }

    [Fact]
    public async Task Passages_get_vectors_with_the_title_before_them_and_unchanged_articles_are_not_embedded_again()
    {
        using var embeddings = new LengthEmbeddings();
        await using var bench = new IngestionBench(embeddings);
        string body = string.Join("\n\n", Enumerable.Range(0, 40).Select(i => string.Join(' ', Enumerable.Repeat($"word{i}", 100))));

        await bench.Ingestor.PutManyAsync([TemporaryRecord.Draft("a", body), TemporaryRecord.Draft("b")], None);
        int embedded = embeddings.Texts.Count;
        await bench.Ingestor.CatchUpAsync(null, None);
        int caughtUp = embeddings.Texts.Count;
        await bench.Ingestor.PutManyAsync([TemporaryRecord.Draft("a", body), TemporaryRecord.Draft("b")], None);

        var article = bench.Index.Visible["a"];
        Assert.True(article.Passages.Count > 20);
        Assert.Equal(article.Passages.Count, article.Vectors.Count);
        Assert.Contains(embeddings.Texts, text => text.StartsWith("Title of b", StringComparison.Ordinal) && text.EndsWith("The council voted.", StringComparison.Ordinal));
        Assert.Equal(article.Passages.Select(passage => (float)EmbeddedText.Of(article.Article, passage).Length), article.Vectors.Select(vector => vector.Span[0]));
        Assert.Equal(2 * embedded, caughtUp);
        Assert.Equal(caughtUp, embeddings.Texts.Count);
    }

    [Fact]
    public async Task An_article_that_the_model_refuses_is_indexed_by_its_words_and_stops_no_other()
    {
        using var embeddings = new LengthEmbeddings(refused: "poison");
        await using var bench = new IngestionBench(embeddings);

        IReadOnlyList<IngestionResult> results = await bench.Ingestor.PutManyAsync(
            [TemporaryRecord.Draft("a"), TemporaryRecord.Draft("bad", "A poison text."), TemporaryRecord.Draft("c")], None);

        Assert.All(results, result => Assert.IsType<IngestionResult.Indexed>(result));
        Assert.Equal("A poison text.", bench.Index.TextOf("bad"));
        Assert.Equal([1, 0, 1], new[] { "a", "bad", "c" }.Select(id => bench.Index.Visible[id].Vectors.Count));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_and_leaves_index_and_record_in_step()
    {
        await using var bench = new IngestionBench();
        bench.Record.Database.RunOnWriter("PRAGMA max_page_count = 1");

        StorageException problem = await Assert.ThrowsAsync<StorageException>(() => bench.Ingestor.PutAsync(TemporaryRecord.Draft("a", new string('x', 1_000_000)), None));

        Assert.Equal(StorageFault.Full, problem.Fault);
        Assert.Empty(bench.Index.Visible);
        bench.Record.Database.RunOnWriter("PRAGMA max_page_count = 1000000");
        Assert.IsType<IngestionResult.Indexed>(await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None));
    }

    [Fact]
    public async Task Closing_commits_the_index()
    {
        var bench = new IngestionBench();
        await bench.Ingestor.CatchUpAsync(null, None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a"), None);

        await bench.DisposeAsync();

        Assert.Equal(1, bench.Index.CommittedSequence);
    }
}
