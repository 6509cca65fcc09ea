using System.Text.Json;

namespace BriefingBot.Tests.Models;

/// <summary>What a <see cref="FakeChatServer"/> does with a request.</summary>
public abstract record ChatBehaviour
{
    /// <summary>Not before this has ended comes the first byte of the response.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    /// <summary>A whole, well-behaved reply.</summary>
    public static Reply Says(string text) => new(text);

    /// <summary>A reply that is given as JSON.</summary>
    public static Reply SaysJson(object value) => new(JsonSerializer.Serialize(value));

    /// <summary>The model declines, as OpenAI's models do: in deltas of their own.</summary>
    public static Reply Refuses(string words = "I can't help with that.") => new("") { Refusal = words };

    /// <summary>A stream that is cut off after so many characters of the text, without an end.</summary>
    public static Reply CutsOff(string text, int after) => new(text) { CutAfter = after };

    /// <summary>An error in OpenAI's form.</summary>
    public static Failure Fails(int status, string code = "server_error", string? retryAfter = null) => new(status, code) { RetryAfter = retryAfter };

    /// <summary>A streamed reply.</summary>
    public sealed record Reply(string Text) : ChatBehaviour
    {
        /// <summary>In UTF-16 code units; a chunk is one event.</summary>
        public int ChunkSize { get; init; } = 16;

        /// <summary>Between two chunks.</summary>
        public TimeSpan Pace { get; init; }

        /// <summary>Null: no chunk says that the reply is over.</summary>
        public string? FinishReason { get; init; } = "stop";

        /// <summary>Words of a refusal, sent instead of the text.</summary>
        public string? Refusal { get; init; }

        /// <summary>Null: the endpoint tells no usage.</summary>
        public (int Input, int Output)? Usage { get; init; } = (100, 20);

        /// <summary>Cut the connection after so many characters of the text.</summary>
        public int? CutAfter { get; init; }

        public string ContentType { get; init; } = "text/event-stream; charset=utf-8";

        /// <summary>As Azure does: a first event without choices, with what its filters say of the prompt.</summary>
        public bool BeginsWithFilterResults { get; init; }
    }

    /// <summary>An error.</summary>
    public sealed record Failure(int Status, string Code) : ChatBehaviour
    {
        /// <summary>Repeats the key, as some endpoints do.</summary>
        public string Message { get; init; } = "Something went wrong.";

        /// <summary>The header's value: seconds or a date.</summary>
        public string? RetryAfter { get; init; }

        public string? Location { get; init; }
    }

    /// <summary>Any status, type and body, as it stands.</summary>
    public sealed record Raw(int Status, string ContentType, string Body) : ChatBehaviour;

    /// <summary>Closes the connection without a word.</summary>
    public sealed record HangUp : ChatBehaviour;

    /// <summary>Takes the request and never answers.</summary>
    public sealed record Silence : ChatBehaviour;
}

/// <summary>A message as it arrived.</summary>
public sealed record ChatRequestMessage(string Role, string Content);

/// <summary>A request as it arrived at a <see cref="FakeChatServer"/>.</summary>
/// <param name="Headers">By name, without regard to case.</param>
public sealed record ChatRequest(string PathAndQuery, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    public IReadOnlyList<ChatRequestMessage> Messages { get; } =
        [.. Body.GetProperty("messages").EnumerateArray().Select(m => new ChatRequestMessage(m.GetProperty("role").GetString()!, TextOf(m.GetProperty("content"))))];

    /// <summary>Text of the first system message.</summary>
    public string System => Messages.First(m => m.Role == "system").Content;

    /// <summary>Text of the last user message.</summary>
    public string User => Messages.Last(m => m.Role == "user").Content;

    /// <summary>The name of the JSON schema that was asked for, which is the prompt's; null where none was.</summary>
    public string? Prompt => ResponseFormat is { } format && format.TryGetProperty("json_schema", out JsonElement schema) ? schema.GetProperty("name").GetString() : null;

    public JsonElement? ResponseFormat => Body.TryGetProperty("response_format", out JsonElement format) ? format : null;

    public override string ToString() => $"{PathAndQuery} {Prompt}";

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}
