using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>
/// The words of a language and what they are, read from the tables in <c>Language/en</c>. Each table says at its top what it holds; none is
/// made from the names or topics of an archive. Immutable.
/// </summary>
public sealed partial class Lexicon
{
    private static readonly Lazy<Lexicon> Shared = new(English);

    private readonly ILookup<string, Verb> verbs;
    private readonly FrozenDictionary<string, Gender> givenNames;
    private readonly FrozenDictionary<string, WordTable.Row> roles;
    private readonly FrozenDictionary<string, string> roleVerbs;
    private readonly FrozenDictionary<string, WordTable.Row> titles;
    private readonly FrozenDictionary<string, bool> bodies;
    private readonly FrozenDictionary<string, Place> places;
    private readonly FrozenDictionary<string, Negator> negators;
    private readonly FrozenDictionary<string, Hedge> hedges;
    private readonly FrozenDictionary<string, PartOfSpeech> falsehood;
    private readonly FrozenDictionary<string, Stance> attitudes;
    private readonly FrozenDictionary<string, SpeechAct> nounCues;
    private readonly ILookup<string, int> nicknames;
    private readonly ILookup<string, int> offices;
    private readonly FrozenSet<string> ranks;

    private Lexicon()
    {
        WordTable verbTable = WordTable.Read("verbs");
        Verbs = [.. verbTable.Rows.Select(VerbOf)];
        verbs = Verbs.ToLookup(verb => verb.Lemma, StringComparer.Ordinal);
        CommonWords = Words("common-words");
        Morphology = new Morphology(CommonWords, verbTable);
        givenNames = WordTable.Read("given-names").Rows
            .ToFrozenDictionary(row => row.Word, row => row.Enum<Gender>("gender"), StringComparer.OrdinalIgnoreCase);
        roles = Keyed("roles", row => row);
        roleVerbs = Keyed("role-verbs", row => row["role"]);
        titles = Keyed("titles", row => row);
        negators = Keyed("negators", row => row.Enum<Negator>("kind"));
        hedges = Keyed("hedges", row => row.Enum<Hedge>("kind"));
        falsehood = Keyed("falsehood", row => row["part"] == "adjective" ? PartOfSpeech.Adj : row.Enum<PartOfSpeech>("part"));
        attitudes = Keyed("attitudes", row => row.Enum<Stance>("stance"));
        nounCues = Keyed("noun-cues", row => row.Enum<SpeechAct>("act"));
        nicknames = Groups("nicknames", "names");
        offices = Groups("offices", "words");

        WordTable bodyTable = WordTable.Read("bodies");
        WordTable placeTable = WordTable.Read("demonyms-and-countries");
        bodies = bodyTable.Rows.ToFrozenDictionary(row => row.Word.ToLowerInvariant(), row => row.Is("speaks"), StringComparer.Ordinal);
        places = placeTable.Rows.ToFrozenDictionary(
            row => row.Word,
            row => new Place(
                row.Word, row.Enum<PlaceKind>("kind"), row["of"] is { Length: > 0 } country ? country : null, row.Is("government")),
            StringComparer.Ordinal);

        WordTable dayTable = WordTable.Read("days-and-months");
        DaysAndMonths = [.. dayTable.Rows.Where(row => !row.Is("ambiguous")).Select(row => row.Word)];
        Channels = Words("channels");
        Exceptions = Words("exceptions");
        ranks = Words("ranks");
        Hash = WordTable.HashOfAll();
        (sets, cues) = ForPlainText(bodyTable, placeTable, dayTable);
        abbreviations = new(() => AbbreviationList.Load(Morphology));
    }

    /// <summary>For code that no lexicon is handed to.</summary>
    public static Lexicon Default => Shared.Value;

    /// <summary>All rows of <c>verbs.tsv</c>.</summary>
    public IReadOnlyList<Verb> Verbs { get; }

    public Morphology Morphology { get; }

    /// <summary>Changes if any of the tables does; part of the index's stamp.</summary>
    public string Hash { get; }

    /// <summary>In lower case; without "may" and "march".</summary>
    public FrozenSet<string> DaysAndMonths { get; }

    /// <summary>Where or when words are given ("statement", "interview", "morning").</summary>
    public FrozenSet<string> Channels { get; }

    /// <summary>"except", "other than": what follows is taken out of what is said of all.</summary>
    public FrozenSet<string> Exceptions { get; }

    /// <summary>Common words in lower case: a capitalised one at the start of a sentence is no sign of a name.</summary>
    public FrozenSet<string> CommonWords { get; }

    /// <summary>Reads the tables anew: some 100,000 words.</summary>
    public static Lexicon English() => new();

    /// <summary>The uses of a verb that report; none if it is no such verb.</summary>
    public IReadOnlyList<Verb> VerbsOf(string lemma) => [.. verbs[lemma]];

