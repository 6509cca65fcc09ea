using System.Collections.Immutable;
using BriefingBot.Retrieval;

namespace BriefingBot.Relevance;

/// <summary>What speaks for a sentence as the answer to a question for a fact, as numbers from 0 to about 1.</summary>
public static class SentenceFeatures
{
    /// <summary>In the order of the values.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "bias",

        // Words, phrase of the kind asked for and agreement, see FactFeatures; what of that a question of this kind can't have.
        "evidence", "formless",

        // The part of the question's weight in the title; that of its rarest word where it stands nowhere near.
        "title", "rarest-missing",

        // The cosine of the question with its passage where that is among the nearest.
        "passage-cosine",

        // Among the first lines of its article; only a few words.
        "first", "few-words",

        // Near things in place of those asked for, see FactDoubts.
        "other-number", "other-name", "opposite", "negation",
    ];

    private const int FewWords = 8;

    /// <summary>In code units.</summary>
    private const int FirstLines = 500;

    internal static double[] Of(PickedSentence sentence, AskedWords asked, double passageCosine)
    {
        FactDoubts doubts = sentence.Doubts;
        var title = new WordBag(sentence.Passage.Article.Title);
        return
        [
            1,
            sentence.Evidence, Formless(sentence.Fact.Kind),
            asked.ShareIn(title), asked.RarestMissingFrom(new WordBag(sentence.Text), new WordBag(sentence.Passage.Passage.Text), title),
            passageCosine,
            Flag(sentence.Span.Start < FirstLines), Flag(sentence.Text.Count(c => c == ' ') < FewWords),
            Flag(doubts.OtherNumber), Flag(doubts.OtherName), Flag(doubts.Opposite), Flag(doubts.Negation),
        ];
    }

    /// <summary>A question that asks for no kind of phrase has none to find; a reason has words that give it away, and no form.</summary>
    private static double Formless(FactKind kind) => kind switch
    {
        FactKind.Any => 1,
        FactKind.Reason => 2 / 3.0,
        _ => 0,
    };

    private static double Flag(bool value) => value ? 1 : 0;
}
