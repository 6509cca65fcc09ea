namespace BriefingBot.Articles;

/// <summary>An article as somebody sent it, nothing checked yet: what a file's front matter or a request's JSON holds.</summary>
public sealed record ArticleFields
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public string? Url { get; init; }

    /// <summary>The day of publication as it was written; see <see cref="ArticleDay"/> for the forms that are read.</summary>
    public string? Published { get; init; }

    public string? Language { get; init; }
}

/// <summary>What became of reading one article: exactly one of the two cases.</summary>
public abstract record ArticleReading
{
    private ArticleReading()
    {
    }

    public sealed record Accepted(ArticleDraft Draft) : ArticleReading;

    public sealed record Rejected(ArticleRejection Reason) : ArticleReading;

    internal static Rejected Reject(string origin, RejectionCode code, string message) => new(new ArticleRejection(origin, code, message));
}
