using System.Text.Json.Nodes;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Web.Api;
using BriefingBot.Web.CommandLine;
using BriefingBot.Web.Evaluation;
using BriefingBot.Web.Tests.Support;
using Spectre.Console.Testing;

namespace BriefingBot.Web.Tests.Evaluation;

public sealed class WritingScoreTests
{
    private static readonly AnswerBody Generative = Some.Answer(Some.Citation()) with { Mode = "generative" };

    [Fact]
    public void Claims_are_counted_by_what_became_of_them()
    {
        WritingScore score = Scored();
        Assert.Equal(10, Value(score, "claims_proposed"));
        Assert.Equal(6, Value(score, "claims_passed_at_first"));
        Assert.Equal(1, Value(score, "claims_passed_after_repair"));
        Assert.Equal(3, Value(score, "claims_dropped"));
        Assert.Equal(70, Value(score, "support_rate"));
        Assert.Equal(30, Value(score, "dropped_rate"));
        Assert.Equal([new("number", 2), new("negation", 1)], Parts(score, "dropped_by_rule"));
    }

    [Fact]
    public void Answers_are_counted_by_who_made_them_and_why()
    {
        WritingScore score = Scored();

        // Of six questions one was refused; a refusal is nobody's answer.
        Assert.Equal(40, Value(score, "generative"));
        Assert.Equal([new("deadline", 1), new("none-held", 1), new("not-asked", 1)], Parts(score, "extractive_by_reason"));
    }

    [Fact]
    public void Costs_are_those_of_the_answers_that_the_model_was_asked_for()
    {
        WritingScore score = Scored();
        Assert.Equal(4, Value(score, "asked"));
        Assert.Equal(6, Value(score, "questions"));
        Assert.Equal(Math.Round(5.0 / 6, 2), Value(score, "calls_per_question"));
        Assert.Equal(950, Value(score, "input_tokens_per_answer"));
        Assert.Equal(100, Value(score, "output_tokens_per_answer"));
        Assert.Equal(300, Value(score, "p50_ms"));
        Assert.Equal(12_000, Value(score, "p99_ms"));
    }

    [Fact]
    public void Nothing_asked_gives_no_shares()
    {
        var score = new WritingScore();
        score.Add(Some.Refusal(), null, TimeSpan.FromMilliseconds(5));
        Assert.All(["generative", "support_rate", "dropped_rate", "input_tokens_per_answer", "p50_ms"], key => Assert.Null(Value(score, key)));
        Assert.Equal(0, Value(score, "calls_per_question"));
        Assert.All(score.Breakdowns, breakdown => Assert.Empty(breakdown.Parts));
    }

    [Fact]
    public void The_figures_stand_under_writing_beside_the_sets_own()
    {
        JsonObject json = EvalOutput.ToJson("harbour", AnswerMode.Generative, Tables());
        Assert.Equal(["set", "mode", "ask", "writing"], json.Select(member => member.Key));
        Assert.Equal("generative", json["mode"]!.GetValue<string>());
        Assert.Equal(100, json["ask"]!["hit"]!.GetValue<double>());
        JsonNode writing = json["writing"]!;
        Assert.Equal(70, writing["support_rate"]!.GetValue<double>());
        Assert.Equal(2, writing["dropped_by_rule"]!["number"]!.GetValue<int>());
        Assert.Equal(1, writing["extractive_by_reason"]!["deadline"]!.GetValue<int>());
    }

    [Fact]
    public void A_person_gets_a_table_with_a_row_for_each_rule_and_reason()
    {
        var console = new TestConsole();
        EvalOutput.Write(console, "harbour", Tables());
        string[] rows = [.. console.Output.Split('\n').Select(line => string.Join(' ', line.Split([' ', '│'], StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains("harbour: writing", rows);
        Assert.Contains("support, of proposed 70.0 %", rows);
        Assert.Contains("dropped: number 2", rows);
        Assert.Contains("extractive: none-held 1", rows);
    }

    private static IReadOnlyList<EvalTable> Tables()
    {
        WritingScore score = Scored();
        return [new EvalTable("ask", [Figure.Share("hit", "hit", 1, 1)], []), new EvalTable("writing", score.Figures, []) { Breakdowns = score.Breakdowns }];
    }

    private static WritingScore Scored()
    {
        var score = new WritingScore();
        score.Add(Generative, Report(proposed: 4, first: 4, calls: 1, usage: new ModelUsage(800, 100)), TimeSpan.FromMilliseconds(100));
        score.Add(Generative, Report(proposed: 4, first: 2, repaired: 1, calls: 2, usage: new ModelUsage(1600, 200), rules: ["number"]), TimeSpan.FromMilliseconds(300));
        score.Add(Some.Answer(), Report(proposed: 2, calls: 1, usage: new ModelUsage(700, 100), fallback: "none-held", rules: ["negation", "number"]), TimeSpan.FromMilliseconds(200));
        score.Add(Some.Answer(), Report(calls: 1, usage: new ModelUsage(700, 0), fallback: "deadline"), TimeSpan.FromSeconds(12));
        score.Add(Some.Answer() with { Status = "conflicting" }, null, TimeSpan.FromMilliseconds(9));
        score.Add(Some.Refusal(), null, TimeSpan.FromMilliseconds(8));
        return score;
    }

    private static WritingReport Report(int calls, ModelUsage usage, int proposed = 0, int first = 0, int repaired = 0, string? fallback = null, params string[] rules) => new(
        proposed, first, repaired, proposed - first - repaired, rules.CountBy(rule => rule).ToDictionary(), calls, usage, fallback);

    private static double? Value(WritingScore score, string key) => score.Figures.Single(figure => figure.Key == key).Value;

    private static IReadOnlyList<KeyValuePair<string, int>> Parts(WritingScore score, string key) => score.Breakdowns.Single(breakdown => breakdown.Key == key).Parts;
}
