using BriefingBot.Articles;
using BriefingBot.Ingestion;
using BriefingBot.Tests.Articles;

namespace BriefingBot.Tests.Ingestion;

public sealed class FileIngestionTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly IngestionBench bench = new();

    private TemporaryFolder Files => bench.Files;

    public Task InitializeAsync() => bench.Ingestor.CatchUpAsync(null, None);

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task A_folder_is_ingested_with_all_under_it_and_told_file_by_file()
    {
        Files.Write("b.txt", "Second.");
        Files.Write("a/deep/x.md", "---\ntitle: T\n---\nFirst.");
        Files.Write("n.ndjson", "{\"id\":\"n1\",\"body\":\"One.\"}\n{\"id\":\"n2\",\"body\":\"Two.\"}\n");
        Files.Write("picture.png", "no article");
        Files.Write(".hidden/h.txt", "Hidden.");
        var told = new List<IngestionProgress>();

        IngestionSummary summary = await bench.Ingestor.IngestPathsAsync([Files.Path], new Told(told), None);

        Assert.Equal((3, 4, 0, 0), (summary.Files, summary.Indexed, summary.Unchanged, summary.Rejected));
        Assert.Equal(["b", "n1", "n2", "x"], bench.Index.Visible.Keys.Order());
        Assert.Equal([0, 1, 2, 3], told.Select(progress => progress.Done));
        Assert.All(told, progress => Assert.Equal(3, progress.Total));
        Assert.Equal(4, bench.Index.CommittedSequence);
    }

    [Fact]
    public async Task A_bad_file_is_rejected_and_stops_no_other()
    {
        Files.Write("a.txt", "Good.");
        Files.Write("b.txt", [0xff, 0xfe, 0x41]);
        Files.Write("c.md", "---\ndate: soon\n---\nText.");
        Files.Write("d.txt", new string('x', 200_000));
        Files.Write("e.txt", " ");
        Files.Write("f.json", "{");
        Files.Write("z.txt", "Good too.");

        IngestionSummary summary = await bench.SyncAsync();

        Assert.Equal(
            [RejectionCode.NotUtf8, RejectionCode.BadDate, RejectionCode.TooLarge, RejectionCode.Empty, RejectionCode.Malformed],
            summary.Rejections.Select(rejection => rejection.Code));
        Assert.Equal(["a", "z"], bench.Index.Visible.Keys.Order());
        Assert.Equal(0, (await bench.SyncAsync()).Rejected);
        Files.Write("e.txt", "Text by now.");
        Assert.Equal(1, (await bench.SyncAsync()).Indexed);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_and_a_file_of_another_type_are_told_and_the_rest_goes_on()
    {
        Files.Write("in/a.txt", "Text.");
        string other = Files.Write("b.pdf", "x");

        IngestionSummary summary = await bench.Ingestor.IngestPathsAsync([Files.At("nowhere"), other, "bad\0path", Files.At("in")], null, None);

        Assert.Equal([RejectionCode.NotFound, RejectionCode.NotFound, RejectionCode.UnsupportedType], summary.Rejections.Select(rejection => rejection.Code));
        Assert.Equal($"{Files.At("nowhere")} does not exist. Check the path, or create it; the rest goes on without it.", summary.Rejections[0].Message);
        Assert.Equal(1, summary.Indexed);
    }

    [Fact]
    public async Task Of_two_files_with_one_id_the_second_is_rejected_naming_the_first()
    {
        string first = Files.Write("a.md", "---\nid: same\n---\nFirst.");
        string second = Files.Write("b.md", "---\nid: same\n---\nSecond.");

        IngestionSummary summary = await bench.SyncAsync();

        ArticleRejection rejection = Assert.Single(summary.Rejections);
        Assert.Equal((second, RejectionCode.DuplicateId), (rejection.Origin, rejection.Code));
        Assert.Contains(first, rejection.Message, StringComparison.Ordinal);
        Assert.Equal("First.", bench.Index.TextOf("same"));
        bench.Crash();
        Assert.Equal(1, (await bench.SyncAsync()).Rejected);
        Assert.Equal("First.", (await bench.Record.Store.FindAsync("same", null, None))!.Body);
    }

    [Fact]
    public async Task Two_articles_with_one_id_in_one_file_are_told_too()
    {
        Files.Write("a.ndjson", "{\"id\":\"x\",\"body\":\"One.\"}\n{\"id\":\"x\",\"body\":\"Two.\"}\n");

        Assert.Equal(RejectionCode.DuplicateId, Assert.Single((await bench.SyncAsync()).Rejections).Code);
        Assert.Equal("One.", bench.Index.TextOf("x"));
    }

    [Fact]
    public async Task When_the_first_of_two_files_with_one_id_goes_the_second_takes_its_place()
    {
        Files.Write("a.md", "---\nid: same\n---\nFirst.");
        Files.Write("b.md", "---\nid: same\n---\nSecond.");
        await bench.SyncAsync();

        File.Delete(Files.At("a.md"));
        await bench.SyncAsync();
        await bench.SyncAsync();

        Assert.Equal("Second.", bench.Index.TextOf("same"));
    }

    [Fact]
    public async Task A_file_that_is_gone_takes_its_articles_with_it()
    {
        Files.Write("a.txt", "Stays.");
        Files.Write("n.ndjson", "{\"id\":\"n1\",\"body\":\"One.\"}\n{\"id\":\"n2\",\"body\":\"Two.\"}\n");
        await bench.SyncAsync();

        File.Delete(Files.At("n.ndjson"));
        bench.Crash();
        await bench.Ingestor.CatchUpAsync(null, None);
        IngestionSummary summary = await bench.SyncAsync();

        Assert.Equal((2, 1), (summary.Withdrawn, summary.Unchanged));
        Assert.Equal(["a"], bench.Index.Visible.Keys);
    }

    [Fact]
    public async Task A_folder_that_is_gone_altogether_takes_nothing_with_it()
    {
        Files.Write("in/a.txt", "Text.");
        await bench.Ingestor.SyncFoldersAsync([Files.At("in")], null, None);

        Directory.Delete(Files.At("in"), recursive: true);
        IngestionSummary summary = await bench.Ingestor.SyncFoldersAsync([Files.At("in")], null, None);

        Assert.Equal((0, RejectionCode.NotFound), (summary.Withdrawn, Assert.Single(summary.Rejections).Code));
        Assert.Equal(["a"], bench.Index.Visible.Keys);
    }

    [Fact]
    public async Task A_renamed_file_keeps_its_article()
    {
        Files.Write("a.md", "---\nid: same\n---\nText.");
        await bench.SyncAsync();

        File.Move(Files.At("a.md"), Files.At("b.md"));
        IngestionSummary summary = await bench.SyncAsync();

        Assert.Equal((0, 0, 1), (summary.Indexed, summary.Withdrawn, summary.Unchanged));
        Assert.Equal(Files.At("b.md"), bench.Memory.OwnerOf("same")!.Path);
    }

    [Fact]
    public async Task What_was_written_or_withdrawn_otherwise_stays_while_the_file_does_not_change()
    {
        Files.Write("a.txt", "From the file.");
        Files.Write("b.txt", "From the file.");
        await bench.SyncAsync();
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a", "From a request."), None);
        await bench.Ingestor.WithdrawAsync("b", None);

        bench.Crash();
        await bench.Ingestor.CatchUpAsync(null, None);
        await bench.SyncAsync();
        File.SetLastWriteTimeUtc(Files.At("a.txt"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(Files.At("b.txt"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await bench.SyncAsync();

        Assert.Equal("From a request.", bench.Index.TextOf("a"));
        Assert.Equal(["a"], bench.Index.Visible.Keys);
        File.Delete(Files.At("a.txt"));
        Assert.Equal(0, (await bench.SyncAsync()).Withdrawn);
        Files.Write("b.txt", "Changed in the file.");
        Assert.Equal(1, (await bench.SyncAsync()).Indexed);
        Assert.Equal("Changed in the file.", bench.Index.TextOf("b"));
    }

    [Fact]
    public async Task A_file_named_itself_is_read_even_where_it_did_not_change()
    {
        string path = Files.Write("a.txt", "From the file.");
        await bench.SyncAsync();
        await bench.Ingestor.WithdrawAsync("a", None);

        Assert.Equal(0, (await bench.Ingestor.SyncFoldersAsync([path], null, None)).Indexed);
        Assert.Equal(1, (await bench.Ingestor.IngestPathsAsync([path], null, None)).Indexed);
    }

    [Fact]
    public async Task An_article_that_is_no_longer_in_its_file_is_withdrawn_but_not_where_the_file_is_broken()
    {
        Files.Write("n.ndjson", "{\"id\":\"n1\",\"body\":\"One.\"}\n{\"id\":\"n2\",\"body\":\"Two.\"}\n");
        await bench.SyncAsync();

        Files.Write("n.ndjson", "{\"id\":\"n1\",\"body\":\"One, changed.\"}\n{\"id\":\"n2\",\"bo");
        Assert.Equal((1, 0, 1), Counts(await bench.SyncAsync()));
        Assert.Equal(["n1", "n2"], bench.Index.Visible.Keys.Order());
        Files.Write("n.ndjson", "");
        Assert.Equal((0, 0, 1), Counts(await bench.SyncAsync()));
        Files.Write("n.ndjson", "{\"id\":\"n1\",\"body\":\"One, changed.\"}\n");
        Assert.Equal((0, 1, 0), Counts(await bench.SyncAsync()));

        Assert.Equal(["n1"], bench.Index.Visible.Keys);

        static (int Indexed, int Withdrawn, int Rejected) Counts(IngestionSummary summary) => (summary.Indexed, summary.Withdrawn, summary.Rejected);
    }

    [Fact]
    public async Task Links_that_lead_in_circles_end()
    {
        Files.Write("in/a.txt", "Text.");
        Directory.CreateSymbolicLink(Files.At("in", "up"), Files.Path);
        Directory.CreateSymbolicLink(Files.At("in", "self"), Files.At("in", "self"));
        File.CreateSymbolicLink(Files.At("in", "link.txt"), Files.At("in", "a.txt"));

        IngestionSummary summary = await bench.SyncAsync();

        Assert.Equal(["a", "link"], bench.Index.Visible.Keys.Order());
        Assert.Equal(0, summary.Rejected);
    }

    [Fact]
    public async Task A_large_file_of_many_articles_spans_batches()
    {
        Files.Write("a.txt", "Text.");
        Files.Write("n.ndjson", string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{{\"id\":\"n{i}\",\"body\":\"Text {i}.\"}}\n")));

        Assert.Equal(1_001, (await bench.SyncAsync()).Indexed);
        Assert.Equal(1_000, bench.Memory.ArticlesOf(Files.At("n.ndjson")).Count);
        Assert.Equal(1_001, (await bench.SyncAsync()).Unchanged);
    }

    [Fact]
    public async Task A_run_that_stopped_halfway_goes_on_where_it_was()
    {
        for (int i = 0; i < 100; i++)
        {
            Files.Write($"a{i:000}.txt", $"Text {i}.");
        }

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => bench.Ingestor.SyncFoldersAsync([Files.Path], new StopAt(50, stop), stop.Token));
        bench.Crash();
        await bench.Ingestor.CatchUpAsync(null, None);
        Assert.Equal(32, bench.Index.Visible.Count);
        IngestionSummary summary = await bench.SyncAsync();

        Assert.Equal((68, 32), (summary.Indexed, summary.Unchanged));
        Assert.Equal(100, bench.Index.Visible.Count);
    }

    private sealed class Told(List<IngestionProgress> told) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => told.Add(value);
    }

    private sealed class StopAt(int done, CancellationTokenSource stop) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value)
        {
            if (value.Done == done)
            {
                stop.Cancel();
            }
        }
    }
}
