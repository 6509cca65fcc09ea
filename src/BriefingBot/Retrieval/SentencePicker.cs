using BriefingBot.Language;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>A sentence that may bear a fact; its span counts in the body.</summary>
/// <param name="Phrase">The phrase of the kind asked for that it bears, counted in <paramref name="Text"/>; null where there is none.</param>
/// <param name="Phrases">All such phrases.</param>
public sealed record PickedSentence(PassageHit Passage, Span Span, string Text, FactFeatures Features, FactPhrase? Phrase, IReadOnlyList<FactPhrase> Phrases)
{
    /// <summary>What the question asks for.</summary>
    public AskedFact Fact { get; init; } = AskedFact.Any;

    /// <summary>What speaks against it; looked into for the best only.</summary>
    public FactDoubts Doubts { get; init; } = FactDoubts.None;

    /// <summary>The article, or the one that it reprints: what several reprints say is one voice.</summary>
    public string Voice { get; init; } = Passage.Article.Id;

    /// <summary>Where it points back ("It has …"), the sentence right before it, which names the thing asked about; counts in the body. Else null.</summary>
    public Span? Named { get; init; }

    /// <summary>Part of the question's weight in the sentence, 0 to 1; what only the sentence before holds counts in part.</summary>
    public double Share => Features.Share;

    /// <summary>Part of the question's weight in the sentence's passage and title, 0 to 1.</summary>
    public double Covered => Features.Covered;

    /// <summary>What speaks for it by words and form; orders the candidates.</summary>
    public double Evidence => Features.Score - (Doubts.Any ? DoubtWeight : 0);

    /// <summary>The probability that it answers the question, 0 to 1; 0 where that wasn't judged.</summary>
    public double Relevance { get; init; }

    private const double DoubtWeight = 0.25;
}

/// <summary>Chooses the sentences of retrieved passages that answer a question for a fact; see <see cref="FactFeatures"/>.</summary>
public sealed partial class SentencePicker(ISearchIndex index)
{
    private const int ShortSentence = 6;
    private const int Doubted = 24;

    /// <summary>What somebody by what they are ("the council") is worth beside a name.</summary>
    private const double UnnamedWorth = 0.8;

    /// <summary>What a weekday is worth beside a full day.</summary>
    private const double LooseDay = 0.4;

    /// <summary>A word that stands in the sentence before one that points back.</summary>
    private const double NamedShare = 0.5;

    /// <summary>Sentences of the passages, best first. A fragment of a few words is taken with its neighbour.</summary>
    public IReadOnlyList<PickedSentence> Pick(string question, IReadOnlyList<PassageHit> passages)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        var terms = new AskedWords(question, index);
        if (terms.IsEmpty)
        {
            return [];
        }

        AskedFact fact = AskedFact.Of(question);
        HashSet<string> pairs = FactWords.Pairs(question);
        HashSet<string> years = Years(question);
        HashSet<string> asked = [.. FactWords.Of(question)];
        var picked = new List<PickedSentence>();
        IReadOnlyDictionary<string, string> voices = index.Reprints.Voices(passages.Select(hit => hit.Article.Id));
        for (int rank = 0; rank < passages.Count; rank++)
        {
            PassageHit hit = passages[rank];
            double covered = terms.ShareIn(new WordBag(hit.Passage.Text + " " + hit.Article.Title));
            int dateline = FactPhrases.AfterDateline(hit.Passage.Text);
            IReadOnlyList<Span> sentences = Sentences.Split(hit.Passage.Text, new Span(0, hit.Passage.Text.Length));
            foreach (Span local in Joined(hit.Passage.Text, sentences))
            {
                string text = local.Of(hit.Passage.Text);
                List<FactPhrase> phrases = [.. FactPhrases.Of(fact, text, asked).Where(phrase => phrase.Span.Start + local.Start >= dateline).Select(phrase => phrase with { Fits = PhraseFit.Fits(fact, text, phrase) })];
                List<string> words = FactWords.Of(text);
                double kind = Kind(fact, text, phrases);
                double share = terms.ShareIn(new WordBag(words));
                Span? before = kind > 0 ? PointingBack.To(hit.Passage.Text, local, sentences) : null;
                double named = before is { } antecedent ? terms.ShareIn(new WordBag(words), new WordBag(antecedent.Of(hit.Passage.Text))) - share : 0;
                var features = new FactFeatures(
                    share + (named * NamedShare),
                    covered,
                    pairs.Count == 0 ? 0 : FactWords.Pairs(text).Count(pairs.Contains) / (double)pairs.Count,
                    kind,
                    1 / (rank + 1.0),
                    Agreement: 0,
                    IsOfOtherYear(text, years) ? 1 : 0,
                    IsUnfinished(text) ? 1 : 0,
                    phrases.Exists(phrase => phrase.Fits) ? 1 : 0);
                picked.Add(new PickedSentence(hit, InBody(hit, local), text, features, null, phrases)
                {
                    Fact = fact,
                    Voice = voices[hit.Article.Id],
                    Named = named > 0 ? InBody(hit, before!.Value) : null,
                });
            }
        }

