using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Relevance;

public sealed class StatementFinderTests
{
    private const string Body =
        "Ilse Marrow said the harbour fees would not rise this year. Jonas Pell complained that the dredging of the harbour costs too much. "
        + "On the new ferry line, Marrow said it would open in May. “We shall not pay for the storm,” Marrow said of the mole.";

    private readonly Archive archive = new Archive().With("port", Body, "EFE", "2022-01-20",
    [
        new("Ilse Marrow", "said", StatementKind.Indirect, "the harbour fees would not rise this year", "Ilse Marrow said the harbour fees would not rise this year."),
        new("Jonas Pell", "complained", StatementKind.Indirect, "that the dredging of the harbour costs too much", "Jonas Pell complained that the dredging of the harbour costs too much."),
        new("Ilse Marrow", "said", StatementKind.Indirect, "it would open in May", "On the new ferry line, Marrow said it would open in May."),
        new("Ilse Marrow", "said", StatementKind.Direct, "We shall not pay for the storm,", "“We shall not pay for the storm,” Marrow said of the mole."),
    ]);

    [Theory]
    [InlineData("harbour fees", 0)]
    [InlineData("the new ferry line", 2)]
    [InlineData("the storm", 3)]
    public async Task The_statement_on_the_topic_comes_first(string topic, int ordinal)
    {
        StatementFinding finding = await Find("Marrow", topic);

        Assert.Equal(ordinal, finding.OnTopic[0].Hit.Ordinal);
        Assert.InRange(finding.OnTopic[0].Relevance, RelevanceModel.AnswersWords, 1);
    }

    [Theory]
    [InlineData("dredging")]
    [InlineData("dredging costs")]
    [InlineData("lighthouses in Ireland")]
    public async Task A_topic_in_anothers_mouth_or_in_nobodys_is_not_answered_and_the_closest_are_the_speakers_own(string topic)
    {
        StatementFinding finding = await Find("Marrow", topic);

        Assert.Empty(finding.OnTopic);
        Assert.NotEmpty(finding.Closest);
        Assert.All(finding.Closest, evidence => Assert.Equal("Ilse Marrow", evidence.Statement.Speaker));
        Assert.All(finding.Closest, evidence => Assert.InRange(evidence.Relevance, 0, RelevanceModel.AnswersWords));
    }

    [Theory]
    [InlineData("climate change")]
    [InlineData("the storm in Ireland")]
    [InlineData("dredging")]
    public async Task What_is_only_somewhat_near_is_no_answer_because_the_archive_is_small(string topic)
    {
        archive.CosineByOrdinal[0] = 0.3f;
        archive.CosineByOrdinal[2] = 0.2f;
        archive.CosineByOrdinal[3] = 0.1f;

        Assert.DoesNotContain((await Find("Marrow", topic)).OnTopic, evidence => evidence.Hit.Ordinal is 0 or 2);
    }

    [Fact]
    public async Task Meaning_raises_what_other_words_say()
    {
        archive.CosineByOrdinal[0] = 0.2f;
        double far = (await Judge("Marrow", "port charges")).Single(c => c.Hit.Ordinal == 0).Probability;
        archive.CosineByOrdinal[0] = 0.8f;
        double near = (await Judge("Marrow", "port charges")).Single(c => c.Hit.Ordinal == 0).Probability;

        Assert.True(near > far, $"{near} > {far}");
    }

    [Fact]
    public async Task Without_a_topic_everything_the_speaker_said_is_on_it()
    {
        StatementFinding finding = await Find("Marrow", null);

        Assert.Equal([0, 2, 3], finding.OnTopic.Select(e => e.Hit.Ordinal));
    }

    [Fact]
    public async Task Whoever_measures_is_told_of_all_that_was_judged()
    {
        var judged = new List<Judged>();

        await Find("Marrow", "harbour fees", judged.AddRange);

        Assert.Equal(3, judged.Count);
        Assert.All(judged, candidate => Assert.Equal(StatementFeatures.Names.Length, candidate.Features.Length));
    }

    private async Task<IReadOnlyList<StatementCandidate>> Judge(string speaker, string topic)
    {
        GatheredStatements gathered = new StatementRetriever(archive).Gather(Asked(speaker, topic), SpeakerChoice.Choose(archive.Speakers, speaker), SearchFilter.None);
        return await Relevance().ScoreAsync(Asked(speaker, topic), gathered, (_, _) => Task.FromResult<ReadOnlyMemory<float>?>(new float[] { 1 }), SearchFilter.None, CancellationToken.None);
    }

    private Task<StatementFinding> Find(string speaker, string? topic, Action<IReadOnlyList<Judged>>? observe = null) =>
        new StatementFinder(archive, new StatementRetriever(archive), Relevance()).FindAsync(
            Asked(speaker, topic), SpeakerChoice.Choose(archive.Speakers, speaker), SearchFilter.None, (_, _) => Task.FromResult<ReadOnlyMemory<float>?>(null), 6, all: false, observe, CancellationToken.None);

    private StatementRelevance Relevance() =>
        new(archive, (query, top, filter, _) => Task.FromResult(archive.SearchWords(query, top, filter)), RelevanceModel.Statements);

    private static Question Asked(string speaker, string? topic) =>
        new() { Text = $"What did {speaker} say about {topic}?", Kind = QuestionKind.WhatSaid, Speaker = speaker, Topic = topic };
}
