using System.Text.Json;
using BriefingBot.Web.Tests.Clients;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

/// <summary>The unmodified botframework-directlinejs against the running service.</summary>
public sealed class MicrosoftClientTests : IClassFixture<MicrosoftClientTests.Service>
{
    private readonly ServiceProcess service;

    public MicrosoftClientTests(Service fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        service = fixture.Process;
    }

    public sealed class Service : IAsyncLifetime
    {
        private readonly TempFolder folder = new();

        internal ServiceProcess Process { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            folder.Write("articles/harbour.md", Some.HarbourFile);
            Process = ServiceProcess.Serve(folder.At("storage"), folder.At("articles"));
            await Process.UntilReadyAsync();
        }

        public async Task DisposeAsync()
        {
            await Process.DisposeAsync();
            folder.Dispose();
        }
    }

    [NodeTheory]
    [InlineData("ws")]
    [InlineData("poll")]
    public async Task It_talks_gives_feedback_and_is_replayed_what_was_said(string transport)
    {
        JsonElement saw = await NodeClient.RunAsync("talk", service.Client.BaseAddress!, transport);

        string conversation = saw.Text("conversation")!;
        Assert.Equal($"{conversation}|0000002", saw.Text("id"));
        Assert.Equal("mark of What did Varga say about the harbour?", saw.GetProperty("echo").GetProperty("channelData").Text("clientActivityID"));

        // The client sent another's id: the token's user speaks.
        Assert.Equal(saw.Text("user"), saw.GetProperty("echo").GetProperty("from").Text("id"));
        Assert.True(saw.GetProperty("order").GetBoolean(), "the echo comes before the reply");
        Assert.Contains("The harbour stays open for every fishing boat", saw.GetProperty("reply").Text("text"), StringComparison.Ordinal);
        Assert.Equal($"{conversation}|0000004", saw.Text("event"));
        Assert.Equal(Enumerable.Range(1, 4).Select(n => $"{conversation}|{n:0000000}"), Texts(saw, "ids"));
        Assert.Equal(Texts(saw, "ids"), Texts(saw, "replayed"));
        Assert.Equal(["Uninitialized", "Connecting", "Online"], Texts(saw, "statuses"));
        Assert.Equal(transport == "ws", saw.GetProperty("typing").GetInt32() > 0);
    }

    [NodeTheory]
    [InlineData("ws")]
    public async Task After_a_drop_it_gets_what_it_missed_and_nothing_twice(string transport)
    {
        JsonElement saw = await NodeClient.RunAsync("drop", service.Client.BaseAddress!, transport);

        Assert.Equal(2, saw.GetProperty("sockets").GetInt32());
        Assert.Equal(7, Texts(saw, "ids").Length);
        Assert.Equal(Texts(saw, "all"), Texts(saw, "ids"));
        Assert.Equal(["Uninitialized", "Connecting", "Online"], Texts(saw, "statuses"));
    }

    [NodeTheory]
    [InlineData("ws")]
    [InlineData("poll")]
    public async Task It_learns_that_its_token_has_expired(string transport)
    {
        using var folder = new TempFolder();
        folder.Write("articles/harbour.md", Some.HarbourFile);
        await using ServiceProcess brief = ServiceProcess.Serve(folder.At("storage"), folder.At("articles"), ("Channels__DirectLine__TokenLifetime", "00:00:03"));
        await brief.UntilReadyAsync();
        JsonElement saw = await NodeClient.RunAsync("expiry", brief.Client.BaseAddress!, transport);

        Assert.Contains("ExpiredToken", Texts(saw, "statuses"));
        Assert.Equal("retry", saw.Text("posted"));
        Assert.Equal(403, saw.GetProperty("refreshed").GetInt32());
    }

    [NodeTheory]
    [InlineData("ws")]
    [InlineData("poll")]
    public async Task It_sees_nothing_of_another_conversation(string transport)
    {
        JsonElement saw = await NodeClient.RunAsync("foreign", service.Client.BaseAddress!, transport);

        Assert.Equal(0, saw.GetProperty("seen").GetInt32());
        Assert.Contains("FailedToConnect", Texts(saw, "statuses"));
    }

    private static string[] Texts(JsonElement saw, string name) => [.. saw.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
