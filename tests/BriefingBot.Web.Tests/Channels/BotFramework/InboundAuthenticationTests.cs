using System.Net;
using System.Text.Json.Nodes;
using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>Who is let in at <c>/api/messages</c>, over HTTP against a simulated identity provider.</summary>
public sealed class InboundAuthenticationTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private const string Other = "99999999-0000-0000-0000-000000000000";
    private const string AadMetadata = "{channel}/aad/v2.0/.well-known/openid-configuration";
    private readonly TestBot bot = shared.Bot;

    private FakeChannel Channel => bot.Channel;

    [Fact]
    public async Task A_token_of_the_channel_is_let_in()
    {
        await IsAsync(HttpStatusCode.OK, Channel.Token());
        await IsAsync(HttpStatusCode.OK, Channel.Token(alg: "RS384"));
        await IsAsync(HttpStatusCode.OK, Channel.Token(alg: "RS512"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer abc")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.e30")]
    [InlineData("Basic YTpi")]
    public async Task Without_a_bearer_token_nobody_is(string? authorization)
    {
        using HttpResponseMessage response = await bot.SendAsync(bot.Activity().ToJsonString(), authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Empty(Channel.Delivered);
    }

    [Fact]
    public async Task The_scheme_is_Bearer_to_the_letter()
    {
        using HttpResponseMessage token = await bot.SendAsync(bot.Activity().ToJsonString(), "Token " + Channel.Token());
        Assert.Equal(HttpStatusCode.Unauthorized, token.StatusCode);
        using HttpResponseMessage lower = await bot.SendAsync(bot.Activity().ToJsonString(), "bearer " + Channel.Token());
        Assert.Equal(HttpStatusCode.Unauthorized, lower.StatusCode);
    }

    [Fact]
    public Task Another_audience_is_refused() => IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("aud", Other)));

    [Fact]
    public async Task Another_issuer_is_refused()
    {
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("iss", "https://evil.example")));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("iss", "https://api.botframework.us")));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("iss", null)));
    }

    [Fact]
    public async Task A_token_holds_five_minutes_longer_than_it_says_and_no_more()
    {
        await IsAsync(HttpStatusCode.OK, Channel.Token(claims: ("exp", FakeChannel.In(-120))));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("exp", FakeChannel.In(-360))));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("exp", FakeChannel.In(-600))));
    }

    [Fact]
    public Task A_token_without_an_end_is_refused() => IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("exp", null)));

    [Fact]
    public async Task A_token_of_the_future_is_refused()
    {
        await IsAsync(HttpStatusCode.OK, Channel.Token(claims: ("nbf", FakeChannel.In(120))));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("nbf", FakeChannel.In(600))));
    }

    [Fact]
    public async Task The_service_url_is_the_tokens()
    {
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("serviceurl", null)));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(), a => a["serviceUrl"] = "https://evil.example/");
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(), a => a.Remove("serviceUrl"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(claims: ("serviceurl", "")), a => a["serviceUrl"] = "");
        await IsAsync(HttpStatusCode.OK, Channel.Token(claims: ("serviceurl", Channel.ServiceUrl.Replace("amer", "AMER", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_key_must_be_endorsed_for_the_channel()
    {
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token("skype"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token("unendorsed"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(), a => a["channelId"] = "");
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(), a => a.Remove("channelId"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(), a => a["channelId"] = "MSTEAMS");
    }

    [Fact]
    public async Task Signatures_are_by_a_published_key()
    {
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token("rogue"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token("rogue", kid: "good"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(alg: "none"));
        await IsAsync(HttpStatusCode.Unauthorized, Channel.Token(alg: "HS256"));
        string token = Channel.Token();
        await IsAsync(HttpStatusCode.Unauthorized, token[..token.LastIndexOf('.')] + ".");
        await IsAsync(HttpStatusCode.Unauthorized, token[..^8] + "AAAAAAAA");
    }

    [Fact]
    public async Task Tokens_of_the_tenant_are_refused_unless_that_is_configured()
    {
        await IsAsync(HttpStatusCode.Unauthorized, Tenants(Channel));
        Assert.DoesNotContain(Channel.Asked, path => path.StartsWith("/aad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_configured_the_bots_own_tokens_are_let_in_and_no_others()
    {
        await using TestBot emulated = await TestBot.StartAsync(("Channels:BotFramework:AadOpenIdMetadata", AadMetadata));
        FakeChannel channel = emulated.Channel;
        await IsAsync(HttpStatusCode.OK, Tenants(channel), of: emulated);
        await IsAsync(HttpStatusCode.OK, Tenants(channel, ("iss", $"https://sts.windows.net/{FakeChannel.Tenant}/"), ("ver", "1.0"), ("azp", null), ("appid", FakeChannel.AppId)), of: emulated);

        (string, object?)[][] refused =
        [
            [("azp", Other)],
            [("azp", null)],
            [("azp", Other), ("appid", FakeChannel.AppId)],
            [("aud", Other)],
            [("tid", Other)],
            [("tid", null)],
            [("exp", null)],
            [("exp", FakeChannel.In(-600))],
            [("iss", $"https://login.microsoftonline.com/{Other}/v2.0"), ("tid", Other)],
            [("iss", $"https://login.microsoftonline.com/{Other}/v2.0")],
            [("ver", "1.0"), ("appid", Other)],
        ];
        foreach ((string, object?)[] claims in refused)
        {
            await IsAsync(HttpStatusCode.Unauthorized, Tenants(channel, claims), of: emulated);
        }

        // Neither provider vouches for the other's issuer.
        await IsAsync(HttpStatusCode.Unauthorized, Tenants(channel, "good"), of: emulated);
        await IsAsync(HttpStatusCode.Unauthorized, channel.Token("aad"), of: emulated);
    }

    [Fact]
    public async Task Keys_are_read_once_and_again_when_they_are_rolled_over()
    {
        await using TestBot own = await TestBot.StartAsync();
        for (int i = 0; i < 5; i++)
        {
            await IsAsync(HttpStatusCode.OK, own.Channel.Token(), of: own);
        }

        Assert.Equal(1, own.Channel.Asked.Count(path => path == "/v1/keys"));
        own.Channel.Published["next"] = ["msteams"];
        await IsAsync(HttpStatusCode.OK, own.Channel.Token("next"), of: own);
        Assert.Equal(2, own.Channel.Asked.Count(path => path == "/v1/keys"));

        // Made-up names of keys do not have the provider asked each time.
        for (int i = 0; i < 10; i++)
        {
            await IsAsync(HttpStatusCode.Unauthorized, own.Channel.Token("rogue", kid: "made-up-" + i), of: own);
        }

        Assert.Equal(2, own.Channel.Asked.Count(path => path == "/v1/keys"));
    }

    [Fact]
    public async Task While_the_keys_were_never_read_it_is_503_and_nobody_is_let_in()
    {
        await using TestBot own = await TestBot.StartAsync();
        own.Channel.MetadataFails = true;
        await IsAsync(HttpStatusCode.ServiceUnavailable, own.Channel.Token(), of: own);
    }

    [Fact]
    public async Task The_governments_cloud_is_a_setting()
    {
        await using TestBot government = await TestBot.StartAsync(("Channels:BotFramework:Cloud", "UsGovernment"));
        await IsAsync(HttpStatusCode.OK, government.Channel.Token(claims: ("iss", "https://api.botframework.us")), of: government);
        await IsAsync(HttpStatusCode.Unauthorized, government.Channel.Token(), of: government);
        string conversation = await government.SendOkTokenAsync(government.Channel.Token(claims: ("iss", "https://api.botframework.us")));
        await government.Channel.UntilMessagesAsync(conversation);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.us%2F.default", government.Channel.TokenRequests.First());
    }

    [Fact]
    public async Task Without_an_application_the_channel_is_not_there()
    {
        await using var service = new TestService();
        using HttpClient client = await service.ReadyClientAsync();
        using HttpResponseMessage response = await TestBot.SendAsync(client, bot.Activity().ToJsonString(), "Bearer " + Channel.Token());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using HttpResponseMessage get = await client.GetAtAsync("/api/messages");
        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
    }

    private static string Tenants(FakeChannel channel, params (string Name, object? Value)[] claims) => Tenants(channel, "aad", claims);

    private static string Tenants(FakeChannel channel, string key, params (string Name, object? Value)[] claims) => channel.Token(key, claims:
    [
        ("iss", $"https://login.microsoftonline.com/{FakeChannel.Tenant}/v2.0"), ("ver", "2.0"), ("azp", FakeChannel.AppId), ("tid", FakeChannel.Tenant), ("serviceurl", null), .. claims,
    ]);

    private async Task IsAsync(HttpStatusCode status, string token, Action<JsonObject>? change = null, TestBot? of = null)
    {
        TestBot asked = of ?? bot;
        JsonObject activity = asked.Activity();
        activity["type"] = "typing";
        change?.Invoke(activity);
        using HttpResponseMessage response = await asked.SendAsync(activity.ToJsonString(), "Bearer " + token);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode} instead of {status}: {body}");
        Assert.DoesNotContain(token, body, StringComparison.Ordinal);
    }
}
