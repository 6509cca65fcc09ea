using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>One way to ask: <c>s</c> captures the speaker, <c>v</c> the verb, <c>t</c> the topic.</summary>
/// <param name="MayBeFact">The words fit a question for a fact as well.</param>
/// <param name="TopicIsClause">What follows is a clause, not the name of a topic.</param>
internal sealed record QuestionPattern(Regex Regex, QuestionKind Kind, bool MayBeFact = false, bool TopicIsClause = false);

/// <summary>The ways to ask for somebody's words, the first that fits wins. Each match is bounded in time.</summary>
internal static class QuestionPatterns
{
    /// <summary>A question about words is no longer than this; a longer text is asked as a fact.</summary>
    public const int MaxLength = 400;

    /// <summary>No real question comes near it; a text made to run long does not match.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private const string Auxiliary = "(?:did|does|do|has|have|had|is|are|was|were|would|could|might|will)";
    private const string About = "(?:about|on|of|regarding|concerning|over|as to|with regard to|with respect to|in regard to|in relation to|when asked about|against)";
    private const string Listener = "(?: (?:us|me|reporters|journalists|anyone|anybody|people))?";
    private const string Anything = "(?: (?:anything|something|much|more|else|exactly|publicly))*";
    private static readonly string Verb = $"(?<v>{SpeechVerbs.Alternation})";
    private static readonly string Finite = $"(?<v>{SpeechVerbs.FiniteAlternation})";
    private static readonly string Noun = $"(?:{SpeechVerbs.NounAlternation})";

