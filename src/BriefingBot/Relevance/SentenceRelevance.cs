using BriefingBot.Indexing;
using BriefingBot.Retrieval;

namespace BriefingBot.Relevance;

/// <summary>Judges the sentences that may answer a question for a fact: one probability each.</summary>
public sealed class SentenceRelevance(ISearchIndex index, RelevanceModel model)
{
    /// <summary>So many of those with the most evidence are judged.</summary>
    private const int Pool = 24;

    /// <summary>So many passages nearest in meaning are looked at.</summary>
    private const int Passages = 100;

    /// <summary>
    /// Where the rarest word of the question, or any that carries so much of its weight ("who is Konstantin Kisin" and a passage on another
    /// Konstantin), stands nowhere near, the sentence is of another matter: related at best.
    /// </summary>
    private const double MostRarestMissing = 0.3;

    private const double MostMissing = 0.45;

    /// <summary>Short of an answer.</summary>
    private const double Short = 0.99;

    /// <summary>The most relevant first; then, not judged, those with less evidence.</summary>
    /// <param name="picked">By their evidence, best first.</param>
    /// <param name="vector">That of the question; null where there is no model.</param>
    /// <param name="observe">Told of the whole pool, for measuring.</param>
    public IReadOnlyList<PickedSentence> Judge(
        string question,
        IReadOnlyList<PickedSentence> picked,
        ReadOnlyMemory<float>? vector,
        SearchFilter filter,
        Action<IReadOnlyList<Judged>>? observe)
    {
        ArgumentNullException.ThrowIfNull(picked);
        Dictionary<string, double> meaning = vector is { } known
            ? index.SearchMeaning(known, Passages, filter).ToDictionary(hit => hit.Passage.Id, hit => hit.Score, StringComparer.Ordinal)
            : [];
        var asked = new AskedWords(question, index);
        List<(PickedSentence Sentence, double[] Features)> pool =
        [
            .. picked.Take(Pool)
                .Select(own => (own, SentenceFeatures.Of(own, asked, meaning.GetValueOrDefault(own.Passage.Passage.Id)))),
        ];
        observe?.Invoke([.. pool.Select(own =>
            new Judged(CandidateKind.Sentence, own.Sentence.Passage.Article.Id, own.Sentence.Text, own.Features))]);
        return
        [
            .. pool.Select(own => own.Sentence with { Relevance = Probability(own.Sentence, asked, own.Features, vector is not null) })
                .OrderByDescending(sentence => sentence.Relevance)
                .ThenBy(sentence => sentence.Passage.Article.Id, StringComparer.Ordinal).ThenBy(sentence => sentence.Span.Start),
            .. picked.Skip(Pool),
        ];
    }

    private double Probability(PickedSentence sentence, AskedWords asked, double[] features, bool hasMeaning)
    {
        double probability = model.Of(features, hasMeaning);
        PassageHit hit = sentence.Passage;
        double missing = asked.HeaviestMissingFrom(
            new WordBag(sentence.Text), new WordBag(hit.Passage.Text), new WordBag(hit.Article.Title));
        bool isOther = features[RarestMissing] >= MostRarestMissing || missing >= MostMissing;
        return isOther ? Math.Min(probability, RelevanceModel.AnswersFact * Short) : probability;
    }

    private static readonly int RarestMissing = SentenceFeatures.Names.IndexOf("rarest-missing");
}
