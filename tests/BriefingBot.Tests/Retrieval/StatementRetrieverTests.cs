using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Retrieval;

public sealed class StatementRetrieverTests
{
    private const string Body =
        "Ilse Marrow said the harbour fees would not rise this year. Jonas Pell complained that the dredging of the harbour costs too much. "
        + "Ilse Marrow campaigned for lower harbour fees. On the new ferry line, Marrow said it would open in May. Pell, asked about Marrow and the ferry contract, said the contract was void.";

    private readonly Archive archive = new Archive().With("port", Body, "EFE", "2022-01-20",
    [
        new("Ilse Marrow", "said", StatementKind.Indirect, "the harbour fees would not rise this year", "Ilse Marrow said the harbour fees would not rise this year."),
        new("Jonas Pell", "complained", StatementKind.Indirect, "that the dredging of the harbour costs too much", "Jonas Pell complained that the dredging of the harbour costs too much."),
        new("Ilse Marrow", "campaigned", StatementKind.Indirect, "for lower harbour fees", "Ilse Marrow campaigned for lower harbour fees.", Confidence: Confidence.Weak),
        new("Ilse Marrow", "said", StatementKind.Indirect, "it would open in May", "On the new ferry line, Marrow said it would open in May."),
        new("Jonas Pell", "said", StatementKind.Indirect, "the contract was void", "Pell, asked about Marrow and the ferry contract, said the contract was void."),
    ]);

    [Theory]
    [InlineData("harbour fees", TopicMatch.Phrase)]
    [InlineData("Harbour fee", TopicMatch.Phrase)]
    [InlineData("fees of the harbour", TopicMatch.AllWords)]
    [InlineData("year of fees", TopicMatch.AllWords)]
    public async Task A_topic_in_what_was_said_is_found(string topic, TopicMatch match)
    {
        StatementFinding finding = await Find("Marrow", topic);

        StatementEvidence only = Assert.Single(finding.OnTopic);
        Assert.Equal((0, match), (only.Hit.Ordinal, only.Match));
    }

    [Fact]
    public async Task A_topic_in_the_sentence_only_counts_where_nothing_better_stands()
    {
        StatementEvidence only = Assert.Single((await Find("Marrow", "ferry line")).OnTopic);

        Assert.Equal((3, TopicMatch.Sentence), (only.Hit.Ordinal, only.Match));
    }

    [Theory]
    [InlineData("dredging")]
    [InlineData("dredging costs")]
    [InlineData("lighthouses")]
    public async Task A_topic_in_anothers_mouth_or_in_nobodys_is_not_found(string topic)
    {
        StatementFinding finding = await Find("Marrow", topic);

        Assert.Empty(finding.OnTopic);
        Assert.All(finding.Closest, evidence => Assert.Equal("Ilse Marrow", evidence.Statement.Speaker));
        Assert.NotEmpty(finding.Closest);
    }

    [Fact]
    public async Task The_weak_stand_only_where_nothing_stronger_does()
    {
        Assert.Equal([0], (await Find("Marrow", "harbour fees")).OnTopic.Select(e => e.Hit.Ordinal));
        Assert.Equal([2], (await Find("Marrow", "lower fees")).OnTopic.Select(e => e.Hit.Ordinal));
    }

    [Fact]
    public async Task Anybodys_statement_is_found_where_no_speaker_is_asked()
    {
        StatementFinding finding = await Find(null, "dredging of the harbour");

        Assert.Equal("Jonas Pell", Assert.Single(finding.OnTopic).Statement.Speaker);
    }

    [Fact]
    public async Task Other_words_pass_only_with_meaning_behind_them()
    {
        archive.CosineByOrdinal[0] = 0.3f;
        Assert.Empty((await Find("Marrow", "port charges", meaning: true)).OnTopic);

        archive.CosineByOrdinal[0] = 0.7f;
        Assert.Equal(TopicMatch.Paraphrase, Assert.Single((await Find("Marrow", "port charges", meaning: true)).OnTopic).Match);
    }

    [Fact]
    public async Task Other_words_are_not_the_speakers_where_another_is_nearer_in_meaning()
    {
        archive.CosineByOrdinal[0] = 0.4f;
        archive.CosineByOrdinal[1] = 0.8f;

        Assert.Empty((await Find("Marrow", "port charges", meaning: true)).OnTopic);
    }

    [Theory]
    [InlineData(1, 0.34)]
    [InlineData(3, 0.34)]
    [InlineData(6, 0.46)]
    [InlineData(24, 0.70)]
    public void The_best_of_many_must_be_nearer(int statements, double least) => Assert.Equal(least, TopicGate.Default.MeaningAmong(statements), 3);

    [Theory]
    [InlineData("US policy", "the U.S. policy stays")]
    [InlineData("tax-free allowances", "a tax-free allowance")]
    [InlineData("free allowance", "a tax-free allowance")]
    [InlineData("party’s plans", "the parties' plan")]
    [InlineData("10.5 million", "some 10.5 million")]
    public void Words_are_compared_without_plural_possessive_and_dots(string topic, string said)
    {
        var scorer = new TopicScorer(topic, false, archive, TopicGate.Default);

        Assert.Equal(1, scorer.ShareOf(said));
    }

    [Theory]
    [InlineData("US policy", "tell us the policy")]
    [InlineData("10.5 million", "some 105 million")]
    public void Words_that_only_look_alike_are_not_the_same(string topic, string said) =>
        Assert.True(new TopicScorer(topic, false, archive, TopicGate.Default).ShareOf(said) < 1);

    [Fact]
    public async Task Two_of_one_surname_are_kept_apart()
    {
        archive.With("second", "Otto Marrow said harbour fees are a scandal.", "EFE", "2022-01-21",
            [new("Otto Marrow", "said", StatementKind.Indirect, "harbour fees are a scandal", "Otto Marrow said harbour fees are a scandal.")]);

        Assert.Equal(["Ilse Marrow"], (await Find("Ilse Marrow", "harbour fees")).OnTopic.Select(e => e.Statement.Speaker));
        Assert.Equal(["Ilse Marrow", "Otto Marrow"], (await Find("Marrow", "harbour fees")).OnTopic.Select(e => e.Speaker!.Name).Order());
    }

    private Task<StatementFinding> Find(string? speaker, string topic, bool meaning = false)
    {
        var question = new Question { Text = "", Kind = speaker is null ? QuestionKind.WhoSaid : QuestionKind.WhatSaid, Speaker = speaker, Topic = topic };
        ReadOnlyMemory<float>? vector = meaning ? new float[] { 1 } : null;
        return new StatementRetriever(archive).FindAsync(
            question, speaker is null ? [] : SpeakerChoice.Choose(archive.Speakers, speaker), SearchFilter.None, _ => Task.FromResult(vector), 6, CancellationToken.None);
    }
}
