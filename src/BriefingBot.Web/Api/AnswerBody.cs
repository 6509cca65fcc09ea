using System.Text.Json.Serialization;
using BriefingBot.Answers;

namespace BriefingBot.Web.Api;

/// <summary>A verified answer as the interface shows it.</summary>
/// <param name="Status">answered, related, abstained or conflicting.</param>
/// <param name="Mode">extractive: the stored text's own words; generative: worded by a language model, each sentence checked against its citations.</param>
/// <param name="Text">The claims in reading order with their <c>[n]</c>; for a refusal, what is missing and the closest material, marked as no answer; for what is related, what is missing before the claims.</param>
/// <param name="Citations">What each <c>[n]</c> of the text stands for; for a refusal the same as <c>reason.closest</c>.</param>
/// <param name="Frame">How the question was understood, on one line: whose words, on what, of which days ("Ines Varga · harbour · all dates").</param>
/// <param name="Reason">Only where the status is abstained.</param>
public sealed record AnswerBody(
    string Id,
    string ConversationId,
    string Question,
    string Status,
    string Mode,
    string Text,
    IReadOnlyList<ClaimBody> Claims,
    IReadOnlyList<CitationBody> Citations,
    ReasonBody? Reason,
    IReadOnlyList<string> FollowUps,
    string Frame,
    double ElapsedMs)
{
    /// <summary>"bot" where nothing was asked of the articles: the text is about the bot or its archive, or a courtesy; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? About { get; init; }

    internal static AnswerBody Of(AnsweredQuestion asked) => Of(asked.Answer, asked);

    private static AnswerBody Of(Answer answer, AnsweredQuestion asked) => new(
        answer.Id,
        answer.ConversationId,
        answer.Question,
        ApiJson.Word(answer.Status),
        ApiJson.Word(answer.Mode),
        answer.Text,
        [.. answer.Claims.Select(c => new ClaimBody(c.Text, c.Citations))],
        [.. answer.Citations.Select(CitationBody.Of)],
        answer is { Status: AnswerStatus.Abstained, Reason: { } reason } ? ReasonBody.Of(reason) : null,
        asked.FollowUps,
        asked.Frame,
        Math.Round(asked.Elapsed.TotalMilliseconds, 1))
    {
        About = answer.Reason is { IsTalk: true } ? "bot" : null,
    };
}

/// <summary>One sentence of the answer and the numbers of the citations that bear it.</summary>
public sealed record ClaimBody(string Text, IReadOnlyList<int> Citations);

/// <summary>A passage that bears a claim: <c>quote</c> is the stored body from <c>start</c> to <c>end</c> (UTF-16 code units), to the letter.</summary>
/// <param name="Kind">direct, indirect or mixed; null for a plain passage.</param>
/// <param name="Via">Who reports it, where it is second-hand.</param>
public sealed record CitationBody(
    int N,
    string ArticleId,
    int Version,
    string Title,
    string? Source,
    DateOnly? Published,
    string? Url,
    string ViewUrl,
    string Quote,
    int Start,
    int End,
    string? Speaker,
    string? SpeakerRole,
    string? Cue,
    string? Kind,
    string? Via)
{
    /// <summary>Reprints of the article that hold the same words, the earliest first; absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReprintBody>? AlsoIn { get; init; }

    internal static CitationBody Of(Citation citation) => new(
        citation.Number,
        citation.ArticleId,
        citation.Version,
        citation.Title,
        citation.Source,
        citation.Published,
        citation.Url,
        Api.ViewUrl.Of(citation.ArticleId, citation.Version, citation.Span),
        citation.Quote,
        citation.Span.Start,
        citation.Span.End,
        citation.Speaker,
        citation.SpeakerRole,
        citation.Cue,
        citation.Kind is { } kind ? ApiJson.Word(kind) : null,
        citation.Via)
    {
        AlsoIn = citation.AlsoIn.IsDefaultOrEmpty ? null : [.. citation.AlsoIn.Select(reprint => new ReprintBody(
            reprint.ArticleId, reprint.Title, reprint.Source, reprint.Published, Api.ViewUrl.Of(reprint.ArticleId, reprint.Version, reprint.Span)))],
    };
}

/// <summary>Another article that prints the words of a citation, as one reprint of a story does of another; <c>viewUrl</c> opens it at them.</summary>
public sealed record ReprintBody(string ArticleId, string Title, string? Source, DateOnly? Published, string ViewUrl);

/// <summary>Why nothing was answered. <c>closest</c> is the nearest material and no answer.</summary>
/// <param name="Code">speaker-unknown, no-statement-on-topic, no-evidence or outside-dates.</param>
public sealed record ReasonBody(string Code, SearchedBody Searched, IReadOnlyList<CitationBody> Closest)
{
    internal static ReasonBody Of(Refusal refusal) => new(
        ApiJson.Word(refusal.Code),
        new SearchedBody(refusal.Searched.Articles, refusal.Searched.From, refusal.Searched.To),
        [.. refusal.Closest.Select(CitationBody.Of)]);
}

/// <summary>What was searched: the number of articles, their first and last day.</summary>
public sealed record SearchedBody(int Articles, DateOnly? From, DateOnly? To);
