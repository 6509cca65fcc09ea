namespace BriefingBot.Statements.Attribution;

/// <summary>Finds phrases that name a source without a verb: "according to X", "in X's view", "For X, …".</summary>
internal sealed class AccordingFinder(SourceFinder sources, ReferenceResolver references)
{
    private static readonly HashSet<string> Views = ["view", "words", "opinion", "telling", "estimation", "mind", "eyes", "judgment", "judgement", "estimate"];

    /// <summary>The cue that a phrase beginning at an item is; null where none does.</summary>
    public Cue? At(Sentence sentence, int i, string word)
    {
        switch (word)
        {
            case "according" when sentence.WordAt(i + 1) == "to":
                Source? source = sentence.WordAt(i + 2) is "him" or "her" && !sentence.IsNounAt(i + 3) ? Source.Pronoun(sentence.Words[i + 2] == "him" ? "he" : "she", i + 2) : sources.At(sentence, i + 2);
                source = source is { Kind: SourceKind.Phrase } ? AgentBehind(sentence, source) ?? source : source;
                bool isOwned = source is { Kind: SourceKind.Name } && sentence.WordAt(source.End) is "campaign" or "poll" or "spokesman" or "spokeswoman";
                return AccordingCue(i, source?.End ?? i + 2, isOwned ? null : references.Resolve(source, sentence), "according to", CueCategories.Speech);
            case "in" when i + 2 < sentence.Count:
                return InTheViewOf(sentence, i);
            case "for" or "to" when i == 0 && sentence.Count > 3 && sentence.MentionStartingAt(1) is { IsPossessive: false, Speaker.IsPerson: true } mention && sentence.WordAt(mention.End) == ",":
                return AccordingCue(i, mention.End + 1, [mention.Speaker], word, CueCategories.Belief);
            default:
                return null;
        }
    }

    private Cue? InTheViewOf(Sentence sentence, int i)
    {
        Mention? owner = sentence.MentionAt[i + 1];
        int end = owner is { IsPossessive: true } ? owner.End : sentence.Words[i + 1] is "his" or "her" ? i + 2 : -1;
        if (end < 0 || !Views.Contains(sentence.WordAt(end)))
        {
            return null;
        }

        ArticleSpeaker? speaker = owner?.Speaker ?? references.Pronoun(sentence.Words[i + 1] == "his" ? "he" : "she", sentence, i);
        return AccordingCue(i, end + 1, speaker is null ? null : [speaker], "in the " + sentence.Words[end] + " of", CueCategories.Speech);
    }

    /// <summary>"according to a letter by X".</summary>
    private Source? AgentBehind(Sentence sentence, Source phrase)
    {
        for (int i = phrase.End; i < Math.Min(sentence.Count, phrase.End + 9); i++)
        {
            if (sentence.Words[i] is "by" or "from")
            {
                return sources.At(sentence, i + 1) is { Kind: SourceKind.Name } agent ? agent : null;
            }

            if (sentence.Words[i] is "," or ".")
            {
                break;
            }
        }

        return null;
    }

    private static Cue AccordingCue(int at, int end, IReadOnlyList<ArticleSpeaker>? speakers, string text, CueCategories categories) =>
        new() { At = at, Start = at, End = end, Speakers = speakers, Text = text, Categories = categories, Mode = CueMode.According };
}
