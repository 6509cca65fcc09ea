using BriefingBot.Statements;
using BriefingBot.Statements.Reading;

namespace BriefingBot.Tests.Statements;

/// <summary>Each rule reads its own example and leaves its counter-example alone.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string> Subjects => [.. SubjectRules.All.Select(rule => rule.Name)];

    public static TheoryData<string> Contents => [.. ContentRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_rule_for_the_source_reads_its_example(string name)
    {
        SubjectRule rule = SubjectRules.All.Single(rule => rule.Name == name);

        Assert.Contains(Rules(rule.Says), read => read.StartsWith(name + "/", StringComparison.Ordinal));
        Assert.DoesNotContain(Rules(rule.Not), read => read.StartsWith(name + "/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_rule_for_the_content_reads_its_example(string name)
    {
        ContentRule rule = ContentRules.All.Single(rule => rule.Name == name);
        Statement read = Said.In(rule.Says).Statements.First(statement => statement.Rule.EndsWith("/" + name, StringComparison.Ordinal));

        Assert.Equal(rule.Content, Said.Text(read, rule.Says));
    }

    private static IEnumerable<string> Rules(string body) => Said.In(body).Statements.Select(statement => statement.Rule);
}
