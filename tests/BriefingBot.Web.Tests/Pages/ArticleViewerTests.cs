using BriefingBot.Web.Tests.Support;
using Microsoft.Playwright;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>The viewer in a real browser, from a real service.</summary>
public sealed class ArticleViewerTests(ArticleViewerTests.Site site, Chromium chromium) : IClassFixture<ArticleViewerTests.Site>, IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task The_cited_span_is_marked_to_the_letter_and_scrolled_to()
    {
        IPage page = await OpenAsync($"#c={Site.Start}-{Site.End}");
        Assert.Equal([Site.Marked], await page.Locator("mark").AllTextContentsAsync());
        await Assertions.Expect(page.Locator("mark")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#found")).ToHaveTextAsync("The cited passage is marked.");
    }

    [BrowserFact]
    public async Task A_span_over_paragraphs_and_several_spans_are_marked()
    {
        IPage page = await OpenAsync($"#c=0-5&c={Site.Start}-{Site.End}");
        Assert.Equal(["Line ", Site.Marked], await page.Locator("mark").AllTextContentsAsync());
        await page.EvaluateAsync("location.hash = '#c=0-300'");
        await Assertions.Expect(page.Locator("mark").Nth(1)).ToContainTextAsync("Line 1");
        Assert.True(await page.Locator("mark").CountAsync() > 1);
    }

    [BrowserFact]
    public async Task A_span_outside_the_text_or_nonsense_is_ignored()
    {
        foreach (string hash in new[] { "#c=0-999999", "#c=9-3", "#c=x", "#c=-5-2", "#%%%", "#c=<script>" })
        {
            IPage page = await OpenAsync(hash);
            Assert.Equal(0, await page.Locator("mark").CountAsync());
            Assert.False(await page.Locator("#found").IsVisibleAsync());
        }
    }

    [BrowserFact]
    public async Task Hostile_text_runs_nothing_and_breaks_no_rule_of_the_policy()
    {
        IPage page = await chromium.Browser.NewPageAsync();
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        page.Dialog += (_, dialog) => messages.Add("dialog " + dialog.Message);
        await page.GotoAsync(site.Address + "/articles/long-1?v=1#c=0-5");
        await Assertions.Expect(page.Locator("mark")).ToHaveTextAsync("Line ");
        Assert.Empty(messages);
        Assert.Contains("<marquee onstart", await page.Locator("#body").TextContentAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_script_the_text_is_there()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/articles/long-1");
        await Assertions.Expect(page.Locator("#body p").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen_and_at_night_the_ground_is_dark()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = ColorScheme.Dark,
            ViewportSize = new ViewportSize { Width = 360, Height = 700 },
        });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + $"/articles/long-1?v=1#c={Site.Start}-{Site.End}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal("rgb(22, 24, 27)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "phone.png") });
        }
    }

    [BrowserFact]
    public async Task The_reference_page_shows_the_routes_and_asks_nothing_of_other_hosts()
    {
        IPage page = await chromium.Browser.NewPageAsync();
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        await page.GotoAsync(site.Address + "/docs/");
        await Assertions.Expect(page.GetByText("The folders are indexed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 20_000 });
        Assert.Empty(elsewhere);
    }

    private async Task<IPage> OpenAsync(string hash)
    {
        IPage page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync($"{site.Address}/articles/long-1?v=1{hash}");
        return page;
    }

    /// <summary>A service with one long article.</summary>
    public sealed class Site : IAsyncLifetime
    {
        public const string Marked = "“zephyr 😀 é” <b>";

        private static readonly string Body = string.Join("\n\n", Enumerable.Range(0, 80).Select(i =>
            i == 60 ? $"Line {i} has {Marked} in it." : $"Line {i} <marquee onstart=alert({i})> of a text that goes on and on, a-very-long-word-{new string('x', 60)}."));

        private readonly TempFolder folder = new();
        private ServiceProcess service = null!;

        public static int Start { get; } = Body.IndexOf(Marked, StringComparison.Ordinal);

        public static int End => Start + Marked.Length;

        public string Address => service.Client.BaseAddress!.ToString().TrimEnd('/');

        public async Task InitializeAsync()
        {
            this.folder.Write("articles/long-1.md", "---\ntitle: A long article\ndate: 2024-05-03\nsource: Coast Wire\n---\n\n" + Body + "\n");
            service = ServiceProcess.Serve(this.folder.At("storage"), this.folder.At("articles"));
            await service.UntilReadyAsync();
        }

        public async Task DisposeAsync()
        {
            await service.DisposeAsync();
            this.folder.Dispose();
        }
    }
}
