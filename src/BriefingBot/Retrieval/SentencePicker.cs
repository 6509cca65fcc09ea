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
    private const double PairWeight = 0.25;
    private const double OtherYearPenalty = 0.3;

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

        Func<string, double> bearsKind = KindOf(question);
        HashSet<string> pairs = Pairs(question);
        HashSet<string> years = Years(question);
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
                double kind = bearsKind(string.Join(' ', NewWords(text, asked)));
                double paired = pairs.Count == 0 ? 0 : Pairs(text).Count(pairs.Contains) / (double)pairs.Count;
                double score = share + (PassageWeight * covered) + (CueWeight * kind) + (PairWeight * paired) + (RankWeight / (rank + 1))
                    - (IsOfOtherYear(text, years) ? OtherYearPenalty : 0);
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

    /// <summary>Neighbouring words that carry meaning: a name or term of two words is worth more than its words apart.</summary>
    private static HashSet<string> Pairs(string text)
    {
        List<string> words = [.. TopicWords.Of(text).Where(word => !TopicWords.IsFunction(word) && !Asking.Contains(word)).Select(Stem)];
        return [.. words.Zip(words.Skip(1), (first, second) => first + " " + second)];
    }

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

    /// <summary>How far words that the question does not hold are of the kind it asks for, 0 to 1.</summary>
    private static Func<string, double> KindOf(string question)
    {
        if (ForNumber().IsMatch(question))
        {
            return words => Number().IsMatch(words) ? 1 : 0;
        }

        if (ForTime().IsMatch(question))
        {
            return words => CalendarDay().IsMatch(words) ? 1 : Time().IsMatch(words) ? 0.5 : 0;
        }

        if (ForReason().IsMatch(question))
        {
            return words => Reason().IsMatch(words) ? 1 : 0;
        }

        return ForName().IsMatch(question) ? words => Name().IsMatch(words) ? 1 : 0 : _ => 0;
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

    [GeneratedRegex(@"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+[0-9]{1,2}\b|\b[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", Loose)]
    private static partial Regex CalendarDay();

    [GeneratedRegex(@"\b(?:1[0-9]{3}|20[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:because|since|due to|as a result|owing to|so that|in order to|therefore|reasons?|to avoid|to prevent)\b", Loose)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}’'-]+\s+\p{Lu}|(?<=[\p{Ll},]\s)\p{Lu}\p{Ll}+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
