using BriefingBot.Articles;

namespace BriefingBot.Ingestion;

/// <summary>What became of one article: exactly one of the three cases.</summary>
public abstract record IngestionResult
{
    private IngestionResult()
    {
    }

    public sealed record Indexed(string ArticleId, int Version) : IngestionResult;

    public sealed record Unchanged(string ArticleId, int Version) : IngestionResult;

    public sealed record Rejected(ArticleRejection Reason) : IngestionResult;
}

/// <summary>How far an ingestion is.</summary>
public sealed record IngestionProgress(int Done, int Total, int Rejected);
