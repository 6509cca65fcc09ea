namespace BriefingBot.Articles;

/// <summary>Why an article was not taken: a sentence for a person, with what to do.</summary>
/// <param name="Origin">The file, or the position in the request, that it came from.</param>
/// <param name="Message">Without control characters or marks that turn the writing, which a file's name may have.</param>
public sealed record ArticleRejection(string Origin, RejectionCode Code, string Message)
{
    public string Message { get; } = ArticleText.Shown(Message);
}

public enum RejectionCode
{
    NotFound,
    Unreadable,
    TooLarge,
    NotUtf8,
    Malformed,
    Empty,
    BadDate,
    BadId,
    DuplicateId,
    UnsupportedType,
}
