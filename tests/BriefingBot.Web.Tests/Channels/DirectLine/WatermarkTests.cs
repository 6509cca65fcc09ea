using BriefingBot.Web.Channels.DirectLine;
using FsCheck;
using FsCheck.Xunit;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

public sealed class WatermarkTests
{
    [Theory]
    [InlineData(null, 0L)]
    [InlineData("", 0L)]
    [InlineData("-", 0L)]
    [InlineData("0", 0L)]
    [InlineData("17", 17L)]
    public void The_beginning_and_numbers_are_read(string? text, long number)
    {
        Assert.True(Watermark.TryRead(text, out long read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1e3")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public void Others_are_not(string text) => Assert.False(Watermark.TryRead(text, out _));

    [Property]
    public bool What_is_written_is_read(NonNegativeInt number) => Watermark.TryRead(Watermark.Of(number.Get), out long read) && read == number.Get;

    [Fact]
    public void Ids_increase_and_those_of_what_passes_stand_between()
    {
        string[] ids = [Watermark.ActivityId("c", 1), Watermark.PassingId("c", 1, 1), Watermark.PassingId("c", 1, 2), Watermark.ActivityId("c", 2), Watermark.ActivityId("c", 10)];
        Assert.Equal("c|0000001", ids[0]);
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }
}
