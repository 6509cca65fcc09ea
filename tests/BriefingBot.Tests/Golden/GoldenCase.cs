using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Tests.Golden;

/// <summary>A line of <c>questions.jsonl</c>: a conversation, and what must hold of its last answer beside the rules that hold of every answer.</summary>
public sealed record GoldenCase
{
    public required string Id { get; init; }

    /// <summary>The kinds of question and the rules that it is a case of; see <see cref="GoldenTests.Covered"/>.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The questions of one conversation, in order.</summary>
    public required IReadOnlyList<string> Ask { get; init; }

    /// <summary>What is expected stands in the meaning of words: held against it only where the embedding model is built.</summary>
    public bool Model { get; init; }

    /// <summary>What the service can't do yet, so that this case fails: it is noticed when it no longer does. The rules hold all the same.</summary>
    public string? Awaits { get; init; }

    /// <summary>answered, abstained or conflicting; null: any.</summary>
    public string? Status { get; init; }

    /// <summary>Code of a refusal.</summary>
    public string? Reason { get; init; }

    /// <summary>Each is the speaker of a cited statement.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>None is.</summary>
    public IReadOnlyList<string> NotSpeakers { get; init; } = [];

    /// <summary>Through whom second-hand speech is told.</summary>
    public IReadOnlyList<string> Via { get; init; } = [];

    /// <summary>Each stands in the text, in any case of letters.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public IReadOnlyList<string> NotWords { get; init; } = [];

    /// <summary>Each stands in the text exactly once.</summary>
    public IReadOnlyList<string> Once { get; init; } = [];

    /// <summary>They stand in the text in this order.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Each stands between quotation marks.</summary>
    public IReadOnlyList<string> Quoted { get; init; } = [];

    public IReadOnlyList<string> NotQuoted { get; init; } = [];

    /// <summary>Each article is cited.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>Only these are cited.</summary>
    public IReadOnlyList<string> OnlyCites { get; init; } = [];

    public string? FirstCites { get; init; }

    /// <summary>Each is named as a reprint of a citation.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>A question is suggested, and it gets an answer.</summary>
    public bool FollowUp { get; init; }

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "questions.jsonl")).Select(line => JsonSerializer.Deserialize<GoldenCase>(line, Json)!),
    ];

    public static string Folder => Path.Combine(Root(), "tests", "BriefingBot.Tests", "Golden");

    // An unknown member is a misspelt expectation that nothing would hold against an answer.
    private static JsonSerializerOptions Json => new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static string Root()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "BriefingBot.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return root ?? throw new InvalidOperationException("BriefingBot.sln is not above the tests.");
    }
}
