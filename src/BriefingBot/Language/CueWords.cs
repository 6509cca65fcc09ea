using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>Inflected forms of a verb.</summary>
[Flags]
internal enum VerbForms
{
    None = 0,
    Base = 1,
    Present = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
    Adjective = 32,
    Finite = Present | Past,
}

/// <summary>What the tables say of one word form that may be a cue.</summary>
internal sealed record CueWord(string Lemma, VerbForms Forms, VerbKinds Kinds, bool IsWeak)
{
    public bool IsSpeech => Kinds.HasFlag(VerbKinds.Speech);
}

/// <summary>The verbs and adjectives that report, by the forms that stand in a text.</summary>
internal sealed class CueWords
{
    private readonly FrozenDictionary<string, CueWord> words;
    private readonly FrozenDictionary<string, FrozenSet<string>> phrases;

    public CueWords(IReadOnlyList<Verb> verbs, IEnumerable<string> attitudes, Morphology morphology)
    {
        var made = new Dictionary<string, CueWord>(StringComparer.Ordinal);
        ILookup<string, Verb> byLemma = verbs.ToLookup(verb => verb.Lemma, StringComparer.Ordinal);
        foreach (IGrouping<string, Verb> uses in byLemma.OrderBy(uses => uses.Key, StringComparer.Ordinal))
        {
            // A use without particles says what the bare word is.
            Verb[] bare = [.. uses.Where(use => use.Particles.IsEmpty)];
            Verb[] telling = bare.Length > 0 ? bare : [.. uses];
            VerbKinds kinds = telling.Aggregate(VerbKinds.None, (all, use) => all | use.Kinds);
            bool isWeak = Array.TrueForAll(telling, use => use.IsWeak);
            foreach ((string form, VerbForms kind) in Inflect(uses.Key, morphology))
            {
                // Two lemmas may share a form ("found"): the kinds add up, and the form is weak only if both are.
                made[form] = made.TryGetValue(form, out CueWord? known)
                    ? new CueWord(known.Lemma, known.Forms | kind, known.Kinds | kinds, known.IsWeak && isWeak)
                    : new CueWord(uses.Key, kind, kinds, isWeak);
            }
        }

        foreach (string adjective in attitudes)
        {
            made.TryAdd(adjective, new CueWord(adjective, VerbForms.Adjective, VerbKinds.Belief, IsWeak: false));
        }

        words = made.ToFrozenDictionary(StringComparer.Ordinal);
        phrases = byLemma.Where(uses => uses.All(use => !use.Particles.IsEmpty)).ToFrozenDictionary(
            uses => uses.Key,
            uses => uses.SelectMany(use => use.Particles).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public CueWord? Of(string lower) => words.GetValueOrDefault(lower);

    public FrozenSet<string>? PhraseOf(string lemma) => phrases.GetValueOrDefault(lemma);

    private static IEnumerable<(string Form, VerbForms Kind)> Inflect(string verb, Morphology morphology) =>
        new[] { (verb, VerbForms.Base), (morphology.ThirdPerson(verb), VerbForms.Present) }
            .Concat(morphology.Gerunds(verb).Select(form => (form, VerbForms.Gerund)))
            .Concat(morphology.Pasts(verb).Select(form => (form, VerbForms.Past)))
            .Concat(morphology.Participles(verb).Select(form => (form, VerbForms.Participle)));
}
