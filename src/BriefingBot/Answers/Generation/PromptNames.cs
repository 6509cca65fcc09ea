namespace BriefingBot.Answers.Generation;

/// <summary>The prompts in <c>prompts/</c> and the variables that the service fills: a prompt uses each of its own, and no other.</summary>
public static class PromptNames
{
    /// <summary>Words an answer from evidence.</summary>
    public const string Answer = "Answer";

    /// <summary>Makes a follow-up a question that stands alone.</summary>
    public const string RewriteFollowUp = "RewriteFollowUp";

    /// <summary>The variables of each prompt.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Variables { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [Answer] = ["question", "understood", "fence", "evidence", "rejected"],
        [RewriteFollowUp] = ["fence", "conversation", "question"],
    };
}
