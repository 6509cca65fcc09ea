using System.Numerics.Tensors;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// Whether what was found tells of the event that a question takes for granted: for "when did X resign", of a resignation. It does by the
/// question's verb in any form or, where there is a model, by a word near it in meaning ("quit", "stepped down").
/// </summary>
internal sealed class Premise(Analyzer analyzer, Lexicon lexicon, QueryMeaning meaning, ISearchIndex index)
{
    /// <summary>Of the verb as it was asked: "quit" and "resignation" have 0.52; "resign" and "appointed" 0.38.</summary>
    private const float LeastCosine = 0.5f;

    /// <summary>Of its past forms, which are nearer to each other: "fired" and "ousted" have 0.56, "failed" and "died" 0.53.</summary>
    private const float LeastCosineOfPast = 0.55f;

    /// <summary>A verb in more of the passages names no event of its own ("go", "take").</summary>
    private const double MostOfPassages = 0.1;

    private const int FewPassages = 3;

    /// <summary>Of a sentence's words so many are compared.</summary>
    private const int MostWords = 60;

    /// <param name="found">What would be told.</param>
    public async Task<bool> IsBorneOutAsync(string question, PickedSentence found, CancellationToken cancellationToken)
    {
        if (found.Fact.Kind is not (FactKind.Time or FactKind.Reason) || EventOf(question) is not { } verb)
        {
            return true;
        }

        string[] forms = [.. FactWords.Of(verb.Text).Concat(FactWords.Of(verb.Lemma)).Distinct()];
        List<Token> told =
        [
            .. analyzer.Analyze(found.Text, []).Sentences.SelectMany(sentence => sentence.Tokens).Where(token => Holds(token.Text, forms)),
        ];
        if (told.Count > 0)
        {
            return told.Exists(token => !token.Ancestors().Any(IsOnlyWished));
        }

        return Holds(found.Passage.Passage.Text, forms) || await IsNearAsync(verb, found.Text, cancellationToken);
    }

    /// <summary>Whether a word of the text is near the verb in meaning; true where there is no model to say so.</summary>
    private async Task<bool> IsNearAsync(Token verb, string text, CancellationToken cancellationToken)
    {
        string particle = verb.Child("compound:prt") is { } behind ? " " + behind.Lower : "";
        string[] asked = [.. lexicon.Morphology.Pasts(verb.Lemma).Prepend(verb.Lower).Distinct().Select(form => form + particle)];
        string[] words = [.. TopicWords.ContentOf(text).Distinct().Take(MostWords)];
        if (await meaning.OfAllAsync([.. asked, .. words], cancellationToken) is not { } vectors)
        {
            return true;
        }

        bool IsNear(int form, int word) =>
            TensorPrimitives.CosineSimilarity(vectors[form].Span, vectors[word].Span) >= (form == 0 ? LeastCosine : LeastCosineOfPast);
        return Enumerable.Range(0, asked.Length).Any(form => Enumerable.Range(asked.Length, words.Length).Any(word => IsNear(form, word)));
    }

    private static bool Holds(string text, string[] forms)
    {
        var words = new WordBag(text);
        return Array.Exists(forms, form => words.HasAnyForm(form, FactWords.Root(form)));
    }

    /// <summary>"[demanded] an apology", "[refused] to resign": what depends on it has not happened.</summary>
    private bool IsOnlyWished(Token above) =>
        above.IsVerbal()
        && lexicon.VerbsOf(above.Lemma).Any(reading => reading.Act is SpeechAct.Demand or SpeechAct.Refusal or SpeechAct.Denial);

    /// <summary>The verb of the question; null where it has none that names an event.</summary>
    private Token? EventOf(string question) =>
        analyzer.Analyze(question, []).Sentences.FirstOrDefault()?.Tree.Root is { Part: PartOfSpeech.Verb } verb
        && index.DocumentFrequency(verb.Lower) <= Math.Max(FewPassages, MostOfPassages * index.Count.Passages) ? verb : null;
}
