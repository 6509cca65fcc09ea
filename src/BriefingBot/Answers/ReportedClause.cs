using BriefingBot.Indexing;
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
    public static (string Frame, string First)? Open(StatementHit hit, string lead, string who, string first)
    {
        Statement statement = hit.Statement;
        string cue = statement.Cue;
        if (cue.StartsWith("according", StringComparison.OrdinalIgnoreCase))
        {
            return ($"{lead}{(lead.Length == 0 ? "According" : "according")} to {who}{(who.EndsWith(',') ? "" : ",")} ", Lowered(hit, first));
        }

        bool isFinite = Lexicon.Default.Cue(cue.Split(' ')[0].ToLowerInvariant()) is { } word && (word.Forms & VerbForms.Finite) != 0;
        if (IsNegated(hit) || !(isFinite || cue == ":"))
        {
            return null;
        }

        // A verb without its subject, a clause without its main one: only the sentence reads.
        string opening = first.Split(' ')[0];
        if (Auxiliaries.Contains(opening) || (Subordinators.Contains(opening) && !first.Contains(',', StringComparison.Ordinal) && Between(hit) is null))
        {
            return null;
        }

        string? reporting = cue == ":" ? "said" : SpeechVerbs.Reporting(cue);
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
            case null when reporting is not null && !Questioning.Contains(reporting):
                // What was said stands before the cue.
                return ($"{lead}{who} {reporting} that ", Lowered(hit, first));
            default:
                return reporting is null ? null : ($"{lead}{who} {reporting}: ", first);
        }
    }

    /// <summary>"has never said", "if he were to say", "might say": the words before the cue take back what it says, or only suppose it.</summary>
    public static bool IsNegated(StatementHit hit)
    {
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
