using BriefingBot.Indexing;

namespace BriefingBot.Retrieval;

/// <summary>The words of a topic or a question that carry meaning, each with its weight: the rarer in the archive, the heavier.</summary>
public sealed class AskedWords
{
    /// <summary>What a word counts that shares only its first letters with one asked for ("resigned", "resignation").</summary>
    private const double RootShare = 0.6;

    /// <summary>A word that the archive doesn't have is most often another word for something that it has: it counts half.</summary>
    private const double UnknownWeight = 0.5;

    private readonly (string Form, string? Root, double Weight)[] words;
    private readonly double total;

    public AskedWords(string topic, ISearchIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        double passages = Math.Max(1, index.Count.Passages);
        words =
        [
            .. FactWords.AskedFor(topic).DistinctBy(word => word.Form).Select(word =>
            {
                int holding = index.DocumentFrequency(word.Word);
                double rarity = Math.Log(1 + (passages / Math.Max(1, holding)));
                return (word.Form, FactWords.Root(word.Form), holding == 0 ? rarity * UnknownWeight : rarity);
            }),
        ];
        total = words.Sum(word => word.Weight);
    }

    /// <summary>True where no word carries meaning.</summary>
    public bool IsEmpty => total <= 0;

    /// <summary>The part of the topic's weight that the words of these texts carry, 0 to 1.</summary>
    public double ShareIn(params ReadOnlySpan<WordBag> texts)
    {
        double found = 0;
        foreach ((string form, string? root, double weight) in words)
        {
            double best = 0;
            foreach (WordBag text in texts)
            {
                best = Math.Max(best, text.Has(form) ? 1 : root is not null && text.HasRoot(root) ? RootShare : 0);
            }

            found += best * weight;
        }

        return total > 0 ? found / total : 0;
    }

    /// <summary>The part of the topic's weight that its rarest word carries, where none of these texts has it; else 0.</summary>
    public double RarestMissingFrom(params ReadOnlySpan<WordBag> texts)
    {
        if (words.Length == 0)
        {
            return 0;
        }

        (string Form, string? Root, double Weight) rarest = words.MaxBy(word => word.Weight);
        return IsIn(rarest, texts) ? 0 : rarest.Weight / total;
    }

    /// <summary>The part of the topic's weight that the heaviest of its words carries that none of these texts has.</summary>
    public double HeaviestMissingFrom(params ReadOnlySpan<WordBag> texts)
    {
        double heaviest = 0;
        foreach ((string Form, string? Root, double Weight) word in words)
        {
            heaviest = IsIn(word, texts) ? heaviest : Math.Max(heaviest, word.Weight);
        }

        return total > 0 ? heaviest / total : 0;
    }

    private static bool IsIn((string Form, string? Root, double Weight) word, ReadOnlySpan<WordBag> texts)
    {
        foreach (WordBag text in texts)
        {
            if (text.HasAnyForm(word.Form, word.Root))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The words of a text as a topic's are compared with them.</summary>
/// <param name="words">In compared form, see <see cref="FactWords"/>.</param>
public sealed class WordBag(IEnumerable<string> words)
{
    public static WordBag Empty { get; } = new("");

    private readonly HashSet<string> forms = [.. words];
    private HashSet<string>? roots;

    public WordBag(string text)
        : this(FactWords.Of(text))
    {
    }

    public bool Has(string form) => forms.Contains(form);

    /// <summary>The word in any form: its compared form, or another word with its first letters.</summary>
    /// <param name="root">See <see cref="FactWords.Root"/>; null for a short word.</param>
    public bool HasAnyForm(string form, string? root) => Has(form) || (root is not null && HasRoot(root));

    public bool HasRoot(string root) => (roots ??= [.. forms.Select(FactWords.Root).OfType<string>()]).Contains(root);
}
