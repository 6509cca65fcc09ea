using BriefingBot.Language;
using BriefingBot.Questions;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Questions;

/// <summary>Listeners, events, places and languages in questions.</summary>
public sealed class QuestionPhraseTests
{
    private static Question Parse(string text) => new QuestionParser(new FakeTimeProvider(new DateTimeOffset(2022, 3, 16, 9, 0, 0, TimeSpan.Zero)), Lexicon.Default).Parse(text, QuestionLimits.None, []);

    [Theory]
    [InlineData("What did Marrow say to Pell?", "Pell", null)]
    [InlineData("What did Marrow say to the head of the union about wages?", "the head of the union", "wages")]
    [InlineData("What did Marrow tell Pell about the wages?", "Pell", "wages")]
    [InlineData("What did Marrow say in a letter to Pell?", "Pell", null)]
    [InlineData("Did Marrow tell Pell that wages would grow?", "Pell", "wages would grow")]
    [InlineData("What did Marrow tell reporters about wages?", null, "wages")]
    [InlineData("What did Marrow say about Pell?", null, "Pell")]
    [InlineData("What did Marrow say to or about Pell?", null, "Pell")]
    public void To_whom_it_was_said_is_read(string text, string? listener, string? topic)
    {
        Question question = Parse(text);

        Assert.Equal(("Marrow", listener, topic), (question.Speaker, question.Listener, question.Topic));
    }

    [Theory]
    [InlineData("What did Marrow say about wages before the summit of Lorhaven?", EventSide.Before, "the summit of Lorhaven", "wages")]
    [InlineData("What did Marrow say about wages after the general election?", EventSide.After, "the general election", "wages")]
    [InlineData("What did Marrow say since the election?", EventSide.Since, "the election", null)]
    [InlineData("Since the election, what did Marrow say about wages?", EventSide.Since, "the election", "wages")]
    [InlineData("What did Marrow say before the vote about wages?", EventSide.Before, "the vote", "wages")]
    public void An_event_is_read(string text, EventSide side, string name, string? topic)
    {
        Question question = Parse(text);

        Assert.Equal((new EventLimit(side, name), topic), (question.Event, question.Topic));
    }

    [Theory]
    [InlineData("What did Marrow say before the committee?")]
    [InlineData("What did Marrow say about life after work?")]
    [InlineData("What did Marrow say about wages since Monday?")]
    public void What_is_no_event_is_none(string text) => Assert.Null(Parse(text).Event);

    [Fact]
    public void A_phrase_of_time_may_be_among_the_words_of_the_topic()
    {
        Assert.Equal("security after the summit", Parse("What did Marrow say about security after the summit?").Literal!.Topic);
        Assert.Equal("fees will rise in June", Parse("Did Marrow say that fees will rise in June?").Literal!.Topic);
        Assert.Null(Parse("What did Marrow say about fees in June?").Literal);
    }

