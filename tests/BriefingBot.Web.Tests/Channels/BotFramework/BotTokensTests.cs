using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Hosting;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>Every credential against an identity provider whose answers the test makes.</summary>
public sealed class BotTokensTests : IDisposable
{
    private const string AppId = "00000000-0000-0000-0000-0000000000b0";
    private const string Tenant = "11111111-1111-1111-1111-111111111111";
    private readonly FakeProvider provider = new();
    private readonly HttpClient client;
    private readonly TempFolder folder = new();

    public BotTokensTests() => client = new HttpClient(provider);

    public void Dispose()
    {
        client.Dispose();
        provider.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_secret_gets_a_token_that_is_kept_until_it_is_to_be_renewed()
    {
        IBotTokens tokens = Create(o => o.ClientSecret = "secret");
        Assert.Equal("token-1", await tokens.GetAsync(false, CancellationToken.None));
        Assert.Equal("token-1", await tokens.GetAsync(false, CancellationToken.None));
        Assert.Equal("token-2", await tokens.GetAsync(true, CancellationToken.None));
        Assert.Equal("token-2", await tokens.GetAsync(false, CancellationToken.None));
        (string address, Dictionary<string, string> form) = provider.Requests[0];
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token", address);
        Assert.Equal(("client_credentials", AppId, "secret"), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_tenant_it_is_the_Bot_Frameworks_own()
    {
        IBotTokens tokens = Create(o => (o.ClientSecret, o.TenantId) = ("secret", null));
        await tokens.GetAsync(false, CancellationToken.None);
        Assert.Equal("https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/oauth2/v2.0/token", provider.Requests[0].Address);
    }

    [Fact]
    public async Task An_emulator_may_ask_for_none()
    {
        Assert.Equal("", await Create(o => o.AllowInsecureLoopback = true).GetAsync(false, CancellationToken.None));
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task The_governments_cloud_has_its_own_authority_and_scope()
    {
        IBotTokens tokens = Create(o =>
        {
            o.ClientSecret = "secret";
            o.Cloud = BotFrameworkCloud.UsGovernment;
        });
        await tokens.GetAsync(false, CancellationToken.None);
        Assert.Equal($"https://login.microsoftonline.us/{Tenant}/oauth2/v2.0/token", provider.Requests[0].Address);
        Assert.Contains("https://api.botframework.us/.default", provider.Requests[0].Form["scope"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", "password")]
    [InlineData("bot.pem", null)]
    public async Task A_certificate_signs_and_goes_along(string name, string? password)
    {
        using var key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        string file = folder.At(name);
        if (name.EndsWith("pem", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        }
        else
        {
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, password));
        }

        IBotTokens tokens = Create(o => (o.CertificatePath, o.CertificatePassword) = (file, password));
        Assert.Equal("token-1", await tokens.GetAsync(false, CancellationToken.None));
        Dictionary<string, string> form = provider.Requests[0].Form;
        Assert.False(form.ContainsKey("client_secret"));
        JsonWebToken assertion = new(form["client_assertion"]);
        Assert.True(assertion.TryGetHeaderValue("x5c", out object _));
        Assert.Equal(AppId, assertion.Issuer);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_an_error_of_the_settings()
    {
        string file = folder.Write("bot.pfx", "no certificate");
        Assert.Contains("CertificatePath", Assert.Throws<SettingsException>(() => Create(o => o.CertificatePath = file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_federated_credential_is_read_anew_each_time()
    {
        string file = folder.Write("federated", "assertion-1\n");
        IBotTokens tokens = Create(o => o.FederatedTokenFile = file);
        await tokens.GetAsync(false, CancellationToken.None);
        await File.WriteAllTextAsync(file, "assertion-2");
        await tokens.GetAsync(true, CancellationToken.None);
        Assert.Equal(["assertion-1", "assertion-2"], provider.Requests.Select(r => r.Form["client_assertion"]));
    }

    [Fact]
    public async Task A_managed_identity_that_is_the_bot_needs_no_more()
    {
        IBotTokens tokens = Create(o => o.ManagedIdentityClientId = AppId);
        Assert.StartsWith("token-", await tokens.GetAsync(false, CancellationToken.None), StringComparison.Ordinal);
        string address = Uri.UnescapeDataString(provider.Requests[^1].Address);
        Assert.Contains("169.254.169.254", address, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", address, StringComparison.Ordinal);
        Assert.Contains("client_id=" + AppId, address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_managed_identity_vouches_for_the_bot()
    {
        IBotTokens tokens = Create(o => o.ManagedIdentityClientId = "22222222-2222-2222-2222-222222222222");
        string token = await tokens.GetAsync(false, CancellationToken.None);
        (string address, Dictionary<string, string> form) = provider.Requests[^1];
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token", address);
        Assert.StartsWith("token-", form["client_assertion"], StringComparison.Ordinal);
        Assert.NotEqual(form["client_assertion"], token);
        Assert.Contains(provider.Requests, r => Uri.UnescapeDataString(r.Address).Contains("resource=api://AzureADTokenExchange", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_provider_refuses_is_told_by_its_code_and_without_the_secret()
    {
        provider.Fault = """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""";
        BotTokenException problem = await Assert.ThrowsAsync<BotTokenException>(() => Create(o => o.ClientSecret = "s3cret-value").GetAsync(false, CancellationToken.None));
        Assert.Equal("invalid_client", problem.Code);
        Assert.DoesNotContain("s3cret-value", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_loopback_many_who_renew_at_once_renew_once()
    {
        IBotTokens tokens = Create(o => (o.ClientSecret, o.Authority, o.AllowInsecureLoopback) = ("secret", "http://127.0.0.1:1", true));
        Assert.Equal("token-1", await tokens.GetAsync(false, CancellationToken.None));
        provider.Gate = new TaskCompletionSource();
        Task<string>[] renewing = [.. Enumerable.Range(0, 10).Select(_ => tokens.GetAsync(true, CancellationToken.None))];
        provider.Gate.SetResult();
        Assert.All(await Task.WhenAll(renewing), token => Assert.Equal("token-2", token));
        Assert.Equal($"http://127.0.0.1:1/{Tenant}/oauth2/v2.0/token", provider.Requests[0].Address);
        Assert.Equal(2, provider.Requests.Count);
    }

    [Fact]
    public async Task On_loopback_a_token_that_runs_out_is_replaced()
    {
        var clock = new FakeTimeProvider();
        IBotTokens tokens = Create(o => (o.ClientSecret, o.Authority, o.AllowInsecureLoopback) = ("secret", "http://127.0.0.1:1", true), clock);
        Assert.Equal("token-1", await tokens.GetAsync(false, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal("token-1", await tokens.GetAsync(false, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("token-2", await tokens.GetAsync(false, CancellationToken.None));
    }

    [Fact]
    public void Settings_that_do_not_fit_together_are_told_all_at_once()
    {
        string[] failures = [.. new BotFrameworkOptionsValidation().Validate(null, new BotFrameworkOptions
        {
            AppId = "x", ClientSecret = "a", FederatedTokenFile = "b", Authority = "http://127.0.0.1:1", PublicUrl = "ftp://x", AllowedServiceHosts = ["https://host"], TurnTimeout = TimeSpan.Zero,
        }).Failures!];
        foreach (string key in new[] { "AppId is 'x'", "exclude each other", "Authority is", "PublicUrl is", "AllowedServiceHosts:0", "TurnTimeout" })
        {
            Assert.Contains(failures, f => f.Contains(key, StringComparison.Ordinal));
        }

        Assert.Contains(new BotFrameworkOptionsValidation().Validate(null, new BotFrameworkOptions { AppId = AppId, TenantId = Tenant }).Failures!, f => f.Contains("no credential", StringComparison.Ordinal));
        Assert.True(new BotFrameworkOptionsValidation().Validate(null, new BotFrameworkOptions { AppId = AppId, ClientSecret = "a" }).Succeeded);
        Assert.True(new BotFrameworkOptionsValidation().Validate(null, new BotFrameworkOptions()).Succeeded);
    }

    private IBotTokens Create(Action<BotFrameworkOptions> set, TimeProvider? clock = null)
    {
        var options = new BotFrameworkOptions { AppId = AppId, TenantId = Tenant };
        set(options);
        return BotTokens.Create(options, client, clock ?? TimeProvider.System);
    }

    private sealed class FakeProvider : HttpMessageHandler
    {
        private int tokens;

        public List<(string Address, Dictionary<string, string> Form)> Requests { get; } = [];

        public string? Fault { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Dictionary<string, string> form = body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => WebUtility.UrlDecode(p[1]));
            Requests.Add((request.RequestUri!.AbsoluteUri, form));
            await (Gate?.Task ?? Task.CompletedTask);
            bool isToken = request.RequestUri.AbsolutePath.EndsWith("/token", StringComparison.Ordinal);
            string answer = Fault ?? JsonSerializer.Serialize(new
            {
                token_type = "Bearer",
                expires_in = 3600,
                expires_on = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                resource = "x",
                access_token = "token-" + Interlocked.Increment(ref tokens),
            });
            return new HttpResponseMessage(!isToken ? HttpStatusCode.NotFound : Fault is null ? HttpStatusCode.OK : HttpStatusCode.Unauthorized) { Content = new StringContent(isToken ? answer : "{}", System.Text.Encoding.UTF8, "application/json") };
        }
    }
}
