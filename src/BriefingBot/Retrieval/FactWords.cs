using System.Collections.Frozen;
using BriefingBot.Language;

namespace BriefingBot.Retrieval;

/// <summary>
/// Words as a question and a sentence that answers it are compared: looser than a topic's. Verb endings go, irregular past forms become
/// their verb, ordinals become numbers ("fourth season", "season 4"), hyphenated words count whole, in parts and as one ("co-pilot", "copilot").
/// </summary>
public static class FactWords
{
    private const int PrefixLength = 5;

    private static readonly FrozenSet<string> Asking =
        "who whom whose what when where why how which many much long old far did do does is are was were tell name please year date day".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that mean a verb, a noun or a number that is written otherwise.</summary>
    private static readonly FrozenDictionary<string, string> Others = """
        died/die dead/die death/die born/birth children/child men/man women/woman
        first/1 second/2 third/3 fourth/4 fifth/5 sixth/6 seventh/7 eighth/8 ninth/9 tenth/10 two/2 three/3 four/4 five/5 six/6 seven/7 eight/8 nine/9 ten/10
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('/')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The compared forms, in order; a word may give several.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        foreach (string word in TopicWords.Of(text))
        {
            words.Add(Stem(word));
            if (word.Contains('-', StringComparison.Ordinal))
            {
                words.AddRange(word.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Stem));
                words.Add(Stem(word.Replace("-", "", StringComparison.Ordinal)));
            }
        }

        return words;
    }

    /// <summary>The question's words that a sentence should hold, each with the form to look up in the archive.</summary>
    public static IEnumerable<(string Word, string Form)> AskedFor(string question) =>
        TopicWords.ContentOf(question).Where(word => !Asking.Contains(word)).Select(word => (word, Stem(word)));

    /// <summary>Neighbouring words that carry meaning: a name or term of two words is worth more than its words apart.</summary>
    public static HashSet<string> Pairs(string text)
    {
        List<string> words = [.. TopicWords.Of(text).Where(word => !TopicWords.IsFunction(word) && !Asking.Contains(word)).Select(Stem)];
        return [.. words.Zip(words.Skip(1), (first, second) => first + " " + second)];
    }

    /// <summary>True for a past form that its ending does not show ("built", "made"), and for a few other words that change.</summary>
    public static bool IsIrregular(string word) => Others.ContainsKey(word) || IrregularPast(word) is not null;

    public static string Stem(string word) => Others.GetValueOrDefault(word) ?? IrregularPast(word) ?? word switch
    {
        { Length: > 2 } when char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th" => word[..^2],
        { Length: > 5 } when word.EndsWith("ing", StringComparison.Ordinal) => Undouble(word[..^3]),
        { Length: > 4 } when word.EndsWith("ed", StringComparison.Ordinal) => Undouble(word[..^2]),
        { Length: > 5 } when word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal) => Undouble(word[..^2]),
        { Length: > 5 } when word.EndsWith("ly", StringComparison.Ordinal) => word[..^2],
        { Length: > 4 } when word.EndsWith('e') => word[..^1],
        _ => word,
    };

    /// <summary>The first letters of a long word: "acquisition" and "acquired" share them.</summary>
    public static string? Root(string form) => form.Length >= PrefixLength && form.All(char.IsLetter) ? form[..PrefixLength] : null;

    /// <summary>"built" → "build", "wrote" → "writ" as for "write"; null for a word that is itself the verb ("put") or no such form.</summary>
    private static string? IrregularPast(string word) => Lexicon.Default.Morphology.IrregularPastOf(word) switch
    {
        null => null,
        var verb when verb == word => null,
        { Length: > 4 } verb when verb.EndsWith('e') => verb[..^1],
        var verb => verb,
    };

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : stem.Length > 4 && stem.EndsWith('e') ? stem[..^1] : stem;
}
