namespace BriefingBot.Articles;

/// <summary>What became of an article that was put into the store.</summary>
public enum PutOutcome
{
    Created,
    Updated,

    /// <summary>The live version has the same content: nothing was written.</summary>
    Unchanged,
}

/// <summary>The record: articles and their versions. Every write is on disk when its task completes.</summary>
public interface IArticleStore
{
    /// <summary>Stores a new version, or nothing where the live version has the same content.</summary>
    Task<(PutOutcome Outcome, Article Article)> PutAsync(ArticleDraft draft, CancellationToken cancellationToken);

    /// <summary>Does the same for many articles in order, in one transaction: all are stored or none.</summary>
    Task<IReadOnlyList<(PutOutcome Outcome, Article Article)>> PutManyAsync(IReadOnlyList<ArticleDraft> drafts, CancellationToken cancellationToken);

    /// <summary>Withdraws the article; null where no live article has that id.</summary>
    Task<Article?> WithdrawAsync(string id, CancellationToken cancellationToken);

    /// <summary>A version of an article, the newest where <paramref name="version"/> is null; withdrawn ones have their status.</summary>
    Task<Article?> FindAsync(string id, int? version, CancellationToken cancellationToken);

    /// <summary>The newest version of every article that changed after <paramref name="sequence"/>, withdrawn ones too, in order of change.</summary>
    IAsyncEnumerable<Article> ChangedSinceAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>How many articles <see cref="ChangedSinceAsync"/> would give.</summary>
    Task<int> CountChangedSinceAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>The number of live articles and the span of their dates.</summary>
    Task<ArchiveExtent> ExtentAsync(CancellationToken cancellationToken);
}

/// <summary>How large the archive is: live articles, first and last date of publication (null where none is dated).</summary>
public sealed record ArchiveExtent(int Articles, DateOnly? From, DateOnly? To);
