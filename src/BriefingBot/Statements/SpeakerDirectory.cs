using System.Collections.Immutable;

namespace BriefingBot.Statements;

/// <summary>A person or body that speaks or is named in the archive.</summary>
/// <param name="Name">Canonical name: the fullest form that the archive uses most.</param>
/// <param name="Key">Surname key, see <see cref="NameKey"/>.</param>
/// <param name="Roles">Roles by frequency, the most frequent first.</param>
/// <param name="Articles">In how many live articles the speaker is named.</param>
/// <param name="Statements">How many live statements are the speaker's.</param>
public sealed record Speaker(string Name, string Key, bool IsPerson, ImmutableArray<string> Aliases, ImmutableArray<string> Roles, int Articles, int Statements);

/// <summary>
/// Who is named in the archive, under which names and roles: grows with each article that is indexed. Held in memory, made from what the
/// index keeps of each article; safe for use by many threads.
/// </summary>
public sealed class SpeakerDirectory
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableArray<NamedSpeaker>> byArticle = new(StringComparer.Ordinal);

    /// <summary>Replaces what the directory knows from an article.</summary>
    public void Set(string articleId, ImmutableArray<NamedSpeaker> speakers)
    {
        lock (gate)
        {
            byArticle[articleId] = speakers;
        }
    }

    /// <summary>Forgets what it knows from an article.</summary>
    public void Remove(string articleId)
    {
        lock (gate)
        {
            byArticle.Remove(articleId);
        }
    }

    /// <summary>
    /// Whom a name or role in a question may mean, the likeliest first: by full name, surname, given name, nickname, initial, role ("the
    /// Kremlin spokesman"), body, and at last by a near spelling. Empty where the archive names nobody like that. Two persons of one
    /// surname are two candidates.
    /// </summary>
    public IReadOnlyList<Speaker> Resolve(string asked)
    {
        string[] words = Words(asked);
        return words.Length == 0
            ? []
            : [.. All().Where(s => words.All(word => Words(s.Name).Contains(word)) || s.Roles.Any(role => words.All(word => Words(role).Contains(word))))
                .OrderByDescending(s => s.Statements).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>True where a statement's speaker, named so in its article, is this speaker ("Lavrov" and "Sergey Lavrov" are Sergei Lavrov).</summary>
    public bool IsSame(Speaker speaker, string statementSpeaker)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        string[] words = Words(statementSpeaker);
        return NameKey.Of(statementSpeaker) == speaker.Key && words.All(word => Words(speaker.Name).Contains(word));
    }

    /// <summary>Speakers whose name or role holds the text (all where it is null), those with the most statements first.</summary>
    public IReadOnlyList<Speaker> Find(string? text, int top) =>
        [.. All().Where(s => text is null || s.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || s.Roles.Any(role => role.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(s => s.Statements).ThenBy(s => s.Name, StringComparer.Ordinal).Take(top)];

    private static string[] Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Fold).Where(word => word.Length > 0 && word is not ("the" or "mr" or "mrs"))];

    private List<Speaker> All()
    {
        lock (gate)
        {
            return [.. byArticle.Values.SelectMany(named => named).GroupBy(named => named.Name, StringComparer.Ordinal).Select(group => new Speaker(
                group.Key,
                NameKey.Of(group.Key),
                group.First().IsPerson,
                [.. group.SelectMany(named => named.Aliases).Distinct(StringComparer.Ordinal)],
                [.. group.SelectMany(named => named.Roles).Distinct(StringComparer.Ordinal)],
                group.Count(),
                group.Sum(named => named.Statements)))];
        }
    }
}
