using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Tests.Articles;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Tests.Ingestion;

/// <summary>A changed embedding model: the earlier index answers while another is made beside it.</summary>
public sealed class IndexRebuildTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly RebuildBench bench = new();
    private readonly DirectionEmbeddings before = new("before", 2);
    private readonly DirectionEmbeddings after = new("after", 3);

    public async Task InitializeAsync()
    {
        await bench.StartAsync(before.Model);
        await bench.PutAsync(20);
    }

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        before.Dispose();
        after.Dispose();
    }

    [Fact]
    public async Task The_earlier_index_answers_by_words_until_the_new_one_answers_by_meaning_and_its_folder_goes()
    {
        Assert.Equal(10, bench.ByMeaning(before.Bird).Length);
        await RestartAsync(after.Model);

        Assert.Equal(new RebuildState("before", 0, 0, null), bench.Rebuild.State);
        Assert.Equal(10, bench.ByWords("pelican").Length);
        Assert.Empty(bench.ByMeaning(after.Bird));
        Assert.Equal(0, after.Texts);

        await bench.Rebuild.RunAsync(None);

        Assert.Null(bench.Rebuild.State);
        Assert.Equal(10, bench.ByWords("pelican").Length);
        Assert.Equal(bench.ByWords("pelican"), bench.ByMeaning(after.Bird));
        Assert.Empty(bench.Index.WithoutVectors());
        Assert.False(Directory.Exists(bench.Served));
        Assert.Contains("An index for model after is made in the background: 0 of 20 articles are in it already", bench.Lines.At(LogLevel.Information));
        Assert.Contains("The index for model after holds all 20 articles, up to change 20, and answers from now on", bench.Lines.At(LogLevel.Information));

        await RestartAsync(after.Model);
        Assert.Null(bench.Rebuild.State);
        Assert.Equal(20, after.Texts);
        Assert.Equal(10, bench.ByMeaning(after.Bird).Length);
        Assert.False(Directory.Exists(bench.Next));
    }

    [Fact]
    public async Task What_is_written_and_withdrawn_meanwhile_is_acknowledged_at_once_and_in_the_new_index_before_it_answers()
    {
        after.StopsBefore = "landed 16 times";
        await RestartAsync(after.Model);
        Task rebuild = bench.Rebuild.RunAsync(None);
        await after.Stopped;

        // Of what is in the new index already (a0 to a7), of what is not, and what is new.
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("new", "A pelican cried."), None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a0", "The heron left."), None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("a18", "The heron left."), None);
        Assert.True(await bench.Ingestor.WithdrawAsync("a2", None));
        Assert.True(await bench.Ingestor.WithdrawAsync("a16", None));

        string[] birds = ["a10", "a12", "a14", "a4", "a6", "a8", "new"];
        Assert.Equal(birds, bench.ByWords("pelican"));
        Assert.Equal(["a0", "a18"], bench.ByWords("heron"));
        Assert.Equal(16, bench.Rebuild.State?.Done);
        after.GoOn();
        await rebuild;

        Assert.Equal(birds, bench.ByWords("pelican"));
        Assert.Equal(birds, bench.ByMeaning(after.Bird));
        Assert.Equal(["a0", "a18"], bench.ByWords("heron"));
        Assert.Empty(bench.Index.WithoutVectors());

        // And what comes later goes on from there, on disk too.
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("later", "A pelican slept."), None);
        await RestartAsync(after.Model);
        Assert.Equal([.. birds[..6], "later", "new"], bench.ByMeaning(after.Bird));
    }

    [Fact]
    public async Task Readers_and_writers_miss_nothing_while_the_index_is_switched()
    {
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("moving", "The cormorant dived."), None);
        await RestartAsync(after.Model);
        using var stop = new CancellationTokenSource();

        // What was acknowledged last: a search that begins after it must not find anything older.
        int written = 0;
        int withdrawn = 0;
        Task[] readers =
        [
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    (int least, int gone) = (Volatile.Read(ref written), Volatile.Read(ref withdrawn));
                    Assert.Equal(10, bench.ByWords("voted").Length);
                    Assert.True(Assert.Single(bench.Index.SearchWords("cormorant", 5, SearchFilter.None)).Article.Version >= least, "A version that was replaced was found.");
                    Assert.All(bench.Index.SearchWords("heron", 5, SearchFilter.None), hit => Assert.True(hit.Article.Version > gone, "A withdrawn article was found."));
                }
            })),
        ];
        Task rebuild = bench.Rebuild.RunAsync(None);
        int version = 1;
        for (int more = 5; more > 0; more -= rebuild.IsCompleted ? 1 : 0)
        {
            await bench.Ingestor.PutManyAsync([TemporaryRecord.Draft("moving", $"The cormorant dived {version} times."), TemporaryRecord.Draft("passing", $"The heron left {version} times.")], None);
            version++;
            Volatile.Write(ref written, version);
            var passing = await bench.Record.Store.FindAsync("passing", null, None);
            await bench.Ingestor.WithdrawAsync("passing", None);
            Volatile.Write(ref withdrawn, passing!.Version);
        }

        await rebuild;
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(version, Assert.Single(bench.Index.SearchMeaning(Vector(0, 1, 0), 50, new SearchFilter(ArticleId: "moving"))).Article.Version);
        Assert.Empty(bench.Index.WithoutVectors());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_in_the_middle_leaves_what_was_made_and_the_next_start_goes_on_with_it(bool crash)
    {
        after.StopsBefore = "landed 16 times";
        await RestartAsync(after.Model);
        using var stop = new CancellationTokenSource();
        Task rebuild = bench.Rebuild.RunAsync(stop.Token);
        await after.Stopped;
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("new", "A pelican cried."), None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);
        if (crash)
        {
            bench.Crash();
        }
        else
        {
            await bench.StopAsync();
        }

        using var again = new DirectionEmbeddings("after", 3);
        await bench.StartAsync(again.Model);
        Assert.Equal("before", bench.Rebuild.State?.From);
        Assert.Equal(11, bench.ByWords("pelican").Length);
        await bench.Rebuild.RunAsync(None);

        Assert.Equal(5, again.Texts);
        Assert.Equal(11, bench.ByMeaning(again.Bird).Length);
    }

    [Fact]
    public async Task A_model_that_is_changed_back_in_the_middle_finds_its_index_current_and_what_came_meanwhile_gets_its_vectors()
    {
        after.StopsBefore = "landed 16 times";
        await RestartAsync(after.Model);
        using var stop = new CancellationTokenSource();
        Task rebuild = bench.Rebuild.RunAsync(stop.Token);
        await after.Stopped;
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("new", "A pelican cried."), None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);
        int embedded = before.Texts;

        await RestartAsync(before.Model);

        Assert.Null(bench.Rebuild.State);
        Assert.False(Directory.Exists(bench.Next));
        Assert.Equal(10, bench.ByMeaning(before.Bird).Length);
        Assert.True(await bench.Missing.MendAsync(None));
        Assert.Equal(11, bench.ByMeaning(before.Bird).Length);
        Assert.Equal(embedded + 1, before.Texts);
    }

    [Fact]
    public async Task A_third_model_in_the_middle_begins_anew_and_the_first_index_goes_on_answering()
    {
        after.StopsBefore = "landed 16 times";
        await RestartAsync(after.Model);
        using var stop = new CancellationTokenSource();
        Task rebuild = bench.Rebuild.RunAsync(stop.Token);
        await after.Stopped;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);

        using var third = new DirectionEmbeddings("third", 4);
        await RestartAsync(third.Model);
        Assert.Equal("before", bench.Rebuild.State?.From);
        Assert.Equal(10, bench.ByWords("pelican").Length);
        await bench.Rebuild.RunAsync(None);

        Assert.Equal(20, third.Texts);
        Assert.Equal(10, bench.ByMeaning(third.Bird).Length);
    }

    [Fact]
    public async Task Without_a_model_the_index_is_kept_and_serves_the_model_that_comes_back_without_being_made_anew()
    {
        await RestartAsync(new EmbeddingModel(null, null, "words alone"));
        Assert.Null(bench.Rebuild.State);
        await bench.Rebuild.RunAsync(None);
        await bench.Ingestor.PutAsync(TemporaryRecord.Draft("new", "A pelican cried."), None);
        Assert.Equal(11, bench.ByWords("pelican").Length);
        Assert.True(await bench.Missing.MendAsync(None));

        int embedded = before.Texts;
        await RestartAsync(before.Model);
        Assert.Equal(10, bench.ByMeaning(before.Bird).Length);
        Assert.True(await bench.Missing.MendAsync(None));

        Assert.Equal(11, bench.ByMeaning(before.Bird).Length);
        Assert.Equal(embedded + 1, before.Texts);
    }

    private static ReadOnlyMemory<float> Vector(params float[] components) => components;

    private async Task RestartAsync(EmbeddingModel model)
    {
        await bench.StopAsync();
        await bench.StartAsync(model);
    }
}
