using BriefingBot.Relevance;
using BriefingBot.Web.Evaluation;

namespace BriefingBot.Web.Tests.Evaluation;

public sealed class RelevanceFitTests
{
    /// <summary>The second feature tells which candidate is right; the third is noise.</summary>
    private static IReadOnlyList<IReadOnlyList<PoolRow>> Pools { get; } =
    [
        .. Enumerable.Range(0, 40).Select(q => (PoolRow[])
        [
            .. Enumerable.Range(0, 4).Select(c =>
            {
                bool isGold = q % 4 != 3 && c == q % 3;
                return new PoolRow("set", $"q{q}", q % 4 == 3 ? "unanswerable" : "answerable", CandidateKind.Statement, [1, isGold ? 1 : 0, ((q * 7) + (c * 3)) % 5 / 5.0], isGold, "text");
            }),
        ]),
    ];

    [Fact]
    public void What_tells_the_right_candidate_gets_the_weight()
    {
        double[] weights = RelevanceFit.Fit(RelevanceFit.Questions(Pools, _ => 1));

        Assert.True(weights[1] > 3, string.Join(' ', weights));
        Assert.True(Math.Abs(weights[2]) < weights[1] / 4, string.Join(' ', weights));
        Assert.True(weights[0] < 0, "where nothing is marked, none of them is the likeliest");
    }

    [Fact]
    public void Questions_kept_back_are_counted()
    {
        (int asked, int first, int three, double likelihood) = RelevanceFit.CrossValidate(RelevanceFit.Questions(Pools, _ => 1), 5);

        Assert.Equal((30, 30, 30), (asked, first, three));
        Assert.InRange(likelihood, -0.5, 0);
    }

    [Fact]
    public void Without_what_tells_the_right_candidate_the_figures_are_worse()
    {
        IReadOnlyList<FitQuestion> questions = RelevanceFit.Questions(Pools, _ => 1);
        double whole = RelevanceFit.CrossValidate(questions, 5).LogLikelihood;

        Assert.True(RelevanceFit.CrossValidate(RelevanceFit.Without(questions, 1), 5).LogLikelihood < whole - 0.5);
        Assert.Equal(whole, RelevanceFit.CrossValidate(RelevanceFit.Without(questions, 2), 5).LogLikelihood, 1);
    }

    [Fact]
    public void An_answerable_question_without_its_text_in_the_pool_is_left_out()
    {
        PoolRow[] lost = [new("set", "lost", "answerable", CandidateKind.Statement, [1, 0, 0], false, "text")];

        Assert.Equal(Pools.Count, RelevanceFit.Questions([.. Pools, lost], _ => 1).Count);
    }

    [Fact]
    public async Task A_pool_is_read_as_it_was_written()
    {
        string file = Path.Combine(Path.GetTempPath(), $"pool-{Guid.NewGuid():N}.jsonl");
        try
        {
            var pools = new PoolFile(file);
            var question = new EvalQuestion("q1", "answerable", "How tall is it?", null, ["40 metres"], null, [new MarkedText("a", "The tower is 40 metres tall and old")]);
            await pools.AppendAsync("set", question,
            [
                new Judged(CandidateKind.Sentence, "a", "The tower is 40 metres tall and old.", [1, 0.5]),
                new Judged(CandidateKind.Sentence, "a", "The tower is tall and old.", [1, 0.25]),
                new Judged(CandidateKind.Statement, "b", "The tower is 40 metres tall and old.", [1, 0.125]),
            ], CancellationToken.None);

            IReadOnlyList<IReadOnlyList<PoolRow>> read = await pools.ReadAsync(CancellationToken.None);

            Assert.Equal([true, false], read[0].Select(row => row.ShowsGold));
            Assert.Equal([1, 0.5], read[0][0].Features);
            Assert.False(Assert.Single(read[1]).ShowsGold);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        EvalSetException missing = await Assert.ThrowsAsync<EvalSetException>(() => new PoolFile("no-such-file.jsonl").ReadAsync(CancellationToken.None));

        Assert.Contains("no-such-file.jsonl", missing.Message, StringComparison.Ordinal);
    }
}
