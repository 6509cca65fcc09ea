namespace BriefingBot.Statements.Attribution;

/// <summary>Finds who governs a verb without a subject of its own: "X came to Y and said", "…, adding that".</summary>
internal sealed class GovernorFinder(SourceFinder sources, Lexicon lexicon)
{
    private static readonly HashSet<string> ClauseOpeners =
        ["", ",", "and", "but", "while", "as", "when", "after", "because", "that", ";", "—", "--", "though", "before", "where", "if"];

    /// <summary>Who governs a verb without a subject of its own: the nearer of the last cue's source and the last clause's subject.</summary>
    public Source? Of(Sentence sentence, int at)
    {
        Source? last = sentence.Cues.LastOrDefault(cue => cue.At < at && cue.Source is not null && !cue.IsRelative)?.Source;
        int border = last?.First ?? -1;
        for (int i = sentence.Mentions.Count - 1; i >= 0; i--)
        {
            Mention mention = sentence.Mentions[i];
            if (mention.End < at && mention.First > border && mention.IsSubject && mention.Speaker.IsPerson &&
                ClauseOpeners.Contains(sentence.WordAt(PhraseOpener(sentence, mention))) && sentence.MentionAt[mention.End] is null && IsVerbLike(sentence.Words[mention.End]))
            {
                return Source.Name(mention);
            }
        }

        for (int i = at - 1; i > border; i--)
        {
            if (sentence.Words[i] is "he" or "she")
            {
                return Source.Pronoun(sentence.Words[i], i);
            }
        }

        return last ?? sources.MainSubject(sentence, at);
    }

    /// <summary>The item before the whole noun phrase: over "the paper's", "campaign manager" and the like.</summary>
    private int PhraseOpener(Sentence sentence, Mention mention)
    {
        int i = mention.First - 1;
        while (i >= 0 && !sentence.IsQuotation(i) && (sentence.MentionAt[i] is { IsPossessive: true } || lexicon.Roles.Contains(sentence.Words[i]) || sentence.Words[i] is "the" or "a" or "an"))
        {
            i--;
        }

        return i;
    }

    private bool IsVerbLike(string word) => lexicon.IsCue(word) || word.EndsWith("ed", StringComparison.Ordinal) || lexicon.IsAdverb(word);
}
