using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Relevance;

/// <summary>What speaks for a statement as the answer to a question, as numbers from 0 to about 1.</summary>
public static class StatementFeatures
{
    /// <summary>In the order of the values.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "bias",

        // The part of the topic's weight in what was said; what its sentence adds, what its passage and the title add to both, and what
        // the passages of its article that the search for the whole question found add to all.
        "said", "sentence", "around", "article",

        // All of it in the sentence; the topic as a phrase in what was said; the weight of its rarest word where that stands nowhere near.
        "all-in-sentence", "phrase", "rarest-missing",

        // The cosine of the topic with what was said, and with its passage where that is among the nearest.
        "cosine", "passage-cosine",

        // How far its cosine is above the middle of all it was chosen from, and below that of what somebody else said in its article.
        "cosine-lead", "others-lead",

        // Its passage is among the first in the search for the whole question; how many statements it was chosen from.
        "in-top", "choice",

        // The statement itself.
        "direct", "cued", "second-hand",

        // Said by one who speaks for the body asked for.
        "for-body",
    ];

    /// <summary>Sums of shares are not exact.</summary>
    private const double AllShare = 0.999;

    /// <summary>The least cosine with the topic of what has no word of it.</summary>
    private const double LeastCosine = 0.22;

    /// <summary>The features of one statement.</summary>
    internal static double[] Of(StatementHit hit, TopicMatch match, float cosine, PoolContext context)
    {
        var said = new WordBag(Content(hit));
        var sentence = new WordBag(hit.SentenceText);
        WordBag title = context.TitleOf(hit.Article);
        PassagePlace? place = context.PlaceOf(hit);
        WordBag passage = context.HasFewPassages ? WordBag.Empty : place?.Words ?? WordBag.Empty;
        AskedWords topic = context.Topic;
        double inSaid = topic.ShareIn(said);
        double inSentence = topic.ShareIn(said, sentence);
        double around = topic.ShareIn(said, sentence, passage, title);
        WordBag article = context.HasFewPassages ? WordBag.Empty : context.FoundOf(hit.Article.Id);
        Statement statement = hit.Statement;
        return
        [
            1,
            inSaid, inSentence - inSaid, around - inSentence, topic.ShareIn(said, sentence, passage, title, article) - around,
            Flag(inSentence >= AllShare), Flag(match == TopicMatch.Phrase),
            topic.RarestMissingFrom(said, sentence, passage, title, article),
            float.IsNaN(cosine) ? 0 : cosine, place?.Cosine ?? 0,
            float.IsNaN(cosine) ? 0 : cosine - context.MiddleCosine, float.IsNaN(cosine) ? 0 : context.LeadOfOthers(hit, cosine),
            Flag(context.HasFewPassages ? inSentence >= AllShare : place?.Rank < context.Top), Math.Log2(1 + context.Choice) / 10,
            Flag(statement.Kind == StatementKind.Direct), Flag(statement.Confidence == Confidence.Cued), Flag(statement.Via is not null),
            Flag(context.IsForBody(hit)),
        ];
    }

    /// <summary>The part of the topic's weight in the whole sentence.</summary>
    internal static double SentenceShare(double[] features) => features[Said] + features[Said + 1];

    /// <summary>The part of it in the sentence, its passage and the title.</summary>
    internal static double AroundShare(double[] features) => SentenceShare(features) + features[Said + 2];

    /// <summary>
    /// Whether anything of its own speaks for it: a word of the topic in its sentence, or a meaning that is near. Without, only its
    /// surroundings do.
    /// </summary>
    internal static bool SpeaksForItself(double[] features) => SentenceShare(features) > 0 || features[Cosine] >= LeastCosine;

    private static readonly int Said = Names.IndexOf("said");
    private static readonly int Cosine = Names.IndexOf("cosine");

    private static double Flag(bool value) => value ? 1 : 0;

    /// <summary>What was said, without what stands between its pieces.</summary>
    private static string Content(StatementHit hit)
    {
        Span hull = hit.Statement.Hull;
        return hit.Text.Length == hull.Length
            ? string.Join(' ', hit.Statement.Content.Select(span => hit.Text[(span.Start - hull.Start)..(span.End - hull.Start)]))
            : hit.Text;
    }
}
