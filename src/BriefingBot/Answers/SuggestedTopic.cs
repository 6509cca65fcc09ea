using System.Text.RegularExpressions;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// A few words of a statement that a question can name it by, so that what is suggested is answered by that very statement.
/// </summary>
internal sealed partial class SuggestedTopic(ISearchIndex index, Lexicon lexicon)
{
    private const int MostWords = 4;
    private const int FewestLetters = 3;

    private static readonly char[] Marks = [.. ",;:.!?“”\"‘’'()"];
    private static readonly AskedFact AnyName = new(FactKind.Named);

    /// <summary>
    /// What the question asked about, as far as the statement's sentence has it: its longest run of such words; null for none.
    /// </summary>
    /// <param name="named">Only words that are written with a capital there.</param>
    public static string? Shared(string question, StatementHit hit, bool named = false)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var held = new WordBag(hit.Text);
        HashSet<string> asked = [.. FactWords.AskedFor(question).Select(word => word.Form)];
        var best = new List<string>();
        var run = new List<string>();
        foreach (string part in question.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string word = NameKey.WithoutPossessive(part.Trim(Marks));
            bool isShared = !SpeechVerbs.Default.IsPlain(word) && FactWords.Of(word).Exists(form => asked.Contains(form) && held.Has(form))
                && (!named || (word.Length > 0 && hit.Text.Contains(char.ToUpperInvariant(word[0]) + word[1..], StringComparison.Ordinal)));
            run = isShared ? [.. run, word] : [];
            best = run.Count > best.Count ? run : best;
        }

        string topic = string.Join(' ', best.Take(MostWords));
        return best.Count > 1 || IsNamed(topic) || (named && best.Count > 0) ? topic : null;
    }

    /// <summary>The name in a statement that the fewest passages have, its speaker's aside; null for none.</summary>
    public string? Named(StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return FactPhrases.Of(AnyName, hit.Text, FactWords.Of(hit.Statement.Speaker).ToHashSet())
            .Where(name => !name.IsPartAsked && IsTopic(name, hit.Text))
            .OrderByDescending(name => hit.Article.Title.Contains(name.Text, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(name => name.Text.Contains(' ', StringComparison.Ordinal))
            .ThenBy(name => TopicWords.Of(name.Text).Sum(index.DocumentFrequency)).ThenBy(name => name.Span.Start)
            .Select(name => HasArticle(hit.Text, name) ? "the " + Plain(name) : Plain(name))
            .FirstOrDefault();
    }

    private bool IsTopic(FactPhrase name, string text)
    {
        string[] words = Plain(name).Split(' ');
        string before = text[..name.Span.Start].TrimEnd(' ', '“', '"', '‘');
        bool opens = before.Length == 0 || before[^1] is '.' or '?' or '!' or ':';
        return name.Text.Length >= FewestLetters && words.Length <= MostWords
            && !words.Any(word => IsMixed(word) || IsContracted(word) || IsShouted(word))
            && !lexicon.IsTitle(words[^1]) && !lexicon.IsRole(words[^1].ToLowerInvariant())
            && (!opens || words.Length > 1 || !lexicon.IsCommonWord(words[0].ToLowerInvariant()))
            && lexicon.PlaceOf(name.Text) is not { Kind: PlaceKind.Demonym };
    }

    private static string Plain(FactPhrase name) => NameKey.WithoutPossessive(name.Text);

    /// <summary>"I’m", "It’s", "Don’t".</summary>
    private bool IsContracted(string word) =>
        word.IndexOfAny(['’', '\'']) is > 0 and int mark && (word[..mark] == "I" || lexicon.IsCommonWord(word[..mark].ToLowerInvariant()));

    /// <summary>"NOBODY", "MORE": a common word in capitals, of a link or of somebody who shouts.</summary>
    private bool IsShouted(string word) =>
        word.Length > FewestLetters && word.All(char.IsUpper) && lexicon.IsCommonWord(word.ToLowerInvariant());

    /// <summary>"Kremlin-linked", "MikeBloomberg", "CDCgov": no name by itself.</summary>
    private static bool IsMixed(string word) => Mixed().IsMatch(word)
        && !word.StartsWith("Mc", StringComparison.Ordinal) && !word.StartsWith("Mac", StringComparison.Ordinal);

    [GeneratedRegex(@"-\p{Ll}|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Mixed();

    private static bool HasArticle(string text, FactPhrase name) =>
        text[..name.Span.Start].EndsWith("the ", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(string topic) => topic.Length > 0 && (char.IsUpper(topic[0]) || char.IsAsciiDigit(topic[0]));
}
