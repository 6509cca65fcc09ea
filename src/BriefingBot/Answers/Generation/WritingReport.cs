namespace BriefingBot.Answers.Generation;

/// <summary>What became of the claims that a model proposed for one answer.</summary>
/// <param name="Proposed">Claims of the first reply.</param>
/// <param name="PassedAfterRepair">Claims that the model gave anew and that then passed.</param>
/// <param name="Dropped">Claims that passed in neither round.</param>
/// <param name="DroppedByRule">The same by the rule that each broke last.</param>
/// <param name="Calls">Calls of the model, whatever came of them.</param>
/// <param name="Fallback">Why the extractive answer stands, in a word or two ("deadline", "none-held"); null where the claims were taken.</param>
public sealed record WritingReport(
    int Proposed, int PassedAtFirst, int PassedAfterRepair, int Dropped, IReadOnlyDictionary<string, int> DroppedByRule, int Calls, ModelUsage Usage, string? Fallback);
