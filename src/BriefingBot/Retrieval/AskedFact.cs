using System.Text.RegularExpressions;

namespace BriefingBot.Retrieval;

/// <summary>What kind of phrase a question for a fact asks for.</summary>
public enum FactKind
{
    /// <summary>No kind that can be told from the form of a phrase.</summary>
    Any,

    /// <summary>"Who": a person or a body.</summary>
    Who,

    /// <summary>"Where": a place.</summary>
    Place,

    /// <summary>"Which film", "what team": something with a name.</summary>
    Named,

    /// <summary>"When": a day, or a year where no day is told.</summary>
    Time,

    /// <summary>"What year".</summary>
    Year,

    /// <summary>"How many", "how long", "what revenue".</summary>
    Number,

    /// <summary>"Why".</summary>
    Reason,
}

/// <summary>Reads from a question what kind of phrase it asks for.</summary>
/// <param name="Unit">What is counted or measured ("days"), where the question says; in compared form.</param>
public sealed partial record AskedFact(FactKind Kind, string? Unit = null)
{
    public static AskedFact Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (Counted().Match(question) is { Success: true } counted)
        {
            return new AskedFact(FactKind.Number, FactWords.Stem(TopicWords.Stem(counted.Groups["unit"].Value)));
        }

        return new AskedFact(
            Amount().IsMatch(question) ? FactKind.Number
            : YearAsked().IsMatch(question) ? FactKind.Year
            : Time().IsMatch(question) ? FactKind.Time
            : Reason().IsMatch(question) ? FactKind.Reason
            : Who().IsMatch(question) ? FactKind.Who
            : Place().IsMatch(question) ? FactKind.Place
            : Which().IsMatch(question) ? FactKind.Named
            : FactKind.Any);
    }

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bhow many (?:(?:different|other|more|total|new|of the|people's) )?(?<unit>\p{L}+)", Loose)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\bhow (?:much|long|old|far|tall|high|large|big|fast|deep|wide|often)\b|\bwhat (?:(?:is|was|were|are) )?(?:the )?(?:\S+ ){0,3}(?:revenue|price|cost|population|percent(?:age)?|number|amount|score|salary|budget|turnout|rate)\b", Loose)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:what|which) (?:\w+ )?year\b", Loose)]
    private static partial Regex YearAsked();

    [GeneratedRegex(@"^\W*(?:(?!what|who|which|how|why|where)\p{L}+,? ){0,3}when\b|\b(?:what|which) (?:date|day|month)\b|\b(?:release|premiere|air|start|opening|birth) ?date\b|\bdate of\b|\bbirthday\b", Loose)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(?:why|what (?:caused|led to)|for what reason)\b", Loose)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(?:who|whom|whose)\b|\b(?:what|which) (?:\w+ )?(?:person|man|woman|actor|actress|player|leader|president|minister|king|queen|emperor|author|writer|director|singer|artist|scientist|coach|politician|general|company|organi[sz]ation|team|club|party)\b", Loose)]
    private static partial Regex Who();

    [GeneratedRegex(@"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|countries|state|town|place|location|county|region|continent|island|river|province|village|stadium|venue)\b", Loose)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:what|which) (?:is|was|are|were) the (?:\w+ )?(?:name|title)\b|\bwhich \p{L}+|\bwhat (?:\w+ )?(?:film|movie|book|song|album|show|series|game|ship|newspaper|magazine|university|college|school|award|law|act|treaty|language|religion|war|battle)\b", Loose)]
    private static partial Regex Which();
}
