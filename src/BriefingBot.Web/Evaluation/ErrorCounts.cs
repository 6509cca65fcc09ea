namespace BriefingBot.Web.Evaluation;

/// <summary>How one question went.</summary>
/// <param name="Key">For machines, such as <c>wrong_speaker</c>.</param>
/// <param name="Label">For people.</param>
/// <param name="IsError">False for what should be.</param>
internal sealed record ErrorKind(string Key, string Label, bool IsError = true);

/// <summary>The questions that went one way, told apart by whether they were answered or refused.</summary>
/// <param name="Questions">Ids, for the errors only, in the order asked.</param>
internal sealed record ErrorCount(ErrorKind Kind, int Answered, int Refused, IReadOnlyList<string> Questions);

/// <summary>Counts the questions of a set by kind of error and by what was done.</summary>
/// <param name="kinds">The kinds there are, in the order of the table.</param>
internal sealed class ErrorCounts(IReadOnlyList<ErrorKind> kinds)
{
    private readonly Dictionary<ErrorKind, (int Answered, int Refused)> counts = [];
    private readonly List<(ErrorKind Kind, string Question)> errors = [];

    /// <summary>The kinds that occurred.</summary>
    public IReadOnlyList<ErrorCount> Rows =>
    [
        .. kinds.Where(counts.ContainsKey).Select(kind => new ErrorCount(
            kind, counts[kind].Answered, counts[kind].Refused, [.. errors.Where(e => e.Kind == kind).Select(e => e.Question)])),
    ];

    public void Add(ErrorKind kind, EvalQuestion question, bool refused)
    {
        (int answered, int refusals) = counts.GetValueOrDefault(kind);
        counts[kind] = refused ? (answered, refusals + 1) : (answered + 1, refusals);
        if (kind.IsError)
        {
            errors.Add((kind, question.Id));
        }
    }
}
