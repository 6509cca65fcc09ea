using System.Text.Json;
using BriefingBot.Answers.Generation;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>Says what a test has it say, and remembers what it was asked.</summary>
internal sealed class ScriptedModel(Func<ModelRequest, int, ModelReply> script) : ILanguageModel
{
    public ScriptedModel(Func<ModelRequest, string> script)
        : this((request, _) => new ModelReply.Text(script(request), IsWhole: true) { Usage = new ModelUsage(100, 20) })
    {
    }

    public List<ModelRequest> Requests { get; } = [];

    public string Name => "a scripted model";

    public Task<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        return Task.FromResult(script(request, Requests.Count));
    }

    /// <summary>The ids of the request's items, in order.</summary>
    public static IReadOnlyList<string> Ids(ModelRequest request) =>
    [
        .. request.Variables["evidence"].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!),
    ];

    /// <summary>A reply with these claims.</summary>
    public static string Reply(params object[] claims) => JsonSerializer.Serialize(new { claims });

    /// <summary>A claim as the schema has it.</summary>
    public static object Claim(string text, string? speaker, params string[] evidence) => new { text, evidence, quotations = Array.Empty<object>(), speaker };
}
