using BriefingBot.Language;

namespace BriefingBot.Statements;

/// <summary>
/// Who speaks for bodies: "Kremlin spokesman", "chief executive of Norbank", as the article at hand calls the person. What they say is told
/// under their own names. Nobody speaks for a person or a place.
/// </summary>
public sealed class BodyVoices
{
    private const int StartLength = 4;

    private readonly Lexicon lexicon;

    /// <summary>The words by which roles name the bodies.</summary>
    private readonly IReadOnlyList<string[]> names;

    public BodyVoices(SpeakerDirectory directory, IEnumerable<Speaker> bodies)
    {
        ArgumentNullException.ThrowIfNull(directory);
        lexicon = directory.Lexicon;
        names = [.. bodies.Where(body => !body.IsPerson).SelectMany(body => NamesOf(body.Name))];

        // A quick look before the words are compared: spellings differ at the end.
        string[] starts =
            [.. names.Select(words => words.MaxBy(word => word.Length)!).Select(word => word[..Math.Min(word.Length, StartLength)])];
        bool IsVoice(string role) =>
            Array.Exists(starts, start => role.Contains(start, StringComparison.OrdinalIgnoreCase)) && SpeaksFor(role);
        Persons = names.Count == 0 ? []
            : directory.Where(speaker => speaker.IsPerson && speaker.Statements > 0 && speaker.Roles.Any(IsVoice));
    }

    /// <summary>Whom some article calls a spokesperson or the head of one of the bodies.</summary>
    public IReadOnlyList<Speaker> Persons { get; }

    /// <summary>
    /// Whether the role makes its holder speak for one of them. Nothing else may be in it but a country and how high the office is: the
    /// Senate's committee has a chairman of its own.
    /// </summary>
    public bool SpeaksFor(string role)
    {
        string[] words = [.. BodyName.Words(role, lexicon)];
        return names.Any(body => body.All(words.Contains) && IsOfficeAlone([.. words.Where(word => !body.Contains(word))]));
    }

    private bool IsOfficeAlone(string[] rest) =>
        Array.Exists(rest, IsOffice) && Array.TrueForAll(rest, word => IsOffice(word) || lexicon.IsRank(word) || IsPlace(word));

    /// <summary>Those of its name, or its initials; none for a country or a city.</summary>
    private IReadOnlyList<string[]> NamesOf(string body)
    {
        string[] words = [.. BodyName.Words(body, lexicon)];
        string initials = BodyName.Initials(body).ToLowerInvariant();
        bool isPlace = lexicon.PlaceOf(body) is { Kind: not PlaceKind.Seat };
        return words.Length == 0 || isPlace ? [] : initials.Length > 1 ? [words, [initials]] : [words];
    }

    private bool IsOffice(string word) => word is "secretary"
        || lexicon.AreOneOffice(word, "spokesman") || lexicon.AreOneOffice(word, "head") || lexicon.AreOneOffice(word, "chairman");

    private bool IsPlace(string word) =>
        lexicon.IsPlace(char.ToUpperInvariant(word[0]) + word[1..]) || lexicon.IsPlace(word.ToUpperInvariant());
}
