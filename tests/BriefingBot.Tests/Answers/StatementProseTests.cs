using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Answers;

/// <summary>How a statement reads, from the article's own sentence.</summary>
public sealed class StatementProseTests
{
    [Theory]
    [InlineData("Ana Costa said on Monday that the bridge was unsafe.", "Ana Costa said that the bridge was unsafe")]
    [InlineData("The bridge would be rebuilt by June, Ana Costa said.", "Ana Costa said that the bridge would be rebuilt by June")]
    [InlineData("According to Ana Costa, the bridge would be rebuilt.", "According to Ana Costa, the bridge would be rebuilt")]
    [InlineData("Ana Costa promised to rebuild the old bridge.", "Ana Costa promised to rebuild the old bridge")]
    [InlineData("Ana Costa criticized the plan of the council.", "Ana Costa criticized the plan of the council")]
    [InlineData("“The bridge is unsafe,” Ana Costa said.", "Ana Costa said: “The bridge is unsafe”")]
    [InlineData("“The bridge is unsafe,” Ana Costa told reporters at the quay.", "Ana Costa said: “The bridge is unsafe”")]
    [InlineData("“I never took a penny,” Ana Costa said through her lawyer.", "Ana Costa said: “I never took a penny”")]
    [InlineData("Ana Costa called the plan “a costly mistake” on Monday.", "Ana Costa called the plan “a costly mistake”")]
    [InlineData("The Kremlin said that talks would go on.", "The Kremlin said that talks would go on")]
    [InlineData("Freight rates will go up, Ana Costa announced.", "Ana Costa announced that freight rates will go up")]
    [InlineData("Copper is getting dearer, according to Ana Costa.", "According to Ana Costa, copper is getting dearer")]
    [InlineData("Apple will leave the city, Ana Costa said.", "Ana Costa said that Apple will leave the city")]
    [InlineData("French winegrowers are poor, Ana Costa said.", "Ana Costa said that French winegrowers are poor")]
    [InlineData("Public Works Hall will close, Ana Costa said.", "Ana Costa said that Public Works Hall will close")]
    [InlineData("Ana Costa said the harvest would be half of last year’s.", "Ana Costa said the harvest would be half of last year’s")]
    public void A_paraphrase_is_opened_as_the_article_opens_it(string body, string expected) => Assert.Equal(expected, Told(body));

    [Theory]
    [InlineData("Ana Costa has never said that the bridge was unsafe.")]
    [InlineData("Ana Costa did not say that the bridge was unsafe.")]
    public void What_was_not_said_is_not_told_as_said(string body) => Assert.Equal(body.TrimEnd('.'), Told(body));

    [Fact]
    public void A_pronoun_that_the_sentence_begins_with_is_told_as_the_name()
    {
        string told = Told("Ana Costa came late. She said that should the bridge fall, the town would be cut off.");

        Assert.Equal("[Ana Costa] said that should the bridge fall, the town would be cut off", told);
    }

    [Theory]
    [InlineData("Ana Costa hasn’t said whether the bridge was unsafe.")]
    [InlineData("Ana Costa might say that the bridge was unsafe.")]
    public void What_was_left_open_or_only_supposed_is_no_statement(string body) => Assert.Empty(RealReader.Extractor.Extract(body).Statements);

    [Theory]
    [InlineData("Officials said the dam was safe.", "Officials said the dam was safe")]
    [InlineData("Prosecutors say Lucan Ferrow took the money.", "Prosecutors say Lucan Ferrow took the money")]
    [InlineData("According to officials, the dam was safe.", "According to officials, the dam was safe")]
    [InlineData("A lawyer for Senator Mona Varley said on Monday that the letter was real.", "A lawyer for Senator Mona Varley said that the letter was real")]
    [InlineData("Governor Pavel Drozd told a rally the dam was full.", "Pavel Drozd, governor, said that the dam was full")]
    public void A_source_without_a_name_is_told_as_the_article_calls_it(string body, string expected) => Assert.Equal(expected, Told(body));

    [Theory]
    [InlineData("Deputy mayor", "Ana Costa, deputy mayor, said")]
    [InlineData("Analyst", "Ana Costa, analyst, said")]
    [InlineData("Harbour Minister", "Ana Costa, Harbour Minister, said")]
    [InlineData("NATO spokeswoman", "Ana Costa, NATO spokeswoman, said")]
    public void A_role_behind_the_name_is_written_as_a_common_noun_unless_it_is_a_title(string role, string expected) =>
        Assert.Equal(expected, StatementProse.WithRole("Ana Costa", role) + " said");

    [Fact]
    public void A_no_in_what_was_said_takes_nothing_back() => Assert.Equal("Ana Costa said: “There is no reason for fear”", Told("“There is no reason for fear,” Ana Costa said."));

    private static string Told(string body)
    {
        Statement statement = RealReader.Extractor.Extract(body).Statements[0];
        var hit = new StatementHit(statement, new ArticleFacts("a", 1, "Title", "The Porto Times", null, null), 0, statement.Hull.Of(body), statement.Sentence.Of(body), 0);
        DraftClaim claim = StatementProse.Tell(new StatementEvidence(hit, null, TopicMatch.Phrase));
        return string.Concat(claim.Parts.Select(part => part switch
        {
            DraftPart.Frame frame => frame.Text,
            DraftPart.Told told => told.Text,
            DraftPart.Quoted quoted => $"“{quoted.Text}”",
            _ => "",
        }));
    }
}
