using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>Whether the stop of an abbreviation may be a sentence's end too.</summary>
internal enum StopEnds
{
    /// <summary>Never: "Mr."</summary>
    No,

    /// <summary>Before a word that begins sentences: "in the U.S. He", not "the U.S. Senate".</summary>
    Maybe,

    /// <summary>Before any capital that does not belong to it: "at 10 a.m. Drozd", not "at 10 a.m. Monday".</summary>
    Yes,
}

/// <summary>
/// The words that tell how a text is cut: abbreviations.tsv, sentence-words.tsv, and the verbs of verbs.tsv that open or close a quotation.
/// </summary>
internal sealed class AbbreviationList
{
    private readonly FrozenDictionary<string, (string Kind, StopEnds Ends)> abbreviations;
    private readonly FrozenDictionary<string, FrozenSet<string>> kinds;

    private AbbreviationList(IReadOnlyList<WordTable.Row> cutting, IReadOnlyList<WordTable.Row> sentences, IEnumerable<string> cues)
    {
        abbreviations = cutting.Where(row => row["ends"].Length > 0).DistinctBy(row => row.Word).ToFrozenDictionary(
            row => row.Word, row => (row["kind"], row.Enum<StopEnds>("ends")), StringComparer.Ordinal);
        kinds = cutting.Concat(sentences).GroupBy(row => row["kind"], row => row.Word).ToFrozenDictionary(
            rows => rows.Key, rows => rows.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Splits = kinds["split"].ToFrozenDictionary(
            word => word.Replace("|", "", StringComparison.Ordinal), word => word.IndexOf('|'), StringComparer.Ordinal);
        Cues = cues.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>One written word that is two ("cannot"), with the length of the first.</summary>
    public FrozenDictionary<string, int> Splits { get; }

    /// <summary>What may follow a quotation with its speaker: “Why?” Holm asked.</summary>
    public FrozenSet<string> Cues { get; }

    public static AbbreviationList Load(Morphology morphology) =>
        new(WordTable.Read("abbreviations").Rows, WordTable.Read("sentence-words").Rows, Quoting(morphology));

    /// <summary>The words of a kind, as the files' headers tell the kinds.</summary>
    public FrozenSet<string> Of(string kind) => kinds[kind];

    /// <summary>What is known of an abbreviation, given without its last stop; null if it is none.</summary>
    public (string Kind, StopEnds Ends)? Find(string word)
    {
        if (abbreviations.TryGetValue(word, out var found))
        {
            return found;
        }

        bool isCapitals = word.Length > 1 && word.All(c => char.IsUpper(c) || c == '.');
        if (isCapitals && (abbreviations.TryGetValue(word[0] + word[1..].ToLowerInvariant(), out found) ||
            abbreviations.TryGetValue(word.ToLowerInvariant(), out found)))
        {
            return found.Kind == "number" ? null : found;
        }

        return null;
    }

    private static IEnumerable<string> Quoting(Morphology morphology) => WordTable.Read("verbs").Rows
        .Where(row => row["particles"].Length == 0 && row.Flags<VerbFrames>("frames").HasFlag(VerbFrames.Quotation))
        .SelectMany(row => morphology.Pasts(row.Word).Append(morphology.ThirdPerson(row.Word)));
}
