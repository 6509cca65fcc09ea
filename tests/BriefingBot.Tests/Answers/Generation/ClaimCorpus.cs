using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Tests.Answers.Support;
using BriefingBot.Tests.Golden;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>A claim of the corpus, the items that it names by speaker and first words ("Ines Torvald: She said that the").</summary>
internal sealed record CorpusClaim(
    string Id, string Question, string? Kind, string Text, IReadOnlyList<string> Evidence, IReadOnlyList<(string Evidence, string Text)> Quotations, string? Speaker);

/// <summary>
/// Claims as a faithful and a misbehaving model would word them, over invented articles. Each is proposed alone to the service, which shows
/// it or not.
/// </summary>
internal sealed class ClaimCorpus : IAsyncDisposable
{
    private readonly ScriptedModel model;
    private readonly StoredArchive archive;
    private readonly Dictionary<string, CorpusClaim> repairs;
    private CorpusClaim? proposed;

    private ClaimCorpus(StoredArchive archive, ScriptedModel model, Dictionary<string, CorpusClaim> repairs) => (this.archive, this.model, this.repairs) = (archive, model, repairs);

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(GoldenCase.Folder, "..", "Answers", "Generation", "Corpus"));

    public static async Task<ClaimCorpus> OpenAsync(string part, EmbeddingModel? embedding)
    {
        ClaimCorpus? corpus = null;
        var model = new ScriptedModel(request => corpus!.Reply(request));
        corpus = new ClaimCorpus(await StoredArchive.OpenAsync(embedding, model), model, Repairs(part));
        var reader = new ArticleFileReader(1_000_000);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Folder, part, "articles")).Order(StringComparer.Ordinal))
        {
            await corpus.archive.PutAsync([.. (await reader.ReadAsync(file, CancellationToken.None)).Articles.Select(reading => Assert.IsType<ArticleReading.Accepted>(reading).Draft)]);
        }

        return corpus;
    }

    public static IReadOnlyList<CorpusClaim> Faithful(string part) =>
    [
        .. Lines(part, "faithful.jsonl").SelectMany(line => line.GetProperty("claims").EnumerateArray().Select((claim, i) => Read(line, claim, $"{line.GetProperty("id").GetString()}.{i + 1}", null))),
    ];

    public static IReadOnlyList<CorpusClaim> Unfaithful(string part) =>
        [.. Lines(part, "unfaithful.jsonl").Select(line => Read(line, line.GetProperty("claim"), line.GetProperty("id").GetString()!, line.GetProperty("kind").GetString()))];

    /// <summary>What a faithful model gave, with the evidence and the reason before it, in place of a right claim that had not passed.</summary>
    private static Dictionary<string, CorpusClaim> Repairs(string part) =>
        File.Exists(Path.Combine(Folder, part, "repairs.jsonl"))
            ? Lines(part, "repairs.jsonl").Select(line => Read(line, line.GetProperty("claim"), line.GetProperty("id").GetString()!, null)).ToDictionary(claim => claim.Id, StringComparer.Ordinal)
            : [];

    /// <summary>The answer where the claim was shown; else null, with what the repair's prompt said against it.</summary>
    public async Task<(Answer? Shown, string Against)> ProposeAsync(CorpusClaim claim)
    {
        proposed = claim;
        model.Requests.Clear();
        Answer answer = await archive.AskAsync(new AskRequest { Question = claim.Question });
        return model.Requests.Count == 0 ? (null, "no model was asked") : answer.Mode == AnswerMode.Generative ? (answer, "") : (null, model.Requests[^1].Variables["rejected"]);
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    private string Reply(ModelRequest request)
    {
        JsonElement[] items = [.. request.Variables["evidence"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        CorpusClaim claim = request.Variables["rejected"].Length > 0 && repairs.TryGetValue(proposed!.Id, out CorpusClaim? repair) ? repair : proposed!;

        // The item meant; where the extractor now has another speaker or none for it, the one with its words: a claim that cites nothing tries nothing.
        string Id(string begins) => (items.Where(item => Begins(item).StartsWith(begins, StringComparison.Ordinal)).Concat(items.Where(item => WordsOf(Begins(item)).StartsWith(WordsOf(begins), StringComparison.Ordinal)))
            .Concat(items.Where(item => WordsOf(Begins(item)).Contains(WordsOf(begins), StringComparison.Ordinal)))).Select(item => item.GetProperty("id").GetString()!).FirstOrDefault() ?? "no such item";
        return ScriptedModel.Reply(new
        {
            text = claim.Text,
            evidence = claim.Evidence.Select(Id),
            quotations = claim.Quotations.Select(quotation => new { evidence = Id(quotation.Evidence), text = quotation.Text }),
            speaker = claim.Speaker,
        });
    }

    private static string Begins(JsonElement item) =>
        $"{(item.TryGetProperty("speaker", out JsonElement speaker) ? speaker.GetString() : "narration")}: {item.GetProperty("text").GetString()}";

    private static string WordsOf(string begins) => begins[(begins.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static IEnumerable<JsonElement> Lines(string part, string file) =>
        File.ReadLines(Path.Combine(Folder, part, file)).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    private static CorpusClaim Read(JsonElement line, JsonElement claim, string id, string? kind) => new(
        id,
        line.GetProperty("question").GetString()!,
        kind,
        claim.GetProperty("text").GetString()!,
        [.. claim.GetProperty("evidence").EnumerateArray().Select(item => item.GetString()!)],
        [.. claim.GetProperty("quotations").EnumerateArray().Select(quotation => (quotation.GetProperty("evidence").GetString()!, quotation.GetProperty("text").GetString()!))],
        claim.TryGetProperty("speaker", out JsonElement speaker) && speaker.ValueKind == JsonValueKind.String ? speaker.GetString() : null);
}
