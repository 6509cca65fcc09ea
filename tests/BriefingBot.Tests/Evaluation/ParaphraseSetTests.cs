using System.Text.Json;

namespace BriefingBot.Tests.Evaluation;

/// <summary>The paraphrase set is whole: what it marks stands in its articles. Its figures are measured by <c>eval</c>, apart from the tests.</summary>
public sealed class ParaphraseSetTests
{
    [Theory]
    [InlineData("development")]
    [InlineData("held-out")]
    public void Every_marked_text_stands_in_its_article(string half)
    {
        string folder = Folder(half);
        foreach (JsonElement gold in Lines(folder, "questions.jsonl").SelectMany(question => question.GetProperty("gold").EnumerateArray()).Concat(Lines(folder, "statements.jsonl")))
        {
            string article = File.ReadAllText(Path.Combine(folder, "articles", gold.GetProperty("article").GetString() + ".md"));
            Assert.Contains(gold.GetProperty("text").GetString()!, article, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_third_of_its_questions_are_near_misses()
    {
        JsonElement[] questions = [.. Lines(Folder("development"), "questions.jsonl"), .. Lines(Folder("held-out"), "questions.jsonl")];

        Assert.InRange(questions.Length, 80, 400);
        Assert.InRange(questions.Count(question => question.GetProperty("kind").GetString() == "hard-unanswerable") / (double)questions.Length, 0.33, 0.5);
    }

    private static IEnumerable<JsonElement> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Select(line => JsonDocument.Parse(line).RootElement.Clone());

    private static string Folder(string half)
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "BriefingBot.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return Path.Combine(root ?? throw new InvalidOperationException("BriefingBot.sln is not above the tests."), "tests", "BriefingBot.Tests", "Evaluation", "Paraphrase", half);
    }
}
