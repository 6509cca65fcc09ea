using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BriefingBot.Language;

namespace BriefingBot.Questions;

/// <summary>One way to ask: <c>s</c> captures the speaker, <c>v</c> the verb, <c>t</c> the topic.</summary>
/// <param name="MayBeFact">The words fit a question for a fact as well.</param>
/// <param name="TopicIsClause">What follows is a clause, not the name of a topic.</param>
/// <param name="ByNoun">It asks by a noun for words: "X's reaction to T".</param>
internal sealed record QuestionPattern(Regex Regex, QuestionKind Kind, bool MayBeFact = false, bool TopicIsClause = false, bool ByNoun = false);

/// <summary>The ways to ask for somebody's words, the first that fits wins. Each match is bounded in time.</summary>
internal sealed class QuestionPatterns
{
    /// <summary>A question about words is no longer than this; a longer text is asked as a fact.</summary>
    public const int MaxLength = 400;

    /// <summary>No real question comes near it; a text made to run long does not match.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private const string Auxiliary = "(?:did|does|do|has|have|had|is|are|was|were|would|could|might|will)";
    private const string About =
        "(?:about|on|of|regarding|concerning|over|as to|with regard to|with respect to|in regard to|in relation to|when asked about|against)";

    private const string Listener = "(?: (?:us|me|reporters|journalists|anyone|anybody|(?<=\\b(?:to|tell|tells|telling|told) )people))?";
    private const string Anything = "(?: (?:anything|something|much|more|else|exactly|publicly))*";
    private const string WhoSaid =
        "(?:who|which (?:politician|person|official|minister|leader|expert|speaker)|who was it that|who is it that|who else)" +
        "(?: has| have| had)?(?: ever| else| also| first| publicly)?";

    private const string When = $"(?:when|on (?:what|which) (?:day|date)) {Auxiliary} (?<s>.+?)(?: last| first)?";
    private const string Where = $"(?:where|in what place) {Auxiliary} (?<s>.+?)";
    private const string What = $"what(?: else| exactly| more| things)? {Auxiliary} (?<s>.+?){Lately}";
    private const string Whether = "(?:did|does|has|have|had) (?<s>.+?)(?: (?:ever|already|also|really|actually|publicly|indeed|just))*";
    private const string Lately = "(?: (?:ever|just|publicly|actually|really|also|recently|have to|had to))*";
    private const string FindMe =
        "(?:is there |are there |do you have |have you got |give me |show me |find |get me |find me |i need |any )?" +
        "(?:a |an |some |the )?(?:best |top |key |main |good |strongest |direct |short )*";
    private const string Latest = "(?:latest |current |own |last |recent |public |official )*";
    private const string Towards = $"(?:{About}|to|towards|toward)";

    private static readonly string Noun = $"(?:{SpeechVerbs.NounAlternation})";
    private static readonly ConditionalWeakTable<Lexicon, QuestionPatterns> Made = [];

    private readonly QuestionPattern[] patterns;

    private QuestionPatterns(Lexicon lexicon)
    {
        Verbs = new SpeechVerbs(lexicon);
        patterns = [.. All($"(?<v>{Verbs.Alternation})", $"(?<v>{Verbs.FiniteAlternation})", Verbs)];
    }

    public SpeechVerbs Verbs { get; }

    /// <summary>Those with the verbs of a lexicon, made once.</summary>
    public static QuestionPatterns Of(Lexicon lexicon) => Made.GetValue(lexicon, made => new QuestionPatterns(made));