    /// <summary>A noun for what one person is ("minister"), in lower case.</summary>
    public bool IsRole(string noun) => roles.TryGetValue(noun, out WordTable.Row row) && !row.Is("group");

    /// <summary>A plural that speaks as a group ("officials", "police").</summary>
    public bool IsGroup(string noun) => roles.TryGetValue(noun, out WordTable.Row row) && row.Is("group");

    public Gender GenderOfRole(string noun) =>
        roles.TryGetValue(noun, out WordTable.Row row) ? row.Enum<Gender>("gender") : Gender.Unknown;

    /// <summary>What one is who does that: "heads" → "head"; null for other verbs.</summary>
    public string? RoleOfVerb(string verb) => roleVerbs.GetValueOrDefault(verb);

    /// <summary>"ceo" and "boss", "chair" and "chairwoman": may both mean one office?</summary>
    public bool AreOneOffice(string a, string b) => offices[a].Intersect(offices[b]).Any();

    /// <summary>"deputy", "press": in a role it says nothing of whose office it is.</summary>
    internal bool IsRank(string word) => ranks.Contains(word);

    /// <summary>A title before a name, as it is written ("Mayor", "Dr.").</summary>
    public bool IsTitle(string word) => titles.ContainsKey(word);

    /// <summary>A title that is no evidence that a person's name follows ("Former").</summary>
    public bool IsWeakTitle(string word) => titles.TryGetValue(word, out WordTable.Row row) && row.Is("weak");

    public Gender GenderOfTitle(string word) =>
        titles.TryGetValue(word, out WordTable.Row row) ? row.Enum<Gender>("gender") : Gender.Unknown;

    /// <summary>A noun that makes what it heads a body, a place or a thing ("ministry", "bridge"), in lower case.</summary>
    public bool IsBody(string noun) => bodies.ContainsKey(noun);

    /// <summary>A noun for a body that can speak ("ministry"), in lower case.</summary>
    public bool CanSpeak(string noun) => bodies.GetValueOrDefault(noun);

    /// <summary>As it is written ("Norway", "Norwegian").</summary>
    public Place? PlaceOf(string name) => places.GetValueOrDefault(name);

    public bool IsCommonWord(string lower) => CommonWords.Contains(lower);

    /// <summary>In any case; not one that is as usual for a place ("Austin").</summary>
    public bool IsGivenName(string word) => givenNames.ContainsKey(word) && !PlacesThatAreGivenNames.Contains(word.ToLowerInvariant());

    public Gender GenderOf(string givenName) => givenNames.GetValueOrDefault(givenName);

    /// <summary>"Bill" and "William" in any case: may be one person's.</summary>
    public bool AreNicknames(string a, string b) =>
        nicknames[a.ToLowerInvariant()].Intersect(nicknames[b.ToLowerInvariant()]).Any();

    /// <summary>"Not", "n't", "hardly".</summary>
    public Negator NegatorOf(string lower) => negators.GetValueOrDefault(lower);

    public Hedge HedgeOf(string lower) => hedges.GetValueOrDefault(lower);

    /// <summary>As what a word says that something is not genuine ("doctored": adjective); null if it does not.</summary>
    /// <param name="lower">A verb by its lemma.</param>
    public PartOfSpeech? FalsehoodOf(string lower) => falsehood.TryGetValue(lower, out PartOfSpeech part) ? part : null;

    /// <summary>How one stands to what follows an adjective of attitude ("doubtful that"); null for other words.</summary>
    public Stance? AttitudeOf(string adjective) => attitudes.TryGetValue(adjective, out Stance stance) ? stance : null;

    /// <summary>What one does with the words that a noun reports ("claim", "promise"); null for other words.</summary>
    public SpeechAct? NounCueOf(string noun) => nounCues.TryGetValue(noun, out SpeechAct act) ? act : null;

    private static Verb VerbOf(WordTable.Row row) => new(
        row.Word,
        [.. row.List("particles")],
        row.Flags<VerbKinds>("kinds"),
        row.Enum<SpeechAct>("act"),
        row.Flags<VerbFrames>("frames"),
        row.Is("inverts"),
        row.Enum<Stance>("stance"),
        row.Is("weak"),
        row.Is("asks"));

    private static FrozenSet<string> Words(string table) =>
        WordTable.Read(table).Rows.Select(row => row.Word).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, T> Keyed<T>(string table, Func<WordTable.Row, T> value) =>
        WordTable.Read(table).Rows.ToFrozenDictionary(row => row.Word, value, StringComparer.Ordinal);

    /// <summary>The numbers of the rows in which a word stands.</summary>
    private static ILookup<string, int> Groups(string table, string column) => WordTable.Read(table).Rows
        .SelectMany(row => row.List(column).Select(word => (word, row.Index)))
        .ToLookup(pair => pair.word, pair => pair.Index, StringComparer.Ordinal);
}
