using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.BotFramework;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Pages;

namespace BriefingBot.Web.Hosting;

/// <summary>The web service: services, then the routes.</summary>
internal static class BriefingBotServer
{
    /// <param name="args">Settings as <c>--Key=value</c>, over all other sources.</param>
    public static WebApplication Create(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = HomeFolder.Path });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"])
            && string.IsNullOrEmpty(builder.Configuration["https_ports"]))
        {
            builder.WebHost.UseUrls(ListenGuard.DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ArticleEndpoints.ArticlesCap;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddBriefingBot(builder.Configuration);
        builder.Services.AddHostedService<IndexingService>();
        builder.Services.AddBriefingBotApi();
        builder.Services.AddDirectLine(builder.Configuration);
        builder.Services.AddBotFramework();
        builder.Services.AddChatPages();

        WebApplication app = builder.Build();
        app.UseMiddleware<Faults>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePages(context => Problems.WriteAsync(
            context.HttpContext, context.HttpContext.Response.StatusCode, Problems.Explain(context.HttpContext)));
        app.UseMiddleware<ApiAccess>();
        app.UseCors();
        app.UseWebSockets();
        app.MapHealth();
        app.MapApi();
        app.MapApiReference();
        app.MapDirectLine();
        app.MapArticlePage();
        app.MapAnswerPage();
        app.MapChatPages();
        app.MapPageAssets();
        MessagesEndpoint.Map(app);
        return app;
    }
}