    /// <summary>In order of precedence; matched against a text without its last question mark.</summary>
    private static IEnumerable<QuestionPattern> All(string verb, string finite, SpeechVerbs verbs) =>
    [
        // who said that T / who spoke about T
        Ask(
            QuestionKind.WhoSaid,
            $"{WhoSaid} (?<v>{verbs.PlainPastAlternation})(?: to)?{Listener}(?:,? that|:| {About}|)(?: (?<t>.+))?",
            clause: true),
        Ask(
            QuestionKind.WhoSaid,
            $"{WhoSaid} (?<v>{verbs.PastAlternation})(?:,? that|:| (?:about|on|of|against|to|for))? (?<t>.+)",
            mayBeFact: true,
            clause: true),
        Ask(QuestionKind.WhoSaid, "whose words (?:are|were)(?: (?:these|those|the words))?[:,]? (?<t>.+)", clause: true),
        Ask(QuestionKind.WhoSaid, $"(?:who is|who was) quoted (?:{About}|as saying(?: that)?) (?<t>.+)", clause: true),

        // when did X say T, where did X say T
        Ask(QuestionKind.WhenSaid, $"{When} {verb}{Anything}{Listener}(?: (?:that|{About}))? (?<t>.+)", clause: true),
        Ask(QuestionKind.WhenSaid, $"{When} {verb}"),
        Ask(QuestionKind.WhereSaid, $"{Where} {verb}{Anything}{Listener}(?: (?:that|{About}))? (?<t>.+)", mayBeFact: true, clause: true),
        Ask(QuestionKind.WhereSaid, $"{Where} {verb}{Anything}", mayBeFact: true),

        // what did X say about T / how did X react to T
        Ask(QuestionKind.WhatSaid, $"{What} {verb}{Anything}(?: to)?{Listener}(?: (?:to say))? {About} (?<t>.+)"),
        Ask(QuestionKind.WhatSaid, $"what(?: else)? (?:does|did|has|had) (?<s>.+?) (?:have|got|had) to (?<v>say) {About} (?<t>.+)"),
        Ask(QuestionKind.WhatSaid, $"what(?: else| exactly| more)? {Auxiliary} (?<s>.+?) (?:make) of (?<t>.+)", mayBeFact: true),
        Ask(QuestionKind.WhatSaid, $"{What} {verb}{Anything}(?: to)?{Listener}(?: (?:about|on|of|against))?"),
        Ask(QuestionKind.WhatSaid, $"{What} {verb}{Listener} (?<t>.+)", mayBeFact: true),
        Ask(
            QuestionKind.WhatSaid,
            $"what(?: else| exactly| more)? {Auxiliary} (?<s>.+?) (?<v>say|tell|said|told)(?: (?:to or about|to|about or to|with))? (?<t>\\p{{Lu}}.+)"),
        Ask(
            QuestionKind.WhatSaid,
            $"how {Auxiliary} (?<s>.+?) (?<v>react|respond|reacted|responded|reply|answer) to (?<t>.+)",
            mayBeFact: true),
        Ask(
            QuestionKind.WhatSaid,
            $"how {Auxiliary} (?<s>.+?) (?<v>describe|described|see|view|characterize|characterise|comment on|feel about|talk about|speak about|" +
            "speak of|explain|justify|defend|assess|evaluate|judge) (?<t>.+)",
            mayBeFact: true),

        // X's position on T
        Ask(
            QuestionKind.WhatSaid,
            "(?:(?:what|how) (?:is|was|are|were|about)|what's|give me|show me|find|any|list|quote)(?: the)? " +
            $"(?<s>.+?)(?:['’]s|['’]) {Latest}{Noun} {Towards} (?<t>.+)",
            mayBeFact: true),
        Ask(QuestionKind.WhatSaid, $"(?:what (?:is|was|are|were)|what's) the {Noun} of (?<s>.+?) {Towards} (?<t>.+)", mayBeFact: true),

        // "Scalise on Biden's remarks on guns" asks for Scalise's words.
        Ask(QuestionKind.WhatSaid, $"(?<s>(?:(?! (?:on|about) ).)+?)(?:['’]s|s['’]) {Latest}{Noun} {Towards} (?<t>.+)", mayBeFact: true),
        // "obama quote on the crash"
        Ask(QuestionKind.WhatSaid, $"(?<s>(?:(?! (?:on|about|from|by) ).){{2,60}}?) {Latest}{Noun} (?:{About}|to) (?<t>.+)", mayBeFact: true),
        Ask(
            QuestionKind.WhatSaid,
            $"{FindMe}(?:anything|something|any|all|the|more)? ?(?:{Noun})? ?(?:from|by) (?<s>.+?) {About} (?<t>.+)",
            mayBeFact: true),
        Ask(QuestionKind.WhatSaid, $"{FindMe}(?:anything|{Noun}|any {Noun}) (?:from|by) (?<s>.+)", mayBeFact: true),

        // did X say T / has X commented on T
        Ask(QuestionKind.WhatSaid, $"{Whether} {verb}{Anything}(?: to)?{Listener} {About} (?<t>.+)"),
        Ask(QuestionKind.WhatSaid, $"{Whether} {verb}{Listener}(?: that)? (?<t>.+)", mayBeFact: true, clause: true),

        // according to X, …
        Ask(QuestionKind.Fact, "according to (?<s>[^,]+?), ?(?<t>.+)"),
        Ask(QuestionKind.Fact, "(?<t>.+?),? according to (?<s>.+)"),

        // (tell me) what X thinks about T / X said about T
        Ask(
            QuestionKind.WhatSaid,
            $"(?:what |whatever |all (?:that )?|everything (?:that )?)?(?<s>.+?)(?: has| have| had)? {finite}{Anything}{Listener} {About} (?<t>.+)",
            mayBeFact: true),
        Ask(QuestionKind.WhatSaid, $"what (?<s>.+?)(?: has| have| had)? {finite}", mayBeFact: true),

        // X on T
        Ask(QuestionKind.WhatSaid, "(?<s>[^,]{2,60}?) (?:on|about|re) (?<t>.+)", mayBeFact: true),
    ];

    /// <summary>The first pattern's match that <paramref name="understand"/> makes something of; null where there is none.</summary>
    public Question? First(string text, Func<QuestionPattern, Match, Question?> understand)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        try
        {
            foreach (QuestionPattern pattern in patterns)
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

    private static QuestionPattern Ask(QuestionKind kind, string pattern, bool mayBeFact = false, bool clause = false) => new(
        new Regex("^(?:" + pattern + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest),
        kind,
        mayBeFact,
        clause,
        ByNoun: pattern.Contains(Noun, StringComparison.Ordinal));
}
