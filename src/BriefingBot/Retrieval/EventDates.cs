using BriefingBot.Language;
using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>The day of an event, with the sentence that gives it.</summary>
internal sealed record DatedEvent(DateOnly Day, ArticleFacts Article, Span Sentence, string Text);

/// <summary>
/// Looks up when an event was: the one calendar day that sentences of the archive give beside all of its words. A day without a year is that
/// of the article's year, or of the one next to it where that is nearer to its day of publication.
/// </summary>
internal static partial class EventDates
{
    private const int Passages = 20;

    /// <summary>Words between the event and its day: "the election was held throughout the country on 15 November".</summary>
    private const int Reach = 10;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    /// <summary>Null where no sentence dates it, or where sentences give different days.</summary>
    public static DatedEvent? Find(ISearchIndex index, string name)
    {
        List<string> words = TopicWords.ContentOf(name);
        List<DatedEvent> found = [.. index.SearchWords(name, Passages, SearchFilter.None).SelectMany(hit => InPassage(hit, words))];
        return found.DistinctBy(dated => dated.Day).Count() == 1 ? found[0] : null;
    }

    private static IEnumerable<DatedEvent> InPassage(PassageHit hit, List<string> words)
    {
        string text = hit.Passage.Text;
        foreach (Span span in Sentences.Split(text, new Span(0, text.Length)))
        {
            string sentence = span.Of(text);
            foreach (Match match in CalendarDay().Matches(sentence))
            {
                if (Day(match, hit.Article.Published) is { } day && IsBeside(sentence, match, words))
                {
                    yield return new DatedEvent(day, hit.Article, new Span(hit.Passage.Span.Start + span.Start, hit.Passage.Span.Start + span.End), sentence);
                    break;
                }
            }
        }
    }

    /// <summary>All words of the event stand within reach of the day, on one side of it.</summary>
    private static bool IsBeside(string sentence, Match day, List<string> words)
    {
        List<string> before = TopicWords.Of(sentence[..day.Index]);
        List<string> after = TopicWords.Of(sentence[(day.Index + day.Length)..]);
        List<string> nearBefore = [.. before.TakeLast(Reach)];
        List<string> nearAfter = [.. after.Take(Reach)];
        return words.TrueForAll(nearBefore.Contains) || words.TrueForAll(nearAfter.Contains);
    }

    private static DateOnly? Day(Match match, DateOnly? published)
    {
        int month = Array.FindIndex(Months, name => name.Equals(match.Groups["m"].Value, StringComparison.OrdinalIgnoreCase)) + 1;
        int day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        int? year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : null;
        if (year is { } known)
        {
            return Of(known, month, day);
        }

        return published is not { } near ? null
            : new[] { Of(near.Year - 1, month, day), Of(near.Year, month, day), Of(near.Year + 1, month, day) }
                .Where(date => date is not null).MinBy(date => Math.Abs(date!.Value.DayNumber - near.DayNumber));
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private const string Month = "(?<m>January|February|March|April|May|June|July|August|September|October|November|December)";

    [GeneratedRegex(@"\b(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + Month + "|" + Month + @"\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?)(?![0-9])(?:,?\s+(?<y>[0-9]{4}))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarDay();
}
