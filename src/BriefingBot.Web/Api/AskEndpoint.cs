using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Conversations;

namespace BriefingBot.Web.Api;

/// <summary><c>POST /v1/ask</c>: one JSON answer, or a stream of events where the client accepts <c>text/event-stream</c>.</summary>
internal static class AskEndpoint
{
    public const int LongestQuestion = 2000;

    public static async Task<IResult> HandleAsync(HttpContext context, AskArchive ask, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        (JsonElement json, IResult? problem) = await JsonBody.ReadObjectAsync(context.Request, JsonBody.SmallCap, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var fields = RequestFields.Of(json);
        AskRequest request = Read(fields);
        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (AcceptsEvents(context.Request))
        {
            return TypedResults.ServerSentEvents(Events(ask, request, loggers.CreateLogger(typeof(AskEndpoint)), cancellationToken));
        }

        AnsweredQuestion asked = await ask(request, null, cancellationToken);
        return Results.Json(AnswerBody.Of(asked), ApiJson.Options);
    }

    private static AskRequest Read(RequestFields fields)
    {
        string question = fields.NeededText("question", LongestQuestion);
        string? conversation = fields.Text("conversationId", ConversationId.MaxLength);
        if (conversation is not null && !ConversationId.IsValid(conversation))
        {
            fields.Error("conversationId", "'conversationId' isn't one that an answer gave; leave it out to start a conversation.");
        }

        string? speaker = fields.Text("speaker", 200);
        string? source = fields.Text("source", 200);
        (DateOnly? from, DateOnly? to) = fields.Days();
        int? citations = fields.Whole("maxCitations", 1, Briefer.MaxCitations);
        fields.NothingElse();
        return new AskRequest
        {
            Question = question,
            ConversationId = conversation,
            Speaker = speaker,
            Source = source,
            From = from,
            To = to,
            MaxCitations = citations,
        };
    }

    private static bool AcceptsEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    /// <summary>
    /// A <c>status</c> for each stage when it begins, then a <c>claim</c> for each verified sentence with its citations, then the whole
    /// <c>answer</c>. Nothing leaves before the verifier has passed it. A fault after the first event is an <c>error</c> event with problem
    /// details. Where the client leaves, the question is given up.
    /// </summary>
    private static async IAsyncEnumerable<SseItem<string>> Events(
        AskArchive ask, AskRequest request, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var asking = StagedAsking.Start(ask, request, cancellationToken);
        await foreach (AnswerStage stage in asking.StagesAsync(cancellationToken))
        {
            yield return Event("status", new StatusEvent(ApiJson.Word(stage)));
        }

        (AnswerBody? answer, object? error) = await OutcomeAsync(asking, logger, cancellationToken);
        if (answer is null)
        {
            yield return Event("error", error!);
            yield break;
        }

        foreach (ClaimBody claim in answer.Claims)
        {
            yield return Event("claim", new ClaimEvent(claim.Text, claim.Citations, [.. answer.Citations.Where(c => claim.Citations.Contains(c.N))]));
        }

        yield return Event("answer", answer);
    }

    private static async Task<(AnswerBody? Answer, object? Error)> OutcomeAsync(StagedAsking asking, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return (AnswerBody.Of(await asking.Answer), null);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.RequestFailed(e, "POST", "/v1/ask");
            return (null, Problems.Details(StatusCodes.Status500InternalServerError, Faults.Unexpected));
        }
    }

    private static SseItem<string> Event(string type, object data) => new(JsonSerializer.Serialize(data, data.GetType(), ApiJson.Options), type);

    private sealed record StatusEvent(string Status);

    private sealed record ClaimEvent(string Text, IReadOnlyList<int> Citations, IReadOnlyList<CitationBody> Sources);
}
