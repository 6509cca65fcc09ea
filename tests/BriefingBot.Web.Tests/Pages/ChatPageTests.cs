using Microsoft.Playwright;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>The chat's own page in a real browser, against the real Direct Line endpoint.</summary>
public sealed class ChatPageTests(ChatSite site, Chromium chromium) : IClassFixture<ChatSite>, IClassFixture<Chromium>
{
    private const string Question = "what did Lavrov say about NATO expansion?";
    private const string Quote = "The main issue is our clear position on the inadmissibility of NATO’s expansion to the east";
    private const string Reference = "#chat .webchat__link-definitions__list-item-box";

    [BrowserFact]
    public async Task The_seeds_question_is_answered_with_the_quotation_and_its_reference_opens_the_marked_words()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address);
        await visit.AskAsync(Question);
        await Assertions.Expect(visit.Page.Locator("#chat blockquote")).ToContainTextAsync(Quote);

        IPage article = await visit.Page.Context.RunAndWaitForPageAsync(() => visit.Page.Locator(Reference).First.ClickAsync());
        await Assertions.Expect(article.Locator("mark")).ToContainTextAsync(Quote);
        await Assertions.Expect(article.Locator("mark")).ToBeInViewportAsync();
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Elsewhere(site.Address));
    }

    [BrowserFact]
    public async Task Questions_to_begin_with_come_from_the_bot_and_can_be_clicked()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address);
        ILocator first = visit.Page.Locator("button.webchat__suggested-action").First;
        string question = (await first.TextContentAsync())!.Trim();
        Assert.EndsWith("?", question, StringComparison.Ordinal);
        await first.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".webchat__bubble--from-user")).ToContainTextAsync(question);
    }

    [BrowserFact]
    public async Task A_conversation_goes_on_after_a_reload_until_a_new_one_is_asked_for()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address);
        await visit.AskAsync(Question);
        await Assertions.Expect(visit.Page.Locator("#chat blockquote")).ToContainTextAsync(Quote);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("#chat blockquote")).ToContainTextAsync(Quote);
        await Assertions.Expect(visit.Page.Locator(".webchat__bubble--from-user")).ToContainTextAsync(Question);

        await visit.Page.Locator("#new").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#chat blockquote")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("button.webchat__suggested-action").First).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Another_tab_is_another_conversation()
    {
        await using Visit first = await Visit.ChatAsync(chromium, site.Address);
        await first.AskAsync(Question);
        await Assertions.Expect(first.Page.Locator("#chat blockquote")).ToContainTextAsync(Quote);
        IPage second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync(site.Address + "/");
        await Assertions.Expect(second.Locator("button.webchat__suggested-action").First).ToBeVisibleAsync();
        Assert.Equal(0, await second.Locator("#chat blockquote").CountAsync());
    }

    [BrowserFact]
    public async Task A_conversation_that_is_gone_is_followed_by_a_new_one()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address);
        await visit.Page.RouteAsync("**/directline/conversations/*?watermark=", route => route.FulfillAsync(new RouteFulfillOptions { Status = 404, Body = "{}" }));
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("#state")).ToHaveTextAsync("The earlier conversation has ended; this is a new one.");
        await Assertions.Expect(visit.Page.Locator("#notice")).ToBeHiddenAsync();
        await visit.AskAsync(Question);
        await Assertions.Expect(visit.Page.Locator("#chat blockquote")).ToContainTextAsync(Quote);
    }

    [BrowserFact]
    public async Task Without_a_token_the_page_says_why_and_tries_again_when_asked_to()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, "about:blank");
        await visit.Page.RouteAsync("**/webchat/token", route => route.FulfillAsync(
            new RouteFulfillOptions { Status = 429, Headers = [new("Retry-After", "6500")], Body = "{}" }));
        await visit.Page.GotoAsync(site.Address + "/");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Try again in 7 seconds.");
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#state")).ToHaveTextAsync("Connected.");
        await Assertions.Expect(visit.Page.Locator("#notice")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Hostile_text_of_an_article_and_of_a_question_shows_as_text_and_loads_nothing()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address);
        await visit.AskAsync("what did Orla Quint say?");
        await Assertions.Expect(visit.Page.Locator("#chat blockquote").First).ToContainTextAsync(ChatSite.HostileQuote);
        await Assertions.Expect(visit.Page.Locator(Reference).First).ToContainTextAsync(ChatSite.HostileTitle);
        const string Hostile = "<img src=http://elsewhere.invalid/q.png onerror=alert(1)> ![x](http://elsewhere.invalid/w.png) [a](javascript:alert(2)) <script>alert(3)</script>";
        await visit.AskAsync(Hostile);
        await Assertions.Expect(visit.Page.Locator(".webchat__bubble--from-user").Last).ToContainTextAsync(Hostile);

        string[] links = await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#chat a')].map(a => a.href)");
        Assert.All(links, link => Assert.StartsWith(site.Address + "/articles/", link, StringComparison.Ordinal));
        IPage article = await visit.Page.Context.RunAndWaitForPageAsync(() => visit.Page.Locator(Reference).First.ClickAsync());
        await Assertions.Expect(article.Locator("mark")).ToHaveTextAsync(ChatSite.HostileQuote);
        await Assertions.Expect(article.Locator(".who").First).ToContainTextAsync("Orla Quint");
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Elsewhere(site.Address));
    }

    [BrowserFact]
    public async Task The_keyboard_alone_asks_reads_and_opens_the_source()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address);
        IPage page = visit.Page;
        await Assertions.Expect(page.Locator(Visit.QuestionBox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(Reference)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(Visit.QuestionBox)).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".webchat__suggested-actions").GetByText("What did Dmitri Peskov say about Vladimir Putin?")).ToBeVisibleAsync();

        // Back over the suggestions into the history; Enter goes into its last message, whose first stop is the number's link.
        for (int i = 0; i < 6 && !await IsFocusedAsync(page, ".webchat__basic-transcript"); i++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        IPage article = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(article.Locator("mark")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_by_night_nothing_is_wider_than_the_screen()
    {
        await using Visit visit = await Visit.ChatAsync(chromium, site.Address, 360, 700, ColorScheme.Dark);
        Assert.Equal("rgb(22, 24, 27)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await visit.FitsAsync("chat-phone-begin");
        await visit.AskAsync("what did Orla Quint say?");
        await Assertions.Expect(visit.Page.Locator(Reference).First).ToBeVisibleAsync();
        await visit.FitsAsync("chat-phone-answer");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.Equal("rgb(251, 250, 247)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await visit.FitsAsync("chat-phone-day");
        Assert.Empty(visit.Complaints);
    }

    private static Task<bool> IsFocusedAsync(IPage page, string selector) => page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector);
}
