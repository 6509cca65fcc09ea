using BriefingBot.Web.Tests.Channels.BotFramework.Support;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>Neither secrets, nor tokens, nor anybody's words are logged, whatever goes wrong.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public async Task Logs_hold_no_secret_no_token_and_nobodys_words()
    {
        await using TestBot bot = await TestBot.StartAsync(("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"));
        string inbound = bot.Channel.Token();
        int faults = 0;
        bot.Channel.Connector = d => Task.FromResult(d.Type != "message" ? null : Interlocked.Increment(ref faults) switch
        {
            1 => new ConnectorReply(401),
            2 => new ConnectorReply(400, """{"error":{"code":"BadArgument","message":"quotes the secretive zebra"}}"""),
            3 => new ConnectorReply(0, Break: true),
            4 => new ConnectorReply(500, "secretive zebra"),
            _ => null,
        });
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage taken = await bot.SendAsync(bot.Activity("What did the secretive zebra say?", "a:secret", "groupChat").ToJsonString(), "Bearer " + inbound);
        }

        using HttpResponseMessage broken = await bot.SendAsync("""{"type":"message","text":"secretive zebra""", "Bearer " + inbound);
        using HttpResponseMessage refused = await bot.SendAsync(bot.Activity("secretive zebra").ToJsonString(), "Bearer " + bot.Channel.Token("rogue"));
        await bot.Channel.UntilMessagesAsync("a:secret", 5);
        await bot.Channel.UntilMessagesAsync(await bot.SendOkAsync(bot.Activity("help", type: "groupChat")));

        string log = string.Join('\n', bot.Log.Lines.Select(l => l.Text));
        Assert.Contains(bot.Log.Lines, l => l.Level == LogLevel.Warning && l.Text.Contains("could not be sent", StringComparison.Ordinal));
        foreach (string secret in new[] { FakeChannel.Secret, inbound, inbound.Split('.')[1], "token-1", "token-2", "zebra", "29:reader", "Ostler" })
        {
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
        }
    }
}
