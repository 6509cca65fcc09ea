namespace BriefingBot.Statements.Attribution;

/// <summary>
/// Whom "he", "she" and "the spokesman" mean: the one resolver for pronouns and roles. Candidates are scored by how they were mentioned in
/// the last sentences; the weights were measured by STATEMENTS.md's prototype (agreement with marks made by hand: 79%).
/// </summary>
internal sealed class ReferenceResolver
{
    private const int Memory = 40;
    private const int Reach = 12;
    private const int SpeakerReach = 10;
    private readonly List<Mention> history = [];

    /// <summary>Speakers mentioned so far outside quotations, persons only, the latest last.</summary>
    public IReadOnlyList<Mention> History => history;

    private IReadOnlyList<ArticleSpeaker> LastSpeakers { get; set; } = [];

    private int LastSpeakerSentence { get; set; } = -Reach;

    private bool LastWasInverted { get; set; }

    public void Remember(Sentence sentence) => history.AddRange(sentence.Mentions.Where(mention => mention.Speaker.IsPerson));

    public void RememberSpeaker(IReadOnlyList<ArticleSpeaker> speakers, int sentence, bool wasInverted)
    {
        LastSpeakers = speakers;
        LastSpeakerSentence = sentence;
        LastWasInverted = wasInverted;
    }

    /// <summary>Resolves a source to speakers of the article; null where it is nobody it names.</summary>
    public IReadOnlyList<ArticleSpeaker>? Resolve(Source? source, Sentence sentence) => source switch
    {
        null or { Kind: SourceKind.Nobody } => null,
        { Kind: SourceKind.Name } => source.Named,
        { Kind: SourceKind.Pronoun } => Pronoun(source.Word!, sentence, source.First) is { } speaker ? [speaker] : null,
        _ => Role(source, sentence) is { } speaker ? [speaker] : null,
    };

    /// <summary>The likeliest person for "he" or "she" at an item of a sentence.</summary>
    public ArticleSpeaker? Pronoun(string pronoun, Sentence sentence, int at)
    {
        Gender gender = pronoun is "she" or "her" ? Gender.Female : Gender.Male;
        bool isOwner = sentence.WordAt(at) is "his" or "her";
        var scores = new Dictionary<ArticleSpeaker, double>();
        void Consider(ArticleSpeaker speaker, double score)
        {
            if (speaker.MayBe(gender))
            {
                scores[speaker] = Math.Max(score, scores.GetValueOrDefault(speaker, double.MinValue));
            }
        }

        foreach (Mention mention in sentence.Mentions.Where(mention => mention.End <= at))
        {
            // "X's promise and his threat": owners stand side by side.
            double score = mention.IsPossessive ? isOwner ? 3.2 : 1.6 : mention.IsSubject ? 4.0 : 1.0;
            Consider(mention.Speaker, score + (mention.IsSubject && mention == sentence.Mentions[0] ? 0.5 : 0));
        }

        foreach (Mention mention in history.Skip(history.Count - Memory))
        {
            int distance = sentence.Number - mention.Sentence;
            if (distance <= Reach)
            {
                Consider(mention.Speaker, 2.6 - 0.6 * distance + (mention.IsSubject ? 0.9 : 0) + (mention.IsFirstPerson && distance == 1 ? 1.0 : 0) - (mention.IsPossessive ? 0.2 : 0));
            }
        }

        int since = sentence.Number - LastSpeakerSentence;
        if (since <= SpeakerReach)
        {
            foreach (ArticleSpeaker speaker in LastSpeakers)
            {
                Consider(speaker, Math.Max(scores.GetValueOrDefault(speaker, double.MinValue), 2.6 - 0.3 * since) + 0.4 + (LastWasInverted && since == 1 ? 1.0 : 0));
            }
        }

        ArticleSpeaker? best = null;
        double bestScore = double.MinValue;
        foreach ((ArticleSpeaker speaker, double score) in scores)
        {
            double total = score + (speaker.Gender == gender ? 0.8 : 0);
            if (total > bestScore)
            {
                (best, bestScore) = (speaker, total);
            }
        }

        return best;
    }

    /// <summary>"the Kremlin spokesman": the last mentioned person whose role has the head noun and all the phrase's names.</summary>
    private ArticleSpeaker? Role(Source source, Sentence sentence)
    {
        if (sentence.WordAt(source.First) != "the")
        {
            return null;
        }

        if (source.Word is null)
        {
            // "the harbour master": a noun that no list has means who was called so, word for word.
            string phrase = string.Join(' ', sentence.Words[(source.First + 1)..source.End]);
            return history.FindLast(mention => mention.Speaker.Roles.Contains(phrase, StringComparer.OrdinalIgnoreCase))?.Speaker;
        }

        var modifiers = new List<string>();
        for (int i = source.First + 1; i < source.End; i++)
        {
            if (sentence.Words[i] != source.Word && sentence.Items[i].Word is { IsCapital: true } word)
            {
                modifiers.Add(word.Base.ToLowerInvariant());
            }
        }

        for (int i = history.Count - 1; i >= 0; i--)
        {
            if (history[i].Speaker.HasRole(source.Word, modifiers))
            {
                return history[i].Speaker;
            }
        }

        return null;
    }
}
