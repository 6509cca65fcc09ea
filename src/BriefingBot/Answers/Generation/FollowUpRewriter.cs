using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBot.Conversations;
using BriefingBot.Questions;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Has a language model make a follow-up whole that the rules could not answer. What comes back is a question and nothing else, in words of
/// the conversation; speaker and days that the rules found stay.
/// </summary>
internal sealed class FollowUpRewriter(ILanguageModel model, ILogger logger)
{
    /// <summary>The form of the reply.</summary>
    public const string Schema = """
        {
          "type": "object",
          "properties": { "question": { "type": "string", "description": "The follow-up as a question that stands alone." } },
          "required": ["question"],
          "additionalProperties": false
        }
        """;

    private const int MostTurns = 4;
    private const int LongestQuestion = 400;
    private const int ShortQuestion = 4;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words that lean on what was said before.</summary>
    private static readonly FrozenSet<string> Leaning =
        "he she they it him her them his their its that this these those there then same also else too other others another latter former and so again more".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words with which one asks: they need not stand in the conversation.</summary>
    private static readonly FrozenSet<string> Asking = """
        what who whom whose which when where why how say said says tell told think thinks thought about regarding concerning on did does do is are was were
        many much long often according to reason happen happened
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => ClaimText.Words(word)[0].Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where a question that found nothing may be one that leaves something to the conversation.</summary>
    public static bool MayLean(Question question, IReadOnlyList<ConversationTurn> turns)
    {
        IReadOnlyList<ClaimWord> words = ClaimText.Words(question.Text);
        return turns.Count > 0 && words.Count > 0 && (words.Count <= ShortQuestion || words.Any(word => Leaning.Contains(word.Lower)));
    }

    /// <summary>The whole question; null where the model gave none that may be asked.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<string?> RewriteAsync(string answerId, string question, IReadOnlyList<ConversationTurn> turns, CancellationToken cancellationToken)
    {
        ConversationTurn[] last = [.. turns.TakeLast(MostTurns)];
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fence"] = $"===== {Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(answerId), "follow-up"u8))[..16]} =====",
            ["conversation"] = string.Join('\n', last.Select(turn => JsonSerializer.Serialize(new { asked = EvidenceItem.OneLine(turn.Question.Text), understood = turn.Frame }, Json))),
            ["question"] = EvidencePack.Quote(question),
        };
        ModelReply reply = await model.CompleteAsync(new ModelRequest(PromptNames.RewriteFollowUp, variables, Schema), cancellationToken);
        string? rewritten = reply is ModelReply.Text { IsWhole: true } text ? Read(text.Content) : null;
        string? fault = rewritten is null ? "no question came back" : Foreign(rewritten, question, last) is { } word ? $"it has “{word}”, which nobody said" : null;
        if (fault is not null)
        {
            Log.NotRewritten(logger, fault.StartsWith("it has", StringComparison.Ordinal) ? "it has a word of its own" : fault);
            return null;
        }

        Log.Rewritten(logger, question, rewritten!);
        return rewritten;
    }

    /// <summary>The rules' speaker and days stand where they found any; the rest is the rewritten question's.</summary>
    public static Question Merge(Question byRules, Question rewritten)
    {
        ArgumentNullException.ThrowIfNull(byRules);
        ArgumentNullException.ThrowIfNull(rewritten);
        bool hasDays = (byRules.From ?? byRules.To) is not null || byRules.Event is not null;
        return rewritten with
        {
            Text = byRules.Text,
            Speaker = byRules.Speaker is { } speaker && !FollowUpResolver.IsPronoun(speaker) ? speaker : rewritten.Speaker,
            From = hasDays ? byRules.From : rewritten.From,
            To = hasDays ? byRules.To : rewritten.To,
            Event = hasDays ? byRules.Event : rewritten.Event,
            Source = byRules.Source ?? rewritten.Source,
            Literal = null,
        };
    }

    private static string? Read(string reply)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(reply, new JsonDocumentOptions { MaxDepth = 4 });
            string? question = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("question", out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? EvidenceItem.OneLine(value.GetString()!)
                : null;
            return question is { Length: > 0 and <= LongestQuestion } ? question : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A word with meaning that neither the question nor the conversation has; null where there is none.</summary>
    private static string? Foreign(string rewritten, string question, IReadOnlyList<ConversationTurn> turns)
    {
        HashSet<string> said =
        [
            .. turns.SelectMany(turn => new[] { turn.Question.Text, turn.Frame, turn.Speaker, turn.Question.Speaker, turn.Question.Topic, turn.Answer.Text }).Append(question).OfType<string>()
                .SelectMany(ClaimText.Words).Select(word => word.Stem),
        ];
        return ClaimText.Words(rewritten).FirstOrDefault(word => (word.IsContent || ClaimText.IsNumber(word)) && !said.Contains(word.Stem) && !Asking.Contains(word.Stem))?.Text;
    }
}
