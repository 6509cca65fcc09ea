using System.Text.RegularExpressions;

namespace BriefingBot.Web.Evaluation;

/// <summary>How texts are compared when an evaluation set is scored.</summary>
internal static partial class EvalText
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”’‘";

    /// <summary>Lower-case words; letters, digits, <c>_</c>, <c>$</c> and <c>%</c> make words.</summary>
    public static string[] Words(string text) =>
        [.. WordPattern().Matches(text.ToLowerInvariant().Replace('’', '\'')).Select(m => m.Value)];

    /// <summary>The same words with their place in the text.</summary>
    public static IReadOnlyList<(string Word, int Start)> PlacedWords(string text) =>
        [.. WordPattern().Matches(text).Select(m => (m.Value.ToLowerInvariant(), m.Index))];

    /// <summary>Runs of white space become one space; none at the ends.</summary>
    public static string Squash(string text) => Blanks().Replace(text, " ").Trim();

    public static string WithoutBlanks(string text) => Blanks().Replace(text, "");

    /// <summary>Lower case without punctuation and articles, as short answers are compared.</summary>
    public static string Normal(string text)
    {
        string plain = string.Concat(text.ToLowerInvariant().Select(c => Punctuation.Contains(c, StringComparison.Ordinal) ? ' ' : c));
        return Squash(Articles().Replace(plain, " "));
    }

    /// <summary>True where the quote shows the marked text: it shares a run of four words with it, and 60% of the one's words are in the other.</summary>
    public static bool Shows(string quote, string marked) => Adjacent(marked, quote) && (Share(marked, quote) >= 0.6 || Share(quote, marked) >= 0.6);

    /// <summary>The share of the text's words that are in the other text.</summary>
    public static double Share(string text, string other)
    {
        string[] words = Words(text);
        HashSet<string> known = [.. Words(other)];
        return (double)words.Count(known.Contains) / Math.Max(1, words.Length);
    }

    /// <summary>True where both share a run of four words (or as many as the shorter has): guards against common words in chance overlap.</summary>
    public static bool Adjacent(string a, string b)
    {
        string[] first = Words(a);
        string[] second = Words(b);
        int run = Math.Min(4, Math.Min(first.Length, second.Length));
        HashSet<string> runs = [.. Runs(first, run)];
        return Runs(second, run).Any(runs.Contains);
    }

    private static IEnumerable<string> Runs(string[] words, int length) =>
        Enumerable.Range(0, words.Length - length + 1).Select(i => string.Join(' ', words.AsSpan(i, length).ToArray()));

    [GeneratedRegex(@"[\p{L}\p{N}_$%]+")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])")]
    private static partial Regex Articles();
}
