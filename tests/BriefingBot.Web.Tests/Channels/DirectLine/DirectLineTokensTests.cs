using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BriefingBot.Web.Channels.DirectLine;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

public sealed class DirectLineTokensTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    private DirectLineTokens Tokens => new(Key, TimeSpan.FromMinutes(30), clock);

    [Fact]
    public async Task A_token_names_conversation_and_user_as_clients_read_them()
    {
        (string token, TokenGrant grant) = Tokens.Issue("c1", "dl_ana", ["https://news.example", "https://b.example"]);

        JsonElement payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
        Assert.Equal("dl_ana", payload.GetProperty("user").GetString());
        Assert.Equal(clock.GetUtcNow().AddMinutes(30), grant.Expires);
        (TokenState state, TokenGrant? read) = await Tokens.ReadAsync(token);
        Assert.Equal(TokenState.Valid, state);
        Assert.Equal((grant.ConversationId, grant.UserId, grant.Expires), (read!.ConversationId, read.UserId, read.Expires));
        Assert.Equal(grant.Origins, read.Origins);
    }

    [Fact]
    public async Task An_expired_token_is_told_from_a_bad_one()
    {
        (string token, _) = Tokens.Issue("c1", "dl_ana", []);
        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(TokenState.Valid, (await Tokens.ReadAsync(token)).State);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TokenState.Expired, (await Tokens.ReadAsync(token)).State);
    }

    [Fact]
    public async Task Tokens_of_another_key_or_none_are_bad()
    {
        var others = new DirectLineTokens(RandomNumberGenerator.GetBytes(32), TimeSpan.FromMinutes(30), clock);
        long exp = clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();
        string payload = $$"""{"iss":"briefingbot","aud":"directline","user":"dl_ana","conv":"c1","exp":{{exp}}}""";
        string[] bad =
        [
            others.Issue("c1", "dl_ana", []).Token,
            $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{Encoded(payload)}.",
            Signed("""{"alg":"HS512","typ":"JWT"}""", payload, HMACSHA512.HashData),
            Signed("""{"alg":"HS256","typ":"JWT"}""", payload.Replace("briefingbot", "elsewhere", StringComparison.Ordinal), HMACSHA256.HashData),
            Signed("""{"alg":"HS256","typ":"JWT"}""", payload.Replace("directline", "other", StringComparison.Ordinal), HMACSHA256.HashData),
            Signed("""{"alg":"HS256","typ":"JWT"}""", payload.Replace($",\"exp\":{exp}", "", StringComparison.Ordinal), HMACSHA256.HashData),
            Signed("""{"alg":"HS256","typ":"JWT"}""", payload.Replace("\"user\":\"dl_ana\",", "", StringComparison.Ordinal), HMACSHA256.HashData),
            Signed("""{"alg":"HS256","typ":"JWT"}""", payload.Replace("\"dl_ana\"", "{\"id\":\"dl_ana\"}", StringComparison.Ordinal), HMACSHA256.HashData),
            "", "a", "a.b.c", "..", new string('x', 20_000),
        ];
        foreach (string token in bad)
        {
            Assert.Equal(TokenState.Bad, (await Tokens.ReadAsync(token)).State);
        }

        Assert.Equal(TokenState.Valid, (await Tokens.ReadAsync(Signed("""{"alg":"HS256","typ":"JWT"}""", payload, HMACSHA256.HashData))).State);
    }

    [Property(MaxTest = 200)]
    public async Task No_changed_letter_passes(int at, char with)
    {
        (string token, _) = Tokens.Issue("c1", "dl_ana", []);
        int place = (at & int.MaxValue) % token.Length;

        // The last letter of a part has bits that mean nothing.
        if (token[place] != with && (place + 1 < token.Length && token[place + 1] != '.'))
        {
            Assert.Equal(TokenState.Bad, (await Tokens.ReadAsync(token[..place] + with + token[(place + 1)..])).State);
        }
    }

    [Theory]
    [InlineData("dl_a", true)]
    [InlineData("dl_Anna-Maria.1@news", true)]
    [InlineData("dl_", false)]
    [InlineData("anna", false)]
    [InlineData("dl_a b", false)]
    [InlineData("dl_ä", false)]
    public void User_ids_have_a_form(string id, bool isOne) => Assert.Equal(isOne, DirectLineTokens.IsUserId(id));

    [Fact]
    public void New_ids_are_users_and_never_the_same()
    {
        Assert.True(DirectLineTokens.IsUserId(DirectLineTokens.NewUserId()));
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => DirectLineTokens.NewUserId()).Distinct().Count());
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Signed(string header, string payload, Func<byte[], byte[], byte[]> hash)
    {
        string signed = $"{Encoded(header)}.{Encoded(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(hash(Key, Encoding.ASCII.GetBytes(signed)))}";
    }
}
