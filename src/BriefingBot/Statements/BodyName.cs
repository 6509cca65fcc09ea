using BriefingBot.Language;

namespace BriefingBot.Statements;

/// <summary>One body goes by several forms of its name: "Russia’s defence ministry", "the Russian Ministry of Defense".</summary>
internal static class BodyName
{
    /// <summary>"Ministry of Defence" is as often "defence ministry".</summary>
    private static readonly HashSet<string> Heads = new(StringComparer.OrdinalIgnoreCase) { "ministry", "department" };

    private static readonly HashSet<string> Skipped =
        new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "its", "of", "for", "and", "&" };

    /// <summary>British endings and the American ones: which one is used says nothing about the body.</summary>
    private static readonly (string British, string American)[] Endings =
        [("ence", "ense"), ("isation", "ization"), ("our", "or"), ("tre", "ter")];

    /// <summary>"Russian Ministry of Defence" → "Russian Defence Ministry"; any other name as it is.</summary>
    public static string HeadLast(string name)
    {
        string[] words = name.Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        int head = Array.FindIndex(words, Heads.Contains);
        return head < 0 || head + 2 >= words.Length || !words[head + 1].Equals("of", StringComparison.OrdinalIgnoreCase)
            ? name
            : string.Join(' ', [.. words[..head], .. words[(head + 2)..], words[head]]);
    }

    /// <summary>"WHO": the first letters of its words with a capital.</summary>
    public static string Initials(string name) =>
        string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Where(char.IsUpper));

    /// <summary>Equal for forms of one body's name: countries for what belongs to them, one spelling, no small words.</summary>
    public static string Normal(string name, Lexicon lexicon) => string.Join(' ', Words(name, lexicon));

    /// <summary>The words of <see cref="Normal"/>.</summary>
    public static IEnumerable<string> Words(string name, Lexicon lexicon) =>
        HeadLast(name).Split([' ', '\u00a0', ',', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Skipped.Contains(word))
            .Select(word => Word(word, lexicon)).Where(word => word.Length > 0);

    private static string Word(string word, Lexicon lexicon)
    {
        string bare = NameKey.WithoutPossessive(word).TrimEnd('’', '\'');
        string capital = bare.Length == 0 ? bare : char.ToUpperInvariant(bare[0]) + bare[1..];
        Place? place = lexicon.PlaceOf(bare) ?? lexicon.PlaceOf(capital);
        string folded = NameKey.Fold(place is { Kind: PlaceKind.Demonym, Of: { } country } ? country : bare);
        foreach ((string british, string american) in Endings)
        {
            if (folded.Length > british.Length + 1 && folded.EndsWith(british, StringComparison.Ordinal))
            {
                return folded[..^british.Length] + american;
            }
        }

        return folded;
    }
}
