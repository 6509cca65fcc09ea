using System.Collections.Frozen;
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
/// <param name="Noun">What the one asked for is ("who is the lead actress", "which film"), in compared form; null where it is not said.</param>
/// <param name="Deed">What the one asked for did ("who won …", "which film won …"), in compared form; null where another did it.</param>
/// <param name="Measure">What an amount is measured in.</param>
public sealed partial record AskedFact(FactKind Kind, string? Unit = null, string? Noun = null, string? Deed = null, FactMeasure Measure = FactMeasure.None)
{
    /// <summary>Nothing that can be told.</summary>
    public static AskedFact Any { get; } = new(FactKind.Any);

    /// <summary>The compared forms of the question's words that carry meaning.</summary>
    public FrozenSet<string> Words { get; private init; } = [];

    /// <summary>Those of them that are written small and ask nothing: what is done, and to what, apart from names.</summary>
    public FrozenSet<string> Plain { get; private init; } = [];

    /// <summary>Its numbers: years, seasons, rounds.</summary>
    public IEnumerable<string> Numbers => Words.Where(word => char.IsAsciiDigit(word[0]));

    public static AskedFact Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        HashSet<string> names = [.. Capital().Matches(question).Select(match => TopicWords.Stem(match.Value))];
        return Read(question) with
        {
            Words = FactWords.Of(question).Where(word => !TopicWords.IsFunction(word)).ToFrozenSet(StringComparer.Ordinal),
            Plain = FactWords.AskedFor(question).Where(word => !names.Contains(word.Word) && char.IsLetter(word.Word[0])).Select(word => word.Form).ToFrozenSet(StringComparer.Ordinal),
        };
    }

    private static AskedFact Read(string question)
    {
        if (Counted().Match(question) is { Success: true } counted)
        {
            return new AskedFact(FactKind.Number, FactWords.Stem(TopicWords.Stem(counted.Groups["unit"].Value)));
        }

        FactKind kind = Amount().IsMatch(question) ? FactKind.Number
            : YearAsked().IsMatch(question) ? FactKind.Year
            : Time().IsMatch(question) ? FactKind.Time
            : Reason().IsMatch(question) ? FactKind.Reason
            : Who().IsMatch(question) ? FactKind.Who
            : Place().IsMatch(question) ? FactKind.Place
            : Which().IsMatch(question) ? FactKind.Named
            : FactKind.Any;
        Match doer = Doer().Match(question);
        string? noun = kind is FactKind.Who or FactKind.Place or FactKind.Named ? Compared(doer.Groups["noun"]) : null;
        return new AskedFact(kind, null, noun, noun is null || kind is FactKind.Who or FactKind.Named ? Compared(doer.Groups["deed"]) : null, kind == FactKind.Number ? FactMeasures.Of(question) : FactMeasure.None);
    }

    private static string? Compared(Group word) => word.Success && !TopicWords.IsFunction(word.Value.ToLowerInvariant()) ? FactWords.Stem(TopicWords.Stem(word.Value)) : null;

    [GeneratedRegex(@"(?<!^\W*)(?<!\p{L})\p{Lu}[\p{L}’'.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bhow many (?:(?:different|other|more|total|new|of the|people's) )?(?<unit>\p{L}+)", Loose)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\bhow (?:much|long|old|far|tall|high|large|big|fast|deep|wide|often)\b|\bwhat (?:(?:is|was|were|are) )?(?:the )?(?:\S+ ){0,3}(?:revenue|price|cost|population|percent(?:age)?|number|amount|score|salary|budget|turnout|rate)\b", Loose)]
    private static partial Regex Amount();

    /// <summary>"Who won", "who was elected", "which film won", "who is the lead actress in".</summary>
    [GeneratedRegex(@"\b(?:who(?:m|se)?\s+(?:is|was|are|were|will be)\s+(?:(?:the|a|an|its|their)\s+)(?:[\p{L}’'-]+\s+){0,3}?(?<noun>[\p{L}-]+)(?=\s+(?:of|in|at|for|on|to|that|who|from|during|when|behind|with|by)\b|\W*$)|who\s+(?:(?:has|have|had|is|was|were|are|will|would|first)\s+)*(?!the\b|a\b|did\b|does\b|do\b)(?<deed>[\p{L}-]+)|(?:what|which)\s+(?:[\p{L}’'-]+\s+){0,2}?(?<noun>person|man|woman|actor|actress|player|leader|president|minister|king|queen|emperor|author|writer|director|singer|artist|scientist|coach|politician|general|company|organi[sz]ation|team|club|party|city|cities|country|countries|state|town|place|location|county|region|continent|island|river|province|village|stadium|venue|film|movie|book|song|album|show|series|game|ship|newspaper|magazine|university|college|school|award|law|act|treaty|language|religion|war|battle)\s+(?:(?:has|have|had|was|were|first)\s+)*(?!did\b|does\b|do\b|is\b|the\b|of\b|in\b)(?<deed>[\p{L}-]+)|(?:what|which)\s+(?:[\p{L}’'-]+\s+){0,2}?(?<noun>person|man|woman|actor|actress|player|leader|president|minister|king|queen|emperor|author|writer|director|singer|artist|scientist|coach|politician|general|company|organi[sz]ation|team|club|party|city|cities|country|countries|state|town|place|location|county|region|continent|island|river|province|village|stadium|venue|film|movie|book|song|album|show|series|game|ship|newspaper|magazine|university|college|school|award|law|act|treaty|language|religion|war|battle)\b)", Loose)]
    private static partial Regex Doer();

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

    [GeneratedRegex(@"\b(?:what|which)(?: (?:is|was|are|were)|['’]?s) the (?:\w+ )?(?:name|title)\b|\bwhich \p{L}+|\bwhat (?:\w+ )?(?:film|movie|book|song|album|show|series|game|ship|newspaper|magazine|university|college|school|award|law|act|treaty|language|religion|war|battle)\b", Loose)]
    private static partial Regex Which();
}
