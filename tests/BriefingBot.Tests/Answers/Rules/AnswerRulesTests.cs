using BriefingBot.Answers.Generation;
using BriefingBot.Answers.Rules;
using BriefingBot.Tests.Architecture;

namespace BriefingBot.Tests.Answers.Rules;

/// <summary>The eleven rules as a table: whole, in the README to the letter, and each with tests that there are.</summary>
public sealed class AnswerRulesTests
{
    private static readonly string Folder = Path.Combine(Sources.Root, "src", "BriefingBot", "Answers");

    [Fact]
    public void Each_rule_stands_in_the_table_once_and_in_order() => Assert.Equal(Enum.GetValues<AnswerRule>(), AnswerRules.All.Select(rule => rule.Name));

    [Fact]
    public void Each_rule_has_a_file_of_its_own() => Assert.Equal(
        Enum.GetNames<AnswerRule>(),
        Directory.EnumerateFiles(Path.Combine(Folder, "Rules"), "R??*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).Where(name => char.IsDigit(name[1])));

    [Fact]
    public void Each_rule_names_tests_that_there_are()
    {
        HashSet<string> tests = [.. typeof(AnswerRulesTests).Assembly.GetTypes().Select(type => type.Name)];
        Assert.All(AnswerRules.All, rule => Assert.NotEmpty(rule.Proof));
        Assert.Empty(AnswerRules.All.SelectMany(rule => rule.Proof).Except(tests));
    }

    [Fact]
    public void The_table_of_the_readme_is_this_one()
    {
        string[] rows =
        [
            "| rule | what it asks for | what is looked at while an answer is made | held by |",
            "|---|---|---|---|",
            .. AnswerRules.All.Select(rule => $"| `{rule.Name}` | {rule.Sentence} | {rule.Kept} | {string.Join(", ", rule.Proof.Select(name => $"`{name}`"))} |"),
        ];
        Assert.Contains(string.Join('\n', rows), File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_rule_for_a_models_words_serves_a_rule_of_an_answer() =>
        Assert.All(Enum.GetValues<ClaimRule>(), rule => Assert.True(Enum.IsDefined(new ClaimFault(rule, "").Parent)));

    [Theory]
    [InlineData("No statement by Ilse Marrow about trams was found among 4 of theirs. 61 articles were searched.", "what did Marrow say about trams?", true)]
    [InlineData("The archive has material on this, but none of the source EFE.", "what did Marrow say in EFE?", true)]
    [InlineData("No statement that the archive holds nothing was found.", "who said that the archive holds nothing?", true)]
    [InlineData("The archive has nothing by Ilse Marrow about trams.", "what did Marrow say about trams?", false)]
    [InlineData("The archive reports no strike.", "was there a strike?", false)]
    [InlineData(" ", "was there a strike?", false)]
    public void A_refusal_never_says_that_the_archive_holds_nothing(string missing, string question, bool holds) =>
        Assert.Equal(holds ? null : AnswerRule.R07RefusalSaysWhatWasLookedFor, R07RefusalSaysWhatWasLookedFor.Fault(missing, question)?.Rule);

    [Fact]
    public void The_plain_refusal_keeps_its_own_rule() =>
        Assert.Null(R07RefusalSaysWhatWasLookedFor.Fault(R07RefusalSaysWhatWasLookedFor.Plainly(new(1, null, null)), ""));

    [Fact]
    public void No_article_can_know_the_line_around_the_evidence_of_another_answer()
    {
        Assert.Equal(R11ArticleTextIsData.Fence("one"), R11ArticleTextIsData.Fence("one"));
        Assert.NotEqual(R11ArticleTextIsData.Fence("one"), R11ArticleTextIsData.Fence("two"));
    }
}
