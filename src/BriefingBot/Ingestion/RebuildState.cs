namespace BriefingBot.Ingestion;

/// <summary>How far the making of an index for another embedding model is.</summary>
/// <param name="From">The model whose vectors the served index has; empty: it has none.</param>
/// <param name="Done">Articles that are in it, of <paramref name="Total"/>.</param>
/// <param name="Problem">A sentence where the last attempt failed; it is repeated by itself.</param>
public sealed record RebuildState(string From, int Done, int Total, string? Problem);

/// <summary>The embedding model gives no vectors at present.</summary>
public sealed class ModelUnavailableException(Exception problem)
    : Exception($"The embedding model gives no vectors: {problem.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}.", problem);
