using BriefingBot.Indexing;

namespace BriefingBot.Retrieval;

/// <summary>Passages for a query, best first, at most <paramref name="top"/>: what the hybrid passage search does.</summary>
public delegate Task<IReadOnlyList<PassageHit>> PassageSearch(string query, int top, SearchFilter filter, CancellationToken cancellationToken);
