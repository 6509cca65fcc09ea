using BriefingBot.Articles;

namespace BriefingBot.Ingestion;

/// <summary>What an ingestion of files came to.</summary>
/// <param name="Files">Files looked at.</param>
/// <param name="Indexed">Articles that are new or changed.</param>
/// <param name="Unchanged">Articles that were there already, those of files that did not change among them.</param>
/// <param name="Withdrawn">Articles whose file, or whose place in it, is gone.</param>
/// <param name="Rejected">How many were rejected.</param>
/// <param name="Rejections">The first of them, in order, at most <see cref="MostRejections"/>.</param>
public sealed record IngestionSummary(int Files, int Indexed, int Unchanged, int Withdrawn, int Rejected, IReadOnlyList<ArticleRejection> Rejections)
{
    /// <summary>So many rejections are kept with their reasons; all of them are logged.</summary>
    public const int MostRejections = 1_000;
}
