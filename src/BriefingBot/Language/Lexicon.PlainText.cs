using System.Collections.Frozen;

namespace BriefingBot.Language;

/// <summary>What is asked of the tables where no part of speech is known: word forms instead of lemmas.</summary>
public sealed partial class Lexicon
{
    private readonly FrozenDictionary<string, FrozenSet<string>> sets;
    private readonly CueWords cues;
    private readonly Lazy<AbbreviationList> abbreviations;

    internal FrozenSet<string> Function => sets["function"];

    internal FrozenSet<string> Prepositions => sets["preposition"];

    internal FrozenSet<string> Determiners => sets["determiner"];

    internal FrozenSet<string> CommonVerbs => sets["common-verb"];

    internal FrozenSet<string> NameParticles => sets["name-particle"];

    /// <summary>The words whose stop need not end a sentence.</summary>
    internal AbbreviationList Abbreviations => abbreviations.Value;

    internal FrozenSet<string> Roles => sets["roles"];

    internal FrozenSet<string> Titles => sets["titles"];

    /// <summary>Capitalised within a name they make it that of a body, place or day.</summary>
    internal FrozenSet<string> BodyWords => sets["bodies"];

    /// <summary>Capitalised they are never part of a person's name.</summary>
    internal FrozenSet<string> HardBodyWords => sets["hard-bodies"];

    internal FrozenSet<string> PlacesThatAreGivenNames => sets["given-places"];

    /// <summary>Countries, capitals and alliances, which stand for governments.</summary>
    internal FrozenSet<string> Countries => sets["governments"];

    internal CueWord? Cue(string lower) => cues.Of(lower);

    /// <summary>The words one of which must follow the verb for it to report words ("make" … "clear"); null if none must.</summary>
    internal FrozenSet<string>? PhraseOf(string lemma) => cues.PhraseOf(lemma);

    internal bool IsBodyWord(string word) => BodyWords.Contains(word);

    private (FrozenDictionary<string, FrozenSet<string>> Sets, CueWords Cues) ForPlainText(
        WordTable bodyTable, WordTable placeTable, WordTable dayTable)
    {
        var made = new Dictionary<string, IEnumerable<string>>
        {
            ["roles"] = roles.Keys.Where(IsRole),
            ["titles"] = titles.Keys,
            ["bodies"] = Capitals(bodyTable.Rows.Where(row => row.Is("name")))
                .Concat(Capitals(placeTable.Rows.Where(row => row.Is("name-part")))).Concat(Capitals(dayTable.Rows)),
            ["hard-bodies"] = Capitals(bodyTable.Rows.Where(row => row.Is("hard"))).Concat(Capitals(dayTable.Rows)),
            ["given-places"] = placeTable.Rows.Where(row => row.Is("given")).Select(row => row.Word.ToLowerInvariant()),
            ["governments"] = placeTable.Rows.Where(row => row.Is("government")).Select(row => row.Word),
        };
        foreach (IGrouping<string, string> use in WordTable.Read("function-words").Rows
            .SelectMany(row => row.List("uses").Select(use => (use, row.Word))).GroupBy(pair => pair.use, pair => pair.Word))
        {
            made.Add(use.Key, use);
        }

        return (
            made.ToFrozenDictionary(set => set.Key, set => set.Value.ToFrozenSet(StringComparer.Ordinal)),
            new CueWords(Verbs, attitudes.Keys, Morphology));
    }

    private static IEnumerable<string> Capitals(IEnumerable<WordTable.Row> rows) =>
        rows.Select(row => char.ToUpperInvariant(row.Word[0]) + row.Word[1..]);
}
