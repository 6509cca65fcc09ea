namespace BriefingBot.Articles;

/// <summary>One text of the archive as an article file or a request holds it, before it is stored.</summary>
public sealed record ArticleDraft
{
    /// <summary>The id: the front matter's, else the file's name without extension.</summary>
    public required string Id { get; init; }

    /// <summary>The title; where the file has none, the first sentence cut at a word.</summary>
    public required string Title { get; init; }

    /// <summary>The text, with line ends as <c>\n</c>. All spans count in it.</summary>
    public required string Body { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public string? Url { get; init; }

    /// <summary>BCP 47 tag, where the file names one.</summary>
    public string? Language { get; init; }

    public DateOnly? Published { get; init; }
}

/// <summary>One stored version of an article.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    /// <summary>1 for the first version; each change of content adds one.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public DateOnly? Published { get; init; }

    public required ArticleStatus Status { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 over all content fields.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Position in the record's order of changes; the index remembers up to which it has caught up.</summary>
    public required long Sequence { get; init; }
}

/// <summary>Whether an article may be cited.</summary>
public enum ArticleStatus
{
    /// <summary>In the archive: searchable and citable.</summary>
    Live,

    /// <summary>Taken out: never cited again.</summary>
    Withdrawn,
}
