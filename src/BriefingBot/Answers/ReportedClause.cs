using System.Text.RegularExpressions;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Questions;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// How a paraphrase is opened, read from how the article itself opens it: "said that …", "promised to …", "criticized the …", "according to X,
/// …". What the article denies or leaves open ("has never said", "might say") is not opened so: it is told with its whole sentence.
/// </summary>
internal static class ReportedClause
{
    private const int NegationReach = 4;
    private static readonly char[] ClauseEnds = [',', ';', ':', '”', '"', '»'];
    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase) { "not", "never", "neither", "nor", "hardly", "without", "refused", "declined", "stopped", "avoided", "no" };
    private static readonly HashSet<string> Suppositions = new(StringComparer.Ordinal) { "if", "If", "unless", "Unless", "Should" };
    private static readonly HashSet<string> Auxiliaries = new(StringComparer.Ordinal) { "would", "will", "had", "has", "have", "was", "were", "is", "are", "could", "should", "may", "might", "must" };
    private static readonly HashSet<string> Subordinators = new(StringComparer.OrdinalIgnoreCase) { "if", "unless", "although", "though", "because", "when", "while", "after", "before", "since", "until" };
    private static readonly HashSet<string> Possibilities = new(StringComparer.Ordinal) { "might", "may", "could" };

    /// <summary>Common words that are names as well: they keep the capital that the article gave them.</summary>
    private static readonly HashSet<string> NamesToo = new(StringComparer.Ordinal)
    {
        "march", "may", "august", "us", "god", "internet", "pope", "queen", "king",
        "french", "dutch", "swiss", "greek", "czech", "german", "arab", "roman", "jewish", "muslim", "christian", "catholic", "labour", "labor", "democrats", "republicans",
        "apple", "amazon", "target", "delta", "orange", "shell", "oracle", "ford", "chase", "visa", "meta", "mars", "earth",
    };

    private static readonly HashSet<string> Questioning = new(StringComparer.OrdinalIgnoreCase) { "asked", "wondered", "replied", "answered", "responded" };

    /// <summary>The frame that goes before the first segment, and that segment; null where only the whole sentence reads.</summary>
    /// <param name="who">As it begins a sentence.</param>
    /// <param name="within">The same within one.</param>
    public static (string Frame, string First)? Open(StatementHit hit, string lead, string who, string within, string first)
    {
        Statement statement = hit.Statement;
        string cue = statement.Cue;
        if (cue.StartsWith("according", StringComparison.OrdinalIgnoreCase))
        {
            return ($"{lead}{(lead.Length == 0 ? "According" : "according")} to {within}{(who.EndsWith(',') ? "" : ",")} ", Lowered(hit, first));
        }

        // "Prosecutors say": of several the base form is finite.
        VerbForms finite = statement.SpeakerKind == SpeakerKind.Group ? VerbForms.Finite | VerbForms.Base : VerbForms.Finite;
        bool isFinite = Lexicon.Default.Cue(cue.Split(' ')[0].ToLowerInvariant()) is { } word && (word.Forms & finite) != 0;
        if (NeedsSentence(hit) || !(isFinite || cue == ":"))
        {
            return null;
        }

        // A verb without its subject, a clause without its main one: only the sentence reads.
        string opening = first.Split(' ')[0];
        if (Auxiliaries.Contains(opening) || (Subordinators.Contains(opening) && !first.Contains(',', StringComparison.Ordinal) && Between(hit) is null))
        {
            return null;
        }

        string? reporting = cue == ":" ? "said" : SpeechVerbs.Default.Reporting(cue);
        if (first.StartsWith("that ", StringComparison.OrdinalIgnoreCase))
        {
            return ($"{lead}{who} {reporting ?? cue} that ", first[5..]);
        }

        switch (Between(hit))
        {
            case "":
                return ($"{lead}{who} {cue} ", first);
            case { } between when EndsWithThat(between):
                return ($"{lead}{who} {reporting ?? cue} that ", first);
            case { } between when reporting == "said" && between.Length > 0 && IsClauseOfSaying(statement, first):
                // "told a rally the dam was full", "said on Tuesday the bridge would close".
                return ($"{lead}{who} said that ", first);
            case null when reporting is not null && !Questioning.Contains(reporting):
                // What was said stands before the cue.
                return ($"{lead}{who} {reporting} that ", Lowered(hit, first));
            default:
                return reporting is null ? null : ($"{lead}{who} {reporting}: ", first);
        }
    }

    /// <summary>
    /// Only the whole sentence tells it: the article takes it back or supposes it, or words that stand neither in the cue nor in what was said
    /// carry how it was meant ("reportedly said"), or a quotation is denied.
    /// </summary>
    public static bool NeedsSentence(StatementHit hit) =>
        IsNegated(hit) || IsCarriedOutside(hit.Statement, hit) || HasException(hit)
        || (hit.Statement is { Assertion: Assertion.Denied, Kind: StatementKind.Direct }
            && SpeechVerbs.Default.Reporting(hit.Statement.Cue) is null);

    /// <summary>
    /// "All ministers, except the Norlander, backed it": who is taken out stands neither in the name told nor in what was said.
    /// </summary>
    private static bool HasException(StatementHit hit) => Exception.Matches(hit.SentenceText).Any(match =>
    {
        int at = hit.Statement.Sentence.Start + match.Index;
        return !hit.Statement.Content.Any(content => content.Contains(new Span(at, at + match.Length)));
    });

    private static readonly Regex Exception = new(
        $@"(?<![\p{{L}}-])(?:{WordAlternation.Of(Lexicon.Default.Exceptions)})(?![\p{{L}}-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>True if the source said it as true: not denied, doubted, asked, or reported as false or as not said.</summary>
    public static bool IsAsserted(StatementHit hit) => hit.Statement.Assertion == Assertion.Asserted && !IsNegated(hit);

    private static bool IsCarriedOutside(Statement statement, StatementHit hit) => statement.Assertion != Assertion.Asserted && statement.AssertionWords.Any(word =>
    {
        Span own = new(word.Start - statement.Sentence.Start, word.End - statement.Sentence.Start);
        bool isTold = statement.Content.Any(content => content.Contains(word)) || !own.IsWithin(hit.SentenceText.Length)
            || statement.Cue.Contains(own.Of(hit.SentenceText), StringComparison.OrdinalIgnoreCase);
        return !isTold;
    });

    /// <summary>"has never said", "if he were to say", "might say": the words before the cue take back what it says, or only suppose it.</summary>
    public static bool IsNegated(StatementHit hit)
    {
        if (hit.Statement.Assertion == Assertion.Denied && IsCarriedOutside(hit.Statement, hit))
        {
            return true;
        }

        int at = CueStart(hit);
        if (at < 0)
        {
            return false;
        }

        // Not what was said itself, nor an earlier clause.
        int content = hit.Statement.Hull.End - hit.Statement.Sentence.Start;
        int from = Math.Max(content <= at ? content : 0, hit.SentenceText.LastIndexOfAny(ClauseEnds, Math.Max(0, at - 1)) + 1);
        string[] before = hit.SentenceText[Math.Min(from, at)..at].Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        string[] near = [.. before.TakeLast(NegationReach)];
        bool isSupposed = near.Any(Suppositions.Contains) || near.TakeLast(2).Any(Possibilities.Contains) || near is [.., "were", "to"];
        return isSupposed || near.Any(word =>
            Negations.Contains(word.Trim(',', '“', '"')) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What "say" and "tell" have behind them in paraphrase is a clause, unless it is a question, a request or quoted itself.</summary>
    private static bool IsClauseOfSaying(Statement statement, string first)
    {
        string opening = first.Split(' ')[0].ToLowerInvariant();
        bool opens = opening.Length > 0 && (char.IsLetterOrDigit(opening[0]) || opening[0] == '$');
        return statement.Kind == StatementKind.Indirect && opens && first.Contains(' ', StringComparison.Ordinal)
            && opening is not ("to" or "how" or "why" or "what" or "when" or "where" or "who" or "whether" or "if" or "which" or "about" or "of" or "yes" or "no" or "goodbye");
    }

    /// <summary>What stands between the cue and the content behind it; null where the content does not stand behind the cue.</summary>
    private static string? Between(StatementHit hit)
    {
        int at = CueStart(hit);
        int content = hit.Statement.Hull.Start - hit.Statement.Sentence.Start;
        int end = at + hit.Statement.Cue.Length;
        return at < 0 || content < end || content > hit.SentenceText.Length ? null : hit.SentenceText[end..content].Trim(' ', ',', '\u00a0');
    }

    /// <summary>Where the cue stands in its sentence: the last time before the content, else the first behind it; -1 where it does not.</summary>
    private static int CueStart(StatementHit hit)
    {
        string cue = hit.Statement.Cue;
        int content = Math.Clamp(hit.Statement.Hull.Start - hit.Statement.Sentence.Start, 0, hit.SentenceText.Length);
        int before = WordAt(hit.SentenceText[..content], cue, last: true);
        int behind = Math.Clamp(hit.Statement.Hull.End - hit.Statement.Sentence.Start, 0, hit.SentenceText.Length);
        int after = before >= 0 ? -1 : WordAt(hit.SentenceText[behind..], cue, last: false);
        return before >= 0 ? before : after >= 0 ? behind + after : -1;
    }

    private static int WordAt(string text, string word, bool last)
    {
        int at = last ? text.LastIndexOf(word, StringComparison.OrdinalIgnoreCase) : text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        bool isWhole = at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]));
        return isWhole ? at : -1;
    }

    private static bool EndsWithThat(string text) => text.Equals("that", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" that", StringComparison.OrdinalIgnoreCase);

    /// <summary>"The bridge …" goes on a sentence as "the bridge …", "Freight rates …" as "freight rates …"; a name keeps its capital.</summary>
    private static string Lowered(StatementHit hit, string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        string first = end < 0 ? text : text[..end];
        string lower = first.ToLowerInvariant();
        bool isFunction = first != "I" && (Lexicon.Default.Function.Contains(lower) || Lexicon.Default.Determiners.Contains(lower) || Lexicon.Default.Prepositions.Contains(lower));
        return first.Length > 0 && (isFunction || (end > 0 && IsCommonNoun(hit, first, text[(end + 1)..]))) ? lower + text[first.Length..] : text;
    }

    /// <summary>A common word that has its capital only because the article's sentence begins with it.</summary>
    private static bool IsCommonNoun(StatementHit hit, string word, string rest)
    {
        string lower = word.ToLowerInvariant();
        bool isCommon = lower.Length > 2 && word[1..].All(char.IsLower) && Lexicon.Default.CommonWords.Contains(lower) && !NamesToo.Contains(lower)
            && !lower.EndsWith("ish", StringComparison.Ordinal) && !lower.EndsWith("ese", StringComparison.Ordinal)
            && !Lexicon.Default.Countries.Contains(lower) && !Lexicon.Default.IsGivenName(word);
        bool beginsName = rest.Length > 0 && char.IsUpper(rest[0]);
        return isCommon && !beginsName && hit.SentenceText.StartsWith(word, StringComparison.Ordinal)
            && hit.Statement.Hull.Start <= hit.Statement.Sentence.Start
            && !StandsAsName(hit.SentenceText[word.Length..], word);
    }

    /// <summary>The word has its capital within the sentence too, and not only in front of another ("Harbour Minister").</summary>
    private static bool StandsAsName(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            int next = at + word.Length + 1;
            if (next >= text.Length || text[next - 1] != ' ' || !char.IsUpper(text[next]))
            {
                return true;
            }
        }

        return false;
    }
}
