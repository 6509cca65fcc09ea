using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>
/// What speaks against a sentence as the answer, though it shares the question's words: a near thing stands in place of the one asked for.
/// </summary>
/// <param name="OtherNumber">A number, ordinal or month of the question stands neither in the sentence nor in its passage.</param>
/// <param name="OtherName">A name of the question stands neither in the passage nor in the title.</param>
/// <param name="Opposite">The sentence has the opposite of a word of the question, and not the word.</param>
/// <param name="Negation">One of both denies what the other says.</param>
/// <param name="NoPhrase">The passage has no phrase of the kind asked for.</param>
/// <param name="Missing">Part of the question's weight that the passage lacks, 0 to 1.</param>
public sealed partial record FactDoubts(bool OtherNumber, bool OtherName, bool Opposite, bool Negation, bool NoPhrase, double Missing)
{
    private static readonly FrozenSet<string> Months =
        "january february march april june july august september october november december".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ordinals = "second third fourth fifth sixth seventh eighth ninth tenth".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Denying = "not no never without neither nor none cannot".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Opposites = """
        left/right north/south east/west northern/southern eastern/western before/after increase/decrease rise/fall gain/lose win/lose more/less
        most/least highest/lowest largest/smallest best/worst longest/shortest first/last minimum/maximum upper/lower inside/outside old/new
        oldest/youngest ancient/modern male/female man/woman increase/reduce support/oppose accept/reject legal/illegal public/private begin/end
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('/').Select(FactWords.Stem).ToArray())
        .SelectMany(pair => new[] { (Word: pair[0], Other: pair[1]), (Word: pair[1], Other: pair[0]) })
        .GroupBy(pair => pair.Word, pair => pair.Other).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Nothing speaks against it.</summary>
    public static FactDoubts None { get; } = new(false, false, false, false, false, 0);

    /// <summary>True where any near thing stands for the one asked for.</summary>
    public bool Any => OtherNumber || OtherName || Opposite || Negation || NoPhrase;

    /// <summary>It tells of the very thing, but the other way round: the nearest opposite report.</summary>
    public bool IsOppositeAlone => Opposite && !(OtherNumber || OtherName || Negation || NoPhrase);

    /// <param name="agreeing">Sentences that bear the same phrase: what their passages hold counts as held.</param>
    public static FactDoubts Of(string question, PickedSentence sentence, IEnumerable<PickedSentence> agreeing)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(sentence);
        string around = string.Join(' ', agreeing.Prepend(sentence).Select(s => $"{s.Passage.Passage.Text} {s.Passage.Article.Title} {s.Passage.Article.Published?.Year}"));
        List<string> asked = FactWords.Of(question);
        HashSet<string> own = [.. FactWords.Of(sentence.Text)];
        HashSet<string> passage = [.. FactWords.Of(around)];
        HashSet<string> roots = [.. passage.Select(FactWords.Root).OfType<string>()];
        AskedFact fact = sentence.Fact;
        bool Held(string word) => passage.Contains(word) || (FactWords.Root(word) is { } root && roots.Contains(root));
        bool hasForm = fact.Kind is not (FactKind.Any or FactKind.Named or FactKind.Reason);
        return new FactDoubts(
            Numbers(question).Any(word => !passage.Contains(word)),
            Names(question).Any(name => (!FactWords.Of(name).Exists(Held) && !StandsInShort(name, around)) || OtherOfItsKind(name, sentence.Text, Held)),
            asked.Exists(word => !own.Contains(word) && Opposites.TryGetValue(word, out string[]? others) && others.Any(own.Contains)),
            IsNegated(question, TopicWords.Of(question).ToHashSet(), own, sentence.Text),
            hasForm && FactPhrases.Of(fact, sentence.Passage.Passage.Text, asked.ToHashSet()).Count == 0,
            1 - sentence.Covered);
    }

    /// <summary>Runs of capitals: "Costa Rican President" is one name, and any word of it will do.</summary>
    private static IEnumerable<string> Names(string question) => Name().Matches(question).Select(match => match.Value).Where(name => !Months.Contains(name.ToLowerInvariant()));

    /// <summary>"ECB" where the text has "European Central Bank".</summary>
    private static bool StandsInShort(string name, string text) =>
        name.Length is >= 2 and <= 6 && name.All(char.IsUpper)
        && Name().Matches(" " + text).Any(match => string.Concat(CapitalWord().Matches(match.Value).Select(word => word.Value[0])).Contains(name, StringComparison.Ordinal));

    /// <summary>
    /// "Velmar Bridge" where the text has "Lorhaven Bridge" and nothing of Velmar: what sets the name apart is missing, and another thing of
    /// the kind is named. Reports shorten names, so that "the bridge" alone says nothing against it.
    /// </summary>
    private static bool OtherOfItsKind(string name, string sentence, Predicate<string> held)
    {
        string[] parts = name.Split(" of ");
        string[] words = [.. CapitalWord().Matches(name).Select(match => match.Value)];
        string head = parts[0].Split(' ')[^1];
        string[] apart = [.. words.Where(word => word != head)];
        return apart.Length > 0 && head.Length > 2 && IsCommon(head) && !apart.Any(word => FactWords.Of(word).Exists(held))
            && CapitalWord().Matches(sentence).Zip(CapitalWord().Matches(sentence).Skip(1)).Any(pair =>
                pair.Second.Value == head && pair.Second.Index == pair.First.Index + pair.First.Length + 1 && !TopicWords.IsFunction(pair.First.Value.ToLowerInvariant())
                    ? !Lexicon.Default.Titles.Contains(pair.First.Value.ToLowerInvariant())
                    : pair.First.Value == head && sentence[(pair.First.Index + head.Length)..pair.Second.Index] is " of " or " of the ");
    }

    private static bool IsCommon(string word) => Lexicon.Default.CommonWords.Contains(word.ToLowerInvariant()) && !Lexicon.Default.IsGivenName(word);

    /// <summary>Numbers in digits, ordinals after the first, months; how many things are counted in words is not told apart.</summary>
    private static IEnumerable<string> Numbers(string question) =>
        TopicWords.Of(question).Where(word => char.IsAsciiDigit(word[0]) || Ordinals.Contains(word) || (Months.Contains(word) && word != "may")).Select(FactWords.Stem);

    private static bool IsNegated(string question, HashSet<string> asked, HashSet<string> own, string sentence)
    {
        if (Polar().IsMatch(question))
        {
            // "Did she give details?": that she would not is an answer.
            return false;
        }

        bool questionDenies = Denies(question);
        return questionDenies ? !own.Overlaps(Denying) && !Denies(sentence) : DeniedWord().Matches(sentence).Any(match => asked.Contains(TopicWords.Stem(match.Groups["w"].Value)));
    }

    private static bool Denies(string text) => TopicWords.Of(text).Exists(word => Denying.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal));

    [GeneratedRegex(@"^\W*(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should)\b(?!n[’']t)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Polar();

    [GeneratedRegex(@"(?<!^)(?<![\p{L}’'.-])\p{Lu}[\p{L}’'-]+(?:(?: (?:of|the|of the|and))? \p{Lu}[\p{L}’'-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}’'-]+", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalWord();

    [GeneratedRegex(@"\b(?:not|never|n[’']t) (?:been |be |a |an |the |yet )?(?<w>\p{L}{4,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeniedWord();
}
