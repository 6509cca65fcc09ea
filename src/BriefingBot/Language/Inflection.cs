using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>From a dictionary form to its other forms. Where two spellings are usual ("traveled", "travelled"), it gives both.</summary>
internal sealed class Inflection
{
    private const string Vowels = "aeiou";

    private readonly FrozenDictionary<string, (string Past, string Participle, string[] Other)> verbs;
    private readonly ILookup<string, string> plurals;
    private readonly FrozenDictionary<string, string> doubled;

    public Inflection(WordTable irregularVerbs, WordTable irregularNouns, WordTable doubledConsonants)
    {
        verbs = irregularVerbs.Rows.ToFrozenDictionary(
            row => row.Word, row => (row["past"], row["participle"], row.List("other")), StringComparer.Ordinal);
        plurals = irregularNouns.Rows.ToLookup(row => row.Word, row => row["plural"], StringComparer.Ordinal);
        doubled = doubledConsonants.Rows.ToFrozenDictionary(row => row.Word, row => row["doubles"], StringComparer.Ordinal);
    }

    /// <summary>The verbs whose past the spelling rules don't give.</summary>
    public IEnumerable<string> IrregularVerbs => verbs.Keys;

    public IEnumerable<string> DoublingVerbs => doubled.Keys;

    public static string ThirdPerson(string verb) => verb switch
    {
        "be" => "is",
        "have" => "has",
        _ => WithS(verb),
    };

    public IEnumerable<string> Pasts(string verb) =>
        verbs.TryGetValue(verb, out var forms) ? [forms.Past, .. forms.Other] : RegularPasts(verb);

    public IEnumerable<string> Participles(string verb) =>
        verbs.TryGetValue(verb, out var forms) ? [forms.Participle, .. forms.Other] : RegularPasts(verb);

    public IEnumerable<string> Gerunds(string verb) => verb switch
    {
        [.. var stem, 'i', 'e'] => [$"{stem}ying"],
        [.. var stem, not ('e' or 'o' or 'y'), 'e'] when verb.Length > 2 => [$"{verb[..(stem.Length + 1)]}ing"],
        _ => Stems(verb).Select(stem => stem + "ing"),
    };

    public IEnumerable<string> Plurals(string noun) => plurals.Contains(noun) ? plurals[noun] : RegularPlurals(noun);

    private IEnumerable<string> RegularPasts(string verb) => verb switch
    {
        [.., 'e'] => [verb + "d"],
        [.., 'y'] when EndsInConsonantAndY(verb) => [verb[..^1] + "ied"],
        _ => Stems(verb).Select(stem => stem + "ed"),
    };

    private static IEnumerable<string> RegularPlurals(string noun) => noun switch
    {
        [.. var stem, 'm', 'a', 'n'] when stem.Length > 3 => [$"{stem}men", WithS(noun)],
        _ => [WithS(noun)],
    };

    /// <summary>"Travel", "travell": what endings that begin with a vowel are put to.</summary>
    private IEnumerable<string> Stems(string verb)
    {
        string twice = verb.Length > 0 ? verb + verb[^1] : verb;
        return verb switch
        {
            [.., 'c'] => [verb + "k"],
            _ when doubled.TryGetValue(verb, out string? doubles) => doubles switch
            {
                "always" => [twice],
                "also" => [verb, twice],
                _ => [verb],
            },
            _ when !EndsInShortSyllable(verb) => [verb],
            _ when Syllables(verb) == 1 => [twice],
            [.., 'l'] => [verb, twice],
            _ => [verb],
        };
    }

    /// <summary>A single consonant after a single vowel: "plan", "quit", "travel".</summary>
    private static bool EndsInShortSyllable(string verb) =>
        verb.Length > 1 && !IsVowel(verb[^1]) && verb[^1] is not ('w' or 'x' or 'y' or 'h') && IsVowel(verb[^2])
        && (verb.Length < 3 || !IsVowel(verb[^3]) || verb[..^2].EndsWith("qu", StringComparison.Ordinal));

    private static int Syllables(string verb)
    {
        int count = 0;
        for (int i = 0; i < verb.Length; i++)
        {
            bool begins = (IsVowel(verb[i]) || (verb[i] == 'y' && i > 0)) && (i == 0 || !IsVowel(verb[i - 1]));
            count += begins ? 1 : 0;
        }

        return count;
    }

    private static string WithS(string word) => word switch
    {
        [.., 's' or 'x' or 'z'] or [.., 's' or 'c', 'h'] => word + "es",
        [.., 'o'] when word.Length > 1 && !IsVowel(word[^2]) => word + "es",
        [.., 'y'] when EndsInConsonantAndY(word) => word[..^1] + "ies",
        _ => word + "s",
    };

    private static bool EndsInConsonantAndY(string word) => word.Length > 1 && word[^1] == 'y' && !IsVowel(word[^2]);

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
