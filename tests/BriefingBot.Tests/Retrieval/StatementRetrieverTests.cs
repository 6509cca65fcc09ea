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
    public void A_topic_in_what_was_said_is_found(string topic, TopicMatch match)
    {
        StatementEvidence only = Assert.Single(Find("Marrow", topic));
        Assert.Equal((0, match), (only.Hit.Ordinal, only.Match));
    }

    [Fact]
    public void A_topic_in_the_sentence_only_counts_where_nothing_better_stands()
    {
        StatementEvidence only = Assert.Single(Find("Marrow", "ferry line"));

        Assert.Equal((3, TopicMatch.Sentence), (only.Hit.Ordinal, only.Match));
    }

    [Theory]
    [InlineData("dredging")]
    [InlineData("dredging costs")]
    [InlineData("lighthouses")]
    public void A_topic_in_anothers_mouth_or_in_nobodys_is_not_found(string topic)
    {
        Assert.Empty(Find("Marrow", topic));
    }

    [Fact]
    public void The_weak_stand_only_where_nothing_stronger_does()
    {
        Assert.Equal([0], Find("Marrow", "harbour fees").Select(e => e.Hit.Ordinal));
        Assert.Equal([2], Find("Marrow", "lower fees").Select(e => e.Hit.Ordinal));
    }

    [Fact]
    public void Anybodys_statement_is_found_where_no_speaker_is_asked()
    {
        Assert.Equal("Jonas Pell", Assert.Single(Find(null, "dredging of the harbour")).Statement.Speaker);
    }

    [Theory]
    [InlineData("US policy", "the U.S. policy stays")]
    [InlineData("tax-free allowances", "a tax-free allowance")]
    [InlineData("free allowance", "a tax-free allowance")]
    [InlineData("party’s plans", "the parties' plan")]
    [InlineData("10.5 million", "some 10.5 million")]
    public void Words_are_compared_without_plural_possessive_and_dots(string topic, string said)
    {
        var scorer = new TopicScorer(topic, false, archive);

        Assert.Equal(1, scorer.ShareOf(said));
    }

    [Theory]
    [InlineData("US policy", "tell us the policy")]
    [InlineData("10.5 million", "some 105 million")]
    public void Words_that_only_look_alike_are_not_the_same(string topic, string said) =>
        Assert.True(new TopicScorer(topic, false, archive).ShareOf(said) < 1);

    [Fact]
    public void Two_of_one_surname_are_kept_apart()
    {
        archive.With("second", "Otto Marrow said harbour fees are a scandal.", "EFE", "2022-01-21",
            [new("Otto Marrow", "said", StatementKind.Indirect, "harbour fees are a scandal", "Otto Marrow said harbour fees are a scandal.")]);

        Assert.Equal(["Ilse Marrow"], Find("Ilse Marrow", "harbour fees").Select(e => e.Statement.Speaker));
        Assert.Equal(["Ilse Marrow", "Otto Marrow"], Find("Marrow", "harbour fees").Select(e => e.Speaker!.Name).Order());
    }

    private IReadOnlyList<StatementEvidence> Find(string? speaker, string topic)
    {
        var question = new Question { Text = "", Kind = speaker is null ? QuestionKind.WhoSaid : QuestionKind.WhatSaid, Speaker = speaker, Topic = topic };
        return new StatementRetriever(archive).WithAllWords(question, speaker is null ? [] : SpeakerChoice.Choose(archive.Speakers, speaker), SearchFilter.None, 6);
    }
}
