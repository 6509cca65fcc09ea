using System.Collections.Frozen;

namespace BriefingBot.Questions;

/// <summary>The verbs and nouns with which a question asks for somebody's words.</summary>
public static class SpeechVerbs
{
    /// <summary>Verbs that ask for words and nothing else.</summary>
    private const string Plain = "say tell state remark comment speak talk mention";

    /// <summary>Verbs that ask for words of some colour; as often a question for a fact.</summary>
    private const string Coloured = """
        think believe claim argue write tweet announce promise propose warn suggest demand want criticize criticise deny admit add insist
        stress note declare explain reveal predict reiterate emphasize emphasise urge ask reply answer respond allege accuse pledge vow
        threaten confirm hint complain advise recommend express acknowledge affirm assert assure caution concede conclude condemn contend
        disclose dismiss disagree agree observe oppose praise reject repeat request rule swear testify underline underscore maintain call
        """;

    private static readonly FrozenDictionary<string, string> IrregularPast = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["say"] = "said",
        ["tell"] = "told",
        ["speak"] = "spoke|spoken",
        ["think"] = "thought",
        ["write"] = "wrote|written",
        ["swear"] = "swore|sworn",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] PlainLemmas = Lemmas(Plain);
    private static readonly string[] AllLemmas = [.. PlainLemmas, .. Lemmas(Coloured)];
    private static readonly FrozenSet<string> PlainForms = PlainLemmas.SelectMany(Forms).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> PastForms = AllLemmas.SelectMany(Past).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> PastByForm = AllLemmas
        .SelectMany(lemma => Forms(lemma).Select(form => (form, past: Past(lemma).First())))
        .DistinctBy(pair => pair.form)
        .ToFrozenDictionary(pair => pair.form, pair => pair.past, StringComparer.OrdinalIgnoreCase);

    /// <summary>Verbs that take an object rather than a clause: "criticized: …" does not read.</summary>
    private static readonly FrozenSet<string> ObjectVerbs =
        Lemmas("spoke talked mentioned told called opposed praised rejected dismissed criticized criticised condemned wanted ruled accused urged demanded expressed disclosed denied")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nouns for somebody's words: "Lavrov's position on".</summary>
    public static IReadOnlyList<string> Nouns { get; } = Lemmas("""
        positions position views view stance opinions opinion take statements statement comments comment remarks remark reactions reaction
        responses response thoughts words quotes quote line attitude feelings message
        """);

    /// <summary>Every form of every verb, longest first, as one alternation of a regular expression.</summary>
    public static string Alternation { get; } = string.Join('|', AllLemmas.SelectMany(Forms).Distinct().OrderByDescending(form => form.Length));

    /// <summary>Forms that stand after a subject without an auxiliary ("said", "thinks").</summary>
    public static string FiniteAlternation { get; } = string.Join('|', AllLemmas.SelectMany(lemma => Past(lemma).Append(ThirdPerson(lemma))).Distinct().OrderByDescending(form => form.Length));

    public static string PastAlternation { get; } = string.Join('|', PastForms.OrderByDescending(form => form.Length));

    public static string NounAlternation { get; } = string.Join('|', Nouns);

    /// <summary>True for a form of say, tell, state, remark, comment, speak, talk or mention.</summary>
    public static bool IsPlain(string form) => PlainForms.Contains(form);

    /// <summary>
    /// The past form under which a cue reads before somebody's words: "insists" → "insisted", "told" → "said"; null where the cue is no
    /// verb of saying or needs an object.
    /// </summary>
    public static string? Reporting(string cue)
    {
        ArgumentNullException.ThrowIfNull(cue);
        string trimmed = cue.Trim();
        if (trimmed.StartsWith("point", StringComparison.OrdinalIgnoreCase) && trimmed.EndsWith(" out", StringComparison.OrdinalIgnoreCase))
        {
            return "pointed out";
        }

        return PastByForm.TryGetValue(trimmed, out string? past) ? past == "told" ? "said" : ObjectVerbs.Contains(past) ? null : past : null;
    }

    private static string[] Lemmas(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Forms(string lemma) => Past(lemma).Append(lemma).Append(ThirdPerson(lemma)).Append(Progressive(lemma));

    private static string ThirdPerson(string lemma) => lemma switch
    {
        _ when EndsInConsonantAndY(lemma) => lemma[..^1] + "ies",
        _ when lemma.EndsWith("ss", StringComparison.Ordinal) || lemma.EndsWith("sh", StringComparison.Ordinal) => lemma + "es",
        _ => lemma + "s",
    };

    private static IEnumerable<string> Past(string lemma) =>
        IrregularPast.TryGetValue(lemma, out string? past) ? past.Split('|')
        : EndsInConsonantAndY(lemma) ? [lemma[..^1] + "ied"]
        : lemma.EndsWith('e') ? [lemma + "d"]
        : lemma is "admit" ? ["admitted"]
        : [lemma + "ed"];

    private static string Progressive(string lemma) =>
        lemma.EndsWith('e') ? lemma[..^1] + "ing" : lemma is "admit" ? "admitting" : lemma + "ing";

    private static bool EndsInConsonantAndY(string lemma) => lemma.EndsWith('y') && !"aeiou".Contains(lemma[^2], StringComparison.Ordinal);
}
