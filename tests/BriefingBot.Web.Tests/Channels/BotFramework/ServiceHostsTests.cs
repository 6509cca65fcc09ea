using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

public sealed class ServiceHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.trafficmanager.net/emea", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", true)]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams", true)]
    [InlineData("https://own.example/x", true)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://evil.example/smba.trafficmanager.net", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://user:pw@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("http://127.0.0.1:8796/amer/", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Tokens_go_to_allowed_hosts_only(string? address, bool allowed) =>
        Assert.Equal(allowed, new ServiceHosts(new BotFrameworkOptions { AllowedServiceHosts = ["own.example"] }).TryAllow(address, out _));

    [Theory]
    [InlineData("http://127.0.0.1:8796/amer/", true)]
    [InlineData("http://localhost:8796/amer/", true)]
    [InlineData("http://10.0.0.1:8796/amer/", false)]
    [InlineData("http://127.0.0.1.evil.example/amer/", false)]
    public void Plain_http_goes_to_loopback_only_and_only_where_it_is_allowed(string address, bool allowed) =>
        Assert.Equal(allowed, new ServiceHosts(new BotFrameworkOptions { AllowInsecureLoopback = true }).TryAllow(address, out _));
}
