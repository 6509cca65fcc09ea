using System.Collections.Immutable;
using System.Text.Json;

namespace BriefingBot.Answers.Generation;

/// <summary>The state of one answer while a model words it: each claim of the first reply keeps its place, empty until a claim for it holds.</summary>
internal sealed class Writing
{
    private DraftClaim?[] places = [];
    private List<int> open = [];
    private int first;
    private int repaired;

    public int Calls { get; set; }

    public ModelUsage Usage { get; set; } = ModelUsage.None;

    /// <summary>Why the extractive answer stands; null: it does not, or it is not known yet.</summary>
    public string? Fallback { get; set; }

    /// <summary>The claims that did not pass, with what each broke last, in order.</summary>
    public IReadOnlyList<(ProposedClaim Claim, ClaimFault Fault)> Failed { get; private set; } = [];

    /// <summary>The claims that hold so far, in order.</summary>
    public ImmutableArray<DraftClaim> Held => [.. places.OfType<DraftClaim>()];

    /// <summary>Takes the first reply.</summary>
    public void Begin(IReadOnlyList<ProposedClaim> claims, IReadOnlyList<ClaimVerdict> verdicts)
    {
        places = [.. verdicts.Select(verdict => (verdict as ClaimVerdict.Passed)?.Claim)];
        open = [.. Enumerable.Range(0, places.Length).Where(i => places[i] is null)];
        first = places.Length - open.Count;
        Failed = [.. open.Select(i => (claims[i], ((ClaimVerdict.Failed)verdicts[i]).Fault))];
    }

    /// <summary>
    /// Takes the reply to what failed: what holds of it goes, in order, where claims failed; what does not fill a place of its own is no answer
    /// to what failed, and is left away.
    /// </summary>
    public void Mend(IReadOnlyList<ProposedClaim> claims, IReadOnlyList<ClaimVerdict> verdicts)
    {
        var left = new List<(ProposedClaim, ClaimFault)>();
        for (int i = 0; i < open.Count; i++)
        {
            if (i >= verdicts.Count)
            {
                left.Add(Failed[i]);
            }
            else if (verdicts[i] is ClaimVerdict.Passed passed)
            {
                places[open[i]] = passed.Claim;
                repaired++;
            }
            else
            {
                left.Add((claims[i], ((ClaimVerdict.Failed)verdicts[i]).Fault));
            }
        }

        Failed = left;
    }

    public WritingReport Report() => new(
        places.Length,
        first,
        repaired,
        places.Count(place => place is null),
        Failed.GroupBy(one => one.Fault.Rule).ToDictionary(group => JsonNamingPolicy.KebabCaseLower.ConvertName(group.Key.ToString()), group => group.Count(), StringComparer.Ordinal),
        Calls,
        Usage,
        Fallback);
}
