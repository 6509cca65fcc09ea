using System.Collections.Immutable;
using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Tests.Answers.Support;
using BriefingBot.Tests.Articles;
using Xunit.Sdk;

namespace BriefingBot.Tests.Cases;

/// <summary>
/// Whole articles, from the file to the reply, by words alone: what must stand in it and what must never. See README.md for the form of the inputs.
/// </summary>
public sealed class CaseTests
{
    private const string Head = "---\ntitle: News\ndate: 2024-03-05\nsource: Kestrel Wire\n---\n";

    public static TheoryData<string> Names => [.. Case.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_reply_has_what_it_must_and_nothing_that_it_must_not(string name)
    {
        Case one = Case.All.Single(one => one.Name == name);
        await using StoredArchive archive = await StoredArchive.OpenAsync();
        using var folder = new TemporaryFolder();
        string text = one.Text.StartsWith("---\n", StringComparison.Ordinal) || !one.File.EndsWith(".md", StringComparison.Ordinal) ? one.Text : Head + one.Text;
        ArticleFile file = await new ArticleFileReader(1_000_000).ReadAsync(folder.Write(one.File, text), CancellationToken.None);
        await archive.PutAsync([.. file.Articles.Select(reading => Assert.IsType<ArticleReading.Accepted>(reading).Draft)]);
        var wrong = new List<string>();
        foreach (Asked asked in one.Questions)
        {
            Answer answer = await archive.AskAsync(asked.Question);
            wrong.AddRange(asked.Comes.Where(words => !Has(answer, words)).Select(words => $"{asked.Question} → {answer.Text}\n   lacks: {words}"));
            wrong.AddRange(asked.Never.Where(words => Has(answer, words)).Select(words => $"{asked.Question} → {answer.Text}\n   has: {words}"));
            wrong.AddRange(asked.Refused is { } refused && refused != (answer.Status == AnswerStatus.Abstained) ? [$"{asked.Question} → {answer.Text}\n   is {answer.Status}"] : []);
        }

        if (wrong.Count > 0)
        {
            throw new XunitException($"{one.Text}\n{string.Join('\n', wrong)}");
        }
    }

    private static bool Has(Answer answer, string words) =>
        words[0] == '@' ? answer.Citations.Any(citation => citation.Speaker == words[1..]) : answer.Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <param name="Refused">Whether the reply must be a refusal; null: either.</param>
    private sealed record Asked(string Question, bool? Refused, ImmutableArray<string> Comes, ImmutableArray<string> Never);

    private sealed record Case(string Name, string File, string Text, ImmutableArray<Asked> Questions)
    {
        public static ImmutableArray<Case> All { get; } = [.. Directory.EnumerateFiles(Folder(), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

        private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;

        private static IEnumerable<Case> Read(string path) => System.IO.File.ReadAllText(path).Split("=====\n").Select((input, i) => Parse($"{Path.GetFileNameWithoutExtension(path)}/{i + 1}", input));

        private static Case Parse(string name, string input)
        {
            List<string> lines = [.. input.TrimEnd().Split('\n')];
            int asks = lines.FindIndex(line => line.StartsWith("? ", StringComparison.Ordinal) || line.StartsWith("?! ", StringComparison.Ordinal));
            Assert.StartsWith("== ", lines[0], StringComparison.Ordinal);
            var questions = new List<Asked>();
            foreach (string line in lines.Skip(asks).Where(line => line.Length > 2))
            {
                string words = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
                switch (line[0])
                {
                    case '?':
                        questions.Add(new Asked(words, line[1] == '!' ? true : null, [], []));
                        break;
                    case '+':
                        questions[^1] = questions[^1] with { Comes = questions[^1].Comes.Add(words) };
                        break;
                    default:
                        questions[^1] = questions[^1] with { Never = questions[^1].Never.Add(words) };
                        break;
                }
            }

            return new Case(name, lines[0][3..], string.Join('\n', lines.Skip(1).Take(asks - 1)).TrimEnd() + "\n", [.. questions]);
        }
    }
}
