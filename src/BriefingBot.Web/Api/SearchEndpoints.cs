using System.ComponentModel;
using System.Text.Json;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Web.Api;

/// <summary>Searches that show what is in the archive and compose nothing: passages, statements, speakers.</summary>
internal static class SearchEndpoints
{
    public const int LongestQuery = 2000;

    private const int MostResults = 100;
    private const int UsualResults = 10;

    public static async Task<IResult> SearchAsync(HttpContext context, PassageRetriever retriever, ISearchIndex index, CancellationToken cancellationToken)
    {
        (JsonElement json, IResult? problem) = await JsonBody.ReadObjectAsync(context.Request, JsonBody.SmallCap, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var fields = RequestFields.Of(json);
        string query = fields.NeededText("query", LongestQuery);
        int top = fields.Whole("top", 1, MostResults) ?? UsualResults;
        string? speaker = fields.Text("speaker", 200);
        string? source = fields.Text("source", 200);
        (DateOnly? from, DateOnly? to) = fields.Days();
        fields.NothingElse();
        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        var filter = new SearchFilter(source, from, to);
        IReadOnlyList<PassageHit> hits = speaker is null
            ? await retriever.SearchAsync(query, top, filter, cancellationToken)
            : SpokenPassages.Of(index, speaker, await retriever.SearchAsync(query, SpokenPassages.Considered, filter, cancellationToken), top);
        return Results.Json(new SearchResults([.. hits.Select(SearchResult.Of)]), ApiJson.Options);
    }

    public static IResult Statements(
        HttpContext context,
        ISearchIndex index,
        [Description("Whose: a name, surname or role.")] string? speaker,
        [Description("About what.")] string? about,
        [Description("First day of publication, such as 2022-01-01.")] string? from,
        [Description("Last day of publication.")] string? to,
        [Description("How many at most, 1 to 100; 10 without it.")] string? top)
    {
        var fields = RequestFields.Of(context.Request.Query);
        speaker = fields.Text(nameof(speaker), 200);
        about = fields.Text(nameof(about), LongestQuery);
        (DateOnly? first, DateOnly? last) = fields.Days();
        int most = fields.Whole(nameof(top), 1, MostResults) ?? UsualResults;
        fields.NothingElse();
        if (speaker is null && about is null && fields.IsValid)
        {
            fields.Error(nameof(speaker), "Say whose statements ('speaker'), about what ('about'), or both.");
        }

        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        var filter = new SearchFilter(From: first, To: last);
        IEnumerable<StatementHit> hits = speaker is null
            ? index.SearchStatements(null, about, most, filter)
            : SpokenPassages.StatementsOf(index, index.Speakers.Resolve(speaker), about, most, filter);
        return Results.Json(new StatementResults([.. hits.Take(most).Select(StatementResult.Of)]), ApiJson.Options);
    }

    public static IResult Speakers(
        HttpContext context,
        ISearchIndex index,
        [Description("Part of a name or role; all without it.")] string? q,
        [Description("How many at most, 1 to 100; 10 without it.")] string? top)
    {
        var fields = RequestFields.Of(context.Request.Query);
        q = fields.Text(nameof(q), 200);
        int most = fields.Whole(nameof(top), 1, MostResults) ?? UsualResults;
        fields.NothingElse();
        return fields.IsValid
            ? Results.Json(new SpeakerResults([.. index.Speakers.Find(q, most).Select(SpeakerResult.Of)]), ApiJson.Options)
            : Problems.BadFields(fields.Errors);
    }
}
