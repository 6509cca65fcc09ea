using Microsoft.Playwright;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>The one tag on pages of other origins.</summary>
public sealed class WidgetTests(ChatSite site, Chromium chromium) : IClassFixture<ChatSite>, IClassFixture<Chromium>
{
    private const string Launcher = "briefingbot-chat .launcher";
    private const string Panel = "briefingbot-chat .panel";

    [BrowserFact]
    public async Task On_a_listed_site_the_panel_opens_answers_and_closes_again()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.ListedSite);
        ILocator launcher = visit.Page.Locator(Launcher);
        await Assertions.Expect(launcher).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Equal([site.Address + "/embed.js"], visit.Elsewhere(site.ListedSite));

        await launcher.ClickAsync();
        await Assertions.Expect(launcher).ToHaveAttributeAsync("aria-expanded", "true");
        IFrameLocator chat = visit.Page.FrameLocator(Panel + " iframe");
        await Assertions.Expect(chat.Locator("#title")).ToHaveTextAsync("Ask <i>us</i>");
        await Assertions.Expect(chat.Locator("#greeting")).ToHaveTextAsync("Good <b>day</b>");
        await chat.Locator(Visit.QuestionBox).FillAsync("what did Varga say about the harbour?");
        await chat.Locator(Visit.QuestionBox).PressAsync("Enter");
        await Assertions.Expect(chat.Locator(".webchat__link-definitions__list-item-box").First).ToContainTextAsync("Harbour to stay open");

        await chat.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Close the chat" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(Panel)).ToBeHiddenAsync();
        await Assertions.Expect(launcher).ToBeFocusedAsync();
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Elsewhere(site.Address, site.ListedSite));
    }

    [BrowserFact]
    public async Task The_keyboard_opens_it_and_Escape_closes_it_from_inside()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.ListedSite);
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(Launcher)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        IFrameLocator chat = visit.Page.FrameLocator(Panel + " iframe");
        await Assertions.Expect(chat.Locator(Visit.QuestionBox)).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("what did Varga say?");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chat.Locator(".webchat__link-definitions__list-item-box").First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator(Panel)).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(Launcher)).ToBeFocusedAsync();

        // What was said is still there.
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chat.Locator(".webchat__link-definitions__list-item-box").First).ToBeVisibleAsync();
        await Assertions.Expect(chat.Locator(Visit.QuestionBox)).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task The_embedding_pages_styles_reach_neither_the_button_nor_the_chat()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.ListedSite);
        ILocator launcher = visit.Page.Locator(Launcher);
        await Assertions.Expect(launcher).ToBeVisibleAsync();
        await Assertions.Expect(launcher).ToHaveCSSAsync("background-color", "rgb(138, 31, 61)");
        await Assertions.Expect(launcher).ToHaveCSSAsync("color", "rgb(255, 255, 255)");
        Assert.True((await launcher.BoundingBoxAsync())!.X < 100);
        await launcher.ClickAsync();
        await Assertions.Expect(visit.Page.FrameLocator(Panel + " iframe").Locator("#new")).ToHaveCSSAsync("color", "rgb(255, 255, 255)");
    }

    [BrowserFact]
    public async Task On_a_site_that_is_not_listed_nothing_is_shown_and_no_token_is_given()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.UnlistedSite);
        await visit.Page.Locator(Launcher).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(Panel).GetByRole(AriaRole.Alert)).ToContainTextAsync("can’t be shown on this page");
        Assert.Contains(visit.Complaints, c => c.Contains("frame-ancestors", StringComparison.Ordinal));
        Assert.DoesNotContain(visit.Requests, r => r.Contains("/webchat/token", StringComparison.Ordinal) || r.Contains("/directline", StringComparison.Ordinal));
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(Panel)).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Attributes_that_make_no_sense_fall_back_and_a_second_tag_changes_nothing()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.ListedSite + "/odd");
        ILocator launcher = visit.Page.Locator(Launcher);
        await Assertions.Expect(launcher).ToHaveCountAsync(1);
        await Assertions.Expect(launcher).ToHaveAttributeAsync("aria-label", "Ask the archive");
        await Assertions.Expect(launcher).ToHaveCSSAsync("background-color", "rgb(11, 87, 164)");
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Elsewhere(site.Address, site.ListedSite));
    }

    [BrowserFact]
    public async Task A_page_that_greets_the_frame_from_an_origin_that_is_not_listed_gets_no_answer()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.UnlistedSite);
        // The browser's own lock is taken off, so that the second one is seen.
        await visit.Page.RouteAsync(site.Address + "/widget", async route =>
        {
            IAPIResponse response = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = response, Headers = [new("Content-Type", "text/html; charset=utf-8")] });
        });
        await visit.Page.Locator(Launcher).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(Panel).GetByRole(AriaRole.Alert)).ToContainTextAsync("can’t be shown on this page");
        Assert.DoesNotContain(visit.Requests, r => r.Contains("/webchat/token", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task On_a_phone_by_night_the_panel_fills_the_screen_and_nothing_is_wider()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.ListedSite, 360, 700, ColorScheme.Dark);
        await visit.Page.Locator(Launcher).ClickAsync();
        IFrameLocator chat = visit.Page.FrameLocator(Panel + " iframe");
        await chat.Locator(Visit.QuestionBox).FillAsync("what did Orla Quint say?");
        await chat.Locator(Visit.QuestionBox).PressAsync("Enter");
        await Assertions.Expect(chat.Locator(".webchat__link-definitions__list-item-box").First).ToBeVisibleAsync();
        await visit.FitsAsync("widget-phone");
        await visit.FitsAsync("widget-phone-frame", visit.Page.Frames.Single(f => f.Url.EndsWith("/widget", StringComparison.Ordinal)));
        var box = (await visit.Page.Locator(Panel).BoundingBoxAsync())!;
        Assert.Equal((360, 700), ((int)box.Width, (int)box.Height));
        Assert.Empty(visit.Complaints);
    }
}
