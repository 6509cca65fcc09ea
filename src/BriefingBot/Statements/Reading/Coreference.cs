using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Whom "he", "she", "it", "they" and "the spokesman" mean. Persons are ranked by <see cref="PronounFeatures"/>; bodies and groups are the
/// last subject of their kind.
/// </summary>
internal sealed class Coreference
{
    /// <summary>What a mention still weighs a sentence later.</summary>
    private const double Fading = 0.85;

    /// <summary>Number of mentions that a role is looked for among: a long text costs no more a sentence than a short one.</summary>
    private const int MostMentions = 300;

    private readonly List<Mention> history = [];
    private readonly PronounWeights weights = PronounWeights.Default;
    private readonly Dictionary<string, (Member Issuer, int Sentence)> media = new(StringComparer.Ordinal);
    private Member? lastSpeaker;
    private int lastSpeakerSentence = int.MinValue / 2;

    /// <summary>Mentions so far outside quotations, the latest last.</summary>
    public IReadOnlyList<Mention> History => history;

    public void Remember(Mention mention) => history.Add(mention);

    public void RememberSpeaker(Member speaker, int sentence) => (lastSpeaker, lastSpeakerSentence) = (speaker, sentence);

    /// <summary>The likeliest person for "he" or "she" at a word; null if nobody fits.</summary>
    /// <param name="inSentence">Mentions of the pronoun's own sentence.</param>
    public Member? Person(Token pronoun, IReadOnlyList<Mention> inSentence)
    {
        Gender gender = pronoun.Lower is "she" or "her" or "hers" or "herself" ? Gender.Female : Gender.Male;
        List<Mention> here = [.. inSentence.Where(mention => mention.Head.Index < pronoun.Index)];
        IEnumerable<Mention> known = here.Concat(history.AsEnumerable().Reverse()
            .TakeWhile(mention => pronoun.Sentence.Index - mention.Sentence <= weights.Reach));
        PronounFeatures[] candidates =
        [
            .. known.Where(mention => mention.Member.MayBe(gender)).OrderByDescending(mention => mention.Sentence)
                .ThenBy(mention => mention.Head.Index).GroupBy(mention => mention.Member)
                .Select(mentions => FeaturesOf(mentions.Key, [.. mentions], pronoun, gender, inSentence)),
        ];
        PronounFeatures? best = candidates.MaxBy(weights.Score);
        return best is { IsOfOtherGender: false } ? best.Candidate : Surname(pronoun.Sentence.Index, gender) ?? best?.Candidate;
    }

    /// <param name="mentions">The candidate's, those of the pronoun's sentence first.</param>
    private PronounFeatures FeaturesOf(
        Member candidate, List<Mention> mentions, Token pronoun, Gender gender, IReadOnlyList<Mention> inSentence)
    {
        int sentence = pronoun.Sentence.Index, latest = mentions.Max(mention => mention.Sentence);
        List<Mention> last = mentions.FindAll(mention => mention.Sentence == latest);
        return new PronounFeatures(candidate)
        {
            Distance = sentence - latest,
            Paragraphs = pronoun.Sentence.Paragraph.Index - last[0].Head.Sentence.Paragraph.Index,
            IsMainSubject = last.Exists(mention => mention.IsMainSubject || (mention.IsSubject && IsAnnounced(mention, pronoun))),
            IsLastSpeaker = candidate == lastSpeaker && sentence - lastSpeakerSentence <= weights.Reach,
            IsOfGender = candidate.Gender == gender,
            IsOfOtherGender = candidate.Gender != gender && candidate.Gender != Gender.Unknown,
            IsSpokenOf = pronoun is { Head: { } verb, Relation: "nsubj" } && IsSpokenOf(candidate, verb, inSentence),
        };
    }

    /// <summary>"[X] agreed: “…,” he said": a colon parts who announces the words from them.</summary>
    private static bool IsAnnounced(Mention mention, Token from) => mention.Sentence == from.Sentence.Index &&
        from.Sentence.Tokens.Any(token => token.Text == ":" && token.Index > mention.Head.Index && token.Index < from.Index);

    /// <summary>
    /// "He said [Trump was] …", "“[Trump] is …,” he said": whom the clause below the pronoun's verb, or the words in quotation marks, name
    /// is hardly the one who speaks.
    /// </summary>
    private static bool IsSpokenOf(Member candidate, Token verb, IReadOnlyList<Mention> inSentence)
    {
        string surname = NameParts.Last(candidate.Name);
        return inSentence.Any(mention => mention.Member == candidate && !mention.IsPronoun &&
                verb.ChildrenBy("ccomp").Any(mention.Head.IsUnder) && !IsAnnounced(mention, verb)) ||
            verb.Sentence.Tokens.Any(token => token.Quotation is not null && token.Text == surname);
    }

