using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>The rules of WCAG 2.2, levels A and AA, that a program can check, by day and by night.</summary>
public sealed class AccessibilityTests(ChatSite site, Chromium chromium) : IClassFixture<ChatSite>, IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_chat_with_an_answer(ColorScheme scheme)
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address, scheme: scheme);
        await visit.AskAsync("what did Lavrov say about NATO expansion?");
        await Assertions.Expect(visit.Page.Locator(".webchat__link-definitions__list-item-box").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".webchat__suggested-actions").GetByText("What did Dmitri Peskov say about Vladimir Putin?")).ToBeVisibleAsync();
        await HasNoViolationsAsync(visit.Page);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_widget_on_another_site(ColorScheme scheme)
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.ListedSite, scheme: scheme);
        await visit.Page.Locator("briefingbot-chat .launcher").ClickAsync();
        await Assertions.Expect(visit.Page.FrameLocator("briefingbot-chat iframe").Locator("button.webchat__suggested-action").First).ToBeVisibleAsync();
        await HasNoViolationsAsync(visit.Page);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_viewer_with_its_margin_and_a_marked_passage(ColorScheme scheme)
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address + "/articles/harbour-1?v=1#c=85-130", scheme: scheme);
        await Assertions.Expect(visit.Page.Locator("mark")).ToBeVisibleAsync();
        await HasNoViolationsAsync(visit.Page);
    }

    private static async Task HasNoViolationsAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(Rules);
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }
}
