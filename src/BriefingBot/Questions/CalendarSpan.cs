using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>
/// Reads the name of a day or of a longer time, alone, without the preposition before it: "20/02/2024", "Tuesday, March 5", "early May",
/// "the first quarter of 2024", "January and February 2024". What has no year is the latest one up to a given day.
/// </summary>
internal static partial class CalendarSpan
{
    private const int MostLength = 60;

    /// <summary>Days in the first two thirds of a month, which "early" and "mid" stand for.</summary>
    private const int Third = 10;

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "last"];
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    /// <param name="text">All of it has to be the time.</param>
    /// <param name="latest">A time without a year is the last one that had begun by then.</param>
    /// <returns>First and last day; null where the text names no time, or one that the calendar doesn't have.</returns>
    public static (DateOnly First, DateOnly Last)? Read(string text, DateOnly latest)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = text.Trim(' ', ',', '.', '?', '!');
        if (plain.Length is 0 or > MostLength)
        {
            return null;
        }

        try
        {
            return One(plain, latest) ?? Several(plain, latest);
        }
        catch (ArgumentOutOfRangeException)
        {
            // At the calendar's ends there is no day before or after.
            return null;
        }
    }

    private static (DateOnly First, DateOnly Last)? One(string text, DateOnly latest) =>
        Numbers(text) ?? DayOfMonth(text, latest) ?? PartOfYear(text, latest) ?? Week(text, latest);

    /// <summary>"January and February 2024", "1 to 15 March", "2020-2022": what the first lacks, the second has.</summary>
    private static (DateOnly First, DateOnly Last)? Several(string text, DateOnly latest)
    {
        Match match = Pair().Match(text);
        if (!match.Success || One(match.Groups["b"].Value, latest) is not { } b)
        {
            return null;
        }

        string a = match.Groups["a"].Value;
        string month = MonthNames[b.First.Month - 1];
        string year = b.First.Year.ToString("0000", CultureInfo.InvariantCulture);
        string whole = JustDay().IsMatch(a) ? $"{a} {month} {year}" : Year().IsMatch(a) ? a : $"{a} {year}";
        (DateOnly First, DateOnly Last)? first = One(whole, latest) ?? One(a, latest);

        // "Between November and February 2024" began the year before.
        first = first is { } late && late.First > b.First ? (late.First.AddYears(-1), late.Last.AddYears(-1)) : first;
        return first is { } from && from.First <= b.Last ? (from.First, b.Last) : null;
    }

    /// <summary>"2024-02-20", "20/02/2024" (the day first, unless there is no such month), "2024-02", "2024".</summary>
    private static (DateOnly First, DateOnly Last)? Numbers(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return Number(iso, "d") is { } day ? Day(Number(iso, "y")!.Value, Number(iso, "m")!.Value, day) : Month(Number(iso, "y")!.Value, Number(iso, "m")!.Value);
        }

        if (DayFirst().Match(text) is { Success: true } numbers)
        {
            (int a, int b, int year) = (Number(numbers, "a")!.Value, Number(numbers, "b")!.Value, Number(numbers, "y")!.Value);
            return Day(year, b, a) ?? Day(year, a, b);
        }

        return JustYear().IsMatch(text) ? WholeYear(int.Parse(text, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>"Tuesday, March 5", "5th of March 2024", "March 2024", "early March".</summary>
    private static (DateOnly First, DateOnly Last)? DayOfMonth(string text, DateOnly latest)
    {
        Match match = Dated().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int month = MonthOf(match.Groups["m"].Value);
        int? day = Number(match, "d1") ?? Number(match, "d2");
        int year = Number(match, "y") ?? LatestYear(month, day ?? 1, latest);
        if (day is { } known)
        {
            return match.Groups["part"].Success ? null : Day(year, month, known);
        }

        return Month(year, month) is not { } whole ? null : Part(match.Groups["part"].Value) switch
        {
            "early" => (whole.First, whole.First.AddDays(Third - 1)),
            "mid" => (whole.First.AddDays(Third), whole.First.AddDays((2 * Third) - 1)),
            "late" => (whole.First.AddDays(2 * Third), whole.Last),
            _ => whole,
        };
    }

    /// <summary>"Q1 2024", "the first quarter of 2024", "spring 2022", "late 2023", "the second half of 2023".</summary>
    private static (DateOnly First, DateOnly Last)? PartOfYear(string text, DateOnly latest)
    {
        Match match = YearPart().Match(text);
        if (!match.Success)
        {
            return null;
        }

        (int First, int Months)? part = match.Groups switch
        {
            var g when g["q"].Success => ((3 * Number(match, "q")!.Value) - 2, 3),
            var g when g["o"].Success => Ordered(g["o"].Value, g["unit"].Value),
            var g when g["season"].Success => ((3 * SeasonOf(g["season"].Value)) + 3, 3),
            var g => Part(g["part"].Value) switch { "early" => (1, 4), "mid" => (5, 4), _ => (9, 4) },
        };
        return part is { } known && (Number(match, "y") ?? LatestYear(known.First, 1, latest)) is var year && Day(year, known.First, 1) is { } day
            ? (day.First, day.First.AddMonths(known.Months).AddDays(-1))
            : null;
    }

    private static (int First, int Months)? Ordered(string ordinal, string unit)
    {
        bool isHalf = unit.Equals("half", StringComparison.OrdinalIgnoreCase);
        (int months, int last) = isHalf ? (6, 2) : (3, 4);
        int index = Array.IndexOf(Ordinals, ordinal.ToLowerInvariant());
        int number = index == Ordinals.Length - 1 ? last : index + 1;
        return number > last ? null : ((months * (number - 1)) + 1, months);
    }

    /// <summary>"The week of 3 March": from its Monday on.</summary>
    private static (DateOnly First, DateOnly Last)? Week(string text, DateOnly latest)
    {
        Match match = WeekOf().Match(text);
        return match.Success && DayOfMonth(match.Groups["day"].Value, latest) is { } day && day.First == day.Last
            ? (day.First.AddDays(-(((int)day.First.DayOfWeek + 6) % 7)), day.First.AddDays(6 - (((int)day.First.DayOfWeek + 6) % 7)))
            : null;
    }

    private static int LatestYear(int month, int day, DateOnly latest) => month > latest.Month || (month == latest.Month && day > latest.Day) ? latest.Year - 1 : latest.Year;

    private static (DateOnly First, DateOnly Last)? Day(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? (new DateOnly(year, month, day), new DateOnly(year, month, day)) : null;

    private static (DateOnly First, DateOnly Last)? Month(int year, int month) =>
        Day(year, month, 1) is { } first ? (first.First, new DateOnly(year, month, DateTime.DaysInMonth(year, month))) : null;

    private static (DateOnly First, DateOnly Last)? WholeYear(int year) => year >= 1 ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : null;

    private static string Part(string word) => word.ToLowerInvariant() switch
    {
        "early" or "beginning" or "start" => "early",
        "mid" or "middle" => "mid",
        "late" or "end" => "late",
        _ => "",
    };

    private static int SeasonOf(string word) => word.Equals("fall", StringComparison.OrdinalIgnoreCase) ? 2 : Array.FindIndex(Seasons, season => season.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static string[] MonthNames => CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    private static int MonthOf(string name) => Array.FindIndex(MonthNames, month => month.StartsWith(name[..3], StringComparison.OrdinalIgnoreCase)) + 1;

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string MonthName =
        "(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?" +
        "|nov(?:ember)?|dec(?:ember)?)\\.?";
    private const string Weekday = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?(?:the\\s+)?";
    private const string PartName = "(?:(?<part>early|mid|late)[\\s-]+|(?:the\\s+)?(?<part>beginning|start|middle|end)\\s+of\\s+)";
    private const string AnyYear = "(?<y>1[0-9]{3}|20[0-9]{2})";

    [GeneratedRegex(@"^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})(?:[-/.](?<d>[0-9]{1,2}))?$", Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})[-/.](?<b>[0-9]{1,2})[-/.](?<y>[0-9]{4})$", Options)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:1[5-9]|20)[0-9]{2}$", Options)]
    private static partial Regex JustYear();

    [GeneratedRegex(
        @"^" + Weekday + @"(?:" + PartName + @")?(?:(?<d1>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?" + MonthName +
        @"(?:\s+(?:the\s+)?(?<d2>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]))?(?:,?\s+(?:of\s+)?(?<y>[0-9]{4}))?$",
        Options)]
    private static partial Regex Dated();

    [GeneratedRegex(
        @"^(?:the\s+)?(?:Q(?<q>[1-4])|(?<o>first|second|third|fourth|last)\s+(?<unit>quarter|half)|(?<season>spring" +
        @"|summer|autumn|fall|winter))(?:,?\s+(?:of\s+)?" + AnyYear + @")?$|^" + PartName + AnyYear + "$",
        Options)]
    private static partial Regex YearPart();

    [GeneratedRegex(@"^(?:the\s+)?week\s+(?:of|from|starting|beginning)\s+(?:on\s+)?(?<day>.+)$", Options)]
    private static partial Regex WeekOf();

    [GeneratedRegex(@"^(?:the\s+)?(?<a>.+?)(?:\s+(?:and|or|to|until|till|through)\s+|\s*[-–—]\s*)(?<b>.+)$", Options)]
    private static partial Regex Pair();

    [GeneratedRegex("^[0-9]{1,2}(?:st|nd|rd|th)?$", Options)]
    private static partial Regex JustDay();

    [GeneratedRegex("[0-9]{4}", Options)]
    private static partial Regex Year();
}
