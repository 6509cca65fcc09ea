namespace BriefingBot.Statements.Attribution;

/// <summary>Finds nouns that report words and whose they are.</summary>
internal sealed class NounCueFinder(ReferenceResolver references, Lexicon lexicon)
{
    private static readonly HashSet<string> NounFollowers = ["that", "to", "for", "of", "about", "on", "as", "against", "over", "regarding", "is", "was", ":", "toward", "with", "in"];

    /// <summary>"X's claim that …", "his call for …".</summary>
    public void Find(Sentence sentence)
    {
        for (int i = 1; i < sentence.Count; i++)
        {
            if (sentence.IsQuotation(i) || !lexicon.NounCues.Contains(sentence.Words[i]) || !NounFollowers.Contains(sentence.WordAt(i + 1)) || sentence.Cues.Exists(cue => cue.At == i))
            {
                continue;
            }

            int k = i - 1;
            for (int steps = 0; k >= 0 && steps < 4 && sentence.IsPlainWord(k) && sentence.MentionAt[k] is null && sentence.Words[k] is not ("his" or "her") &&
                !lexicon.Determiners.Contains(sentence.Words[k]) && !lexicon.Prepositions.Contains(sentence.Words[k]); steps++)
            {
                k--;
            }

            Source? source = k < 0 || sentence.IsQuotation(k) ? null
                : sentence.MentionEndingAt(k + 1) is { IsPossessive: true } owner ? Source.Name(owner)
                : sentence.Words[k] is "his" or "her" ? Source.Pronoun(sentence.Words[k] == "his" ? "he" : "she", k)
                : null;
            if (source is not null)
            {
                sentence.Cues.Add(new Cue
                {
                    At = i,
                    Start = source.First,
                    End = i + 1,
                    Speakers = references.Resolve(source, sentence),
                    Text = sentence.Words[i],
                    Categories = CueCategories.Noun,
                    Mode = CueMode.Noun,
                    Source = source,
                });
            }
        }
    }
}
