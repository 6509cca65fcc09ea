using System.Numerics.Tensors;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// Whether what was found tells of the event that a question takes for granted: for "when did X resign", of a resignation. It does by the
/// question's verb in any form or, where there is a model, by a word near it in meaning ("quit", "stepped down").
/// </summary>
internal sealed class Premise(Analyzer analyzer, Morphology morphology, QueryMeaning meaning, ISearchIndex index)
{
    /// <summary>"fired" and "ousted" have 0.56, "quit" and "resignation" 0.52, "resign" and "appointed" 0.38.</summary>
    private const float LeastCosine = 0.45f;

    /// <summary>A verb in more of the passages names no event of its own ("go", "take").</summary>
    private const double MostOfPassages = 0.1;

    /// <param name="found">What would be told.</param>
    public async Task<bool> IsBorneOutAsync(string question, PickedSentence found, CancellationToken cancellationToken)
    {
        if (found.Fact.Kind is not (FactKind.Time or FactKind.Reason) || EventOf(question) is not { } verb)
        {
            return true;
        }

        var passage = new WordBag(found.Passage.Passage.Text);
        if (FactWords.Of(verb.Text).Concat(FactWords.Of(verb.Lemma)).Any(form => passage.Has(form) || (FactWords.Root(form) is { } root && passage.HasRoot(root))))
        {
            return true;
        }

        var asked = new List<ReadOnlyMemory<float>>();
        foreach (string form in morphology.Pasts(verb.Lemma).Prepend(verb.Lower).Select(form => With(form, verb.Child("compound:prt"))))
        {
            if (await meaning.OfAsync(form, cancellationToken) is not { } vector)
            {
                return true;
            }

            asked.Add(vector);
        }

        foreach (string word in TopicWords.ContentOf(found.Text).Distinct())
        {
            if (await meaning.OfAsync(word, cancellationToken) is { } vector && asked.Exists(form => TensorPrimitives.CosineSimilarity(form.Span, vector.Span) >= LeastCosine))
            {
                return true;
            }
        }

        return false;
    }

    private static string With(string verb, Token? particle) => particle is null ? verb : $"{verb} {particle.Lower}";

    /// <summary>The verb of the question; null where it has none that names an event.</summary>
    private Token? EventOf(string question) =>
        analyzer.Analyze(question, []).Paragraphs.SelectMany(paragraph => paragraph.Sentences).FirstOrDefault()?.Tree.Root is { Part: PartOfSpeech.Verb } verb
        && index.DocumentFrequency(verb.Lower) <= MostOfPassages * index.Count.Passages ? verb : null;
}
