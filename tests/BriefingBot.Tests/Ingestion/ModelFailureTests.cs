using BriefingBot.Ingestion;
using BriefingBot.Tests.Articles;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Tests.Ingestion;

/// <summary>An embedding model that is down, or refuses a text, while an index is made for it and afterwards.</summary>
public sealed class ModelFailureTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly RebuildBench bench = new();
    private readonly DirectionEmbeddings before = new("before", 2);
    private readonly DirectionEmbeddings after = new("after", 3);

    public async Task InitializeAsync()
    {
        await bench.StartAsync(before.Model);
        await bench.PutAsync(20);
        await bench.StopAsync();
    }

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        before.Dispose();
        after.Dispose();
    }

    [Fact]
    public async Task While_the_model_is_down_the_earlier_index_answers_the_state_says_so_and_it_is_tried_again_ever_less_often()
    {
        after.IsDown = true;
        await bench.StartAsync(after.Model);
        Task rebuild = bench.Rebuild.RunAsync(None);

        Assert.Equal(new RebuildState("before", 0, 20, "The embedding model gives no vectors: 503 from the model."), await ProblemAsync(1));
        Assert.Equal(10, bench.ByWords("pelican").Length);
        Assert.Empty(bench.ByMeaning(after.Bird));
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        await ProblemAsync(2);
        bench.Clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Equal(2, Failures());
        bench.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await ProblemAsync(3);
        Assert.False(rebuild.IsCompleted);

        after.IsDown = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(8));
        await rebuild.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Null(bench.Rebuild.State);
        Assert.Equal(10, bench.ByMeaning(after.Bird).Length);
        Assert.Empty(bench.Index.WithoutVectors());
    }

    [Fact]
    public async Task A_model_that_fails_half_way_loses_nothing_of_what_was_made()
    {
        after.StopsBefore = "landed 16 times";
        await bench.StartAsync(after.Model);
        Task rebuild = bench.Rebuild.RunAsync(None);
        await after.Stopped;
        after.IsDown = true;
        after.GoOn();
        Assert.Equal(16, (await ProblemAsync(1)).Done);

        int embedded = after.Texts;
        after.IsDown = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        await rebuild.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(embedded + 4, after.Texts);
        Assert.Empty(bench.Index.WithoutVectors());
    }

    [Fact]
    public async Task One_text_that_the_model_refuses_stops_no_other_is_told_and_gets_its_vector_once_the_model_takes_it()
    {
        after.Refused = "landed 6 times";
        await bench.StartAsync(after.Model);
        Task rebuild = bench.Rebuild.RunAsync(None);
        await AdvanceUntilAsync(rebuild);

        Assert.Equal(["a6"], bench.Index.WithoutVectors());
        Assert.Contains("a6", bench.ByWords("pelican"));
        Assert.Equal(9, bench.ByMeaning(after.Bird).Length);
        Assert.Contains(bench.Lines.At(LogLevel.Error), line => line.Contains("refused article a6", StringComparison.Ordinal));

        Task<bool> mending = bench.Missing.MendAsync(None);
        await AdvanceUntilAsync(mending);
        Assert.False(await mending);
        after.Refused = null;
        Assert.True(await bench.Missing.MendAsync(None));

        Assert.Equal(10, bench.ByMeaning(after.Bird).Length);
    }

    [Fact]
    public async Task Articles_that_came_while_the_model_was_down_get_their_vectors_later_and_keep_them()
    {
        await bench.StartAsync(before.Model);
        before.IsDown = true;
        await bench.Ingestor.PutManyAsync([TemporaryRecord.Draft("new", "A pelican cried."), TemporaryRecord.Draft("gone", "A pelican left.")], None);
        Assert.Equal(["gone", "new"], bench.Index.WithoutVectors().Order());
        await Assert.ThrowsAsync<ModelUnavailableException>(() => bench.Missing.MendAsync(None));
        await bench.Ingestor.WithdrawAsync("gone", None);
        using var stop = new CancellationTokenSource();
        Task mending = bench.Missing.RunAsync(stop.Token);

        before.IsDown = false;
        for (int i = 0; i < 200 && bench.Index.WithoutVectors().Count > 0; i++)
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mending);
        Assert.Equal(11, bench.ByMeaning(before.Bird).Length);
        Assert.Equal([], bench.ByWords("left"));
        await bench.StopAsync();
        await bench.StartAsync(before.Model);
        Assert.Equal(11, bench.ByMeaning(before.Bird).Length);
        Assert.Empty(bench.Index.WithoutVectors());
    }

    [Fact]
    public async Task A_command_makes_the_index_anew_at_once_or_says_why_it_could_not_and_answers_by_words()
    {
        after.IsDown = true;
        await bench.StartAsync(after.Model);

        Assert.Equal("The embedding model gives no vectors: 503 from the model.", await bench.Rebuild.RunOnceAsync(null, None));
        Assert.Equal(10, bench.ByWords("pelican").Length);
        after.IsDown = false;
        Assert.Null(await bench.Rebuild.RunOnceAsync(null, None));

        Assert.Equal(10, bench.ByMeaning(after.Bird).Length);
        Assert.Null(await bench.Rebuild.RunOnceAsync(null, None));
    }

    private int Failures() => bench.Lines.At(LogLevel.Error).Count(line => line.Contains("could not be made further", StringComparison.Ordinal));

    /// <summary>Waits until it failed so often, and gives what it says then.</summary>
    private async Task<RebuildState> ProblemAsync(int failures)
    {
        for (int i = 0; i < 1_000 && (Failures() < failures || bench.Rebuild.State?.Problem is null); i++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(failures, Failures());

        // The wait begins a moment after the failure is told.
        await Task.Delay(50);
        return bench.Rebuild.State!;
    }

    private async Task AdvanceUntilAsync(Task work)
    {
        for (int i = 0; i < 1_000 && !work.IsCompleted; i++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10);
        }

        await work.WaitAsync(TimeSpan.Zero);
    }
}
