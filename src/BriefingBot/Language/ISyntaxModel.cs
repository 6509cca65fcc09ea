using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>A dependency parser: a sentence's words in, parts of speech and a tree out. Safe to use from several threads.</summary>
public interface ISyntaxModel
{
    /// <summary>Changes if the same words may get another tree; part of the index's stamp.</summary>
    string Version { get; }

    /// <summary>
    /// Parses one sentence, of words as Universal Dependencies cuts them ("do", "n't"; "Drozd", "'s"); null if it is too long.
    /// </summary>
    ImmutableArray<WordSyntax>? Parse(IReadOnlyList<string> words);
}

/// <summary>What the parser says of one word.</summary>
/// <param name="Tag">Penn Treebank's tag ("VBD"): finite or not, singular or plural.</param>
/// <param name="Head">Index in the sentence of the word it depends on; -1 for the root.</param>
/// <param name="Relation">The relation to its head, with subtype ("nsubj:pass").</param>
/// <param name="Certainty">Probability of the head, 0 to 1.</param>
public readonly record struct WordSyntax(PartOfSpeech Part, string Tag, int Head, string Relation, float Certainty);
