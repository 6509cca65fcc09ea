using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>The days a question restricts itself to; null where it is open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To);

/// <param name="Today">What "yesterday" and "last week" count from.</param>
/// <param name="Latest">A month or day without a year is the last one up to this day.</param>
public readonly record struct AskingDay(DateOnly Today, DateOnly Latest)
{
    /// <param name="lastDay">The last day that the archive covers; null where none is known.</param>
    public static AskingDay Of(DateOnly today, DateOnly? lastDay) => new(today, lastDay is { } last && last < today ? last : today);
}

/// <summary>Reads "in January 2022", "since Thursday", "last week" against the day of asking.</summary>
public static partial class DatePhrases
{
    /// <summary>Numbers as words, and what "a few" and "recent" are taken for.</summary>
    private static readonly FrozenDictionary<string, int> Counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["couple of"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["twelve"] = 12, ["few"] = 5, ["recent"] = 5,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The text without its phrase of time, and the days; a null range where it has none. Only phrases at either end are read, and
    /// <paramref name="relativeOnly"/> leaves those with a calendar date in place, which in a question for a fact belong to the fact.
    /// </summary>
    public static (string Remainder, DateRange? Range) Read(string text, AskingDay today, bool relativeOnly)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (FromCalendar(text, today.Latest) is { } calendar)
        {
            return relativeOnly ? (text, null) : calendar;
        }

        Match relative = Relative().Match(text);
        return relative.Success && FromRelative(relative, today.Today) is { } days ? (Without(text, relative), days) : (text, null);
    }

    private static (string Remainder, DateRange? Range)? FromCalendar(string text, DateOnly latest)
    {
        foreach (Match match in Preposition().Matches(text))
        {
            string tail = text[(match.Index + match.Length)..];
            string preposition = match.Groups["p"].Value.ToLowerInvariant();
            for (int end = tail.Length; end > 0; end = tail.LastIndexOf(',', end - 1))
            {
                bool isPair = IsPair(tail[..end]);
                if ((isPair || preposition != "between") && CalendarSpan.Read(Only().Replace(tail[..end], ""), latest) is { } span)
                {
                    string rest = text[..match.Index].TrimEnd(' ', ',') + " " + tail[end..].TrimStart(' ', ',');
                    return (rest.Trim(), Limit(preposition, span, isPair));
                }
            }
        }

        // "…, 2023 only", "…, March 2024": a time of its own behind the last comma.
        int comma = text.LastIndexOf(',');
        return comma > 0 && HasYear().IsMatch(text[comma..]) && CalendarSpan.Read(Only().Replace(text[(comma + 1)..], ""), latest) is { } own
            ? (text[..comma].Trim(), new DateRange(own.First, own.Last)) : null;
    }

    /// <summary>"From 1 to 15 March" ends, "from March" doesn't.</summary>
    private static DateRange Limit(string preposition, (DateOnly First, DateOnly Last) span, bool isPair) => preposition switch
    {
        "since" => new DateRange(span.First, null),
        "from" when !isPair => new DateRange(span.First, null),
        "after" => new DateRange(Shift(span.Last, 1), null),
        "before" or "ahead of" => new DateRange(null, Shift(span.First, -1)),
        "until" or "till" or "by" or "up to" => new DateRange(null, span.Last),
        _ => new DateRange(span.First, span.Last),
    };

    private static bool IsPair(string text) => Joint().IsMatch(text);

    private static string Without(string text, Match match) => (text[..match.Index].TrimEnd(' ', ',') + " " + text[(match.Index + match.Length)..].TrimStart(' ', ',')).Trim();

    private static DateRange? FromRelative(Match match, DateOnly today)
    {
        DateRange? range = match.Groups["n"].Success ? FromCount(match, today)
            : match.Groups["w"].Success ? FromWeekday(match.Groups["w"].Value, today)
            : FromName(match.Groups["r"].Value.ToLowerInvariant(), today);
        return match.Groups["since"].Success && range is { } known ? new DateRange(known.From, null) : range;
    }