    /// <summary>In order of precedence; matched against a text without its last question mark.</summary>
    public static IReadOnlyList<QuestionPattern> All { get; } =
    [
        // who said that T / who spoke about T
        Ask($"(?:who|which (?:politician|person|official|minister|leader|expert|speaker)|who was it that|who is it that|who else)(?: has| have| had)?(?: ever| else| also| first| publicly)? (?<v>said|stated|claimed|argued|insisted|stressed|noted|declared|remarked|commented|mentioned|spoke|spoken|talked|told)(?: to)?{Listener}(?:,? that|:| {About}|)(?: (?<t>.+))?", QuestionKind.WhoSaid, clause: true),
        Ask($"who(?: has| have| had)?(?: ever| also| first)? (?<v>{SpeechVerbs.PastAlternation})(?: (?:that|about|on|of|against|to|for))?(?: (?<t>.+))", QuestionKind.WhoSaid, mayBeFact: true, clause: true),
        Ask($"whose words (?:are|were)(?: (?:these|those|the words))?[:,]? (?<t>.+)", QuestionKind.WhoSaid, clause: true),
        Ask($"(?:who is|who was) quoted (?:{About}|as saying(?: that)?) (?<t>.+)", QuestionKind.WhoSaid, clause: true),

        // when did X say T
        Ask($"(?:when|on (?:what|which) (?:day|date)) {Auxiliary} (?<s>.+?)(?: last| first)? {Verb}{Anything}{Listener}(?: (?:that|{About}))? (?<t>.+)", QuestionKind.WhenSaid, clause: true),
        Ask($"(?:when|on (?:what|which) (?:day|date)) {Auxiliary} (?<s>.+?)(?: last| first)? {Verb}", QuestionKind.WhenSaid),

        // where did X say T
        Ask($"(?:where|in what place) {Auxiliary} (?<s>.+?) {Verb}{Anything}{Listener}(?: (?:that|{About}))? (?<t>.+)", QuestionKind.WhereSaid, mayBeFact: true, clause: true),
        Ask($"(?:where|in what place) {Auxiliary} (?<s>.+?) {Verb}{Anything}", QuestionKind.WhereSaid, mayBeFact: true),

        // what did X say about T / how did X react to T
        Ask($"what(?: else| exactly| more| things)? {Auxiliary} (?<s>.+?)(?: (?:ever|just|publicly|actually|really|also|recently|have to|had to))* {Verb}{Anything}(?: to)?{Listener}(?: (?:to say))? {About} (?<t>.+)", QuestionKind.WhatSaid),
        Ask($"what(?: else)? (?:does|did|has|had) (?<s>.+?) (?:have|got|had) to (?<v>say) {About} (?<t>.+)", QuestionKind.WhatSaid),
        Ask($"what(?: else| exactly| more)? {Auxiliary} (?<s>.+?) (?:make) of (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"what(?: else| exactly| more)? {Auxiliary} (?<s>.+?)(?: (?:ever|just|publicly|actually|really|also|recently|have to|had to))* {Verb}{Anything}(?: to)?{Listener}(?: (?:about|on|of|against))?", QuestionKind.WhatSaid),
        Ask($"what(?: else| exactly| more)? {Auxiliary} (?<s>.+?)(?: (?:ever|just|publicly|actually|really|also|recently))* {Verb}{Listener} (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"what(?: else| exactly| more)? {Auxiliary} (?<s>.+?) (?<v>say|tell|said|told)(?: (?:to or about|to|about or to|with))? (?<t>\\p{{Lu}}.+)", QuestionKind.WhatSaid),
        Ask($"how {Auxiliary} (?<s>.+?) (?<v>react|respond|reacted|responded|reply|answer) to (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"how {Auxiliary} (?<s>.+?) (?<v>describe|described|see|view|characterize|characterise|comment on|feel about|talk about|speak about|speak of|explain|justify|defend|assess|evaluate|judge) (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),

        // X's position on T
        Ask($"(?:(?:what|how) (?:is|was|are|were|about)|what's|give me|show me|find|any|list|quote)(?: the)? (?<s>.+?)(?:['’]s|['’]) (?:latest |current |own |last |recent |public |official )*{Noun} (?:{About}|to|towards|toward) (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"(?:what (?:is|was|are|were)|what's) the {Noun} of (?<s>.+?) (?:{About}|to|towards|toward) (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"(?<s>.+?)(?:['’]s|s['’]) (?:latest |current |own |last |recent |public |official )*{Noun} (?:{About}|to|towards|toward) (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"(?:is there |are there |do you have |have you got |give me |show me |find |get me )?(?:anything|something|any|all|the|more)? ?(?:{Noun})? ?(?:from|by) (?<s>.+?) {About} (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"(?:is there |are there |do you have |have you got |give me |show me |find |get me )?(?:anything|{Noun}|any {Noun}) (?:from|by) (?<s>.+)", QuestionKind.WhatSaid, mayBeFact: true),

        // did X say T / has X commented on T
        Ask($"(?:did|does|has|have|had) (?<s>.+?)(?: (?:ever|already|also|really|actually|publicly|indeed|just))* {Verb}{Anything}(?: to)?{Listener} {About} (?<t>.+)", QuestionKind.WhatSaid),
        Ask($"(?:did|does|has|have|had) (?<s>.+?)(?: (?:ever|already|also|really|actually|publicly|indeed|just))* {Verb}{Listener}(?: that)? (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true, clause: true),

        // according to X, …
        Ask("according to (?<s>[^,]+?), ?(?<t>.+)", QuestionKind.Fact),
        Ask("(?<t>.+?),? according to (?<s>.+)", QuestionKind.Fact),

        // (tell me) what X thinks about T / X said about T
        Ask($"(?:what |whatever |all (?:that )?|everything (?:that )?)?(?<s>.+?)(?: has| have| had)? {Finite}{Anything}{Listener} {About} (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
        Ask($"what (?<s>.+?)(?: has| have| had)? {Finite}", QuestionKind.WhatSaid, mayBeFact: true),

        // X on T
        Ask("(?<s>[^,]{2,60}?) (?:on|about|re) (?<t>.+)", QuestionKind.WhatSaid, mayBeFact: true),
    ];

    /// <summary>The first pattern's match that <paramref name="understand"/> makes something of; null where there is none.</summary>
    public static Question? First(string text, Func<QuestionPattern, Match, Question?> understand)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        try
        {
            foreach (QuestionPattern pattern in All)
            {
                Match match = pattern.Regex.Match(text);
                if (match.Success && understand(pattern, match) is { } question)
                {
                    return question;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }

        return null;
    }

    private static QuestionPattern Ask(string pattern, QuestionKind kind, bool mayBeFact = false, bool clause = false) =>
        new(new Regex("^(?:" + pattern + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest), kind, mayBeFact, clause);
}
