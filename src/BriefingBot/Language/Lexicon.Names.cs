using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>What readers of names and sources ask of the tables.</summary>
public sealed partial class Lexicon
{
    private readonly Lazy<FrozenSet<string>> postNominals = new(() => Words("post-nominals"));
    private readonly Lazy<FrozenSet<string>> discussionLeaders = new(() => Words("discussion-leaders"));
    private readonly Lazy<ILookup<string, string>> interviewPhrases = new(() =>
        WordTable.Read("interview-phrases").Rows.ToLookup(row => row["kind"], row => row.Word));

    private readonly Lazy<FrozenSet<string>> documents = new(() => Words("documents"));
    private readonly Lazy<FrozenSet<string>> media = new(() =>
        [.. WordTable.Read("documents").Rows.Where(row => row.Is("medium")).Select(row => row.Word)]);

    private readonly Lazy<FrozenSet<string>> genericBodies = new(() =>
        [.. WordTable.Read("bodies").Rows.Where(row => row.Is("generic")).Select(row => row.Word)]);

    /// <summary>How one stands to what follows an adjective of attitude: read as a verb of belief.</summary>
    internal Verb Attitude(Stance stance) =>
        new("be", [], VerbKinds.Belief, SpeechAct.Opinion, VerbFrames.Clause, Inverts: false, stance, IsWeak: false, Asks: false);

    /// <summary>"ex-mayor", "vice-president": a role behind a hyphen.</summary>
    internal bool IsHyphenedRole(string lower) => lower.LastIndexOf('-') is > 0 and int hyphen && IsRole(lower[(hyphen + 1)..]);

    /// <summary>Phrases that say that what follows is an interview ("spoke to").</summary>
    internal IEnumerable<string> InterviewIntroductions => interviewPhrases.Value["introduction"];

    /// <summary>Phrases of an editor's note among an interview's paragraphs ("conducted by").</summary>
    internal IEnumerable<string> InterviewNotes => interviewPhrases.Value["note"];

    /// <summary>A transcript's label for one who asks or leads ("moderator").</summary>
    internal bool LeadsDiscussion(string lower) => discussionLeaders.Value.Contains(lower);

    /// <summary>Letters after a name ("MP", "OBE").</summary>
    internal bool IsPostNominal(string word) => postNominals.Value.Contains(word);

    internal bool IsDayOrMonth(string lower) => DaysAndMonths.Contains(lower) || lower is "may" or "march";

    /// <summary>Capitalised within a name it makes it that of a body, place or day.</summary>
    internal bool NamesBody(string word) => BodyWords.Contains(Capital(word));

    /// <summary>Capitalised it is never part of a person's name.</summary>
    internal bool NamesOnlyBody(string word) => HardBodyWords.Contains(Capital(word));

    /// <summary>"Prof" is "Prof.".</summary>
    internal bool IsTitleBefore(string word) => IsTitle(word) || IsTitle(word + ".");

    /// <summary>"Mr", "Sir": it tells no office.</summary>
    internal bool IsFormOfAddress(string word) => titles.TryGetValue(word, out WordTable.Row row) && row.Is("address");

    /// <summary>A country, state or city, or a seat of government.</summary>
    internal bool IsPlace(string name) => PlaceOf(name) is { Kind: not (PlaceKind.Demonym or PlaceKind.People or PlaceKind.Religion) };

    /// <summary>A title or office that only a person has.</summary>
    internal bool IsPersonTitle(Token title) => (IsTitleBefore(title.Text) && !IsWeakTitle(title.Text)) || IsRole(title.Lower);

    internal Gender GenderOfTitles(IEnumerable<string> words) =>
        words.Select(word => GenderOfTitle(word) is var gender and not Gender.Unknown ? gender : GenderOfRole(word.ToLowerInvariant()))
            .FirstOrDefault(gender => gender != Gender.Unknown);

    /// <summary>A noun for a body or document that can be the source of words ("ministry", "report").</summary>
    internal bool Speaks(string noun) => CanSpeak(noun) || documents.Value.Contains(noun);

    /// <summary>"company": it stands for a body named before, whatever its name.</summary>
    internal bool IsGenericBody(string noun) => genericBodies.Value.Contains(noun);

    /// <summary>A verb one of whose uses says words.</summary>
    internal bool IsSpeech(string verb) => VerbsOf(verb).Any(reading => reading.Kinds.HasFlag(VerbKinds.Speech));

    /// <summary>A noun for a text or finding ("report", "polls").</summary>
    internal bool IsDocument(string noun) => documents.Value.Contains(noun);

    /// <summary>A noun for what carries words or pictures ("video", "post").</summary>
    internal bool IsMedium(string noun) => media.Value.Contains(noun);

    internal bool IsFullNegator(string lower) => NegatorOf(lower) == Negator.Full;

    internal bool IsNegator(string lower) => NegatorOf(lower) != Negator.None;

    /// <summary>"allegedly", "reportedly".</summary>
    internal bool IsHedgeAdverb(string lower) => HedgeOf(lower) == Hedge.Adverb;

    internal bool IsFalsehood(string lower) => FalsehoodOf(lower) is not null;

    internal bool IsParticle(string lower) => NameParticles.Contains(lower);

    internal bool IsDeterminer(string lower) => Determiners.Contains(lower);

    private static readonly string[] DoerEndings = ["er", "or", "ist", "ian", "man", "woman", "person", "ster", "eer"];

    /// <summary>"bellfounder", "ropewalker": a noun that no list has, but whose ending says that somebody does something.</summary>
    internal bool IsDoer(Token noun) =>
        noun is { Part: PartOfSpeech.Noun, Tag: "NN" } && noun.Text.Length > 5 && !IsBody(noun.Lower) &&
        DoerEndings.Any(ending => noun.Lower.EndsWith(ending, StringComparison.Ordinal));

    private static readonly string[] AbstractEndings = ["ion", "ment", "ence", "ance", "ity", "ness", "ing", "ship", "ism", "ure", "hood"];

    /// <summary>"experience", "investigation": a noun whose ending says that it is no thing that speaks.</summary>
    internal bool IsAbstract(Token noun) =>
        noun is { Part: PartOfSpeech.Noun, Tag: "NN" } && !Speaks(noun.Lemma) &&
        AbstractEndings.Any(ending => noun.Lower.EndsWith(ending, StringComparison.Ordinal));

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
