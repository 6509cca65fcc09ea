using System.Collections.Frozen;

namespace BriefingBot.Statements;

/// <summary>Inflects the lemmas of <c>verbs.txt</c> into the word forms that stand in a text.</summary>
internal static class CueWordReader
{
    private const string Vowels = "aeiou";

    private static readonly Dictionary<string, CueCategories> Categories = new()
    {
        ["speech"] = CueCategories.Speech,
        ["reference"] = CueCategories.Reference,
        ["judgement"] = CueCategories.Judgement,
        ["belief"] = CueCategories.Belief,
        ["intention"] = CueCategories.Intention,
    };

    public static FrozenDictionary<string, CueWord> Read(
        Dictionary<string, FrozenSet<string>> verbs, FrozenSet<string> attitudes, FrozenSet<string> irregular, IEnumerable<string> phraseVerbs)
    {
        var irregulars = irregular.Select(entry => entry.Split('/')).ToDictionary(parts => parts[0], parts => (Past: parts[1], Participle: parts[2]));
        FrozenSet<string> weak = verbs["weak"];
        var lemmas = new Dictionary<string, CueCategories>(StringComparer.Ordinal);
        foreach ((string section, CueCategories category) in Categories)
        {
            foreach (string lemma in verbs[section])
            {
                lemmas[lemma] = lemmas.GetValueOrDefault(lemma) | category;
            }
        }

        foreach (string lemma in phraseVerbs)
        {
            lemmas.TryAdd(lemma, CueCategories.Reference);
        }

        var words = new Dictionary<string, CueWord>(StringComparer.Ordinal);
        foreach ((string lemma, CueCategories category) in lemmas.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            bool isWeak = weak.Contains(lemma);
            foreach ((string form, VerbForms kind) in Inflect(lemma, irregulars))
            {
                // Two lemmas may share a form ("found"): the categories add up, and the form is weak only where both are.
                words[form] = words.TryGetValue(form, out CueWord? known)
                    ? new CueWord(known.Lemma, known.Forms | kind, known.Categories | category, known.IsWeak && isWeak)
                    : new CueWord(lemma, kind, category, isWeak);
            }
        }

        foreach (string adjective in attitudes)
        {
            words.TryAdd(adjective, new CueWord(adjective, VerbForms.Adjective, CueCategories.Belief, IsWeak: false));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Form, VerbForms Kind)> Inflect(string verb, Dictionary<string, (string Past, string Participle)> irregulars)
    {
        bool isIrregular = irregulars.TryGetValue(verb, out (string Past, string Participle) forms);
        bool consonantY = verb.Length > 1 && verb[^1] == 'y' && !Vowels.Contains(verb[^2], StringComparison.Ordinal);
        if (!isIrregular)
        {
            string past = verb[^1] == 'e' ? verb + "d" : consonantY ? verb[..^1] + "ied" : verb + "ed";
            forms = (past, past);
        }

        bool doubled = isIrregular && (forms.Past == $"{verb}{verb[^1]}ed" || verb is "put" or "bet" or "hit" or "get" or "beg" or "begin");
        string gerund = verb switch
        {
            "lie" => "lying",
            _ when doubled => $"{verb}{verb[^1]}ing",
            [.., not ('e' or 'o' or 'y'), 'e'] => verb[..^1] + "ing",
            _ => verb + "ing",
        };
        string third = verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) || verb[^1] is 's' or 'x' or 'z' or 'o'
            ? verb + "es"
            : consonantY ? verb[..^1] + "ies" : verb + "s";
        return [(verb, VerbForms.Base), (third, VerbForms.Present), (gerund, VerbForms.Gerund), (forms.Past, VerbForms.Past), (forms.Participle, VerbForms.Participle)];
    }
}
