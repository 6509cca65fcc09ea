using BriefingBot.Web.Hosting;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace BriefingBot.Web.Tests.Hosting;

public sealed class ListenGuardTests
{
    private static string[] Errors(params (string Key, string Value)[] settings) =>
        [.. ListenGuard.Errors(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())];

    [Theory]
    [InlineData("urls", "http://0.0.0.0:80", false)]
    [InlineData("urls", "http://*:80", false)]
    [InlineData("urls", "http://127.0.0.1:1;http://[::]:80", false)]
    [InlineData("urls", "https://news.example", false)]
    [InlineData("urls", "nonsense", false)]
    [InlineData("http_ports", "8080", false)]
    [InlineData("Kestrel:Endpoints:A:Url", "http://10.0.0.1:80", false)]
    [InlineData("urls", "http://127.0.0.1:80", true)]
    [InlineData("urls", "http://localhost:80;http://[::1]:80", true)]
    [InlineData("urls", "http://unix:/tmp/x.sock", true)]
    public void Without_a_credential_only_this_machine_may_be_listened_for(string key, string value, bool allowed) =>
        Assert.Equal(allowed, Errors((key, value)).Length == 0);

    [Theory]
    [InlineData("Api:Keys:0", "0123456789abcdef")]
    [InlineData("Channels:DirectLine:Secret", "0123456789abcdef")]
    public void A_credential_lets_it_listen_anywhere(string key, string value) => Assert.Empty(Errors(("urls", "http://*:80"), (key, value)));

    [Fact]
    public void The_home_is_the_repository_for_build_output_and_the_programs_own_folder_when_published()
    {
        using var folder = new TempFolder();
        folder.Write("BriefingBot.sln", "");
        string Make(string path) => Directory.CreateDirectory(folder.At(path)).FullName;
        Assert.Equal(folder.Path, HomeFolder.Find(Make("src/BriefingBot.Web/bin/Release/net10.0") + "/"));
        foreach (string published in new[] { "src/BriefingBot.Web/bin/Release/net10.0/publish", "out" })
        {
            Assert.Equal(folder.At(published), HomeFolder.Find(Make(published)));
        }
    }
}
