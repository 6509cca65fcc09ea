using System.Globalization;

namespace BriefingBot.Articles;

/// <summary>Reads a day of publication. A time is cut off in the article's own offset: 2023-12-18T23:30-05:00 is the 18th.</summary>
public static class ArticleDay
{
    /// <summary>No form here can be read in two ways: 01/02/2022 is refused, not guessed.</summary>
    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy",
        "ddd, d MMM yyyy", "dddd, d MMMM yyyy", "dddd, MMMM d, yyyy",
    ];

    private static readonly string[] FormsWithTime =
    [
        "yyyy-M-d'T'H:mm:ss.FFFFFFFK", "yyyy-M-d'T'H:mm:ssK", "yyyy-M-d'T'H:mmK", "yyyy-M-d H:mm:ss.FFFFFFFK", "yyyy-M-d H:mm:ssK", "yyyy-M-d H:mmK",
        "yyyy-M-d H:mm:ss zzz", "yyyy-M-d H:mm zzz", "yyyyMMdd'T'HHmmssK", "yyyyMMdd'T'HHmmK",
        "ddd, d MMM yyyy H:mm:ss 'GMT'", "ddd, d MMM yyyy H:mm:ss 'UTC'", "ddd, d MMM yyyy H:mm:ss zzz", "d MMM yyyy H:mm:ss zzz", "d MMM yyyy H:mm",
    ];

    /// <summary>False where the text is no day.</summary>
    public static bool TryRead(string text, out DateOnly day)
    {
        string trimmed = text.Trim();
        if (DateOnly.TryParseExact(trimmed, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out day))
        {
            return true;
        }

        if (DateTimeOffset.TryParseExact(
            trimmed, FormsWithTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out DateTimeOffset moment))
        {
            day = DateOnly.FromDateTime(moment.DateTime);
            return true;
        }

        return false;
    }
}
