namespace BriefingBot.Web.Api;

/// <summary>The routes under <c>/v1</c>.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/v1");
        MapAsking(api);
        MapSearching(api);
        MapArticles(api);
    }

    private static void MapAsking(RouteGroupBuilder api)
    {
        api.MapPost("/ask", AskEndpoint.HandleAsync).WhenSearchable()
            .WithName("Ask").WithTags("Answers").WithSummary("Ask the archive")
            .WithDescription("Answers with verbatim, cited words, or says what is missing. With `Accept: text/event-stream` it sends the events "
                + "`status` (`searching`; where a language model words the answer also `writing` and `checking`, each when it begins and as often), "
                + "`claim` (one a verified sentence) and `answer`; a fault after the first event is an `error` event. Nothing that a model writes is sent before it is verified.")
            .Takes<AskBody>().Produces<AnswerBody>().Fails(400, 413, 415, 503);
        api.MapPost("/feedback", FeedbackEndpoint.HandleAsync).WhenWritable()
            .WithName("Feedback").WithTags("Answers").WithSummary("Say whether an answer was of use")
            .Takes<FeedbackBody>().Produces(StatusCodes.Status204NoContent).Fails(400, 404, 413, 415);
    }

    private static void MapSearching(RouteGroupBuilder api)
    {
        api.MapPost("/search", SearchEndpoints.SearchAsync).WhenSearchable()
            .WithName("Search").WithTags("Search").WithSummary("Find passages by words and meaning")
            .Takes<SearchBody>().Produces<SearchResults>().Fails(400, 413, 415, 503);
        api.MapGet("/statements", SearchEndpoints.Statements).WhenSearchable()
            .WithName("Statements").WithTags("Search").WithSummary("Who said what")
            .WithDescription("Statements of a speaker, about a topic, or both, best first.").Produces<StatementResults>().Fails(400, 503);
        api.MapGet("/speakers", SearchEndpoints.Speakers).WhenSearchable()
            .WithName("Speakers").WithTags("Search").WithSummary("Who is in the archive")
            .WithDescription("Persons and bodies with their other names and roles, those with the most statements first.").Produces<SpeakerResults>().Fails(400, 503);
    }

    private static void MapArticles(RouteGroupBuilder api)
    {
        api.MapPut("/articles/{id}", ArticleEndpoints.PutAsync).WhenWritable()
            .WithName("PutArticle").WithTags("Articles").WithSummary("Store or replace an article")
            .WithDescription("201 where it is new, 200 where it is a new version or unchanged. Durable and searchable when answered.")
            .Takes<ArticleInput>().Produces<IngestionResultBody>().Produces<IngestionResultBody>(StatusCodes.Status201Created).Fails(400, 413, 415, 503);
        api.MapPost("/articles", ArticleEndpoints.PostAsync).WhenWritable()
            .WithName("PostArticles").WithTags("Articles").WithSummary("Store many articles")
            .WithDescription("A JSON array (32 MiB), or one article a line as `application/x-ndjson` (1 GiB, 100,000 lines). A result for each, in order; "
                + "a bad one is rejected with a reason and stops no other.")
            .WithMetadata(new TakesBody(typeof(ArticleInput[]))).Produces<IngestionResults>().Fails(400, 413, 415, 503);
        api.MapGet("/articles/{id}", ArticleEndpoints.GetAsync)
            .WithName("GetArticle").WithTags("Articles").WithSummary("The stored text of an article").Produces<ArticleBody>().Fails(400, 404, 410);
        api.MapGet("/articles/{id}/statements", ArticleEndpoints.StatementsAsync).WhenSearchable()
            .WithName("ArticleStatements").WithTags("Articles").WithSummary("Who says what in an article")
            .WithDescription("All statements of the version that is searched, in the order of its text.")
            .Produces<ArticleStatementsBody>().Fails(400, 404, 503);
        api.MapDelete("/articles/{id}", ArticleEndpoints.DeleteAsync).WhenWritable()
            .WithName("WithdrawArticle").WithTags("Articles").WithSummary("Withdraw an article")
            .WithDescription("From the moment this is answered the article is never found, shown or cited again.")
            .Produces(StatusCodes.Status204NoContent).Fails(404, 503);
    }

    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder builder) => builder.WithMetadata(new TakesBody(typeof(T)));

    private static RouteHandlerBuilder Fails(this RouteHandlerBuilder builder, params int[] statuses)
    {
        foreach (int status in statuses)
        {
            builder.ProducesProblem(status);
        }

        return builder.ProducesProblem(StatusCodes.Status401Unauthorized);
    }
}

/// <summary>Which body a route reads: for the description only, since bodies are read by hand to name every error.</summary>
internal sealed record TakesBody(Type Type);
