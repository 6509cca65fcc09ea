using System.Text;
using System.Text.Json;
using BriefingBot.Web.Channels.Activities;
using FsCheck.Xunit;

namespace BriefingBot.Web.Tests.Channels.Activities;

public sealed class ActivityReaderTests
{
    [Fact]
    public void Members_that_are_not_known_are_given_back_as_they_came()
    {
        const string Sent = """
            {"type":"event","name":"x","from":{"id":"u","mood":"good"},"entities":[{"type":"t","@id":"i","deep":{"er":[1,null]}}],"channelData":{"clientActivityID":"m","n":1.50},"localTimezone":"UTC"}
            """;
        Assert.True(Read(Sent, out Activity activity, out _));

        Assert.Equal("m", activity.ChannelText("clientActivityID"));
        Assert.Null(activity.ChannelText("n"));
        Assert.Equal("i", activity.Entities![0].Text("@id"));
        using JsonDocument back = JsonDocument.Parse(ActivityJson.Write(activity));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Sent).RootElement, back.RootElement), back.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{", "JSON")]
    [InlineData("[]", "one activity")]
    [InlineData("\"message\"", "one activity")]
    [InlineData("{}", "'type'")]
    [InlineData("""{"type":null}""", "'type'")]
    [InlineData("""{"type":""}""", "'type'")]
    [InlineData("""{"type":5}""", "$.type")]
    [InlineData("""{"type":"message","text":{"a":1}}""", "$.text")]
    [InlineData("""{"type":"message","from":"me"}""", "$.from")]
    [InlineData("""{"type":"message","entities":{}}""", "$.entities")]
    [InlineData("""{"type":"event","entities":[null]}""", "'entities'")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""", "$.timestamp")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""", "")]
    [InlineData("""{"type":"message","text":"\ud800"}""", "")]
    [InlineData("""{"type":"message","channelData":{"a":"\udc00"}}""", "")]
    public void What_is_no_activity_is_refused_with_a_reason(string body, string reason)
    {
        Assert.False(Read(body, out _, out string error));
        Assert.NotEmpty(error);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_lengths_have_bounds()
    {
        Assert.False(Read($$"""{"type":"event","value":{{new string('[', 40)}}{{new string(']', 40)}}}""", out _, out _));
        Assert.False(Read($$"""{"type":"{{new string('x', 101)}}"}""", out _, out _));
        Assert.False(Read($$"""{"type":"event","replyToId":"{{new string('x', 600)}}"}""", out _, out _));
        Assert.False(Read($$"""{"type":"event","entities":[{{string.Join(',', Enumerable.Repeat("{}", 51))}}]}""", out _, out _));
    }

    [Property(MaxTest = 300)]
    public bool No_bytes_make_it_throw(byte[] bytes) => !ActivityReader.TryRead(bytes, out _, out string error) && error.Length > 0;

    [Property(MaxTest = 300)]
    public bool A_damaged_activity_is_refused_or_read(int at, byte with)
    {
        byte[] body = """{"type":"message","text":"What did she say?","from":{"id":"u"},"entities":[{"type":"a"}],"channelData":{"clientActivityID":"é"}}"""u8.ToArray();
        body[(at & int.MaxValue) % body.Length] = with;
        return ActivityReader.TryRead(body, out Activity activity, out string error) ? ActivityJson.Write(activity).Length > 0 : error.Length > 0;
    }

    private static bool Read(string body, out Activity activity, out string error) => ActivityReader.TryRead(Encoding.UTF8.GetBytes(body), out activity, out error);
}
