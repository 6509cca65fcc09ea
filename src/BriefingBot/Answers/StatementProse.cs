using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// Tells one statement as a sentence that a newspaper could print: the speaker's words in quotation marks, the reporter's paraphrase as
/// such, narration as narration, second-hand speech with the one it came through.
/// </summary>
public static class StatementProse
{
    private const int MostWords = 70;
    private const int FewestWords = 4;
    private const int FewestQuotedWords = 2;

    /// <summary>Alone these name no office: they are what is left of a title.</summary>
    private static readonly HashSet<string> Offices = new(StringComparer.OrdinalIgnoreCase) { "minister", "secretary" };

    /// <param name="lead">Goes before the sentence ("As EFE reported on 27 January 2022, "); may be empty.</param>
    /// <param name="introduce">Whether the speaker's role is told; once in an answer is enough.</param>
    public static DraftClaim Tell(StatementEvidence evidence, string lead = "", bool introduce = true)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        Statement statement = evidence.Statement;
        StatementHit hit = evidence.Hit;
        string name = Name(evidence);
        string teller = Dateline.Teller(hit.Article);
        if (statement.Assertion == Assertion.ReportedFalse)
        {
            // In nobody's mouth, and with the words that call it false.
            return Narrate(hit, $"{lead}{Capital(teller, lead)} reports: ");
        }

        if (statement.Confidence == Confidence.Subject)
        {
            // Narration: in nobody's mouth.
            return Narrate(hit, $"{lead}{Capital(teller, lead)} reports on {name}, without giving words: ");
        }

        string who = introduce ? WithRole(name, statement.Role) : name;
        bool isLabel = !statement.IsPerson && SourceLabel.Is(name);
        who = isLabel ? Capital(who, lead + (Via(statement) ?? ""))
            : statement.IsPerson || !HasArticle(hit, name) ? who
            : Capital("the", lead + (Via(statement) ?? "")) + ' ' + who;
        string via = Via(statement) is { } through ? $"{Capital("according", lead)} to {through}, " : "";
        bool isWhole = ReportedClause.NeedsSentence(hit);
        if (statement.Kind == StatementKind.Direct && !isWhole)
        {
            return Quote(hit, name, $"{lead}{via}{who} {SpeechVerbs.Default.Reporting(statement.Cue) ?? "said"}: ", statement);
        }

        if (!isWhole && InMarks(hit) is { Count: > 0 } quoted)
        {
            // "“…,” she told reporters at the quay": the words are hers, what hangs on the cue is told by nobody.
            return new DraftClaim(
                [new DraftPart.Frame($"{lead}{via}{who} {SpeechVerbs.Default.Reporting(statement.Cue) ?? "said"}: "), .. quoted.SelectMany((text, i) => Joined(i, Quoted(text)))],
                [Cite(hit, CiteSpan(hit), statement, name)],
                name,
                Via(statement));
        }

        IReadOnlyList<string> segments = Segments(hit);
        if (ReportedClause.Open(hit, $"{lead}{via}", who, Uncapital(who, name), segments[0]) is not { } opening)
        {
            // "took aim at": what was said only reads with its sentence.
            if (NamedSource.IsIn(hit.SentenceText, statement.Sentence, statement))
            {
                return new DraftClaim(
                    [.. lead.Length == 0 ? [] : new[] { new DraftPart.Frame(lead) }, .. Told(hit.SentenceText)],
                    [Cite(hit, statement.Sentence, statement, name)]);
            }

            if (NamedSource.AfterPronoun(hit) is { } rest)
            {
                return new DraftClaim(
                    [new DraftPart.Frame($"{lead}[{who.TrimEnd(',')}] "), .. Told(rest)],
                    [Cite(hit, statement.Sentence, statement, name)],
                    name);
            }

            string reporter = lead.Length == 0 ? Capital(teller, lead) : teller;
            return new DraftClaim(
                [new DraftPart.Frame($"{lead}{reporter} reports{(Via(statement) is { } other ? $", through {other}," : "")} of {Uncapital(TellsRole(hit.SentenceText, statement) ? WithoutRole(who, name) : who, name).TrimEnd(',')}: "), .. Told(hit.SentenceText)],
                [Cite(hit, statement.Sentence, statement, name)],
                name,
                Via(statement));
        }

