using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>A sentence that may bear a fact; its span counts in the body.</summary>
/// <param name="Share">Part of the question's weight in the sentence, 0 to 1.</param>
/// <param name="Covered">Part of the question's weight in the sentence's passage and title, 0 to 1.</param>
public sealed record PickedSentence(PassageHit Passage, Span Span, string Text, double Share, double Covered, double Score);

/// <summary>Chooses the sentences of retrieved passages that answer a question for a fact, by rare words shared, the kind of answer asked for and rank.</summary>
public sealed partial class SentencePicker(ISearchIndex index)
{
    private const int ShortSentence = 6;
    private const double CueWeight = 0.2;
    private const double PassageWeight = 0.4;
    private const double RankWeight = 0.2;

    private static readonly FrozenSet<string> Asking =
        "who whom whose what when where why how which many much long old far did do does is are was were tell name please year date day".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sentences of the passages, best first. A fragment of a few words is taken with its neighbour.</summary>
    public IReadOnlyList<PickedSentence> Pick(string question, IReadOnlyList<PassageHit> passages)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        Dictionary<string, double> terms = Terms(question);
        double total = terms.Values.Sum();
        if (total <= 0)
        {
            return [];
        }

        Func<string, bool> bearsKind = KindOf(question);
        HashSet<string> asked = [.. TopicWords.Of(question)];
        var picked = new List<PickedSentence>();
        for (int rank = 0; rank < passages.Count; rank++)
        {
            PassageHit hit = passages[rank];
            double covered = Share(hit.Passage.Text + " " + hit.Article.Title, terms, total);
            foreach (Span local in Joined(hit.Passage.Text))
            {
                string text = local.Of(hit.Passage.Text);
                double share = Share(text, terms, total);
                bool kind = bearsKind(string.Join(' ', NewWords(text, asked)));
                double score = share + (PassageWeight * covered) + (kind ? CueWeight : 0) + (RankWeight / (rank + 1));
                picked.Add(new PickedSentence(hit, new Span(hit.Passage.Span.Start + local.Start, hit.Passage.Span.Start + local.End), text, share, covered, score));
            }
        }

        return [.. picked.OrderByDescending(p => p.Score).ThenBy(p => p.Passage.Article.Id, StringComparer.Ordinal).ThenBy(p => p.Span.Start)];
    }

    /// <summary>A looser stem than a topic's: verb endings go as well.</summary>
    internal static string Stem(string word) => word switch
    {
        { Length: > 5 } when word.EndsWith("ing", StringComparison.Ordinal) => Undouble(word[..^3]),
        { Length: > 4 } when word.EndsWith("ed", StringComparison.Ordinal) => Undouble(word[..^2]),
        { Length: > 5 } when word.EndsWith("ly", StringComparison.Ordinal) => word[..^2],
        { Length: > 4 } when word.EndsWith('e') => word[..^1],
        _ => word,
    };

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : stem.Length > 4 && stem.EndsWith('e') ? stem[..^1] : stem;

    private Dictionary<string, double> Terms(string question)
    {
        int passages = Math.Max(1, index.Count.Passages);
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string word in TopicWords.ContentOf(question).Where(word => !Asking.Contains(word)))
        {
            int holding = index.DocumentFrequency(word);

            // A word the archive does not know is most often another word for something it does: it counts half.
            terms[Stem(word)] = Math.Log(1 + (passages / (double)Math.Max(1, holding))) * (holding == 0 ? 0.5 : 1);
        }

        return terms;
    }

    private static double Share(string text, Dictionary<string, double> terms, double total)
    {
        HashSet<string> words = [.. TopicWords.Of(text).SelectMany(word => word.Contains('-', StringComparison.Ordinal) ? word.Split('-').Append(word) : [word]).Select(Stem)];
        return terms.Sum(term => words.Contains(term.Key) ? term.Value : 0) / total;
    }

    /// <summary>The sentences of a passage, each fragment joined with what follows it, or else with what goes before.</summary>
    private static List<Span> Joined(string text)
    {
        var spans = new List<Span>();
        foreach (Span sentence in SentenceSplitter.Split(text, new Span(0, text.Length)))
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

    private static IEnumerable<string> NewWords(string text, HashSet<string> asked) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !TopicWords.Of(word).TrueForAll(asked.Contains));

    /// <summary>Whether words that the question does not hold are of the kind it asks for.</summary>
    private static Func<string, bool> KindOf(string question)
    {
        if (ForNumber().IsMatch(question))
        {
            return Number().IsMatch;
        }

        if (ForTime().IsMatch(question))
        {
            return Time().IsMatch;
        }

        if (ForReason().IsMatch(question))
        {
            return Reason().IsMatch;
        }

        return ForName().IsMatch(question) ? Name().IsMatch : _ => false;
    }

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:how (?:many|much|long|old|far|tall|high|large|big)|revenue|price|cost|population|percent(?:age)?|number of|amount|score|salary)\b", Loose)]
    private static partial Regex ForNumber();

    [GeneratedRegex(@"\b(?:when|(?:what|which) (?:year|date|day|month|time)|release date|premiere date)\b", Loose)]
    private static partial Regex ForTime();

    [GeneratedRegex(@"\b(?:why|what (?:caused|led to)|for what reason)\b", Loose)]
    private static partial Regex ForReason();

    [GeneratedRegex(@"\b(?:who|whom|whose|where|which|what)\b", Loose)]
    private static partial Regex ForName();

    [GeneratedRegex(@"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|twice)\b", Loose)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:1[0-9]{3}|20[0-9]{2})\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+[0-9]|[0-9]\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", Loose)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(?:because|since|due to|as a result|owing to|so that|in order to|therefore|reasons?|to avoid|to prevent)\b", Loose)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}’'-]+\s+\p{Lu}|(?<=[\p{Ll},]\s)\p{Lu}\p{Ll}+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
