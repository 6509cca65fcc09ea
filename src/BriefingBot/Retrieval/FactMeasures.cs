using System.Text.RegularExpressions;
using BriefingBot.Articles;

namespace BriefingBot.Retrieval;

/// <summary>What an amount that is asked for is measured in.</summary>
public enum FactMeasure
{
    /// <summary>The question does not tell.</summary>
    None,

    /// <summary>"How long": time or length.</summary>
    Extent,

    /// <summary>"How old": years.</summary>
    Age,

    /// <summary>"How far", "how tall".</summary>
    Length,
}

/// <summary>Tells by its unit whether an amount measures what was asked for.</summary>
internal static partial class FactMeasures
{
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static FactMeasure Of(string question) => Asked().Match(question) switch
    {
        { Success: false } => FactMeasure.None,
        var match => match.Groups["how"].Value.ToLowerInvariant() switch
        {
            "long" => FactMeasure.Extent,
            "old" => FactMeasure.Age,
            _ => FactMeasure.Length,
        },
    };

    /// <param name="amount">"three", "640".</param>
    /// <param name="behind">The text behind it.</param>
    public static bool Fits(FactMeasure measure, string amount, string behind) =>
        amount.Length > 0 && measure switch
        {
            FactMeasure.Extent => Time().IsMatch(behind) || Distance().IsMatch(behind),
            FactMeasure.Age => Time().IsMatch(behind),
            FactMeasure.Length => Distance().IsMatch(behind),
            _ => true,
        };

    /// <summary>"a month", "half an hour", "several weeks": lengths of time told without a number.</summary>
    public static IEnumerable<FactPhrase> Singles(FactMeasure measure, string text) => measure != FactMeasure.Extent ? [] :
        Single().Matches(text).Select(match => new FactPhrase(new Span(match.Index, match.Index + match.Length), match.Value.ToLowerInvariant(), match.Value));

    [GeneratedRegex(@"\bhow (?<how>long|old|far|tall|wide)\b(?! (?:ahead|behind|apart|above|below|up|down|off|along)\b)", Loose)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^[\s-]+(?:(?:full|whole|more|long|consecutive|straight)\s+)?(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie)|season)s?\b", Loose)]
    private static partial Regex Time();

    [GeneratedRegex(@"^[\s-]?(?:(?:square|nautical)\s+)?(?:kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|km|cm|mm|m|miles?|yards?|feet|foot|ft|inch(?:es)?|in|storeys?|stor(?:y|ies)|floors?)\b", Loose)]
    private static partial Regex Distance();

    [GeneratedRegex(@"\b(?:a|an|half an?|several|a few|a couple of)\s+(?:second|minute|hour|day|week|fortnight|month|year|decade|centur(?:y|ie))s?\b", Loose)]
    private static partial Regex Single();
}
