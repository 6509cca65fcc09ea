using System.Text.RegularExpressions;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>A few words of a statement that a question can name it by, so that what is suggested is answered by that very statement.</summary>
internal sealed partial class SuggestedTopic(ISearchIndex index, Lexicon lexicon)
{
    private const int MostWords = 4;
    private const int FewestLetters = 3;

    /// <summary>What the question asked about, as far as the statement's sentence has it: its longest run of such words; null for none.</summary>
    public static string? Shared(string question, StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var held = new WordBag(hit.Text);
        HashSet<string> asked = [.. FactWords.AskedFor(question).Select(word => word.Form)];
        var best = new List<string>();
        var run = new List<string>();
        foreach (Match match in Word().Matches(question))
        {
            string word = NameKey.WithoutPossessive(match.Value);
            string[] forms = SpeechVerbs.Default.IsPlain(word) ? [] : [.. FactWords.Of(word)];
            bool isShared = Array.Exists(forms, form => asked.Contains(form) && held.Has(form));
            if (!isShared)
            {
                run = [];
                continue;
            }

            run.Add(word);
            best = run.Count > best.Count ? run : best;
        }

        string topic = string.Join(' ', best.Take(MostWords));
        return best.Count > 1 || IsNamed(topic) ? topic : null;
    }

    /// <summary>The name in a statement that the fewest passages have, its speaker's aside; null for none.</summary>
    public string? Named(StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        HashSet<string> own = [.. NameKey.Of(hit.Statement.Speaker) is { Length: > 0 } key ? [key] : Array.Empty<string>(), .. FactWords.Of(hit.Statement.Speaker)];
        return NameRuns().Matches(hit.Text)
            .Where(match => IsTopic(match, hit.Text, own))
            .OrderByDescending(match => match.Value.Contains(' ', StringComparison.Ordinal))
            .ThenBy(match => TopicWords.Of(match.Value).Sum(index.DocumentFrequency)).ThenBy(match => match.Index)
            .Select(match => HasArticle(hit.Text, match) ? "the " + match.Value : match.Value)
            .FirstOrDefault();
    }

    private bool IsTopic(Match match, string text, HashSet<string> own)
    {
        string[] words = match.Value.Split(' ');
        bool opens = match.Index == 0 || text[..match.Index].TrimEnd(' ', '“', '"', '‘') is ['.' or '?' or '!' or ':', ..] or [.., '.' or '?' or '!' or ':'];
        return match.Length >= FewestLetters && words.Length <= MostWords
            && !words.Any(word => own.Contains(NameKey.Fold(word)) || lexicon.DaysAndMonths.Contains(word.ToLowerInvariant()) || word is "May" or "March")
            && !words.Any(IsMixed) && !TopicWords.IsFunction(words[0].ToLowerInvariant()) && !lexicon.IsTitle(words[^1]) && !lexicon.IsRole(words[^1].ToLowerInvariant())
            && (!opens || words.Length > 1 || !lexicon.IsCommonWord(words[0].ToLowerInvariant()))
            && lexicon.PlaceOf(match.Value) is not { Kind: PlaceKind.Demonym };
    }

    /// <summary>"Kremlin-linked", "MikeBloomberg": no name by itself.</summary>
    private static bool IsMixed(string word) => Mixed().IsMatch(word) && !word.StartsWith("Mc", StringComparison.Ordinal) && !word.StartsWith("Mac", StringComparison.Ordinal);

    [GeneratedRegex(@"-\p{Ll}|\p{Ll}\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Mixed();

    private static bool HasArticle(string text, Match match) =>
        text[..match.Index].EndsWith("the ", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(string topic) => topic.Length > 0 && (char.IsUpper(topic[0]) || char.IsAsciiDigit(topic[0]));

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}’'&-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>Runs of capitalised words, "of" and "of the" within them.</summary>
    [GeneratedRegex(@"(?<![\p{L}’'])\p{Lu}[\p{L}-]+(?:(?: (?:of|of the))? \p{Lu}[\p{L}-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NameRuns();
}
