using BriefingBot.Answers;

namespace BriefingBot.Tests.Answers;

/// <summary>What a question for a fact asks about, as its frame shows it.</summary>
public sealed class AskedSubjectTests
{
    [Theory]
    [InlineData("How many steps does the lighthouse have?", "how many steps · lighthouse")]
    [InlineData("How many spare lenses did the keepers of Gull Rock have", "how many spare lenses · keepers of Gull Rock")]
    [InlineData("How many arches has the Velmar Bridge?", "how many arches · Velmar Bridge")]
    [InlineData("How many seats are there in the Karsk theatre?", "how many seats · Karsk theatre")]
    [InlineData("How long is the Velmar Bridge?", "how long · Velmar Bridge")]
    [InlineData("Where is the lighthouse on Gull Rock?", "where · lighthouse on Gull Rock")]
    [InlineData("When's the regatta at Brenn?", "when · regatta at Brenn")]
    [InlineData("What colour is the lamp of the ferry?", "what colour · lamp of the ferry")]
    [InlineData("Who is the mayor of Lindhof?", "mayor of Lindhof")]
    [InlineData("Who is Greta Solveg?", "Greta Solveg")]
    [InlineData("What was the price of a ticket?", "price of a ticket")]
    public void A_noun_phrase_stands_alone_where_the_form_shows_one(string question, string subject) => Assert.Equal(subject, AskedSubject.Of(question));

    [Theory]
    [InlineData("Who designed the footbridge at Halden?", "who designed the footbridge at Halden")]
    [InlineData("When was the Velmar Bridge opened?", "when was the Velmar Bridge opened")]
    [InlineData("Where was the Karsk treaty signed in the spring?", "where was the Karsk treaty signed in the spring")]
    [InlineData("What was the Velmar Bridge built of?", "what was the Velmar Bridge built of")]
    [InlineData("Which party is the mayor of?", "which party is the mayor of")]
    [InlineData("What is the reason the ferry stops?", "what is the reason the ferry stops")]
    [InlineData("Who was the mayor that left?", "who was the mayor that left")]
    [InlineData("How many vehicles does the bridge carry a day?", "how many vehicles does the bridge carry a day")]
    [InlineData("Why did the ferry stop?", "why did the ferry stop")]
    [InlineData("What?", "what")]
    public void Else_the_question_keeps_its_own_words(string question, string subject) => Assert.Equal(subject, AskedSubject.Of(question));

    [Theory]
    [InlineData("the Velmar Bridge", "the Velmar Bridge")]
    [InlineData("Howard Quill and the ferry", "Howard Quill and the ferry")]
    [InlineData("  ", "")]
    public void What_asks_nothing_stays_as_it_is(string text, string subject) => Assert.Equal(subject, AskedSubject.Of(text));
}
