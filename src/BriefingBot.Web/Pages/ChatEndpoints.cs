using System.Text.Encodings.Web;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Pages;

/// <summary><c>/</c>, the chat; <c>/embed.js</c>, the tag for other sites; <c>/widget</c>, what it frames; and their bundles.</summary>
internal static class ChatEndpoints
{
    public static IServiceCollection AddChatPages(this IServiceCollection services) => services.AddSingleton<ChatAssets>().AddSingleton<ChatPolicy>();

    public static void MapChatPages(this IEndpointRouteBuilder routes)
    {
        // Made now, so that a missing chat is told when the service starts and not when somebody asks.
        ChatAssets assets = routes.ServiceProvider.GetRequiredService<ChatAssets>();
        routes.MapGet("/", (HttpContext context, ChatPolicy policy) => PageAsync(context, assets, policy, framed: false)).ExcludeFromDescription();
        routes.MapGet("/widget", (HttpContext context, ChatPolicy policy) => PageAsync(context, assets, policy, framed: true)).ExcludeFromDescription();
        routes.MapGet("/embed.js", context => LauncherAsync(context, assets)).ExcludeFromDescription();
        routes.MapGet("/assets/chat/{name}", (string name, HttpContext context) => assets.ServeAsync(context, name)).ExcludeFromDescription();
    }

    private static async Task PageAsync(HttpContext context, ChatAssets assets, ChatPolicy policy, bool framed)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        if (assets.Missing is { } reason)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync(
                ArticlePage.Message("The chat is missing here", $"{HtmlEncoder.Default.Encode(reason)} Everything else works: <a href=\"/docs\">the interface</a> answers questions too."), context.RequestAborted);
            return;
        }

        string nonce = ChatPolicy.NewNonce();
        policy.Apply(context, nonce, framed);
        await context.Response.WriteAsync(framed ? ChatPage.Widget(assets, nonce, policy.Origins) : ChatPage.Full(assets, nonce), context.RequestAborted);
    }

    /// <summary>The one file that pages of other origins load as a script.</summary>
    private static async Task LauncherAsync(HttpContext context, ChatAssets assets)
    {
        if (assets.Missing is { } reason)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, reason);
            return;
        }

        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        await assets.ServeAsync(context, ChatAssets.Launcher);
    }
}
