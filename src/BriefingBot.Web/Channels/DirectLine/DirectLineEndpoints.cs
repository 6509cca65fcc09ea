namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>The routes of Direct Line 3.0, as Microsoft's clients call them, and the pages' own token endpoint.</summary>
internal static class DirectLineEndpoints
{
    public const string CorsPolicy = "chat";

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/directline").Guarded();
        group.MapPost("/tokens/generate", TokenEndpoints.GenerateAsync);
        group.MapPost("/tokens/refresh", TokenEndpoints.RefreshAsync);
        group.MapPost("/conversations", ConversationEndpoints.StartAsync);
        group.MapGet("/conversations/{id}", ConversationEndpoints.ReopenAsync);
        group.MapGet("/conversations/{id}/activities", ActivityEndpoints.ListAsync);
        group.MapPost("/conversations/{id}/activities", ActivityEndpoints.PostAsync);
        group.MapPost("/conversations/{id}/upload", ActivityEndpoints.UploadAsync);
        group.MapGet("/conversations/{id}/stream", (string id, HttpContext context, StreamEndpoint stream) => stream.HandleAsync(id, context));
        group.MapGet("/session/getsessionid", ActivityEndpoints.SessionAsync);
        routes.MapGroup("/webchat").Guarded().MapPost("/token", TokenEndpoints.ForPage);
    }

    /// <summary>Sites that aren't allowed get nothing, a preflight's silence or no; a flood from one address is stopped first.</summary>
    private static RouteGroupBuilder Guarded(this RouteGroupBuilder group)
    {
        group.RequireCors(CorsPolicy).ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            HttpContext http = context.HttpContext;
            IServiceProvider services = http.RequestServices;
            return services.GetRequiredService<ClientLimits>().Request(http) is { } wait ? DirectLineError.TooMany(wait)
                : !services.GetRequiredService<OriginPolicy>().Allows(http) ? DirectLineError.BadOrigin
                : await next(context);
        });
        return group;
    }
}
