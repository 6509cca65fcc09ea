using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>The seed article, as the agency sent it: glued words, a lower-case name, a stray stop.</summary>
public sealed class SeedStatementsTests
{
    private static readonly string Body = SeedArticle.Read();
    private static readonly ArticleStatements Found = Said.In(Body);

    [Fact]
    public void The_minister_has_his_words_and_his_role()
    {
        Statement insisted = Assert.Single(Found.Statements, statement => statement.Cue == "insisted");

        Assert.Equal(("Sergei Lavrov", "Russian Foreign Minister", StatementKind.Direct), (insisted.Speaker, insisted.Role, insisted.Kind));
        Assert.StartsWith("The main issue is our clear position on the inadmissibility of NATO’s expansion to the east", Said.Text(insisted, Body), StringComparison.Ordinal);
        Assert.EndsWith("the territory of the Russian Federation", Said.Text(insisted, Body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pronoun_goes_on_with_the_last_speaker() => Assert.Contains("On the main issue in that document there is no positive reaction", By("Sergei Lavrov"));

    [Fact]
    public void An_inverted_source_with_its_role_before_the_name_owns_the_whole_quotation()
    {
        Assert.Contains("But there is not much reason for optimism", By("Dmitri Peskov"));
        Assert.Contains("We are not going to rush to conclusions…", By("Dmitri Peskov"));
    }

    [Fact]
    public void The_first_optimism_is_the_Kremlins_and_not_its_spokesmans()
    {
        Assert.Contains(By("Kremlin"), text => text.Contains("not many reasons for optimism", StringComparison.Ordinal));
        Assert.DoesNotContain(By("Dmitri Peskov"), text => text.Contains("not many reasons for optimism", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_means_the_person_who_was_given_it() =>
        Assert.Contains(Found.Statements, statement => statement is { Cue: "reiterated", Speaker: "Dmitri Peskov", Role: "Kremlin spokesman" });

    [Theory]
    [InlineData("Anthony Blinken", "US Secretary of State")]
    [InlineData("Jens Stoltenberg", "NATO Secretary General")]
    public void Second_hand_speech_names_who_reports_it(string speaker, string role)
    {
        Statement said = Assert.Single(Found.Statements, statement => statement.Speaker == speaker);

        Assert.Equal(("Dmitri Peskov", role), (said.Via, said.Role));
        Assert.Contains("“unequivocally”", Said.Text(said, Body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_who_is_only_spoken_of_is_named_without_statements()
    {
        NamedSpeaker putin = Assert.Single(Found.Speakers, speaker => speaker.Name == "Vladimir Putin");

        Assert.Equal(0, putin.Statements);
        Assert.Contains("Putin", putin.Aliases);
    }

    [Fact]
    public void A_name_that_lost_its_capital_is_still_the_speaker() => Assert.Contains(Found.Statements, statement => statement is { Cue: "noted", Speaker: "Dmitri Peskov" });

    private static IReadOnlyList<string> By(string speaker) => [.. Found.Statements.Where(statement => statement.Speaker == speaker).Select(statement => Said.Text(statement, Body))];
}
