using System.Collections.Immutable;

namespace BriefingBot.Answers.Generation;

/// <summary>Words that a model says stand between quotation marks in an item.</summary>
internal sealed record ProposedQuotation(string Evidence, string Text);

/// <summary>A claim as a model proposes it: nothing of it is to be believed.</summary>
/// <param name="Evidence">Ids of the items that are to bear it.</param>
/// <param name="Speaker">Whose words it reports; null for none.</param>
internal sealed record ProposedClaim(string Text, ImmutableArray<string> Evidence, ImmutableArray<ProposedQuotation> Quotations, string? Speaker);
