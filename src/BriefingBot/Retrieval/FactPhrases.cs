using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>A phrase of the kind asked for. <paramref name="Key"/> is equal where two phrases say the same.</summary>
/// <param name="Span">Counts in the text searched.</param>
public sealed record FactPhrase(Span Span, string Key, string Text)
{
    /// <summary>True where it stands in its sentence where an answer stands; see <see cref="PhraseFit"/>.</summary>
    public bool Fits { get; init; }

    /// <summary>True where a part of it is a word of the question: then it may be the thing asked about.</summary>
    public bool IsPartAsked { get; init; }
}

/// <summary>Finds phrases by their form: names by capitals, days and years by the calendar, amounts by digits and number words.</summary>
public static partial class FactPhrases
{
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly FrozenSet<string> Inner = "of the de da del della van von der den la le al bin ibn and".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const int UnitReach = 40;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly FrozenSet<string> Calendar = """
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The phrases in reading order; none where the kind has no form of its own.</summary>
    /// <param name="asked">Compared forms of the question's words: a name made of them alone answers nothing.</param>
    public static IReadOnlyList<FactPhrase> Of(AskedFact fact, string text, IReadOnlySet<string> asked)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(asked);
        return fact.Kind switch
        {
            FactKind.Who or FactKind.Place or FactKind.Named => Names(text, asked),
            FactKind.Time => Days(text, asked),
            FactKind.Year => Years(text, asked),
            FactKind.Number => Amounts(text, asked, fact),
            _ => [],
        };
    }

    /// <summary>Where a day stands before a text as its dateline ("12 May 2021 — "), the text behind it; else 0.</summary>
    public static int AfterDateline(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Dateline().Match(text) is { Success: true } match ? match.Length : 0;
    }

    /// <summary>True where the first says all that the second says: "2020/11/15" includes "2020/11/" and "/11/15".</summary>
    public static bool Includes(string key, string other)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(other);
        string[] own = key.Split('/');
        string[] parts = other.Split('/');
        return own.Length == 3 && parts.Length == 3 && own.Zip(parts, (mine, its) => its.Length == 0 || its == "0" || mine == its).All(fits => fits);
    }

    /// <summary>True where the two can't both be right: they differ, and neither says only more than the other.</summary>
    public static bool Differ(string key, string other) => key != other && !Includes(key, other) && !Includes(other, key);

    private static List<FactPhrase> Names(string text, IReadOnlySet<string> asked)
    {
        var found = new List<FactPhrase>();
        Match[] words = [.. Word().Matches(text).Cast<Match>()];
        for (int i = 0; i < words.Length; i++)
        {
            if (!OpensName(words[i].Value))
            {
                continue;
            }

            int last = i;
            for (int next = i + 1; next < words.Length && Adjoins(text, words[next - 1], words[next]); next++)
            {
                if (IsCapital(words[next].Value) && !Calendar.Contains(words[next].Value.ToLowerInvariant()))
                {
                    last = next;
                }
                else if (!(char.IsAsciiDigit(words[next].Value[0]) && next == last + 1 && words[next].Length < 3) && !Inner.Contains(words[next].Value))
                {
                    break;
                }
                else if (char.IsAsciiDigit(words[next].Value[0]))
                {
                    last = next;
                }
            }

            var span = new Span(words[i].Index, words[last].Index + words[last].Length);
            List<string> own = FactWords.Of(span.Of(text)).FindAll(word => !asked.Contains(word) && !TopicWords.IsFunction(word));
            if (own.Count > 0)
            {
                string name = span.Of(text);
                List<string> all = FactWords.Of(name);
                found.Add(new FactPhrase(span, own[^1].All(char.IsAsciiDigit) ? string.Join(' ', own) : NameKey.Fold(own[^1]), name) { IsPartAsked = all.Exists(word => asked.Contains(word) && !TopicWords.IsFunction(word)) });
            }

            i = last;
        }

        return found;
    }

    private static bool IsCapital(string word) => char.IsUpper(word[0]);

    private static bool OpensName(string word) =>
        IsCapital(word) && !(TopicWords.IsFunction(word.ToLowerInvariant()) && word != word.ToUpperInvariant()) && !Calendar.Contains(word.ToLowerInvariant()) && word.Length > 1;

    private static bool Adjoins(string text, Match first, Match second)
    {
        ReadOnlySpan<char> between = text.AsSpan((first.Index + first.Length)..second.Index);
        return between is " " or "-" or " & " || (between is ". " && first.Length == 1);
    }

    private static List<FactPhrase> Days(string text, IReadOnlySet<string> asked)
    {
        var found = new List<FactPhrase>();
        foreach (Match match in Day().Matches(text))
        {
            string month = match.Groups["m"].Value[..3].ToLowerInvariant();
            string year = match.Groups["y"].Value;
            string key = string.Create(CultureInfo.InvariantCulture, $"{year}/{Array.IndexOf(Months, month) + 1}/{match.Groups["d"].Value.TrimStart('0')}");
            found.Add(new FactPhrase(new Span(match.Index, match.Index + match.Length), key, match.Value));
        }

        List<FactPhrase> days = found.Count > 0 ? found : Years(text, asked);
        return days.Count > 0 ? days : Loosely(text, asked);
    }

    /// <summary>"at the end of December", "on Tuesday night": where no day is told, what the article's own day makes one.</summary>
    private static List<FactPhrase> Loosely(string text, IReadOnlySet<string> asked) =>
    [
        .. Month().Matches(text).Select(match => new FactPhrase(SpanOf(match), $"/{Array.IndexOf(Months, match.Groups["m"].Value[..3].ToLowerInvariant()) + 1}/", match.Value))
            .Concat(Weekday().Matches(text).Where(match => !asked.Contains(match.Groups["d"].Value.ToLowerInvariant())).Select(match => new FactPhrase(SpanOf(match), match.Groups["d"].Value.ToLowerInvariant(), match.Value)))
            .OrderBy(phrase => phrase.Span.Start),
    ];

    private static Span SpanOf(Match match) => new(match.Index, match.Index + match.Length);

    private static List<FactPhrase> Years(string text, IReadOnlySet<string> asked) =>
    [
        .. Year().Matches(text).Where(match => !asked.Contains(match.Value))
            .Select(match => new FactPhrase(new Span(match.Index, match.Index + match.Length), match.Value + "/0/0", match.Value)),
    ];

    private static List<FactPhrase> Amounts(string text, IReadOnlySet<string> asked, AskedFact fact)
    {
        HashSet<int> days = [.. Day().Matches(text).SelectMany(day => Enumerable.Range(day.Index, day.Length))];
        List<Match> amounts =
        [
            .. Amount().Matches(text).Where(match => !days.Contains(match.Index) && !asked.Contains(match.Groups["n"].Value) && !(match.Length == 4 && Year().IsMatch(match.Value))),
        ];
        if (fact.Unit is { } unit)
        {
            return [.. amounts.Where(match => IsCounted(text, match, unit)).Select(Phrase)];
        }

        if (fact.Measure == FactMeasure.None)
        {
            return [.. amounts.Select(Phrase)];
        }

        List<FactPhrase> measured = [.. FactMeasures.Singles(fact.Measure, text), .. amounts.Where(match => FactMeasures.Fits(fact.Measure, match.Value, text[(match.Index + match.Length)..])).Select(Phrase)];

        // "He was 47": an age is as often told without its unit.
        return measured.Count > 0 || fact.Measure != FactMeasure.Age
            ? [.. measured.OrderBy(phrase => phrase.Span.Start)] : [.. amounts.Select(Phrase)];
    }

    private static FactPhrase Phrase(Match match) => new(new Span(match.Index, match.Index + match.Length), Value(match), match.Value);

    /// <summary>"14 injured workers", "11 of the then 12 members".</summary>
    private static bool IsCounted(string text, Match match, string unit)
    {
        string behind = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + UnitReach)];
        return FactWords.Of(behind).Take(behind.StartsWith(" of ", StringComparison.Ordinal) ? 5 : 3).Contains(unit);
    }

    private static string Value(Match match) =>
        $"{match.Groups["c"].Value}{FactWords.Stem(match.Groups["n"].Value.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal))}{match.Groups["s"].Value.ToLowerInvariant() switch { "" => "", "bn" or "b" => "b", "m" or "mn" => "m", var scale => scale[..1] }}{(match.Groups["p"].Success ? "%" : "")}";

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}’'.]*(?<![.’'])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:(?<m>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+(?:of\s+)?(?<y>1[0-9]{3}|20[0-9]{2}))?|(?<d>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<m>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:,?\s+(?<y>1[0-9]{3}|20[0-9]{2}))?|(?<m>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,?\s+(?:of\s+)?(?<y>1[0-9]{3}|20[0-9]{2}))\b", Loose)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b(?:1[0-9]{3}|20[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<c>[$€£]\s?)?(?<n>\b[0-9][0-9,]*(?:\.[0-9]+)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|half|hundreds?|thousands?)\b)(?:[\s-](?<s>hundred|thousand|million|billion|trillion)\b|(?<s>bn|mn|m|b)\b)?(?<p>\s?%|\s?per ?cent)?", Loose)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:(?:at )?the (?:beginning|start|end|middle) of (?:last |next )?|early (?:in )?|late (?:in )?|mid-|in |since |until |last |next |by |during )(?<m>January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?:on |last |next |early on |late on |since |until )?(?<d>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[Yy]esterday|tomorrow)(?: (?:morning|afternoon|evening|night))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^\s*(?:[A-Z][a-z]{2,8}\.?\s+[0-9]{1,2},?\s+[0-9]{4}|[0-9]{1,2}\s+[A-Z][a-z]{2,8}\.?\s+[0-9]{4})\s*(?:\.\.\.|…|[-–—:·|])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}
