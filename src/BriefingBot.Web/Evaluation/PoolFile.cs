using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Relevance;

namespace BriefingBot.Web.Evaluation;

/// <summary>A candidate as the fit reads it.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Kind">The question's kind, see <see cref="EvalQuestion"/>.</param>
/// <param name="Features">See <see cref="Judged"/>.</param>
/// <param name="ShowsGold">Whether it shows one of the question's marked texts.</param>
/// <param name="Text">The candidate, for a reader.</param>
internal sealed record PoolRow(
    string Set, string Question, string Kind, CandidateKind Candidate, double[] Features, bool ShowsGold, string Text);

/// <summary>The candidates of a set's questions, a JSON object a line: written while a set is asked, read by the fit.</summary>
internal sealed class PoolFile(string path)
{
    public async Task AppendAsync(string set, EvalQuestion question, IEnumerable<Judged> pool, CancellationToken cancellationToken) =>
        await File.AppendAllLinesAsync(
            path,
            pool.DistinctBy(judged => (judged.Kind, judged.ArticleId, judged.Text))
                .Select(judged => JsonSerializer.Serialize(
                    new PoolRow(set, question.Id, question.Kind, judged.Kind, judged.Features, ShowsGold(question, judged), judged.Text))),
            cancellationToken);

    /// <summary>It shows a marked text, or, where an answer in words is known and it is a sentence, that answer stands in it.</summary>
    private static bool ShowsGold(EvalQuestion question, Judged judged)
    {
        bool isMarked = (question.Gold ?? []).Any(gold => gold.Article == judged.ArticleId && EvalText.Shows(judged.Text, gold.Text));
        string text = $" {string.Join(' ', EvalText.Words(judged.Text))} ";
        bool hasAnswer = (question.Answers ?? []).Any(answer => text.Contains($" {string.Join(' ', EvalText.Words(answer))} ", StringComparison.Ordinal));
        bool isAsked = judged.Kind == CandidateKind.Sentence && question.Answers is { Count: > 0 };
        return isAsked ? hasAnswer && (isMarked || question.Fake is not null) : isMarked;
    }

    /// <summary>The rows of each question, in the order of the file.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PoolRow>>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new EvalSetException($"{path} isn't there.");
        }

        string[] lines = await File.ReadAllLinesAsync(path, cancellationToken);
        return
        [
            .. lines.Select(line => JsonSerializer.Deserialize<PoolRow>(line)!)
                .GroupBy(row => (row.Set, row.Question, row.Candidate)).Select(group => group.ToArray()),
        ];
    }
}