    /// <summary>
    /// Where nobody else can be meant: a single name that was a subject just before ("Holm arrived. He said …") is a person's after all.
    /// </summary>
    private Member? Surname(int sentence, Gender gender)
    {
        Mention? last = history.FindLast(mention =>
            mention is { IsSubject: true, Member.Kind: SpeakerKind.Body } && sentence - mention.Sentence <= 3 && IsSurname(mention));
        if (last is null)
        {
            return null;
        }

        (last.Member.Kind, last.Member.Gender) = (SpeakerKind.Person, gender);
        return last.Member;
    }

    private static bool IsSurname(Mention mention) =>
        mention.Member.Name is [var first, _, ..] name && char.IsUpper(first) && !name.Contains(' ', StringComparison.Ordinal) &&
        name.Skip(1).All(char.IsLower) && mention.Head.Child("det") is null && !mention.Member.IsPlace;

    /// <summary>The body that "it" or "the ministry" means: the last one mentioned that fits.</summary>
    /// <param name="fits">What the phrase asks of the body.</param>
    public Member? Body(int sentence, int reach, Func<Member, bool> fits, bool subjectsOnly) =>
        history.FindLast(mention =>
            sentence - mention.Sentence <= reach && mention.Member.Kind == SpeakerKind.Body && (mention.IsSubject || !subjectsOnly) &&
            fits(mention.Member))?.Member;

    /// <summary>Whom "they" means: the last subject, two sentences back at most, if it is a group or several persons.</summary>
    public IReadOnlyList<Member> Plural(int sentence)
    {
        Mention? last = history.FindLast(mention => sentence - mention.Sentence <= 2 && mention.IsSubject);
        last = history.FindLast(mention => mention.Sentence == last?.Sentence && mention.IsMainSubject) ?? last;
        if (last is null)
        {
            return [];
        }

        if (last.Member.Kind == SpeakerKind.Group || last.Head.Tag is "NNPS")
        {
            return [last.Member];
        }

        Member[] joined = [.. history.Where(mention => mention.Sentence == last.Sentence && mention.Clause == last.Clause)
            .Select(mention => mention.Member).Distinct()];
        return last.Clause is not null && joined.Length > 1 ? joined : [];
    }

    /// <summary>
    /// The person who has a role ("the Kremlin spokesman"): of those whose role has the noun and all the phrase's other words the one
    /// whom the sentences before name most.
    /// </summary>
    public Member? ByRole(string noun, IReadOnlyCollection<string> modifiers) =>
        Holders(noun, modifiers).MaxBy(mentions => mentions.Sum(mention => Math.Pow(Fading, history[^1].Sentence - mention.Sentence)))?.Key;

    /// <summary>"the first-term congressman": the only one of the article who has the role, if the other words say no name.</summary>
    public Member? OnlyByRole(string noun)
    {
        List<IGrouping<Member, Mention>> holders = [.. Holders(noun, [])];
        return holders.Count == 1 ? holders[0].Key : null;
    }

    /// <summary>Persons with a role, each with the latest mentions.</summary>
    private IEnumerable<IGrouping<Member, Mention>> Holders(string noun, IReadOnlyCollection<string> modifiers) =>
        history.Skip(history.Count - MostMentions).GroupBy(mention => mention.Member)
            .Where(mentions => mentions.Key.Kind == SpeakerKind.Person && mentions.Key.HasRole(noun, modifiers));

    /// <summary>Somebody said something in a statement, a letter, a post.</summary>
    public void RememberMedium(string noun, Member issuer, int sentence) => media[noun] = (issuer, sentence);

    /// <summary>Whose "the statement" is: who was said to have issued one just before.</summary>
    public Member? Issuer(string noun, int sentence) =>
        media.TryGetValue(noun, out (Member Issuer, int Sentence) last) && sentence - last.Sentence <= 6 ? last.Issuer : null;

    /// <summary>The unnamed source that "the spokesman" goes on with.</summary>
    public Member? Unnamed(string noun, int sentence) =>
        history.FindLast(mention =>
            sentence - mention.Sentence <= 4 && mention.Member.Kind == SpeakerKind.Unnamed && mention.Head.Lemma == noun)?.Member;
}
