using System.Globalization;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Ids of activities and the marks of how far a client has read; to clients both are opaque.</summary>
internal static class Watermark
{
    /// <summary>The sign for "nothing read yet" in an address.</summary>
    public const string Nothing = "-";

    public static string ActivityId(string conversationId, long number) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{number:0000000}");

    /// <summary>Ids of what is sent and not kept sort between those of what is.</summary>
    public static string PassingId(string conversationId, long last, long passing) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{last:0000000}.{passing:000000}");

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nothing, empty or <c>-</c> is the beginning. False where it isn't one of ours.</summary>
    public static bool TryRead(string? text, out long number)
    {
        number = 0;
        return text is null or "" or Nothing || (text.Length <= 18 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number));
    }
}
