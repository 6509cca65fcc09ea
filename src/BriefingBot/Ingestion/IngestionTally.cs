using BriefingBot.Articles;

namespace BriefingBot.Ingestion;

/// <summary>Counts of one run over files.</summary>
internal sealed class IngestionTally
{
    private readonly List<ArticleRejection> rejections = [];

    /// <summary>Which file of this run gave an id first.</summary>
    public Dictionary<string, string> Claimed { get; } = new(StringComparer.Ordinal);

    public int Indexed { get; private set; }

    public int Unchanged { get; set; }

    public int Withdrawn { get; set; }

    public int Rejected { get; private set; }

    public void Add(IReadOnlyList<IngestionResult> results)
    {
        int indexed = results.Count(result => result is IngestionResult.Indexed);
        Indexed += indexed;
        Unchanged += results.Count - indexed;
    }

    public void Reject(ArticleRejection rejection)
    {
        Rejected++;
        if (rejections.Count < IngestionSummary.MostRejections)
        {
            rejections.Add(rejection);
        }
    }

    public IngestionSummary ToSummary(int scanned) => new(scanned, Indexed, Unchanged, Withdrawn, Rejected, rejections);
}
