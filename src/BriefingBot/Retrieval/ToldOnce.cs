using System.Runtime.InteropServices;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>
/// What stands in several reprints of a story is found once: at the rank of the best, from the earliest article that has the same words
/// (see <see cref="ReprintDirectory.CompareByAge"/>). A reprint that says it with small changes is left out; one that gives another value
/// stays, and so does everything in articles that are no reprints of each other.
/// </summary>
internal static class ToldOnce
{
    /// <summary>So many of those before are compared word by word; any may be the same to the letter.</summary>
    private const int MostNear = 48;

    /// <summary>One statement for each speaker and story.</summary>
    public static IReadOnlyList<StatementEvidence> Of(IEnumerable<StatementEvidence> ranked, ReprintDirectory reprints) => Of(
        ranked,
        reprints,
        evidence => evidence.Hit.Article.Id,
        evidence => evidence.Hit.Text,
        evidence => $"{NameKey.Of(evidence.Statement.Speaker)}|{NameKey.Of(evidence.Statement.Via ?? "")}|",
        (told, toldText, next, nextText, isEarlier) => toldText.Key == nextText.Key && isEarlier ? next : SameWords.AreNear(toldText, nextText) ? told : null);

    /// <summary>One sentence for each story, with the weight of the best; without the dateline that stands before it in some.</summary>
    public static IReadOnlyList<PickedSentence> Of(IEnumerable<PickedSentence> ranked, ReprintDirectory reprints) => Of(
        ranked,
        reprints,
        sentence => sentence.Passage.Article.Id,
        sentence => sentence.Text,
        _ => "",
        (told, toldText, next, nextText, isEarlier) => SameWords.BehindDatelines(toldText, nextText) is (var own, var its)
            ? (isEarlier ? Behind(next, its) : Behind(told, own)) with { Features = told.Features, Doubts = told.Doubts, Phrase = told.Phrase, Phrases = told.Phrases }
            : SameWords.AreNear(toldText, nextText) ? told : null);

    /// <summary>One passage for each story, from the earliest article that has all of it; a longer one stays beside a shorter.</summary>
    public static IReadOnlyList<PassageHit> Of(IEnumerable<PassageHit> ranked, ReprintDirectory reprints) => Of(
        ranked,
        reprints,
        hit => hit.Passage.ArticleId,
        hit => hit.Passage.Text,
        _ => "",
        (told, toldText, next, nextText, isEarlier) => !SameWords.Covers(toldText, nextText) ? null : isEarlier && SameWords.Covers(nextText, toldText) ? next with { Score = told.Score } : told);

    private static PickedSentence Behind(PickedSentence sentence, int dateline) =>
        dateline == 0 ? sentence : sentence with { Span = new Span(sentence.Span.Start + dateline, sentence.Span.End), Text = sentence.Text[dateline..] };

    /// <summary>What to tell of two of one story, of which the first would be told before; null: both.</summary>
    private delegate T? Choice<T>(T told, ComparedText toldText, T next, ComparedText nextText, bool isEarlier);

    /// <param name="bucketOf">Only items of one bucket are compared.</param>
    private static List<T> Of<T>(IEnumerable<T> ranked, ReprintDirectory reprints, Func<T, string> articleOf, Func<T, string> textOf, Func<T, string> bucketOf, Choice<T> choose)
        where T : class
    {
        var told = new List<T>();
        var reprinted = new List<Told>();
        var same = new Dictionary<string, List<Told>>(StringComparer.Ordinal);
        foreach (T next in ranked)
        {
            string article = articleOf(next);
            if (!reprints.MayBeReprinted(article))
            {
                told.Add(next);
                continue;
            }

            string bucket = bucketOf(next);
            var item = new Told(told.Count, bucket, new ComparedText(textOf(next)));
            List<Told> equal = CollectionsMarshal.GetValueRefOrAddDefault(same, bucket + item.Text.Key, out _) ??= [];
            if (!equal.Concat(reprinted.TakeLast(MostNear).Where(other => other.Bucket == bucket)).Any(IsToldBy))
            {
                equal.Add(item);
                reprinted.Add(item);
                told.Add(next);
            }

            bool IsToldBy(Told other)
            {
                string its = articleOf(told[other.Place]);
                if (!reprints.AreReprints(its, article) || choose(told[other.Place], other.Text, next, item.Text, reprints.CompareByAge(article, its) < 0) is not { } chosen)
                {
                    return false;
                }

                told[other.Place] = chosen;
                other.Text = new ComparedText(textOf(chosen));
                return true;
            }
        }

        return told;
    }

    private sealed class Told(int place, string bucket, ComparedText text)
    {
        public int Place => place;

        public string Bucket => bucket;

        public ComparedText Text { get; set; } = text;
    }
}
