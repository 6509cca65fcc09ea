using BriefingBot.Language;

namespace BriefingBot.Statements;

/// <summary>
/// Who speaks for a body: "Kremlin spokesman", "chief executive of Norbank", as the article at hand calls the person. What they say is told
/// under their own names.
/// </summary>
public static class BodyVoices
{
    private const int StartLength = 4;

    /// <summary>How high an office is.</summary>
    private static readonly HashSet<string> Ranks = new(StringComparer.Ordinal)
    {
        "press", "secretary", "executive", "deputy", "senior", "vice", "top", "interim", "acting", "general", "official", "officer",
        "managing",
    };

    /// <summary>Persons whom some article calls the body's spokesperson or its head. None for a person or a place.</summary>
    public static IReadOnlyList<Speaker> Of(SpeakerDirectory directory, Speaker body)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(body);
        IReadOnlyList<string[]> names = body.IsPerson ? [] : NamesOf(body.Name, directory.Lexicon);

        // A quick look before the words are compared: spellings differ at the end.
        string[] starts =
            [.. names.Select(words => words.MaxBy(word => word.Length)!).Select(word => word[..Math.Min(word.Length, StartLength)])];
        bool IsVoice(string role) => Array.Exists(starts, start => role.Contains(start, StringComparison.OrdinalIgnoreCase))
            && names.Any(words => SpeaksFor(role, words, directory.Lexicon));
        return names.Count == 0 ? []
            : directory.Where(speaker => speaker.IsPerson && speaker.Statements > 0 && speaker.Roles.Any(IsVoice));
    }

    /// <summary>Whether the role makes its holder speak for the body.</summary>
    public static bool SpeaksFor(string role, Speaker body, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(body);
        return NamesOf(body.Name, lexicon).Any(words => SpeaksFor(role, words, lexicon));
    }

    /// <summary>
    /// Nothing else may be in the role but a country and how high the office is: the Senate's committee has a chairman of its own.
    /// </summary>
    private static bool SpeaksFor(string role, string[] body, Lexicon lexicon)
    {
        string[] words = [.. BodyName.Words(role, lexicon)];
        string[] rest = [.. words.Where(word => !body.Contains(word))];
        return body.All(words.Contains) && Array.Exists(rest, word => IsOffice(word, lexicon))
            && Array.TrueForAll(rest, word => IsOffice(word, lexicon) || Ranks.Contains(word) || IsPlace(word, lexicon));
    }

    /// <summary>The words by which roles name the body: those of its name, or its initials; none for a country or a city.</summary>
    private static IReadOnlyList<string[]> NamesOf(string body, Lexicon lexicon)
    {
        string[] words = [.. BodyName.Words(body, lexicon)];
        string initials = string.Concat(
            body.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word[0])).Select(word => word[0]));
        return words.Length == 0 || lexicon.PlaceOf(body) is { Kind: not PlaceKind.Seat } ? []
            : initials.Length > 1 ? [words, [initials.ToLowerInvariant()]] : [words];
    }

    private static bool IsOffice(string word, Lexicon lexicon) =>
        word is "secretary" || lexicon.AreOneOffice(word, "spokesman") || lexicon.AreOneOffice(word, "head")
        || lexicon.AreOneOffice(word, "chairman");

    private static bool IsPlace(string word, Lexicon lexicon) =>
        lexicon.IsPlace(char.ToUpperInvariant(word[0]) + word[1..]) || lexicon.IsPlace(word.ToUpperInvariant());
}
