using BriefingBot.Web.Tests.Support;
using Microsoft.Playwright;

namespace BriefingBot.Web.Tests.Pages;

/// <summary>The viewer's margin and its copy buttons in a real browser.</summary>
public sealed class ArticleCopyTests(ChatSite site, Chromium chromium) : IClassFixture<ChatSite>, IClassFixture<Chromium>
{
    private const string Direct = "The harbour stays open for every fishing boat";
    private const string Told = "the dredging would begin in June.";

    private static readonly (int Start, int End) DirectSpan = SpanOf(Direct);
    private static readonly (int Start, int End) ToldSpan = SpanOf(Told);

    private string Article => site.Address + "/articles/" + Some.HarbourId;

    [BrowserFact]
    public async Task A_quotation_is_copied_in_quotation_marks_with_speaker_source_date_and_link()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, $"{Article}?v=1#c={DirectSpan.Start}-{DirectSpan.End}");
        await visit.Page.Locator("#copy").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("p.unheard")).ToHaveTextAsync("Copied with speaker, source, date and link.");
        Assert.Equal(
            $"“{Direct}” – Ines Varga, Mayor\nCoast Wire, 3 May 2024\n{Article}?v=1#c={DirectSpan.Start}-{DirectSpan.End}", await ClipboardAsync(visit.Page));
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task A_reporters_words_are_never_copied_as_a_quotation()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, Article);
        ILocator statement = visit.Page.Locator(".who li").Filter(new LocatorFilterOptions { HasText = Told.TrimEnd('.') });
        await statement.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(statement.GetByRole(AriaRole.Button)).ToHaveTextAsync("Copied");
        Assert.Equal(
            $"Ines Varga, Mayor, in the words of Coast Wire: {Told}\nCoast Wire, 3 May 2024\n{Article}?v=1#c={ToldSpan.Start}-{ToldSpan.End}", await ClipboardAsync(visit.Page));
    }

    [BrowserFact]
    public async Task Words_around_a_statement_are_the_articles_and_nobody_elses()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, $"{Article}#c={DirectSpan.Start}-{DirectSpan.End + 20}");
        await visit.Page.Locator("#copy").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#copy")).ToHaveTextAsync("Copied");
        Assert.StartsWith($"Coast Wire reported: {Direct}", await ClipboardAsync(visit.Page), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_statement_in_the_margin_marks_its_words_by_keyboard()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, Article);
        ILocator link = visit.Page.Locator(".who a", new PageLocatorOptions { HasText = Direct });
        await Assertions.Expect(link).ToHaveTextAsync($"“{Direct}”");
        await link.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("mark")).ToHaveTextAsync(Direct);
        await Assertions.Expect(visit.Page.Locator("#found")).ToHaveTextAsync("The cited passage is marked.");
    }

    [BrowserFact]
    public async Task On_a_phone_the_margin_is_folded_above_its_paragraph_and_nothing_is_wider()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address + "/articles/hostile-1#c=1-20", 360, 700, ColorScheme.Dark);
        await Assertions.Expect(visit.Page.Locator(".who summary").First).ToContainTextAsync("Orla Quint");
        await Assertions.Expect(visit.Page.Locator(".who li").First).ToBeHiddenAsync();
        await visit.Page.Locator(".who summary").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".who li").First).ToBeVisibleAsync();
        await visit.FitsAsync("viewer-phone");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task On_paper_there_are_names_and_no_buttons()
    {
        await using Visit visit = await Visit.OpenAsync(chromium, $"{Article}#c={DirectSpan.Start}-{DirectSpan.End}");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(visit.Page.Locator("#copy")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".copy").First).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".who b").First).ToBeVisibleAsync();
        await visit.FitsAsync("viewer-print");
    }

    private static Task<string> ClipboardAsync(IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    private static (int Start, int End) SpanOf(string words)
    {
        int start = Some.HarbourBody.IndexOf(words, StringComparison.Ordinal);
        return (start, start + words.Length);
    }
}
