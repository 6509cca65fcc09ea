using BriefingBot.Language;
using BriefingBot.Questions;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Questions;

public sealed class QuestionParserTests
{
    private static readonly string[] Sources = ["EFE", "The Harbour Times"];

    // A Wednesday.
    private static Question Parse(string text) =>
        new QuestionParser(new FakeTimeProvider(new DateTimeOffset(2022, 3, 16, 9, 0, 0, TimeSpan.Zero)), Lexicon.Default).Parse(text, QuestionLimits.None, Sources);

    [Theory]
    [InlineData("What did Ilse Marrow say about harbour fees?", "Ilse Marrow", "harbour fees")]
    [InlineData("what did ilse marrow say about the harbour fees", "ilse marrow", "harbour fees")]
    [InlineData("waht did Marrow sya abuot harbour fees?", "Marrow", "harbour fees")]
    [InlineData("Hi, could you please tell me what Marrow thinks about harbour fees? Thanks!", "Marrow", "harbour fees")]
    [InlineData("Tell me what Marrow said about harbour fees", "Marrow", "harbour fees")]
    [InlineData("what does Marrow think of the port strike?", "Marrow", "port strike")]
    [InlineData("What is Marrow's position on the port strike?", "Marrow", "port strike")]
    [InlineData("Marrow’s views on the port strike", "Marrow", "port strike")]
    [InlineData("What was the reaction of Marrow to the port strike?", "Marrow", "port strike")]
    [InlineData("What has the Harbour Minister said about dredging so far?", "the Harbour Minister", "dredging")]
    [InlineData("What did the Secretary of State say about dredging?", "the Secretary of State", "dredging")]
    [InlineData("What did Marrow promise about dredging?", "Marrow", "dredging")]
    [InlineData("What did Marrow deny regarding dredging?", "Marrow", "dredging")]
    [InlineData("what did Marrow warn about", "Marrow", null)]
    [InlineData("How did Marrow react to the port strike?", "Marrow", "port strike")]
    [InlineData("How does Marrow describe the port strike?", "Marrow", "port strike")]
    [InlineData("Has Marrow commented on the port strike?", "Marrow", "port strike")]
    [InlineData("Did Marrow say anything about the port strike?", "Marrow", "port strike")]
    [InlineData("did Marrow say that the fees will rise?", "Marrow", "fees will rise")]
    [InlineData("anything from Marrow on the port strike?", "Marrow", "port strike")]
    [InlineData("Any comments by Marrow about the port strike", "Marrow", "port strike")]
    [InlineData("Marrow on the port strike", "Marrow", "port strike")]
    [InlineData("What did Will Thorn say about tolls?", "Will Thorn", "tolls")]
    [InlineData("What did Marrow say?", "Marrow", null)]
    [InlineData("what did Marrow say about anything", "Marrow", null)]
    [InlineData("what did Marrow tell reporters about dredging?", "Marrow", "dredging")]
    public void What_somebody_said_is_read_in_many_forms(string text, string speaker, string? topic)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhatSaid, speaker, topic), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("Who said that the quay will be widened?", "quay will be widened")]
    [InlineData("who said the quay will be widened", "quay will be widened")]
    [InlineData("Who spoke about dredging?", "dredging")]
    [InlineData("who has commented on dredging?", "dredging")]
    [InlineData("Who warned that the quay will sink?", "quay will sink")]
    public void Who_said_it_is_read(string text, string topic)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhoSaid, null, topic), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("When did Marrow say that the quay will be widened?", "Marrow", "quay will be widened")]
    [InlineData("when did Marrow speak about dredging", "Marrow", "dredging")]
    [InlineData("On what date did Marrow announce the dredging?", "Marrow", "dredging")]
    public void When_somebody_said_it_is_read(string text, string speaker, string topic)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhenSaid, speaker, topic), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("Why can't a quick answer from the port be expected")]
    [InlineData("How many ships use the port?")]
    [InlineData("Who won the regatta in 2019?")]
    [InlineData("When was the lighthouse built?")]
    [InlineData("Which harbour is the deepest?")]
    [InlineData("What is the name of the lighthouse?")]
    [InlineData("Where is the lighthouse")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("?")]
    public void Other_questions_are_for_a_fact(string text)
    {
        Question question = Parse(text);

        Assert.Equal(QuestionKind.Fact, question.Kind);
        Assert.Null(question.Speaker);
    }

    [Fact]
    public void A_fact_according_to_somebody_keeps_the_speaker()
    {
        Question question = Parse("According to Marrow, why is the quay closed?");

        Assert.Equal((QuestionKind.Fact, "Marrow", "why is the quay closed"), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("what did Marrow say about dredging yesterday?", "2022-03-15", "2022-03-15")]
    [InlineData("what did Marrow say about dredging today?", "2022-03-16", "2022-03-16")]
    [InlineData("what did Marrow say about dredging last week?", "2022-03-07", "2022-03-13")]
    [InlineData("what did Marrow say about dredging since Monday?", "2022-03-14", null)]
    [InlineData("what did Marrow say about dredging on Thursday?", "2022-03-10", "2022-03-10")]
    [InlineData("what did Marrow say on Thursday about dredging?", "2022-03-10", "2022-03-10")]
    [InlineData("In January 2022, what did Marrow say about dredging?", "2022-01-01", "2022-01-31")]
    [InlineData("what did Marrow say about dredging in January?", "2022-01-01", "2022-01-31")]
    [InlineData("what did Marrow say about dredging in November?", "2021-11-01", "2021-11-30")]
    [InlineData("what did Marrow say about dredging on 27 January?", "2022-01-27", "2022-01-27")]
    [InlineData("what did Marrow say about dredging on March 3, 2021?", "2021-03-03", "2021-03-03")]
    [InlineData("what did Marrow say about dredging in 2016?", "2016-01-01", "2016-12-31")]
    [InlineData("what did Marrow say about dredging before 3 March 2022?", null, "2022-03-02")]
    [InlineData("what did Marrow say about dredging after 3 March 2022?", "2022-03-04", null)]
    [InlineData("what did Marrow say about dredging between 1 March 2022 and 2022-03-05", "2022-03-01", "2022-03-05")]
    [InlineData("what did Marrow say about dredging in the last 10 days", "2022-03-06", "2022-03-16")]
    [InlineData("what did Marrow say about dredging 3 days ago", "2022-03-13", "2022-03-13")]
    [InlineData("what did Marrow say about dredging on 20/02/2022?", "2022-02-20", "2022-02-20")]
    [InlineData("what did Marrow say about dredging on 2.3.2022?", "2022-03-02", "2022-03-02")]
    [InlineData("what did Marrow say about dredging on 02/20/2022?", "2022-02-20", "2022-02-20")]
    [InlineData("what did Marrow say about dredging between January and February 2022?", "2022-01-01", "2022-02-28")]
    [InlineData("what did Marrow say about dredging between November and February 2022?", "2021-11-01", "2022-02-28")]
    [InlineData("what did Marrow say about dredging from 1 to 15 March 2021?", "2021-03-01", "2021-03-15")]
    [InlineData("what did Marrow say about dredging in 2019-2020?", "2019-01-01", "2020-12-31")]
    [InlineData("what did Marrow say about dredging in March or April 2021?", "2021-03-01", "2021-04-30")]
    [InlineData("what did Marrow say about dredging in Q1 2021?", "2021-01-01", "2021-03-31")]
    [InlineData("what did Marrow say about dredging in the last quarter of 2021?", "2021-10-01", "2021-12-31")]
    [InlineData("what did Marrow say about dredging in the second half of 2021?", "2021-07-01", "2021-12-31")]
    [InlineData("what did Marrow say about dredging in the summer of 2021?", "2021-06-01", "2021-08-31")]
    [InlineData("what did Marrow say about dredging in winter 2020?", "2020-12-01", "2021-02-28")]
    [InlineData("what did Marrow say about dredging in early 2021?", "2021-01-01", "2021-04-30")]
    [InlineData("what did Marrow say about dredging in mid-February?", "2022-02-11", "2022-02-20")]
    [InlineData("what did Marrow say about dredging at the end of January 2021?", "2021-01-21", "2021-01-31")]
    [InlineData("what did Marrow say about dredging, 2021 only?", "2021-01-01", "2021-12-31")]
    [InlineData("what did Marrow say about dredging in 2021 only?", "2021-01-01", "2021-12-31")]
    [InlineData("what did Marrow say about dredging, March 2021?", "2021-03-01", "2021-03-31")]
    [InlineData("what did Marrow say about dredging only in 2021?", "2021-01-01", "2021-12-31")]
    [InlineData("what did Marrow say about dredging, only 2021?", "2021-01-01", "2021-12-31")]
    [InlineData("what did Marrow say about dredging on Tuesday, March 8?", "2022-03-08", "2022-03-08")]
    [InlineData("what did Marrow say about dredging on March 8, 2021?", "2021-03-08", "2021-03-08")]
    [InlineData("what did Marrow say about dredging in the week of 3 March 2021?", "2021-03-01", "2021-03-07")]
    [InlineData("what did Marrow say about dredging over the past two weeks?", "2022-03-02", "2022-03-16")]
    [InlineData("what did Marrow say about dredging a week ago?", "2022-03-09", "2022-03-16")]
    [InlineData("what did Marrow say about dredging this morning?", "2022-03-16", "2022-03-16")]
    [InlineData("what did Marrow say about dredging last weekend?", "2022-03-12", "2022-03-13")]
    [InlineData("what did Marrow say in the first quarter of 2021 about dredging?", "2021-01-01", "2021-03-31")]
    public void Days_are_read_against_today(string text, string? from, string? to)
    {
        Question question = Parse(text);

        Assert.Equal("dredging", question.Topic);
        Assert.Equal("Marrow", question.Speaker);
        Assert.Equal((from, to), (question.From?.ToString("yyyy-MM-dd"), question.To?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("what did Marrow say about dredging on 31 February?")]
    [InlineData("what did Marrow say about dredging on 0 March?")]
    [InlineData("what did Marrow say about dredging on ٣ March?")]
    public void A_day_that_is_none_is_no_restriction(string text)
    {
        Question question = Parse(text);

        Assert.Null(question.From);
        Assert.Null(question.To);
    }

    [Fact]
    public void A_time_that_is_the_topic_stays_the_topic()
    {
        Question question = Parse("What did Marrow say about last week?");

        Assert.Equal(("last week", null), (question.Topic, question.From));
    }

    [Fact]
    public void A_calendar_date_in_a_question_for_a_fact_belongs_to_the_fact()
    {
        Question question = Parse("Who won the regatta in 2019?");

        Assert.Null(question.From);
        Assert.Contains("2019", question.Topic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What did Marrow say about dredging, according to EFE?", "EFE")]
    [InlineData("According to EFE, what did Marrow say about dredging?", "EFE")]
    [InlineData("what did Marrow say about dredging in the harbour times", "The Harbour Times")]
    public void A_source_that_the_archive_knows_restricts(string text, string source)
    {
        Question question = Parse(text);

        Assert.Equal((source, "Marrow", "dredging"), (question.Source, question.Speaker, question.Topic));
    }

    [Fact]
    public void A_source_that_the_archive_does_not_know_stays_in_the_topic()
    {
        Assert.Equal("dredging in the Evening Gull", Parse("what did Marrow say about dredging in the Evening Gull").Topic);
    }

    [Fact]
    public void What_is_fixed_beside_the_question_wins()
    {
        var limits = new QuestionLimits("Jonas Pell", "EFE", new DateOnly(2020, 1, 1), null);
        Question question = new QuestionParser(new FakeTimeProvider(), Lexicon.Default).Parse("What did Marrow say about dredging in 2016?", limits, []);

        Assert.Equal(("Jonas Pell", "EFE", new DateOnly(2020, 1, 1), null), (question.Speaker, question.Source, question.From, question.To));
    }

    [Fact]
    public void A_coloured_verb_may_ask_for_a_fact()
    {
        Assert.True(Parse("What did the treaty propose about tolls?").MayBeFact);
        Assert.False(Parse("What did Merrin say about tolls?").MayBeFact);
    }

    [Property]
    public void No_text_makes_it_throw(string? text) => Assert.NotNull(Parse(text ?? "").Text);

    [Property]
    public void No_mixture_of_its_own_words_makes_it_throw(byte[] picks)
    {
        string[] words = ["what", "did", "say", "about", "on", "in", "March", "31", "9999", "0001", "since", "last", "week", "who", "said", "that", "according to", ",", "’s", "position", "and", "days ago", "the", "before", "EFE", "\u202e", "“"];
        string text = string.Join(' ', picks.Select(pick => words[pick % words.Length]));

        Assert.NotNull(Parse(text).Text);
    }

    [Fact]
    public void A_text_of_thousands_of_signs_is_understood_in_passing()
    {
        Assert.NotNull(Parse(string.Concat(Enumerable.Repeat("what did say about on ", 5_000))).Text);
    }

    [Theory]
    [InlineData("What did Ilse Marrow indicate about harbour fees?")]
    [InlineData("What did Ilse Marrow boast about harbour fees?")]
    [InlineData("What did Ilse Marrow clarify about harbour fees?")]
    [InlineData("What did Ilse Marrow imply about harbour fees?")]
    [InlineData("What did Ilse Marrow emphasise about harbour fees?")]
    [InlineData("What did Ilse Marrow point out about harbour fees?")]
    [InlineData("What has Ilse Marrow signalled on harbour fees?")]
    [InlineData("What did Ilse Marrow denounce about harbour fees?")]
    [InlineData("What did Ilse Marrow refute about harbour fees?")]
    [InlineData("What did Ilse Marrow guarantee about harbour fees?")]
    public void Every_verb_that_reports_words_asks_for_them(string text)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhatSaid, "Ilse Marrow", "harbour fees"), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("Who denounced harbour fees?", "harbour fees")]
    [InlineData("Who criticised the harbour fees?", "harbour fees")]
    [InlineData("Who ruled out higher fees?", "higher fees")]
    [InlineData("Which minister implied that fees would rise?", "fees would rise")]
    public void Who_is_asked_for_with_every_such_verb(string text, string topic)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhoSaid, topic, true), (question.Kind, question.Topic, question.MayBeFact));
    }

    [Fact]
    public void Whether_is_asked_with_every_such_verb()
    {
        Question question = Parse("Did Marrow guarantee that fees would fall?");

        Assert.Equal((QuestionKind.WhatSaid, "Marrow", "fees would fall", true, Manner.Promise), (question.Kind, question.Speaker, question.Topic, question.Whether, question.Manner));
    }

    [Theory]
    [InlineData("What did Ilse Marrow see in the harbour?")]
    [InlineData("What did Ilse Marrow find?")]
    [InlineData("What did Ilse Marrow support?")]
    [InlineData("Who fought the harbour fees?")]
    public void A_verb_of_acts_asks_for_a_fact(string text) => Assert.Equal(QuestionKind.Fact, Parse(text).Kind);

    [Fact]
    public void A_verb_whose_hearer_follows_has_a_listener()
    {
        Question question = Parse("What did Marrow inform Pell about dredging?");

        Assert.Equal(("Marrow", "Pell", "dredging"), (question.Speaker, question.Listener, question.Topic));
    }
}
