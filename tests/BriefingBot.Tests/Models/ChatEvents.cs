using System.Text.Json;

namespace BriefingBot.Tests.Models;

/// <summary>The events of a streamed chat completion, in the form in which OpenAI sends them.</summary>
internal sealed class ChatEvents(string model)
{
    public IEnumerable<string> Of(ChatBehaviour.Reply reply)
    {
        if (reply.BeginsWithFilterResults)
        {
            yield return JsonSerializer.Serialize(new
            {
                choices = Array.Empty<object>(), created = 0, id = "", model = "", @object = "",
                prompt_filter_results = new[] { new { prompt_index = 0, content_filter_results = new { hate = new { filtered = false, severity = "safe" } } } },
            });
        }

        yield return Chunk(new { role = "assistant", content = "", refusal = (string?)null });
        if (reply.Refusal is { } refusal)
        {
            yield return Chunk(new { refusal });
        }

        string text = reply.Refusal is not null ? "" : reply.CutAfter is { } most ? reply.Text[..Math.Min(most, reply.Text.Length)] : reply.Text;
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Math.Min(start + reply.ChunkSize, text.Length);
            end += char.IsHighSurrogate(text[end - 1]) && end < text.Length ? 1 : 0;
            yield return Chunk(new { content = text[start..end] });
        }

        if (reply.CutAfter is not null)
        {
            yield break;
        }

        if (reply.FinishReason is { } reason)
        {
            yield return Chunk(new { }, reason);
        }

        if (reply.Usage is { } usage)
        {
            yield return Event([], new { prompt_tokens = usage.Input, completion_tokens = usage.Output, total_tokens = usage.Input + usage.Output });
        }

        yield return "[DONE]";
    }

    private string Chunk(object delta, string? finishReason = null) =>
        Event([new { index = 0, delta, logprobs = (object?)null, finish_reason = finishReason }], null);

    private string Event(object[] choices, object? usage) => JsonSerializer.Serialize(
        new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_700_000_000, model, system_fingerprint = "fp_1", choices, usage });
}
