using BriefingBot.Relevance;

namespace BriefingBot.Tests.Relevance;

public sealed class RelevanceModelTests
{
    [Theory]
    [InlineData(0.29, 0.29, false)]
    [InlineData(0.36, 0.36, true)]
    [InlineData(0.36, 0.95, false)]
    [InlineData(0.6, 0.9, true)]
    [InlineData(0.91, 0.9999, true)]
    public void Told_is_what_answers_and_is_not_far_behind_the_best(double probability, double best, bool told) =>
        Assert.Equal(told, RelevanceModel.IsTold(probability, best, RelevanceModel.AnswersFact, RelevanceModel.BehindWords));

    [Fact]
    public void Each_way_to_run_has_its_own_weights()
    {
        var model = new RelevanceModel([-1, 2], [-1, 4]);

        Assert.Equal(0.5, model.Of([1, 0.5], hasMeaning: false), 6);
        Assert.Equal(1 / (1 + Math.Exp(-1)), model.Of([1, 0.5], hasMeaning: true), 6);
    }

    [Fact]
    public void The_shipped_weights_name_every_feature()
    {
        Assert.InRange(RelevanceModel.Statements.Of(new double[StatementFeatures.Names.Length], hasMeaning: true), 0.5, 0.5);
        Assert.InRange(RelevanceModel.Sentences.Of(new double[SentenceFeatures.Names.Length], hasMeaning: false), 0.5, 0.5);
        Assert.Equal(StatementFeatures.Names.Length, StatementFeatures.Names.Distinct().Count());
        Assert.Equal(SentenceFeatures.Names.Length, SentenceFeatures.Names.Distinct().Count());
    }
}
