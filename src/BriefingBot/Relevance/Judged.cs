namespace BriefingBot.Relevance;

/// <summary>What a candidate is; each kind has features and weights of its own.</summary>
public enum CandidateKind
{
    /// <summary>Features: <see cref="StatementFeatures.Names"/>.</summary>
    Statement,

    /// <summary>Features: <see cref="SentenceFeatures.Names"/>.</summary>
    Sentence,
}

/// <summary>A candidate as it was judged: what the fit of the weights needs of it.</summary>
public sealed record Judged(CandidateKind Kind, string ArticleId, string Text, double[] Features);
