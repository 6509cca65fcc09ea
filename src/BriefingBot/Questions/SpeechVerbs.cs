using System.Collections.Frozen;
using BriefingBot.Language;

namespace BriefingBot.Questions;

/// <summary>The verbs and nouns with which a question asks for somebody's words: those of the verb table that ask.</summary>
public sealed class SpeechVerbs
{
    /// <summary>Verbs that ask for words and nothing else; with others a question may be for a fact.</summary>
    private static readonly string[] PlainLemmas = ["say", "tell", "state", "remark", "comment", "speak", "talk", "mention"];

    /// <summary>Particles that begin what the words are about rather than belong to the verb: "spoke about", "objected to".</summary>
    private static readonly FrozenSet<string> OfTopic =
        ["about", "of", "to", "for", "with", "against", "at", "upon", "by", "from", "through", "after", "that", "whether", "if"];

    private static readonly Lazy<SpeechVerbs> Shared = new(() => new SpeechVerbs(Lexicon.Default));

    private readonly FrozenSet<string> plain;
    private readonly FrozenSet<string> needListener;
    private readonly FrozenDictionary<string, string> reporting;
    private readonly FrozenDictionary<string, SpeechAct> acts;

    public SpeechVerbs(Lexicon lexicon)
    {
        Morphology words = lexicon.Morphology;
        Verb[] asking = [.. lexicon.Verbs.Where(verb => verb.Asks)];
        plain = Fold(PlainLemmas.SelectMany(words.Forms));
        needListener = Fold(lexicon.Verbs.Where(NeedsListener).SelectMany(verb => words.Forms(verb.Lemma)));
        Alternation = Alternate(asking, verb => words.Forms(verb.Lemma));
        FiniteAlternation = Alternate(asking, verb => Pasts(words, verb).Append(words.ThirdPerson(verb.Lemma)));
        PastAlternation = Alternate(asking, verb => Pasts(words, verb));
        PlainPastAlternation = Alternate([.. PlainLemmas.SelectMany(lexicon.VerbsOf).Where(verb => verb.Particles.IsEmpty)], verb => Pasts(words, verb));
        acts = lexicon.Verbs.OrderBy(verb => verb.Particles.Length)
            .SelectMany(verb => words.Forms(verb.Lemma).SelectMany(form => With(verb.Particles, form).Append(form)).Select(form => (form, verb.Act)))
            .DistinctBy(pair => pair.form).ToFrozenDictionary(pair => pair.form, pair => pair.Act, StringComparer.OrdinalIgnoreCase);
        reporting = lexicon.Verbs.Where(ReadsBeforeWords).SelectMany(verb => Reports(words, verb))
            .DistinctBy(pair => pair.Form).ToFrozenDictionary(pair => pair.Form, pair => pair.Past, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>For code that no lexicon is handed to.</summary>
    public static SpeechVerbs Default => Shared.Value;

    /// <summary>Nouns for somebody's words: "Lavrov's position on".</summary>
    public static IReadOnlyList<string> Nouns { get; } = """
        positions position views view stance opinions opinion take statements statement comments comment remarks remark reactions reaction
        responses response thoughts words quotes quote line attitude feelings message advice reply replies argument arguments criticism
        explanation warning warnings
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static string NounAlternation { get; } = string.Join('|', Nouns);

    /// <summary>Every form of every verb, as one expression.</summary>
    public string Alternation { get; }

    /// <summary>Forms that stand after a subject without an auxiliary ("said", "thinks").</summary>
    public string FiniteAlternation { get; }

    public string PastAlternation { get; }

    /// <summary>The past forms of verbs that ask for words and nothing else.</summary>
    public string PlainPastAlternation { get; }

    /// <summary>True for a form of say, tell, state, remark, comment, speak, talk or mention.</summary>
    public bool IsPlain(string form) => plain.Contains(form);

    /// <summary>True for a form of a verb whose hearer stands directly behind it: "tell", "assure", "inform".</summary>
    public bool TakesListener(string form) => needListener.Contains(form);

    /// <summary>What one does with the words, by a verb in any form ("denied", "is denying", "has promised", "hit back").</summary>
    public SpeechAct ActOf(string verb)
    {
        string trimmed = verb.Trim();
        return acts.TryGetValue(trimmed, out SpeechAct act)
            ? act
            : trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => acts.GetValueOrDefault(word))
                .FirstOrDefault(one => one != SpeechAct.Statement);
    }

    /// <summary>
    /// The past form under which a cue reads before somebody's words: "insists" → "insisted", "told" → "said"; null if the cue is no
    /// verb of saying or needs an object.
    /// </summary>
    public string? Reporting(string cue) => reporting.GetValueOrDefault(cue.Trim());

    private static bool NeedsListener(Verb verb) =>
        verb is { Inverts: false, Particles.IsEmpty: true }
        && verb.Kinds.HasFlag(VerbKinds.Speech) && verb.Frames.HasFlag(VerbFrames.Listener);

    /// <summary>It may stand before a quotation with nothing between: "insisted: “…”", but not "denied: “…”" or "informed: “…”".</summary>
    private static bool ReadsBeforeWords(Verb verb) =>
        verb.Frames.HasFlag(VerbFrames.Quotation) && verb is { IsWeak: false, Stance: not Stance.Denied }
        && (!NeedsListener(verb) || verb.Lemma == "tell");

    private static IEnumerable<(string Form, string Past)> Reports(Morphology words, Verb verb)
    {
        string[] pasts = [.. words.Pasts(verb.Lemma)];
        foreach (string form in words.Forms(verb.Lemma))
        {
            string past = verb.Lemma == "tell" ? "said" : pasts.Contains(form) ? form : pasts[0];
            if (verb.Particles.IsEmpty)
            {
                yield return (form, past);
            }

            foreach (string particle in verb.Particles)
            {
                yield return ($"{form} {particle}", $"{past} {particle}");
            }
        }
    }

    private static IEnumerable<string> Pasts(Morphology words, Verb verb) => words.Pasts(verb.Lemma).Concat(words.Participles(verb.Lemma));

    /// <summary>Forms of the verbs, with the particles that belong to them: "pointed out".</summary>
    private static string Alternate(IEnumerable<Verb> verbs, Func<Verb, IEnumerable<string>> forms) =>
        WordAlternation.Of(verbs.SelectMany(verb => verb.Particles.IsEmpty
            ? forms(verb)
            : forms(verb).SelectMany(form => With(verb.Particles.Where(particle => !OfTopic.Contains(particle)), form))));

    private static IEnumerable<string> With(IEnumerable<string> particles, string form) => particles.Select(particle => $"{form} {particle}");

    private static FrozenSet<string> Fold(IEnumerable<string> forms) => forms.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