    private static DateRange? FromName(string phrase, DateOnly today)
    {
        DateOnly monday = Shift(today, -(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        int space = phrase.LastIndexOf(' ');
        bool isLast = phrase.StartsWith("last", StringComparison.Ordinal) || phrase.StartsWith("past", StringComparison.Ordinal);
        return (phrase[(space + 1)..], isLast) switch
        {
            ("week", false) => new DateRange(monday, today),
            ("week", true) => new DateRange(Shift(monday, -7), Shift(monday, -1)),
            ("weekend", _) => new DateRange(Shift(monday, -2), Shift(monday, -1)),
            ("month", false) => new DateRange(month, today),
            ("month", true) => new DateRange(Shift(month, -1).AddDays(1 - Shift(month, -1).Day), Shift(month, -1)),
            ("year", false) => new DateRange(new DateOnly(today.Year, 1, 1), today),
            ("year", true) => today.Year > 1 ? new DateRange(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31)) : null,
            ("yesterday", _) when phrase.Contains("before", StringComparison.Ordinal) => new DateRange(Shift(today, -2), Shift(today, -2)),
            _ when phrase.StartsWith("yesterday", StringComparison.Ordinal) => new DateRange(Shift(today, -1), Shift(today, -1)),
            _ => new DateRange(today, today),
        };
    }

    private static DateRange? FromCount(Match match, DateOnly today)
    {
        string named = match.Groups["n"].Value;
        if (!Counts.TryGetValue(named, out int count) && !int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out count))
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

    private static DateOnly Shift(DateOnly day, int days)
    {
        int number = day.DayNumber + days;
        return DateOnly.FromDayNumber(Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
    }

    private const string WeekdayName = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    private const string Count = "[0-9]{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of";
    private const string Unit = @"(?<u>day|week|month|year)s?";
    private const string Edge = @"(?=[\s?!.,]*$|,)";
    private const string Start = @"(?:^|(?<=\s))";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        Start + @"(?:(?:only|just)\s+)?(?<p>in|on|since|from|after|before|ahead of|until|till|by|up to|during|throughout|over" +
        @"|between|dated|at|only)\s+",
        Options)]
    private static partial Regex Preposition();

    [GeneratedRegex("[0-9]{4}", Options)]
    private static partial Regex HasYear();

    [GeneratedRegex(@"^\s*(?:only|just)\s+|\s+(?:only|alone)\s*$", Options)]
    private static partial Regex Only();

    [GeneratedRegex(
        @"\s(?:and|or|to|until|till|through)\s|[0-9a-z]\s*[–—]\s*[0-9a-z]|[a-z]\s*-\s*[a-z]" +
        @"|^[0-9]{1,2}\s*-\s*[0-9]{1,2}\s+[a-z]|^[0-9]{4}\s*-\s*[0-9]{4}",
        Options)]
    private static partial Regex Joint();

    [GeneratedRegex(
        Start + @"(?:(?<since>since)\s+|on\s+|in\s+|during\s+|over\s+|from\s+)?(?:" +
        @"(?<r>today|tonight|this\s(?:morning|afternoon|evening)|the\sday\sbefore\syesterday|yesterday(?:\s(?:morning|afternoon|evening))?)" +
        @"|(?:the\s+)?(?<r>(?:this|last|past)\s(?:week|weekend|month|year))" +
        @"|(?:the\s+|these\s+)?(?:(?:last|past)\s+(?<n>" + Count + @")|(?<n>recent))\s+" + Unit +
        @"|(?<n>" + Count + @"|an?)\s+" + Unit + @"\s+(?<ago>ago)" +
        @"|(?:(?<=since\s+|on\s+)|last\s+|this\s+)(?<w>" + WeekdayName + "))" + Edge,
        Options)]
    private static partial Regex Relative();
}
