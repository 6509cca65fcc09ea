using System.Text;
using System.Text.Json;

namespace BriefingBot.Web.Evaluation;

/// <summary>A question of a set, and what a right answer shows.</summary>
/// <param name="Kind">answerable, unanswerable, hard-unanswerable or conflict.</param>
/// <param name="Speaker">Who is asked about, in a who-said set.</param>
/// <param name="Answers">Any of these is a right answer, in a fact set.</param>
/// <param name="After">What was asked before it in the same conversation, in order.</param>
/// <param name="Fake">Wrong answers that the archive holds too, in a set of conflicts.</param>
internal sealed record EvalQuestion(
    string Id,
    string Kind,
    string Question,
    string? Speaker,
    IReadOnlyList<string>? Answers,
    IReadOnlyList<string>? Fake,
    IReadOnlyList<MarkedText>? Gold,
    IReadOnlyList<string>? After = null);

/// <summary>A marked text of an article.</summary>
internal sealed record MarkedText(string Article, string Text);

/// <summary>A statement marked by hand; without a speaker where nobody could say whose it is.</summary>
/// <param name="Text">What was said; the pieces of one that is interrupted are joined by a space.</param>
/// <param name="Start">Where it starts in the article's body, and where it ends: all pieces lie between.</param>
internal sealed record EvalStatement(string Article, string? Speaker, string Text, int? Start = null, int? End = null);

/// <summary>The set can't be read: the message says what is wrong where.</summary>
internal sealed class EvalSetException(string message) : Exception(message);

/// <summary>
/// A folder with <c>articles/</c>, <c>questions.jsonl</c> and, where it is about who said what, <c>statements.jsonl</c>.
/// </summary>
internal sealed record EvalSet(string Name, string ArticlesFolder, IReadOnlyList<EvalQuestion> Questions, IReadOnlyList<EvalStatement>? Statements)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = false };

    /// <summary>Which figures the set gives.</summary>
    public bool IsWhoSaid => Statements is not null;

    /// <exception cref="EvalSetException">A part is missing or can't be read.</exception>
    /// <param name="asks">False where no question is asked: then there need be none.</param>
    public static async Task<EvalSet> LoadAsync(string folder, bool asks, CancellationToken cancellationToken)
    {
        string full = Path.GetFullPath(folder);
        string articles = Path.Combine(full, "articles");
        if (!Directory.Exists(articles))
        {
            throw new EvalSetException($"{articles} isn't a folder. A set has the folder articles, the file questions.jsonl and, for who said what, statements.jsonl.");
        }

        List<EvalQuestion> questions = !asks ? [] : await ReadAsync<EvalQuestion>(Path.Combine(full, "questions.jsonl"), cancellationToken);
        if (questions.Find(q => string.IsNullOrWhiteSpace(q.Question) || string.IsNullOrEmpty(q.Kind)) is { } broken)
        {
            throw new EvalSetException($"questions.jsonl has a question without 'question' or 'kind' (id {broken.Id ?? "none"}).");
        }

        string statements = Path.Combine(full, "statements.jsonl");
        return new EvalSet(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(full)), articles, questions,
            !asks || File.Exists(statements) ? await ReadAsync<EvalStatement>(statements, cancellationToken) : null);
    }

    /// <summary>The articles' files as one line each, by their name without extension: what a verbatim quote must stand in.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(ArticlesFolder))
        {
            texts[Path.GetFileNameWithoutExtension(file)] = EvalText.Squash(await File.ReadAllTextAsync(file, Encoding.UTF8, cancellationToken));
        }

        return texts;
    }

    private static async Task<List<T>> ReadAsync<T>(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new EvalSetException($"{file} isn't there.");
        }

        var read = new List<T>();
        int number = 0;
        await foreach (string line in File.ReadLinesAsync(file, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                read.Add(JsonSerializer.Deserialize<T>(line, Json) ?? throw new EvalSetException($"{file}, line {number}: null."));
            }
            catch (JsonException e)
            {
                throw new EvalSetException($"{file}, line {number}: {e.Message}");
            }
        }

        return read;
    }
}
