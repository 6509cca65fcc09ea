namespace BriefingBot.Answers.Generation;

/// <summary>How the wording of one answer by a language model went, for measuring.</summary>
/// <param name="Proposed">Claims that the model gave at first.</param>
/// <param name="PassedAtFirst">Those that the verifier passed as they came.</param>
/// <param name="PassedAfterRepair">Those that it passed once they were repaired.</param>
/// <param name="Dropped">Those that it never passed.</param>
/// <param name="DroppedByRule">The dropped ones by the rule that they broke, in kebab case.</param>
/// <param name="Calls">Calls of the model that were made.</param>
/// <param name="Usage">What all of the calls cost.</param>
/// <param name="Fallback">
/// Null where the model's claims were taken; else why the extractive answer stands: deadline, busy, throttled, unreachable, rejected, refused,
/// timed-out, no-claims, none-held, fault or not-asked.
/// </param>
public sealed record WritingReport(
    int Proposed,
    int PassedAtFirst,
    int PassedAfterRepair,
    int Dropped,
    IReadOnlyDictionary<string, int> DroppedByRule,
    int Calls,
    ModelUsage Usage,
    string? Fallback);
