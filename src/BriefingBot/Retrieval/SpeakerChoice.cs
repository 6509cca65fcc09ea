using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>Whom a question's speaker means among those the directory holds.</summary>
public static class SpeakerChoice
{
    /// <summary>So many times the statements of a namesake make a person the one who is meant.</summary>
    private const int Lead = 20;

    private static readonly string[] Joints = [" and ", " & ", ", "];

    /// <summary>States and bodies that go by their letters as often as by their name.</summary>
    private static readonly (string[] Letters, string Name)[] Abbreviated =
    [
        (["us", "usa"], "United States"), (["uk"], "United Kingdom"), (["eu"], "European Union"), (["un"], "United Nations"), (["uae"], "United Arab Emirates"),
    ];

    /// <summary>
    /// One speaker; several where the name fits several equally ("Clinton"), or where the question names several ("Blinken and
    /// Stoltenberg"); none where the archive knows nobody so named.
    /// </summary>
    public static IReadOnlyList<Speaker> Choose(SpeakerDirectory directory, string asked)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(asked);
        IReadOnlyList<Speaker> whole = One(directory, asked);
        string[] parts = asked.Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 4 || whole is [{ IsPerson: false }, ..])
        {
            return whole;
        }

        IReadOnlyList<Speaker>[] each = [.. parts.Select(part => One(directory, part))];
        return whole.Count > 0 && Array.Exists(each, found => found.Count == 0) ? whole : Array.Exists(each, found => found.Count == 0) ? [] : [.. each.SelectMany(found => found).DistinctBy(speaker => speaker.Name)];
    }

    /// <summary>The names of a question that asks for several persons ("Blinken and Stoltenberg"), in order; one for any other.</summary>
    public static IReadOnlyList<string> Names(ISearchIndex index, string asked)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(asked);
        string[] parts = asked.Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 4)
        {
            return [asked];
        }

        // A body may have a joint in its name; "Ilse Marrow and Otto Marrow" only looks like one name.
        IReadOnlyList<Speaker> whole = One(index.Speakers, asked);
        bool isSeveral = whole.Count == 0 ? Array.Exists(parts, part => Choose(index, part).Count > 0) : whole[0].IsPerson && Array.TrueForAll(parts, part => One(index.Speakers, part).Count > 0);
        return isSeveral ? parts : [asked];
    }

    /// <summary>The same, where the directory knows none also by a role that only the articles' sentences hold.</summary>
    public static IReadOnlyList<Speaker> Choose(ISearchIndex index, string asked)
    {
        ArgumentNullException.ThrowIfNull(index);
        IReadOnlyList<Speaker> chosen = Choose(index.Speakers, asked);
        return chosen.Count > 0 ? chosen : RoleInText.Find(index, asked);
    }

    private static IReadOnlyList<Speaker> One(SpeakerDirectory directory, string asked)
    {
        IReadOnlyList<Speaker> own = OneForm(directory, asked);
        if (own.Count > 1 || own is [{ IsPerson: true }] || Words(asked) is not [{ } word])
        {
            return own;
        }

        // "the US": what is said under its full name is said by the same.
        string? full = Array.Find(Abbreviated, body => body.Letters.Contains(word)).Name;
        if (full is null && directory.ByInitials(asked.Split(' ')[^1]) is { } spelled && !own.Contains(spelled))
        {
            return [spelled, .. own];
        }

        return full is null ? own : [.. directory.Resolve(full).Where(speaker => !speaker.IsPerson && speaker.Name.Equals(full, StringComparison.OrdinalIgnoreCase)), .. own];
    }

    private static IReadOnlyList<Speaker> OneForm(SpeakerDirectory directory, string asked)
    {
        string[] words = Words(asked);
        IReadOnlyList<Speaker> candidates = [.. directory.Resolve(asked).Where(speaker => !OnlyHeld(speaker, words))];
        if (candidates.Count < 2)
        {
            return candidates;
        }

        string key = NameKey.Of(asked);
        List<Speaker> fitting = [.. candidates.Where(speaker => Fits(speaker, words))];
        List<Speaker> bySurname = fitting.FindAll(speaker => speaker.Key == key);
        return bySurname.Count > 0 ? Leading(bySurname) : fitting.Count > 0 ? fitting : [candidates[0]];
    }

    /// <summary>"Trump": the one who is reported so much more than the namesakes is meant; else any of them.</summary>
    private static List<Speaker> Leading(List<Speaker> namesakes)
    {
        int most = namesakes.Max(speaker => speaker.Statements);
        return namesakes.FindAll(speaker => speaker.Statements * Lead >= most);
    }

    /// <summary>True for a person known by the office asked for only as one who held it: "the president" is not "former president Haddad".</summary>
    private static bool OnlyHeld(Speaker speaker, string[] words)
    {
        string[][] roles = [.. speaker.Roles.Select(Words).Where(role => Array.TrueForAll(words, role.Contains))];
        return words.Length > 0 && !Array.Exists(words, IsPast) && roles.Length > 0 && Array.TrueForAll(roles, role => Array.Exists(role, IsPast)) &&
            !speaker.Aliases.Append(speaker.Name).Any(form => Array.TrueForAll(words, Words(form).Contains));
    }

    /// <summary>The word, or the one before its hyphen, says that an office is held no longer.</summary>
    internal static bool IsPast(string word) => word.Split('-')[0] is "former" or "formerly" or "ex" or "late" or "erstwhile" or "onetime";

    /// <summary>Whether one form of the name, or one role, holds every word asked.</summary>
    private static bool Fits(Speaker speaker, string[] words) =>
        speaker.Aliases.Append(speaker.Name).Concat(speaker.Roles).Any(form => Array.TrueForAll(words, Words(form).Contains));

    private static string[] Words(string text) =>
        [.. text.Split([' ', '\u00a0', ','], StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Fold).Where(word => word.Length > 1 && word is not ("the" or "mr" or "mrs" or "ms" or "dr"))];
}
