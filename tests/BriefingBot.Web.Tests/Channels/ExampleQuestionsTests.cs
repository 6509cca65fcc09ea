using BriefingBot.Indexing;
using BriefingBot.Web.Channels;
using BriefingBot.Web.Hosting;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels;

public sealed class ExampleQuestionsTests : IAsyncLifetime
{
    private readonly TestService service = new();
    private readonly FakeTimeProvider clock = new();
    private HttpClient client = null!;
    private ExampleQuestions examples = null!;

    public async Task InitializeAsync()
    {
        client = await service.ReadyClientAsync();
        examples = new ExampleQuestions(BriefingBotServiceCollectionExtensions.MakeForgetfulBriefer(service.Services), service.Services.GetRequiredService<ISearchIndex>(), clock);
    }

    public async Task DisposeAsync()
    {
        examples.Dispose();
        client.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Many_who_come_at_once_are_told_the_same()
    {
        IReadOnlyList<string>[] told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => examples.GetAsync(CancellationToken.None))));
        Assert.Equal(3, told[0].Count);
        Assert.All(told, questions => Assert.Same(told[0], questions));
    }

    [Fact]
    public async Task They_follow_the_archive_but_not_at_every_article()
    {
        IReadOnlyList<string> first = await examples.GetAsync(CancellationToken.None);
        using HttpResponseMessage put = await client.PutJsonAsync("/v1/articles/pier", new { body = "“The pier will be painted,” said Tom Oduya.\n\n“The pier is old,” said Tom Oduya." });
        Assert.True(put.IsSuccessStatusCode);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Same(first, await examples.GetAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("What did Tom Oduya say?", await examples.GetAsync(CancellationToken.None));
    }
}
