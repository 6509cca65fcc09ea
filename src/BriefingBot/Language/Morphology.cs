using System.Buffers;
using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>
/// English word forms: the one place that knows "insisted" is a form of "insist" and "children" of "child". An ending is taken off so that
/// putting it on again gives the same word ("hoped" is of "hope": "hop" has "hopped"), and a known word is preferred.
/// </summary>
public sealed class Morphology
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private readonly Inflection inflection;
    private readonly FrozenDictionary<string, string> irregularVerbs;
    private readonly FrozenDictionary<string, string> irregularNouns;
    private readonly FrozenDictionary<string, string> degrees;
    private readonly FrozenDictionary<string, string> small;
    private readonly FrozenSet<string> verbs;
    private readonly FrozenSet<string> words;

    /// <summary>English.</summary>
    public Morphology()
        : this(WordTable.Read("common-words").Rows.Select(row => row.Word).ToFrozenSet(StringComparer.Ordinal), WordTable.Read("verbs"))
    {
    }

    internal Morphology(FrozenSet<string> words, WordTable verbs)
    {
        this.words = words;
        WordTable irregular = WordTable.Read("irregular-verbs");
        WordTable nouns = WordTable.Read("irregular-nouns");
        inflection = new Inflection(irregular, nouns, WordTable.Read("doubled-consonants"));
        this.verbs = [.. verbs.Rows.Select(row => row.Word), .. inflection.IrregularVerbs, .. inflection.DoublingVerbs];
        irregularVerbs = First(irregular.Rows
            .SelectMany(row => row.List("other").Prepend(row["participle"]).Prepend(row["past"]).Select(form => (form, row.Word))));
        irregularNouns = First(nouns.Rows.Select(row => (row["plural"], row.Word)));
        degrees = First(WordTable.Read("irregular-adjectives").Rows
            .SelectMany(row => new[] { (row["comparative"], row.Word), (row["superlative"], row.Word) }));
        small = WordTable.Read("small-word-lemmas").Rows
            .ToFrozenDictionary(row => $"{row["class"]} {row.Word}", row => row["lemma"], StringComparer.Ordinal);
    }

    /// <summary>The dictionary form of a word.</summary>
    /// <param name="lower">In lower case, with straight apostrophes.</param>
    /// <param name="part"><see cref="PartOfSpeech.X"/>: not known.</param>
    /// <param name="tag">Penn Treebank's tag; empty: not known.</param>
    public string Lemma(string lower, PartOfSpeech part, string tag) => part switch
    {
        _ when lower.Length == 0 => lower,
        PartOfSpeech.Verb or PartOfSpeech.Aux => OfVerb(lower, tag),
        PartOfSpeech.Noun or PartOfSpeech.PropN => OfNoun(lower, tag),
        PartOfSpeech.Adj or PartOfSpeech.Adv => OfAdjective(lower, tag),
        PartOfSpeech.Pron when tag.Length > 0 && small.TryGetValue($"{tag} {lower}", out string? pronoun) => pronoun,
        PartOfSpeech.Pron => small.GetValueOrDefault("pronoun " + lower, lower),
        PartOfSpeech.Det => small.GetValueOrDefault("determiner " + lower, lower),
        PartOfSpeech.Part or PartOfSpeech.CConj or PartOfSpeech.SConj or PartOfSpeech.Adp =>
            small.GetValueOrDefault("particle " + lower, lower),
        PartOfSpeech.X when tag.Length > 0 => Lemma(lower, PartOf(tag), tag),
        PartOfSpeech.X => Guess(lower),
        _ => lower,
    };

    /// <summary>The dictionary form of a word of which nothing else is known.</summary>
    public string Lemma(string lower) => Lemma(lower, PartOfSpeech.X, "");

    /// <summary>All forms of a verb, itself included, in both spellings where two are usual.</summary>
    public IEnumerable<string> Forms(string verb) =>
        new[] { verb, Inflection.ThirdPerson(verb) }
            .Concat(inflection.Pasts(verb)).Concat(inflection.Participles(verb)).Concat(inflection.Gerunds(verb)).Distinct();

    public string ThirdPerson(string verb) => Inflection.ThirdPerson(verb);

    public string Past(string verb) => inflection.Pasts(verb).First();

    public string Participle(string verb) => inflection.Participles(verb).First();

    public string Gerund(string verb) => inflection.Gerunds(verb).First();

    public string Plural(string noun) => inflection.Plurals(noun).First();

    /// <summary>Its forms that are a past ("said"), in both spellings.</summary>
    internal IEnumerable<string> Pasts(string verb) => inflection.Pasts(verb);

    internal IEnumerable<string> Participles(string verb) => inflection.Participles(verb);

    internal IEnumerable<string> Gerunds(string verb) => inflection.Gerunds(verb);

    /// <summary>The verb of a past or participle that its ending does not show ("built" → "build"); null for other words.</summary>
    internal string? IrregularPastOf(string lower) =>
        irregularVerbs.TryGetValue(lower, out string? verb) && WithoutEnding(lower, "ed") != verb ? verb : null;

    private static FrozenDictionary<string, string> First(IEnumerable<(string Form, string Lemma)> pairs) =>
        pairs.DistinctBy(pair => pair.Form).ToFrozenDictionary(pair => pair.Form, pair => pair.Lemma, StringComparer.Ordinal);

    private static PartOfSpeech PartOf(string tag) => tag switch
    {
        ['V', ..] or "MD" => PartOfSpeech.Verb,
        ['N', ..] => PartOfSpeech.Noun,
        ['J', ..] => PartOfSpeech.Adj,
        ['R', 'B', ..] => PartOfSpeech.Adv,
        "PRP" or "PRP$" or "WP" or "WP$" => PartOfSpeech.Pron,
        "DT" or "WDT" => PartOfSpeech.Det,
        "POS" or "TO" => PartOfSpeech.Part,
        _ => PartOfSpeech.Intj,
    };

    private string OfVerb(string lower, string tag)
    {
        if ((tag.Length > 0 && small.TryGetValue($"{tag} {lower}", out string? clitic)) || small.TryGetValue("verb " + lower, out clitic))
        {
            return clitic;
        }

        return tag switch
        {
            "VB" or "VBP" or "MD" => lower,
            "VBZ" => WithoutS(lower, Inflection.ThirdPerson),
            "VBG" => WithoutEnding(lower, "ing") ?? lower,
            "VBD" or "VBN" => irregularVerbs.GetValueOrDefault(lower) ?? WithoutEnding(lower, "ed") ?? lower,
            _ => irregularVerbs.GetValueOrDefault(lower) ?? (verbs.Contains(lower) ? lower : OfRegularVerb(lower)),
        };
    }

    private string OfRegularVerb(string lower) =>
        WithoutEnding(lower, "ing") ?? WithoutEnding(lower, "ed") ?? (IsPlain(lower) ? lower : WithoutS(lower, Inflection.ThirdPerson));

    private string OfNoun(string lower, string tag)
    {
        if (tag is "NN" or "NNP")
        {
            return lower;
        }

        if (irregularNouns.TryGetValue(lower, out string? singular))
        {
            return singular;
        }

        if (lower.Length > 5 && lower.EndsWith("men", StringComparison.Ordinal))
        {
            return lower[..^3] + "man";
        }

        return tag.Length == 0 && IsPlain(lower) ? lower : WithoutS(lower, noun => inflection.Plurals(noun).First());
    }

    private string OfAdjective(string lower, string tag) => tag switch
    {
        "RBR" or "RBS" when lower is "better" or "best" => "well",
        "RBR" or "RBS" when lower is "worse" or "worst" => "badly",
        "JJR" or "RBR" => degrees.GetValueOrDefault(lower) ?? WithoutEnding(lower, "er") ?? lower,
        "JJS" or "RBS" => degrees.GetValueOrDefault(lower) ?? WithoutEnding(lower, "est") ?? lower,
        "" => degrees.GetValueOrDefault(lower, lower),
        _ => small.GetValueOrDefault("adverb " + lower, lower),
    };

    private string Guess(string lower)
    {
        if (irregularVerbs.TryGetValue(lower, out string? verb) || small.TryGetValue("verb " + lower, out verb))
        {
            return verb;
        }

        if (verbs.Contains(lower))
        {
            return lower;
        }

        if (irregularNouns.TryGetValue(lower, out string? noun))
        {
            return noun;
        }

        string? stem = WithoutEnding(lower, "ing") ?? WithoutEnding(lower, "ed");
        if (stem is not null)
        {
            // "Morning" is not of "morn": nobody has "morned".
            bool isVerb = verbs.Contains(stem) || inflection.Pasts(stem).Concat(inflection.Gerunds(stem)).Count(words.Contains) > 1;
            return isVerb || !words.Contains(lower) ? stem : lower;
        }

        return IsPlain(lower) ? lower : WithoutS(lower, Inflection.ThirdPerson);
    }

    /// <summary>Its last letter is no ending: "news" and "bus" would be, but "glass", "this" and "focus" are not.</summary>
    private static bool IsPlain(string lower) => lower.Length < 4 || lower[^1] != 's' || lower[^2] is 's' or 'u' or 'i' or '\'';

    private string WithoutS(string form, Func<string, string> restore)
    {
        if (form.Length < 3 || form[^1] != 's' || char.IsAsciiDigit(form[^2]))
        {
            return form;
        }

        List<string> stems = [form[..^1]];
        if (form.EndsWith("ies", StringComparison.Ordinal) && form.Length > 4)
        {
            stems.Insert(0, form[..^3] + "y");
        }
        else if (form.EndsWith("es", StringComparison.Ordinal))
        {
            stems.Insert(form[..^2] is [.., 'c' or 's', 'h'] or [.., 's', 's'] or [.., 'x'] ? 0 : 1, form[..^2]);
        }

        // An ending that the rules would not give ("photos") is one "s".
        return stems.Where(stem => restore(stem) == form).DefaultIfEmpty(form[..^1]).MaxBy(Familiarity)!;
    }

    private string? WithoutEnding(string form, string ending)
    {
        int length = form.Length - ending.Length;
        if (length < 2 || !form.EndsWith(ending, StringComparison.Ordinal) || !form.AsSpan(0, length).ContainsAny(Vowels))
        {
            return null;
        }

        string stem = form[..length];
        List<string> stems = TakesE(stem) ? [stem + "e", stem] : [stem, stem + "e"];
        if (stem[^1] == stem[^2])
        {
            stems.Add(stem[..^1]);
        }

        switch (stem[^1])
        {
            case 'i':
                stems.InsertRange(0, [stem[..^1] + "y", stem + "e"]);
                break;
            case 'y' when ending == "ing":
                stems.Add(stem[..^1] + "ie");
                break;
            case 'k' when stem[^2] == 'c':
                stems.Add(stem[..^1]);
                break;
        }

        return stems.Where(candidate => Restores(candidate, ending, form)).MaxBy(Familiarity);
    }

    private bool Restores(string stem, string ending, string form) => ending switch
    {
        "ing" => inflection.Gerunds(stem).Contains(form),
        "ed" => (verbs.Contains(stem) || !irregularVerbs.ContainsKey(stem)) && inflection.Pasts(stem).Contains(form),
        _ => inflection.Pasts(stem).Any(past => past.EndsWith("ed", StringComparison.Ordinal) && past[..^2] + ending == form)
            || (stem[^1] != 'e' && stem + ending == form),
    };

    /// <summary>No word ends so, but many in this and an "e": "argu", "forc", "believ", "rais".</summary>
    private static bool TakesE(string stem) =>
        stem[^1] is 'v' or 'u' or 'c' or 'z' || (stem[^1] == 's' && stem[^2] != 's')
        || (stem[^1] == 'g' && stem[^2] is 'd' or 'r' or 'l' or 'n' or 'a')
        || (stem[^1] == 'l' && stem[^2] is 'b' or 'd' or 'p' or 't' or 'g' or 'k' or 'f' or 'z')
        || (stem.Length > 3 && stem[^1] == 't' && stem[^2] is 'a' or 'u');

    private int Familiarity(string stem) =>
        verbs.Contains(stem) ? 3 : !words.Contains(stem) ? 0 : irregularVerbs.ContainsKey(stem) || IsPluralOfKnown(stem) ? 1 : 2;

    private bool IsPluralOfKnown(string stem) => stem.Length > 3 && stem[^1] == 's' && stem[^2] != 's' && words.Contains(stem[..^1]);
}
