using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Statements;

namespace BriefingBot.Web.Api;

/// <summary>A question. Members other than these are refused.</summary>
/// <param name="Question">Up to 2,000 characters.</param>
/// <param name="ConversationId">Continues that conversation; without it a new one starts.</param>
/// <param name="Speaker">Only this person's or body's words.</param>
/// <param name="Source">Only articles of this source.</param>
/// <param name="From">First day of publication.</param>
/// <param name="To">Last day of publication.</param>
/// <param name="MaxCitations">1 to 20; 6 without it.</param>
public sealed record AskBody(string Question, string? ConversationId, string? Speaker, string? Source, DateOnly? From, DateOnly? To, int? MaxCitations);

/// <summary>A search for passages.</summary>
/// <param name="Query">Up to 2,000 characters.</param>
/// <param name="Top">1 to 100; 10 without it.</param>
/// <param name="Speaker">Only passages in which this person or body is reported to speak.</param>
public sealed record SearchBody(string Query, int? Top, string? Speaker, string? Source, DateOnly? From, DateOnly? To);

public sealed record SearchResults(IReadOnlyList<SearchResult> Results);

/// <summary>A passage found, best first.</summary>
public sealed record SearchResult(
    string ArticleId, string PassageId, string Title, string? Source, DateOnly? Published, string Text, int Start, int End, double Score, string ViewUrl)
{
    internal static SearchResult Of(PassageHit hit) => new(
        hit.Article.Id,
        hit.Passage.Id,
        hit.Article.Title,
        hit.Article.Source,
        hit.Article.Published,
        hit.Passage.Text,
        hit.Passage.Span.Start,
        hit.Passage.Span.End,
        hit.Score,
        Api.ViewUrl.Of(hit.Article.Id, hit.Passage.Version, hit.Passage.Span));
}

public sealed record StatementResults(IReadOnlyList<StatementResult> Statements);

/// <summary>Something a source is reported to have said. <c>quote</c> is the stored body from <c>start</c> to <c>end</c>.</summary>
/// <param name="Assertion">asserted, denied, hedged, conditional, asked or reported-false.</param>
/// <param name="Sentence">The sentence that reports it.</param>
/// <param name="Rule">The name of the rule that found it.</param>
public sealed record StatementResult(
    string Speaker,
    string? SpeakerRole,
    string Cue,
    string Kind,
    string Assertion,
    string? Via,
    string Quote,
    int Start,
    int End,
    string Sentence,
    string ArticleId,
    int Version,
    string Title,
    string? Source,
    DateOnly? Published,
    string? Url,
    string ViewUrl,
    string Rule)
{
    internal static StatementResult Of(StatementHit hit) => new(
        hit.Statement.Speaker,
        hit.Statement.Role,
        hit.Statement.Cue,
        ApiJson.Word(hit.Statement.Kind),
        ApiJson.Word(hit.Statement.Assertion),
        hit.Statement.Via,
        hit.Text,
        hit.Statement.Hull.Start,
        hit.Statement.Hull.End,
        hit.SentenceText,
        hit.Article.Id,
        hit.Article.Version,
        hit.Article.Title,
        hit.Article.Source,
        hit.Article.Published,
        hit.Article.Url,
        Api.ViewUrl.Of(hit.Article.Id, hit.Article.Version, hit.Statement.Hull),
        hit.Statement.Rule);
}

public sealed record SpeakerResults(IReadOnlyList<SpeakerResult> Speakers);

/// <summary>A person or body of the archive, those with the most statements first.</summary>
public sealed record SpeakerResult(string Name, bool IsPerson, IReadOnlyList<string> Aliases, IReadOnlyList<string> Roles, int Articles, int Statements)
{
    internal static SpeakerResult Of(Speaker speaker) =>
        new(speaker.Name, speaker.IsPerson, speaker.Aliases, speaker.Roles, speaker.Articles, speaker.Statements);
}

/// <summary>An article to store. Members other than these are refused.</summary>
/// <param name="Id">Needed in <c>POST</c>; in <c>PUT</c> it may be left out or must be the address's.</param>
/// <param name="Title">Without it the first sentence, cut at a word.</param>
/// <param name="Published">A day such as 2022-01-27; <c>date</c> is read as well.</param>
public sealed record ArticleInput(string? Id, string? Title, string Body, string? Source, string? Author, string? Url, string? Published, string? Language);

/// <summary>A stored version of an article.</summary>
/// <param name="CurrentVersion">The version that is searched and cited; an older one is kept for its links.</param>
public sealed record ArticleBody(
    string Id,
    int Version,
    int CurrentVersion,
    string Title,
    string? Source,
    string? Author,
    string? Url,
    DateOnly? Published,
    string? Language,
    string Body,
    string ContentHash,
    DateTimeOffset StoredAt,
    string ViewUrl)
{
    internal static ArticleBody Of(Article article, int currentVersion) => new(
        article.Id,
        article.Version,
        currentVersion,
        article.Title,
        article.Source,
        article.Author,
        article.Url,
        article.Published,
        article.Language,
        article.Body,
        article.ContentHash,
        article.StoredAt,
        Api.ViewUrl.OfArticle(article.Id, article.Version));
}

public sealed record IngestionResults(IReadOnlyList<IngestionResultBody> Results);

/// <summary>What became of one article.</summary>
/// <param name="Status">indexed, unchanged or rejected.</param>
/// <param name="Reason">Only where it was rejected.</param>
public sealed record IngestionResultBody(string? Id, string Status, int? Version, RejectionBody? Reason)
{
    internal static IngestionResultBody Of(IngestionResult result, string? id = null) => result switch
    {
        IngestionResult.Indexed r => new(r.ArticleId, "indexed", r.Version, null),
        IngestionResult.Unchanged r => new(r.ArticleId, "unchanged", r.Version, null),
        IngestionResult.Rejected r => new(id, "rejected", null, new RejectionBody(ApiJson.Word(r.Reason.Code), r.Reason.Message)),
        _ => throw new NotSupportedException($"An ingestion result of type {result.GetType().Name} has no form in the interface."),
    };
}

public sealed record RejectionBody(string Code, string Message);

/// <summary>What the reader made of an answer.</summary>
/// <param name="Reaction">like or dislike.</param>
public sealed record FeedbackBody(string AnswerId, string Reaction, string? Comment);
