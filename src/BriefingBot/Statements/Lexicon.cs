using System.Collections.Frozen;
using System.Reflection;

namespace BriefingBot.Statements;

/// <summary>What kind of cue a verb is; a verb may be several. See <c>Lexicon/verbs.txt</c>.</summary>
[Flags]
internal enum CueCategories
{
    None = 0,
    Speech = 1,
    Reference = 2,
    Judgement = 4,
    Belief = 8,
    Intention = 16,
    Noun = 32,
}

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

/// <summary>What the lexicon knows of one word form that may be a cue.</summary>
internal sealed record CueWord(string Lemma, VerbForms Forms, CueCategories Categories, bool IsWeak)
{
    public bool IsSpeech => Categories.HasFlag(CueCategories.Speech);
}

internal enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>
/// The word lists of the extractor, read once from the embedded files in <c>Statements/Lexicon</c>. Each file says at its top what it holds
/// and where it comes from; none is made from the names or topics of an archive.
/// </summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, CueWord> cueWords;
    private readonly FrozenDictionary<string, Gender> givenNames;
    private readonly FrozenDictionary<string, FrozenSet<string>> phrases;
    private readonly FrozenDictionary<string, int[]> nicknameGroups;
    private readonly FrozenDictionary<string, string> roleVerbs;
    private readonly ILookup<string, string[]> offices;

    private Lexicon()
    {
        Dictionary<string, FrozenSet<string>> verbs = Sections("verbs.txt");
        Dictionary<string, FrozenSet<string>> roles = Sections("roles.txt");
        Dictionary<string, FrozenSet<string>> bodies = Sections("organisations.txt");
        Dictionary<string, FrozenSet<string>> grammar = Sections("grammar.txt");
        Function = grammar["function"];
        Auxiliaries = grammar["auxiliary"];
        TimeAdverbs = grammar["time-adverbs"];
        Prepositions = grammar["prepositions"];
        Determiners = grammar["determiners"];
        DaysAndMonths = grammar["days-and-months"];
        CommonVerbs = grammar["common-verbs"];
        NameParticles = grammar["particles"];
        Abbreviations = grammar["abbreviations"];
        Channels = grammar["channels"];
        NotAdverbs = grammar["not-adverbs"];
        Roles = roles["roles"];
        Titles = roles["titles"];
        MaleTitles = roles["male"];
        FemaleTitles = roles["female"];
        WeakTitles = roles["weak"];
        roleVerbs = roles["role-verbs"].Select(entry => entry.Split(':')).ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        offices = roles["same-office"].SelectMany(group => group.Split('/').Select(word => (Word: word, Group: group.Split('/')))).ToLookup(entry => entry.Word, entry => entry.Group, StringComparer.Ordinal);
        BodyWords = bodies["words"];
        HardBodyWords = bodies["hard"];
        UnlikelyNames = bodies["unlikely"];
        PlacesThatAreGivenNames = bodies["places-that-are-given-names"];
        Countries = bodies["countries"];
        Nounish = Sections("nounish.txt")["nounish"];
        NounCues = Sections("noun-cues.txt")["noun-cues"];
        NeverInverted = verbs["never-inverted"];
        AfterQuotationOnly = verbs["after-a-quotation-only"];
        CommonWords = Lines("common-words.txt").ToFrozenSet(StringComparer.Ordinal);
        givenNames = Lines("given-names.txt").Select(line => line.Split('\t')).ToFrozenDictionary(
            parts => parts[0], parts => parts[1] switch { "m" => Gender.Male, "f" => Gender.Female, _ => Gender.Unknown }, StringComparer.OrdinalIgnoreCase);
        phrases = Sections("phrases.txt")["phrases"].Select(entry => entry.Split(':'))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1].Split(',').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        nicknameGroups = ReadNicknames();
        cueWords = CueWordReader.Read(verbs, Sections("attitudes.txt")["attitude"], Sections("irregular-verbs.txt")["irregular"], phrases.Keys);
    }

    public static Lexicon Default { get; } = new();

    public FrozenSet<string> Function { get; }

    public FrozenSet<string> Auxiliaries { get; }

    public FrozenSet<string> TimeAdverbs { get; }

    public FrozenSet<string> Prepositions { get; }

    public FrozenSet<string> Determiners { get; }

    public FrozenSet<string> DaysAndMonths { get; }

    public FrozenSet<string> CommonVerbs { get; }

    public FrozenSet<string> NameParticles { get; }

    public FrozenSet<string> Abbreviations { get; }

    /// <summary>Where or when words are given ("statement", "interview", "morning").</summary>
    public FrozenSet<string> Channels { get; }

    public FrozenSet<string> Roles { get; }

    public FrozenSet<string> Titles { get; }

    public FrozenSet<string> MaleTitles { get; }

    public FrozenSet<string> FemaleTitles { get; }

    public FrozenSet<string> WeakTitles { get; }

    public FrozenSet<string> BodyWords { get; }

    public FrozenSet<string> HardBodyWords { get; }

    public FrozenSet<string> UnlikelyNames { get; }

    public FrozenSet<string> PlacesThatAreGivenNames { get; }

    public FrozenSet<string> Countries { get; }

    public FrozenSet<string> Nounish { get; }

    public FrozenSet<string> NounCues { get; }

    public FrozenSet<string> NeverInverted { get; }

    public FrozenSet<string> AfterQuotationOnly { get; }

    public FrozenSet<string> CommonWords { get; }

    private FrozenSet<string> NotAdverbs { get; }

    public CueWord? Cue(string lower) => cueWords.GetValueOrDefault(lower);

    public bool IsCue(string lower) => cueWords.ContainsKey(lower);

    /// <summary>The words one of which must follow the verb for it to report words ("make" … "clear"); null where none must.</summary>
    public FrozenSet<string>? PhraseOf(string lemma) => phrases.GetValueOrDefault(lemma);

    public bool IsGivenName(string word) => givenNames.ContainsKey(word) && !PlacesThatAreGivenNames.Contains(word.ToLowerInvariant());

    public Gender GenderOf(string givenName) => givenNames.GetValueOrDefault(givenName);

    /// <summary>"Bill" and "William": true where both stand in one group of <c>nicknames.txt</c>.</summary>
    public bool AreNicknames(string a, string b) =>
        nicknameGroups.TryGetValue(a, out int[]? left) && nicknameGroups.TryGetValue(b, out int[]? right) && left.Intersect(right).Any();

    /// <summary>What one is who does that: "heads" → "head"; null for other verbs.</summary>
    public string? RoleOfVerb(string verb) => roleVerbs.GetValueOrDefault(verb);

    /// <summary>"ceo" and "boss", "chair" and "chairwoman": may both mean one office?</summary>
    public bool AreOneOffice(string a, string b) => offices[a].Any(group => group.Contains(b, StringComparer.Ordinal));

    public bool IsBodyWord(string word) => BodyWords.Contains(word);

    public bool IsAdverb(string lower) =>
        Auxiliaries.Contains(lower) || TimeAdverbs.Contains(lower) || lower.EndsWith("n't", StringComparison.Ordinal) ||
        (lower.EndsWith("ly", StringComparison.Ordinal) && !NotAdverbs.Contains(lower));

    private static Dictionary<string, FrozenSet<string>> Sections(string file)
    {
        var sections = new Dictionary<string, HashSet<string>>();
        HashSet<string>? current = null;
        foreach (string line in Lines(file))
        {
            if (line is ['[', .., ']'])
            {
                sections.Add(line[1..^1], current = new HashSet<string>(StringComparer.Ordinal));
            }
            else
            {
                current?.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return sections.ToDictionary(section => section.Key, section => section.Value.ToFrozenSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Lexicon/" + file)
            ?? throw new InvalidOperationException($"The lexicon {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    private static FrozenDictionary<string, int[]> ReadNicknames()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        int number = 0;
        foreach (string group in Sections("nicknames.txt")["groups"])
        {
            foreach (string name in group.Split('/'))
            {
                if (!groups.TryGetValue(name, out List<int>? list))
                {
                    groups.Add(name, list = []);
                }

                list.Add(number);
            }

            number++;
        }

        return groups.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
    }
}
