using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>A page in a browser context of its own that writes down what went wrong and what was asked of whom.</summary>
internal sealed class Visit : IAsyncDisposable
{
    public const string QuestionBox = "[data-id=webchat-sendbox-input]";

    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> requests = [];
    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue(message.Text);
            }
        };
        context.WebError += (_, error) => complaints.Enqueue(error.Error);
        context.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
        context.Request += (_, request) => requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What the console, uncaught errors and dialogs said.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>What was asked of anybody but these origins.</summary>
    public IEnumerable<string> Elsewhere(params string[] origins) =>
        requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal) && !origins.Any(o => r.StartsWith(o + "/", StringComparison.Ordinal)));

    public static async Task<Visit> OpenAsync(Chromium chromium, string address, int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(60_000);
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(address);
        return visit;
    }

    /// <summary>Opens the chat's own page and waits until it can be asked.</summary>
    public static async Task<Visit> ChatAsync(Chromium chromium, string address, int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        Visit visit = await OpenAsync(chromium, address + "/", width, height, scheme);
        await Assertions.Expect(visit.Page.Locator("#state")).ToHaveTextAsync("Connected.");
        return visit;
    }

    public async Task AskAsync(string question)
    {
        await Page.Locator(QuestionBox).FillAsync(question);
        await Page.Locator(QuestionBox).PressAsync("Enter");
    }

    /// <summary>Asserts that nothing needs to be scrolled sideways; keeps a picture where SCREENSHOTS names a folder.</summary>
    public async Task FitsAsync(string name, IFrame? frame = null)
    {
        int[] widths = await (frame ?? Page.MainFrame).EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth, document.body.scrollWidth]");
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }

        Assert.True(widths[0] <= widths[1] && widths[2] <= widths[1], $"{name}: {string.Join(" ", widths)}");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
