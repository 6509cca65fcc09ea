using BriefingBot.Web.Hosting;
using BriefingBot.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>A service with the seeds, an invented article and a hostile one; and two other sites that embed its chat, of which it knows one.</summary>
public sealed class ChatSite : IAsyncLifetime
{
    // What an article that is stored may still hold: HTML and Markdown as articles come with it is made plain before.
    public const string HostileTitle = "</xmp><marquee onstart=alert(4)> ![t](data:x,y)";

    public const string HostileQuote =
        "Look at <marquee onstart=alert(1)> and ![pic](data:x,y), [click](javascript:alert(2)) <xmp onclick=alert(3)> http://elsewhere.invalid/z now";

    private readonly TempFolder folder = new();
    private readonly List<WebApplication> sites = [];
    private ServiceProcess service = null!;

    public string Address => service.Client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>A site that <c>AllowedOrigins</c> names.</summary>
    public string ListedSite { get; private set; } = "";

    public string UnlistedSite { get; private set; } = "";

    public async Task InitializeAsync()
    {
        folder.Write("articles/harbour.md", Some.HarbourFile);
        folder.Write("articles/hostile-1.md", $"""
            ---
            title: "{HostileTitle}"
            date: 2024-05-04
            source: "<b>Wire</b>"
            ---

            “{HostileQuote},” said Captain Orla Quint.

            Quint added that the pilots *must* `wait` for the <iframe src=http://elsewhere.invalid/f> tide.
            """);
        ListedSite = await ServeAsync();
        UnlistedSite = await ServeAsync();
        service = ServiceProcess.Serve(
            folder.At("storage"), HomeFolder.Resolve("seeds"), ("Ingestion__Folders__1", folder.At("articles")), ("Channels__DirectLine__AllowedOrigins__0", ListedSite));
        await service.UntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        foreach (WebApplication site in sites)
        {
            await site.DisposeAsync();
        }

        folder.Dispose();
    }

    /// <summary>A page with styles that would spoil anything they reach, and the one tag.</summary>
    private async Task<string> ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication site = builder.Build();
        site.MapGet("/", () => Results.Text($$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Another site</title><link rel="icon" href="data:,">
            <style>* { color: rgb(255, 0, 0) !important; font-size: 31px !important; } button, iframe { display: none !important; }</style>
            <script src="{{Address}}/embed.js" data-title="Ask <i>us</i>" data-colour="#8a1f3d" data-position="left" data-greeting="Good <b>day</b>" data-locale="en-GB" defer></script>
            </head><body><main><h1>Another site</h1></main></body></html>
            """, "text/html"));
        site.MapGet("/odd", () => Results.Text($$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Odd</title><link rel="icon" href="data:,">
            <script src="{{Address}}/embed.js" data-title="" data-colour="red;background:url(http://elsewhere.invalid/c.png)" data-position="top" data-locale="<x>" defer></script>
            <script src="{{Address}}/embed.js" defer></script>
            </head><body></body></html>
            """, "text/html"));
        await site.StartAsync();
        sites.Add(site);
        return site.Urls.Single();
    }
}
