using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Whom "he", "she", "it", "they" and "the spokesman" mean. Persons are scored by how they were mentioned in the last sentences; bodies and
/// groups are the last subject of their kind.
/// </summary>
internal sealed class Coreference
{
    private const int Memory = 40;
    private readonly List<Mention> history = [];
    private readonly PronounWeights weights = PronounWeights.Default;
    private Member? lastSpeaker;
    private int lastSpeakerSentence = int.MinValue / 2;
    private bool lastWasInverted;

    /// <summary>Mentions so far outside quotations, the latest last.</summary>
    public IReadOnlyList<Mention> History => history;

    public void Remember(Mention mention) => history.Add(mention);

    public void RememberSpeaker(Member speaker, int sentence, bool wasInverted) =>
        (lastSpeaker, lastSpeakerSentence, lastWasInverted) = (speaker, sentence, wasInverted);

    /// <summary>The likeliest person for "he" or "she" at a word; null if nobody fits.</summary>
    public Member? Person(Token pronoun, IReadOnlyList<Mention> inSentence)
    {
        Gender gender = pronoun.Lower is "she" or "her" or "hers" or "herself" ? Gender.Female : Gender.Male;
        bool isOwner = pronoun.Relation == "nmod:poss";
        var scores = new Dictionary<Member, double>();
        void Consider(Mention mention, double score)
        {
            if (mention.Member.MayBe(gender))
            {
                scores[mention.Member] = Math.Max(score, scores.GetValueOrDefault(mention.Member, double.MinValue));
            }
        }

        foreach (Mention mention in inSentence.Where(mention => mention.Head.Index < pronoun.Index))
        {
            double owner = isOwner ? weights.OwnerBesideOwner : weights.OwnerHere;
            Consider(mention, mention.IsPossessive ? owner : mention.IsSubject ? weights.SubjectHere : weights.OtherHere);
        }

        foreach (Mention mention in history.Skip(history.Count - Memory))
        {
            int distance = pronoun.Sentence.Index - mention.Sentence;
            if (distance <= weights.Reach)
            {
                double subject = mention.IsSubject ? weights.SubjectEarlier : 0, owner = mention.IsPossessive ? weights.OwnerEarlier : 0;
                Consider(mention, weights.Earlier - (weights.Fading * distance) + subject - owner);
            }
        }

        AddLastSpeaker(pronoun, gender, scores);
        return scores.Count == 0
            ? Surname(pronoun.Sentence.Index, gender)
            : scores.MaxBy(entry => entry.Value + (entry.Key.Gender == gender ? weights.KnownGender : 0)).Key;
    }

    /// <summary>"“…,” he said" goes on with who spoke before, rather than with whom the words were about.</summary>
    private static bool SpeaksOn(Token pronoun) => pronoun.Base() == "nsubj" && pronoun.Sentence.Tokens.Any(token => token.IsQuotationMark);

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

    /// <summary>The group or body that "they" means: the last subject of that kind, two sentences back at most.</summary>
    public Member? Plural(int sentence) =>
        history.FindLast(mention => sentence - mention.Sentence <= 2 && mention.IsSubject) is { Member.Kind: SpeakerKind.Group } mention
            ? mention.Member : null;

    /// <summary>
    /// The person who has a role: "the Kremlin spokesman", the last mentioned one whose role has the noun and all the phrase's other words.
    /// </summary>
    public Member? ByRole(string noun, IReadOnlyCollection<string> modifiers) =>
        history.FindLast(mention => mention.Member.Kind == SpeakerKind.Person && mention.Member.HasRole(noun, modifiers))?.Member;

    /// <summary>The unnamed source that "the spokesman" goes on with.</summary>
    public Member? Unnamed(string noun, int sentence) =>
        history.FindLast(mention =>
            sentence - mention.Sentence <= 4 && mention.Member.Kind == SpeakerKind.Unnamed && mention.Head.Lemma == noun)?.Member;

    private void AddLastSpeaker(Token pronoun, Gender gender, Dictionary<Member, double> scores)
    {
        int since = pronoun.Sentence.Index - lastSpeakerSentence;
        if (lastSpeaker is { } speaker && speaker.MayBe(gender) && since <= weights.SpeakerReach)
        {
            scores[speaker] = Math.Max(scores.GetValueOrDefault(speaker, double.MinValue),
                weights.Earlier - (weights.SpeakerFading * since)) + weights.Speaker +
                (lastWasInverted && since <= 1 ? weights.SpeakerInverted : 0) + (SpeaksOn(pronoun) ? weights.SpeakerSpeaks : 0);
        }
    }
}

/// <summary>
/// Weights of the candidates for a pronoun. They were fitted by hand on marked articles (agreement 79%); whoever was subject counts most,
/// and what stands further back counts less.
/// </summary>
internal sealed record PronounWeights(
    double SubjectHere, double OwnerBesideOwner, double OwnerHere, double OtherHere, double Earlier, double Fading, double SubjectEarlier,
    double OwnerEarlier, double Speaker,
    double SpeakerFading, double SpeakerInverted, double SpeakerSpeaks, double KnownGender, int Reach, int SpeakerReach)
{
    public static PronounWeights Default { get; } = new(4.2, 3.2, 1.6, 1.0, 2.6, 0.6, 0.9, 0.2, 0.4, 0.3, 1.0, 1.2, 0.8, 12, 10);
}