        return ToldOnce.Of(Ranked(WithDoubts(question, Ranked(PhraseAgreement.Weigh(picked, Rarity)))), index.Reprints);
    }

    private static Span InBody(PassageHit hit, Span local) => new(hit.Passage.Span.Start + local.Start, hit.Passage.Span.Start + local.End);

    private static List<PickedSentence> Ranked(IEnumerable<PickedSentence> sentences) =>
        [.. sentences.OrderByDescending(p => p.Evidence).ThenBy(p => p.Passage.Article.Id, StringComparer.Ordinal).ThenBy(p => p.Span.Start)];

    private static List<PickedSentence> WithDoubts(string question, List<PickedSentence> ranked)
    {
        List<PickedSentence> best = [.. ranked.Take(Doubted)];
        return
        [
            .. best.Select(sentence => sentence with
            {
                Doubts = FactDoubts.Of(question, sentence, best.Where(other => sentence.Phrase is { } phrase && other.Phrase is { } its && !FactPhrases.Differ(phrase.Key, its.Key))),
            }),
            .. ranked.Skip(Doubted),
        ];
    }

    private double Rarity(string word)
    {
        double passages = Math.Max(2, index.Count.Passages);
        return Math.Log(passages / Math.Clamp(index.DocumentFrequency(word), 1, passages)) / Math.Log(passages);
    }

    private static double Kind(AskedFact fact, string text, List<FactPhrase> phrases) => fact.Kind switch
    {
        FactKind.Reason => Reason().IsMatch(text) ? 1 : 0,
        FactKind.Time => phrases.Count > 0 ? phrases.Max(phrase => DayWorth(phrase.Key.Split('/'))) : Century().IsMatch(text) ? LooseDay : 0,
        FactKind.Who => phrases.Count == 0 ? (HasUnnamed(fact, text) ? UnnamedWorth : 0) : phrases.Exists(phrase => phrase.Text.Contains(' ', StringComparison.Ordinal)) ? 1 : 0.8,
        FactKind.Any => 0,
        _ => phrases.Count > 0 ? 1 : 0,
    };

    /// <summary>"The council wants to sell it": somebody by what they are, whom the question doesn't name.</summary>
    private static bool HasUnnamed(AskedFact fact, string text) =>
        TopicWords.Of(text).Exists(word => (Lexicon.Default.CanSpeak(word) || Lexicon.Default.IsRole(word)) && !fact.Words.Contains(FactWords.Stem(word)));

    /// <summary>A full day is worth most, a year alone least.</summary>
    private static double DayWorth(string[] parts) => parts.Length < 3 ? LooseDay : (parts[0].Length > 0 ? 0.4 : 0) + (parts[1] != "0" ? 0.2 : 0) + (parts[2] is not ("" or "0") ? 0.4 : 0);

    private static HashSet<string> Years(string text) => [.. Year().Matches(text).Select(match => match.Value)];

    /// <summary>True where the question names a year and the sentence names only others.</summary>
    private static bool IsOfOtherYear(string text, HashSet<string> asked)
    {
        if (asked.Count == 0)
        {
            return false;
        }

        HashSet<string> own = Years(text);
        return own.Count > 0 && !own.Overlaps(asked);
    }

    /// <summary>A question, or a heading without a word in small letters that carries meaning.</summary>
    private static bool IsUnfinished(string text) =>
        text.TrimEnd().EndsWith('?') || !text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => char.IsLower(word[0]) && !TopicWords.IsFunction(word));

    /// <summary>The sentences of a passage, each fragment joined with what follows it, or else with what goes before.</summary>
    private static List<Span> Joined(string text, IReadOnlyList<Span> sentences)
    {
        var spans = new List<Span>();
        foreach (Span sentence in sentences)
        {
            bool joins = spans.Count > 0 && (WordCount(spans[^1].Of(text)) < ShortSentence || WordCount(sentence.Of(text)) < ShortSentence)
                && !text[spans[^1].End..sentence.Start].Contains("\n\n", StringComparison.Ordinal);
            if (joins)
            {
                spans[^1] = new Span(spans[^1].Start, sentence.End);
            }
            else
            {
                spans.Add(sentence);
            }
        }

        return spans;
    }

    private static int WordCount(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:today|century)\b", Loose)]
    private static partial Regex Century();

    [GeneratedRegex(@"\b(?:1[0-9]{3}|20[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:because|since|due to|as a result|owing to|so that|in order to|therefore|that[’']s why|that is why|reasons?|to avoid|to prevent)\b", Loose)]
    private static partial Regex Reason();
}
