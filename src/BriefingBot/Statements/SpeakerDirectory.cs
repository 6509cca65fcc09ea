using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, ImmutableArray<NamedSpeaker>> byArticle = new(StringComparer.Ordinal);

    /// <summary>Replaces what the directory knows from an article.</summary>
    public void Set(string articleId, ImmutableArray<NamedSpeaker> speakers) => byArticle[articleId] = speakers;

    /// <summary>Forgets what it knows from an article.</summary>
    public void Remove(string articleId) => byArticle.TryRemove(articleId, out _);

    /// <summary>
    /// Whom a name or role in a question may mean, the likeliest first: by full name, surname, given name, nickname, initial, role ("the
    /// Kremlin spokesman"), body, and at last by a near spelling. Empty where the archive names nobody like that. Two persons of one
    /// surname are two candidates.
    /// </summary>
    public IReadOnlyList<Speaker> Resolve(string asked) => throw new NotSupportedException();

    /// <summary>True where a statement's speaker, named so in its article, is this speaker ("Lavrov" and "Sergey Lavrov" are Sergei Lavrov).</summary>
    public bool IsSame(Speaker speaker, string statementSpeaker) => throw new NotSupportedException();

    /// <summary>Speakers whose name or role holds the text (all where it is null), those with the most statements first.</summary>
    public IReadOnlyList<Speaker> Find(string? text, int top) =>
    [
        .. byArticle.Values.SelectMany(named => named)
            .Where(named => text is null || named.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .GroupBy(named => named.Name, StringComparer.Ordinal)
            .Select(same => new Speaker(same.Key, NameKey.Of(same.Key), same.First().IsPerson, [], [.. same.SelectMany(named => named.Roles).Distinct()], same.Count(), same.Sum(named => named.Statements)))
            .OrderByDescending(speaker => speaker.Statements)
            .ThenBy(speaker => speaker.Name, StringComparer.Ordinal)
            .Take(top),
    ];
}
