using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Api;

/// <summary>All statements of an article, in the order of its text.</summary>
/// <param name="Version">The article's version that the offsets are of: the one that is searched.</param>
public sealed record ArticleStatementsBody(string ArticleId, int Version, IReadOnlyList<ArticleStatement> Statements);

/// <summary>Something a source is reported to have said. <c>quote</c> is the stored body from <c>start</c> to <c>end</c>.</summary>
/// <param name="Role">The role the article gives the speaker, where it gives one.</param>
/// <param name="SpeakerKind">person, body, group or unnamed.</param>
/// <param name="Kind">direct, indirect or mixed.</param>
/// <param name="Assertion">asserted, denied, hedged, conditional, asked or reported-false.</param>
/// <param name="AssertionWords">The words that carry any other assertion than the plain one.</param>
/// <param name="Via">Who reports it, where it is second-hand.</param>
/// <param name="Spans">Only where what was said stands in several pieces between <c>start</c> and <c>end</c>.</param>
/// <param name="SentenceStart">Where the sentence that reports it begins.</param>
/// <param name="Confidence">cued, continued, weak or subject, the surest first.</param>
/// <param name="Rule">The name of the rule that found it.</param>
public sealed record ArticleStatement(
    string Speaker,
    string? Role,
    string SpeakerKind,
    string Cue,
    string Kind,
    string Assertion,
    IReadOnlyList<SpanBody> AssertionWords,
    string? Via,
    string Quote,
    int Start,
    int End,
    IReadOnlyList<SpanBody>? Spans,
    int SentenceStart,
    int SentenceEnd,
    string Confidence,
    string Rule)
{
    internal static ArticleStatement Of(StatementHit hit)
    {
        Statement statement = hit.Statement;
        return new ArticleStatement(
            statement.Speaker,
            statement.Role,
            ApiJson.Word(statement.SpeakerKind),
            statement.Cue,
            ApiJson.Word(statement.Kind),
            ApiJson.Word(statement.Assertion),
            SpanBody.Of(statement.AssertionWords),
            statement.Via,
            hit.Text,
            statement.Hull.Start,
            statement.Hull.End,
            statement.Content.Length > 1 ? SpanBody.Of(statement.Content) : null,
            statement.Sentence.Start,
            statement.Sentence.End,
            ApiJson.Word(statement.Confidence),
            statement.Rule);
    }
}

/// <summary>A run of the stored body.</summary>
public sealed record SpanBody(int Start, int End)
{
    internal static IReadOnlyList<SpanBody> Of(ImmutableArray<Span> spans) => [.. spans.Select(span => new SpanBody(span.Start, span.End))];
}
