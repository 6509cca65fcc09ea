using System.Text.Json;
using BriefingBot.Conversations;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Authentication;
using BriefingBot.Web.Channels.BotFramework.Teams;
using BriefingBot.Web.Channels.BotFramework.Turns;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Channels.BotFramework;

/// <summary>
/// <c>POST /api/messages</c>: size, JSON, type, authentication; then what is answered within the request, and what is taken in, acknowledged
/// and answered in the background.
/// </summary>
internal sealed class MessagesEndpoint(ActivityAuthenticator authenticator, ChannelInbox inbox, BotTurns turns, TimeProvider clock, ILogger<MessagesEndpoint> logger)
{
    public const string Path = "/api/messages";

    private const int BodyCap = 256 * 1024;

    /// <summary>Teams gives an invoke of the compose box 5 s, and a message 15.</summary>
    private static readonly TimeSpan ExtensionTimeout = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(12);

    /// <summary>Without an application id there is no such route.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        // The settings themselves are checked later, all together; here it only matters whether there is an application.
        if (!string.IsNullOrWhiteSpace(routes.ServiceProvider.GetRequiredService<IConfiguration>()[BotFrameworkOptions.Section + ":AppId"]))
        {
            routes.MapPost(Path, (HttpContext context, MessagesEndpoint endpoint) => endpoint.HandleAsync(context)).ExcludeFromDescription();
        }
    }

    private async Task<IResult> HandleAsync(HttpContext context)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        if (!JsonBody.IsJson(context.Request))
        {
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body's content type must be application/json.");
        }

        using MemoryStream? body = await JsonBody.ReadBytesAsync(context.Request, BodyCap, cancellationToken);
        if (body is null)
        {
            return JsonBody.TooLarge(BodyCap);
        }

        if (!ActivityReader.TryRead(body.GetBuffer().AsMemory(0, (int)body.Length), out Activity activity, out string error))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, error);
        }

        try
        {
            string? authorization = context.Request.Headers.Authorization is [{ } only] ? only : null;
            Refusal refusal = await authenticator.AuthenticateAsync(authorization, activity.ChannelId, activity.ServiceUrl, cancellationToken);
            if (refusal != Refusal.None)
            {
                logger.Refused(refusal);
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Problems.Of(StatusCodes.Status401Unauthorized, "Send a valid token of the channel.");
            }
        }
        catch (SigningKeysUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "Nobody can be authenticated at the moment.", TimeSpan.FromSeconds(10));
        }

        return await DispatchAsync(activity, cancellationToken);
    }

    private async Task<IResult> DispatchAsync(Activity activity, CancellationToken cancellationToken)
    {
        string key = ActivityKeys.Of(activity);
        string conversation = ActivityKeys.ConversationOf(activity);
        if (activity.Type == ActivityTypes.Invoke)
        {
            return await InvokeAsync(key, conversation, activity, cancellationToken);
        }

        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return await ExpectRepliesAsync(key, conversation, activity, cancellationToken);
        }

        if (!ActivityHandler.IsHandled(activity) || string.IsNullOrEmpty(activity.Conversation?.Id))
        {
            return Results.Ok();
        }

        string payload = ActivityJson.Write(activity);
        switch (await inbox.AddAsync(key, conversation, payload, cancellationToken))
        {
            case InboxOutcome.Accepted:
                logger.TakenIn(key, activity.Type);
                turns.Enqueue(new InboxItem(key, conversation, payload, InboxState.Waiting, null));
                return Results.Ok();
            case InboxOutcome.Duplicate:
                logger.DeliveredAgain(key, activity.Type);
                return Results.Ok();
            default:
                logger.InboxFull(conversation);
                return Problems.Of(StatusCodes.Status429TooManyRequests, "Too many messages of this conversation wait for their answer.", TimeSpan.FromSeconds(5));
        }
    }

    private async Task<IResult> ExpectRepliesAsync(string key, string conversation, Activity activity, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            IReadOnlyList<Activity> activities = await turns.AnswerAsync(key, conversation, activity, both.Token);
            return Results.Json(new { activities }, ActivityJson.Options);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return Problems.Of(StatusCodes.Status504GatewayTimeout, "The answer took too long.");
        }
    }

    private async Task<IResult> InvokeAsync(string key, string conversation, Activity activity, CancellationToken cancellationToken)
    {
        bool isExtension = activity.Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true;
        using var timeout = new CancellationTokenSource(isExtension ? ExtensionTimeout : RequestTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        InvokeResponse response;
        // An invoke's fault is told in the form that its sender shows.
        try
        {
            response = await turns.InvokeAsync(key, conversation, activity, both.Token);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            logger.InvokeFailed(problem, isExtension ? "composeExtension" : activity.Name == "adaptiveCard/action" ? activity.Name : "other");
            response = isExtension ? QuoteExtension.Told(TeamsTexts.Failed) : new InvokeResponse(StatusCodes.Status500InternalServerError);
        }

        return response.Body is null ? Results.StatusCode(response.Status) : Results.Json(response.Body, ActivityJson.Options, statusCode: response.Status);
    }
}