    [Theory]
    [InlineData("What did Marrow say on 3 March?", "2022-03-03")]
    [InlineData("What did Marrow say on Monday?", "2022-03-14")]
    [InlineData("What is the latest from Marrow on 3 March?", "2022-03-03")]
    public void A_day_alone_is_no_topic(string text, string day)
    {
        Question question = Parse(text);

        Assert.Equal(("Marrow", null, day, day), (question.Speaker, question.Topic, question.From?.ToString("yyyy-MM-dd"), question.To?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("What did Marrow say most recently?", null)]
    [InlineData("What did Marrow say about wages most recently?", "wages")]
    [InlineData("What did Marrow last say about wages?", "wages")]
    [InlineData("What has Marrow said most recently about wages?", "wages")]
    [InlineData("What is the latest Marrow said about wages?", "wages")]
    [InlineData("what's the last thing Marrow has said about wages", "wages")]
    [InlineData("whats the most recent statement that Marrow made on wages", "wages")]
    [InlineData("What is Marrow's latest position on wages?", "wages")]
    [InlineData("Marrow's most recent comments on wages", "wages")]
    [InlineData("The latest from Marrow on wages", "wages")]
    public void The_latest_of_a_speaker_is_asked_for(string text, string? topic)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.Latest, "Marrow", topic), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("give me a quote from Marrow on wages")]
    [InlineData("best quotes from Marrow on wages")]
    [InlineData("I need a short quote by Marrow about wages")]
    [InlineData("any quotes from Marrow on wages?")]
    [InlineData("Marrow quote on wages")]
    public void A_quote_is_asked_for(string text)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhatSaid, "Marrow", "wages", true), (question.Kind, question.Speaker, question.Topic, question.Quote));
    }

    [Theory]
    [InlineData("Marrow reaction to wages")]
    [InlineData("Marrow comments on wages")]
    [InlineData("Marrow's position on wages")]
    public void A_noun_for_words_asks_for_them(string text)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhatSaid, "Marrow", "wages"), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("How have wages changed according to Marrow?")]
    [InlineData("how has Marrow's position on wages changed")]
    public void A_change_is_asked_for(string text)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhatSaid, "Marrow", "wages", true), (question.Kind, question.Speaker, question.Topic, question.OverTime));
    }

    [Theory]
    [InlineData("What was the first thing Marrow said about wages?")]
    [InlineData("the earliest statement that Marrow made on wages")]
    public void The_first_of_a_speaker_is_asked_for(string text)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhatSaid, "Marrow", "wages", true), (question.Kind, question.Speaker, question.Topic, question.OverTime));
    }

    [Theory]
    [InlineData("Whats the latest on the wage talks?")]
    [InlineData("What's new with the wage talks?")]
    [InlineData("Any updates on the wage talks?")]
    [InlineData("What is happening with the wage talks?")]
    [InlineData("Where do things stand with the wage talks?")]
    [InlineData("Who spoke about the wage talks most recently?")]
    public void The_latest_of_a_topic_is_asked_for(string text)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.Latest, null, "wage talks"), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("in March", "2021-03-01")]
    [InlineData("in February", "2022-02-01")]
    [InlineData("last week", "2022-03-07")]
    public void A_month_is_the_latest_that_the_archive_covers(string phrase, string from)
    {
        var parser = new QuestionParser(new FakeTimeProvider(new DateTimeOffset(2022, 3, 16, 9, 0, 0, TimeSpan.Zero)), Lexicon.Default);

        Question question = parser.Parse($"What did Marrow say about wages {phrase}?", QuestionLimits.None, [], new DateOnly(2022, 2, 10));

        Assert.Equal(from, question.From?.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("Where did Marrow say that the fees would rise?", "fees would rise")]
    [InlineData("Where did Marrow speak about wages?", "wages")]
    [InlineData("Where did Marrow speak?", null)]
    public void Where_it_was_said_is_read(string text, string? topic)
    {
        Question question = Parse(text);

        Assert.Equal((QuestionKind.WhereSaid, "Marrow", topic), (question.Kind, question.Speaker, question.Topic));
    }

    [Theory]
    [InlineData("¿Qué dijo Marrow sobre las tarifas?", true)]
    [InlineData("Was sagte Marrow über die Gebühren?", true)]
    [InlineData("Que dit Marrow sur les droits du port ?", true)]
    [InlineData("Cosa ha detto Marrow sulle tasse?", true)]
    [InlineData("Wat heeft Marrow over de haven gezegd?", true)]
    [InlineData("Что сказала Марроу о сборах?", true)]
    [InlineData("马罗关于港口费用说了什么？", true)]
    [InlineData("What did Marrow say about the Via del Mare?", false)]
    [InlineData("What did Марроу say about fees?", false)]
    [InlineData("Марроу", false)]
    [InlineData("What did Otto von der Marr say about das Boot?", false)]
    [InlineData("Ilse Marrow", false)]
    [InlineData("Marrow on dredging", false)]
    [InlineData("and in July?", false)]
    [InlineData("", false)]
    public void Another_language_is_told_where_it_is_sure(string text, bool foreign) => Assert.Equal(foreign, QuestionLanguage.IsForeign(text));
}