        return new DraftClaim(
            [new DraftPart.Frame(opening.Frame), .. Told(opening.First), .. segments.Skip(1).SelectMany(text => Joined(1, Told(text)))],
            [Cite(hit, CiteSpan(hit), statement, name)],
            name,
            Via(statement));
    }

    /// <summary>Tells the sentence as the article's narration.</summary>
    public static DraftClaim Narrate(StatementHit hit, string frame)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new DraftClaim([new DraftPart.Frame(frame), .. Told(hit.SentenceText)], [new DraftCitation(hit.Article.Id, hit.Article.Version, hit.Statement.Sentence)]);
    }

    /// <summary>The fullest name known: the article's own, or the directory's where the article gives a surname only.</summary>
    public static string Name(StatementEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        string own = evidence.Statement.Speaker;
        return Plain(evidence.Speaker is { } known && !own.Contains(' ', StringComparison.Ordinal) && !SourceLabel.Is(own) ? known.Name : own);
    }

    /// <summary>Article text as parts, cut after a sentence or word where it is long.</summary>
    public static ImmutableArray<DraftPart> Told(string text)
    {
        (string kept, bool cut) = Cut(QuoteMarks.Balance(text));
        kept = WithoutStop(QuoteMarks.Balance(kept)).TrimStart(' ', ',', ';', ':', '-', '—', '–');
        return cut ? [new DraftPart.Told(kept), new DraftPart.Frame(" …")] : [new DraftPart.Told(kept)];
    }

    /// <summary>The words of direct speech as parts.</summary>
    public static ImmutableArray<DraftPart> Quoted(string text)
    {
        if (QuoteMarks.IsInterrupted(text))
        {
            return Told(text);
        }

        (string kept, bool cut) = Cut(QuoteMarks.Inside(text));
        kept = WithoutStop(kept);
        return cut ? [new DraftPart.Quoted(kept), new DraftPart.Frame(" …")] : [new DraftPart.Quoted(kept)];
    }

    /// <summary>The content; its sentence where the content is too short to be read alone or is nearly all of it.</summary>
    public static Span CiteSpan(StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        Statement statement = hit.Statement;
        int fewest = statement.Kind == StatementKind.Direct ? FewestQuotedWords : FewestWords;
        int words = Segments(hit).Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        bool useSentence = words < fewest || (statement.Sentence.Contains(statement.Hull) && statement.Sentence.Length - statement.Hull.Length < 4);
        return useSentence && statement.Sentence.Contains(statement.Hull) ? statement.Sentence : Trimmed(hit);
    }

    private static DraftClaim Quote(StatementHit hit, string name, string frame, Statement statement) => new(
        [new DraftPart.Frame(frame), .. Segments(hit).SelectMany((text, i) => Joined(i, Quoted(text)))],
        [Cite(hit, CiteSpan(hit), statement, name)],
        name,
        Via(statement));

    private static DraftCitation Cite(StatementHit hit, Span span, Statement statement, string name) => new(hit.Article.Id, hit.Article.Version, span, statement, name);

    private static IEnumerable<DraftPart> Joined(int position, ImmutableArray<DraftPart> parts) => position == 0 ? parts : [new DraftPart.Frame(" … "), .. parts];

    /// <summary>"Sergei Lavrov, Russian Foreign Minister," or the name alone.</summary>
    internal static string WithRole(string name, string? role)
    {
        string plain = Plain(role ?? "").Trim(' ', ',', ';', ':');
        bool usable = plain.Length is > 0 and <= 80 && !plain.Contains(name, StringComparison.OrdinalIgnoreCase);
        return usable ? $"{name}, {Lowered(plain)}," : name;
    }

    /// <summary>"Deputy mayor", "Analyst" in front of a name began a sentence or a title: behind the name they are common nouns. "Harbour Minister" stays.</summary>
    private static string Lowered(string role)
    {
        string[] words = role.Split(' ');
        string lower = words[0].ToLowerInvariant();
        bool isCommon = words[0].Length > 1 && words[0][1..].All(char.IsLower) && words.Skip(1).All(word => word.All(c => !char.IsUpper(c)))
            && Lexicon.Default.CommonWords.Contains(lower) && !Lexicon.Default.Countries.Contains(lower) && !Offices.Contains(role);
        return isCommon ? lower + role[words[0].Length..] : role;
    }

    /// <summary>The sentence that is told has the role itself.</summary>
    internal static bool TellsRole(string sentence, Statement statement) => statement.Role is { Length: > 0 } role && sentence.Contains(Plain(role).Trim(' ', ','), StringComparison.OrdinalIgnoreCase);

    private static string WithoutRole(string who, string name) => who.IndexOf(name, StringComparison.Ordinal) is >= 0 and int at ? who[..(at + name.Length)] : who;

    /// <summary>"the Kremlin": the article has it so.</summary>
    internal static bool HasArticle(StatementHit hit, string name) => hit.SentenceText.Contains("the " + name, StringComparison.OrdinalIgnoreCase);

    internal static string? Via(Statement statement) => string.IsNullOrWhiteSpace(statement.Via) ? null : Plain(statement.Via);

    /// <summary>Double marks are for quotations alone: those of a nickname become single.</summary>
    private static string Plain(string text) => QuoteMarks.Balance(text).Replace('“', '‘').Replace('”', '’').Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static string Capital(string text, string lead) => lead.Length == 0 && text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>As it stands within a sentence: "the Kremlin", "officials".</summary>
    private static string Uncapital(string who, string name) =>
        who.StartsWith("The " + name, StringComparison.Ordinal) || (SourceLabel.Is(name) && who.StartsWith(SourceLabel.Capital(name), StringComparison.Ordinal)) ? char.ToLowerInvariant(who[0]) + who[1..] : who;

    /// <summary>Without the comma or full stop at the end; that of an abbreviation ("U.S.") and dots of omission stay.</summary>
    private static string WithoutStop(string text)
    {
        string trimmed = text.TrimEnd(' ', ',', ';', ':');
        bool abbreviated = trimmed.Length > 2 && char.IsLetter(trimmed[^2]) && !char.IsLetterOrDigit(trimmed[^3]) && trimmed[^3] is not ('\'' or '’');
        bool stop = trimmed is [.., not '.', '.'] && !abbreviated;
        return stop ? trimmed[..^1] : trimmed;
    }

    private static IReadOnlyList<string> Segments(StatementHit hit)
    {
        Span hull = hit.Statement.Hull;
        if (hit.Text.Length != hull.Length)
        {
            return [hit.Text];
        }

        string[] texts = [.. hit.Statement.Content.Select(span => hit.Text[(span.Start - hull.Start)..(span.End - hull.Start)]).Where(text => text.Any(char.IsLetterOrDigit))];
        return texts.Length > 0 ? texts : [hit.Text];
    }

    /// <summary>The content spans that stand in quotation marks, where the first does; else none.</summary>
    private static List<string> InMarks(StatementHit hit)
    {
        const string Marks = "“”„«»\"";
        Statement statement = hit.Statement;
        if (statement.Content.Length < 2 || !statement.Sentence.Contains(statement.Hull) || hit.Text.Length != statement.Hull.Length)
        {
            return [];
        }

        bool IsQuoted(Span span)
        {
            string text = hit.Text[(span.Start - statement.Hull.Start)..(span.End - statement.Hull.Start)].Trim();
            string before = hit.SentenceText[..(span.Start - statement.Sentence.Start)].TrimEnd();
            string after = hit.SentenceText[(span.End - statement.Sentence.Start)..].TrimStart(' ', ',', '.', '!', '?');
            bool opens = (text.Length > 0 && Marks.Contains(text[0], StringComparison.Ordinal)) || (before.Length > 0 && Marks.Contains(before[^1], StringComparison.Ordinal));
            bool closes = (text.Length > 0 && Marks.Contains(text[^1], StringComparison.Ordinal)) || (after.Length > 0 && Marks.Contains(after[0], StringComparison.Ordinal));
            return opens && closes && !QuoteMarks.IsInterrupted(text);
        }

        return IsQuoted(statement.Content[0])
            ? [.. statement.Content.Where(IsQuoted).Select(span => hit.Text[(span.Start - statement.Hull.Start)..(span.End - statement.Hull.Start)])]
            : [];
    }

    private static Span Trimmed(StatementHit hit)
    {
        Span hull = hit.Statement.Hull;
        if (hit.Text.Length != hull.Length)
        {
            return hull;
        }

        (int start, int end) = (0, hit.Text.Length);
        while (start < end && (char.IsWhiteSpace(hit.Text[start]) || ",;:—–-".Contains(hit.Text[start], StringComparison.Ordinal)))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(hit.Text[end - 1]))
        {
            end--;
        }

        return start < end ? new Span(hull.Start + start, hull.Start + end) : hull;
    }

    private static (string Text, bool Cut) Cut(string text)
    {
        int words = 0;
        int sentence = -1;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] != ' ')
            {
                continue;
            }

            words++;
            if (words >= MostWords / 3 && text[i - 1] is '.' or '!' or '?')
            {
                sentence = i;
            }

            if (words == MostWords)
            {
                return (text[..(sentence > 0 ? sentence : i)], true);
            }
        }

        return (text, false);
    }
}
