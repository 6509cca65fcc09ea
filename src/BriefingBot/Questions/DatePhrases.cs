using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>The days a question restricts itself to; null where it is open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To);

/// <summary>Reads "in January 2022", "since Thursday", "last week" against today. A month or day without a year is the latest one that is not to come.</summary>
public static partial class DatePhrases
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>
    /// The text without its phrase of time, and the days; a null range where it has none. Only phrases at either end are read, and
    /// <paramref name="relativeOnly"/> leaves those with a calendar date in place, which in a question for a fact belong to the fact.
    /// </summary>
    public static (string Remainder, DateRange? Range) Read(string text, DateOnly today, bool relativeOnly)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match relative = Relative().Match(text);
        if (relative.Success && FromRelative(relative, today) is { } days)
        {
            return (Without(text, relative), days);
        }

        if (relativeOnly)
        {
            return (text, null);
        }

        Match between = Between().Match(text);
        if (between.Success && Day(between.Groups["a"].Value, today) is { } a && Day(between.Groups["b"].Value, today) is { } b && a.First <= b.Last)
        {
            return (Without(text, between), new DateRange(a.First, b.Last));
        }

        Match dated = Dated().Match(text);
        if (!dated.Success || Day(dated.Groups["d"].Value, today) is not { } day)
        {
            return (text, null);
        }

        DateRange range = dated.Groups["p"].Value.ToLowerInvariant() switch
        {
            "since" or "from" => new DateRange(day.First, null),
            "after" => new DateRange(Shift(day.Last, 1), null),
            "before" => new DateRange(null, Shift(day.First, -1)),
            "until" or "till" or "by" or "up to" => new DateRange(null, day.Last),
            _ => new DateRange(day.First, day.Last),
        };
        return (Without(text, dated), range);
    }

    private static string Without(string text, Match match) => (text[..match.Index].TrimEnd(' ', ',') + " " + text[(match.Index + match.Length)..].TrimStart(' ', ',')).Trim();

    private static DateRange? FromRelative(Match match, DateOnly today)
    {
        string phrase = match.Groups["r"].Value.ToLowerInvariant();
        bool since = match.Groups["since"].Success;
        DateOnly monday = Shift(today, -(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        DateRange? range = phrase switch
        {
            "today" => new DateRange(today, today),
            "yesterday" => new DateRange(Shift(today, -1), Shift(today, -1)),
            "this week" => new DateRange(monday, today),
            "last week" => new DateRange(Shift(monday, -7), Shift(monday, -1)),
            "this month" => new DateRange(month, today),
            "last month" => new DateRange(Shift(month, -1).AddDays(1 - Shift(month, -1).Day), Shift(month, -1)),
            "this year" => new DateRange(new DateOnly(today.Year, 1, 1), today),
            "last year" when today.Year > 1 => new DateRange(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31)),
            _ => match.Groups["n"].Success ? FromCount(match, today) : FromWeekday(match.Groups["w"].Value, today),
        };
        return since && range is { } known ? new DateRange(known.From, null) : range;
    }

    private static DateRange? FromCount(Match match, DateOnly today)
    {
        if (!int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return null;
        }

        char unit = char.ToLowerInvariant(match.Groups["u"].Value[0]);
        int days = Math.Min(count, 10_000) * unit switch { 'w' => 7, 'm' => 30, 'y' => 365, _ => 1 };
        DateOnly day = Shift(today, -days);
        return match.Groups["ago"].Success && unit == 'd' ? new DateRange(day, day) : new DateRange(day, today);
    }

    private static DateRange? FromWeekday(string name, DateOnly today)
    {
        for (int back = 0; back < 7; back++)
        {
            DateOnly day = Shift(today, -back);
            if (day.DayOfWeek.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return new DateRange(day, day);
            }
        }

        return null;
    }

    private static (DateOnly First, DateOnly Last)? Day(string text, DateOnly today)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly iso))
        {
            return (iso, iso);
        }

        Match parts = DayParts().Match(text);
        int? year = parts.Groups["y"].Success ? int.Parse(parts.Groups["y"].Value, CultureInfo.InvariantCulture) : null;
        if (!parts.Groups["m"].Success)
        {
            return year is >= 1 ? (new DateOnly(year.Value, 1, 1), new DateOnly(year.Value, 12, 31)) : null;
        }

        string named = parts.Groups["m"].Value.ToLowerInvariant();
        int month = Array.FindIndex(Months, name => name.StartsWith(named[..3], StringComparison.Ordinal)) + 1;
        Group dayGroup = parts.Groups["d1"].Success ? parts.Groups["d1"] : parts.Groups["d2"];
        int? day = dayGroup.Success ? int.Parse(dayGroup.Value, CultureInfo.InvariantCulture) : null;
        int of = year ?? (month > today.Month || (month == today.Month && day > today.Day) ? today.Year - 1 : today.Year);
        if (of < 1 || day is < 1 || day > DateTime.DaysInMonth(of, month))
        {
            return null;
        }

        return day is { } known
            ? (new DateOnly(of, month, known), new DateOnly(of, month, known))
            : (new DateOnly(of, month, 1), new DateOnly(of, month, DateTime.DaysInMonth(of, month)));
    }

    private static DateOnly Shift(DateOnly day, int days)
    {
        int number = day.DayNumber + days;
        return DateOnly.FromDayNumber(Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
    }

    private const string MonthName = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
    private const string WeekdayName = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    private const string DayPattern = @"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:" + MonthName + @")\.?(?:,?\s+[0-9]{4})?|(?:" + MonthName + @")\.?(?:\s+[0-9]{1,2}(?:st|nd|rd|th)?)?(?:,?\s+[0-9]{4})?|(?:1[5-9]|20)[0-9]{2}";
    private const string Edge = @"(?=[\s?!.,]*$|,)";
    private const string Start = @"(?:^|(?<=\s))";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(Start + @"(?<p>in|on|since|from|after|before|until|till|by|up to|during|dated)\s+(?<d>" + DayPattern + @")" + Edge, Options)]
    private static partial Regex Dated();

    [GeneratedRegex(Start + @"(?:between|from)\s+(?<a>" + DayPattern + @")\s+(?:and|to|until|till)\s+(?<b>" + DayPattern + @")" + Edge, Options)]
    private static partial Regex Between();

    [GeneratedRegex(Start + @"(?:(?<since>since)\s+|on\s+|in\s+|during\s+|over\s+)?(?<r>today|yesterday|(?:this|last)\s(?:week|month|year)|(?:the\s+)?(?:last|past)\s+(?<n>[0-9]{1,4})\s+(?<u>day|week|month|year)s?|(?<n>[0-9]{1,4})\s+(?<u>day|week|month|year)s?\s+(?<ago>ago)|(?:(?<=since\s+|on\s+)|last\s+|this\s+)(?<w>" + WeekdayName + @"))" + Edge, Options)]
    private static partial Regex Relative();

    [GeneratedRegex(@"^(?:(?<d1>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?<m>" + MonthName + @")\.?)?(?:\s+(?<d2>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]))?(?:,?\s*(?<y>[0-9]{4}))?$", Options)]
    private static partial Regex DayParts();
}
