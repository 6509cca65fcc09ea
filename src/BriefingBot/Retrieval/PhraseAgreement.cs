namespace BriefingBot.Retrieval;

/// <summary>
/// Texts that were written apart and bear the same phrase speak for it (Brill, Dumais and Banko, "An Analysis of the AskMSR
/// Question-Answering System", EMNLP 2002). A reprint counts once; a word that stands everywhere in the archive speaks softly.
/// </summary>
internal static class PhraseAgreement
{
    /// <summary>Sentences far worse than the best have no voice.</summary>
    private const double LeastOfBest = 0.4;

    /// <summary>A phrase that stands where an answer stands is taken before one that others bear: the thing asked about stands everywhere.</summary>
    private const double FitChoice = 3;

    /// <summary>Each sentence with the phrase that most others bear too, and how far they agree on it.</summary>
    /// <param name="rarity">How rare a word is in the archive, 0 to 1.</param>
    public static List<PickedSentence> Weigh(List<PickedSentence> sentences, Func<string, double> rarity)
    {
        double best = sentences.Count == 0 ? 0 : sentences.Max(s => s.Features.Alone);
        if (best <= 0)
        {
            return sentences;
        }

        Dictionary<string, double> support = Support(sentences, best);
        foreach (string key in support.Keys.Where(key => key.All(char.IsLetter)).ToList())
        {
            support[key] *= rarity(key);
        }

        double most = support.Count == 0 ? 0 : support.Values.Max();
        return sentences.ConvertAll(sentence =>
        {
            FactPhrase? phrase = sentence.Phrases.MaxBy(p => support.GetValueOrDefault(p.Key) * (p.Fits ? FitChoice : 1));
            double agreement = phrase is null || most <= 0 ? 0 : support.GetValueOrDefault(phrase.Key) / most;
            return sentence with { Phrase = phrase, Features = sentence.Features with { Agreement = agreement } };
        });
    }

    private static Dictionary<string, double> Support(List<PickedSentence> sentences, double best)
    {
        var own = new Dictionary<string, double>(StringComparer.Ordinal);
        var heard = new HashSet<(string Key, string Voice)>();
        foreach (PickedSentence sentence in sentences.OrderByDescending(s => s.Features.Alone))
        {
            double voice = sentence.Features.Alone / best;
            foreach (FactPhrase phrase in sentence.Phrases.DistinctBy(p => p.Key))
            {
                // One voice an article with its reprints, and one a text, whoever prints it.
                if (voice >= LeastOfBest && heard.Add((phrase.Key, sentence.Voice)) && heard.Add((phrase.Key, "text:" + sentence.Text)))
                {
                    own[phrase.Key] = own.GetValueOrDefault(phrase.Key) + (voice * voice);
                }
            }
        }

        // "15 November" and "November 2020" speak for "15 November 2020", which says more than either.
        return own.ToDictionary(
            pair => pair.Key,
            pair => own.Sum(other => other.Key == pair.Key || FactPhrases.Includes(pair.Key, other.Key) ? other.Value : 0),
            StringComparer.Ordinal);
    }
}
