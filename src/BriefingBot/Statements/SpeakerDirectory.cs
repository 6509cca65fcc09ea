using System.Collections.Immutable;
using BriefingBot.Language;

namespace BriefingBot.Statements;

/// <summary>A person or body that speaks or is named in the archive.</summary>
/// <param name="Name">Canonical name: the form that most articles use, the fuller where two are even.</param>
/// <param name="Key">Surname key, see <see cref="NameKey"/>.</param>
/// <param name="Aliases">Other forms that mean the same speaker.</param>
/// <param name="Roles">Roles by frequency, the most frequent first.</param>
/// <param name="Articles">In how many live articles the speaker is named.</param>
/// <param name="Statements">How many live statements are the speaker's.</param>
public sealed record Speaker(string Name, string Key, bool IsPerson, ImmutableArray<string> Aliases, ImmutableArray<string> Roles,
    int Articles, int Statements);

/// <summary>
/// Who is named in the archive, under which names and roles: grows with each article that is indexed. Held in memory, made from what the
/// index keeps of each article; safe for use by many threads.
/// </summary>
public sealed class SpeakerDirectory(Lexicon lexicon)
{
    private const int FewestInitials = 2;
    private const int MostInitials = 6;

    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableArray<NamedSpeaker>> articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Namesakes> byKey = new(StringComparer.Ordinal);

    /// <summary>Replaces what the directory knows from an article.</summary>
    public void Set(string articleId, ImmutableArray<NamedSpeaker> speakers)
    {
        lock (gate)
        {
            Forget(articleId);
            articles[articleId] = speakers;
            foreach (NamedSpeaker speaker in speakers)
            {
                string key = NameKey.Of(speaker.Name);
                if (!byKey.TryGetValue(key, out Namesakes? namesakes))
                {
                    byKey.Add(key, namesakes = new Namesakes(key, lexicon));
                }

                namesakes.Add(speaker);
            }
        }
    }

    /// <summary>Forgets what it knows from an article.</summary>
    public void Remove(string articleId)
    {
        lock (gate)
        {
            Forget(articleId);
        }
    }

    /// <summary>
    /// Whom a name or role in a question may mean, the likeliest first: by full name, surname, given name, nickname, initial, role ("the
    /// Kremlin spokesman"), body, and at last by a near spelling. Empty where the archive names nobody like that. Two persons of one
    /// surname are two candidates.
    /// </summary>
    public IReadOnlyList<Speaker> Resolve(string asked)
    {
        AskedName name = AskedName.Parse(asked, lexicon);
        if (name.Key.Length == 0)
        {
            return [];
        }

        lock (gate)
        {
            if (name.IsOfAnother)
            {
                return OfAnother(name);
            }

            List<Speaker> found = ByName(name, byKey.GetValueOrDefault(name.Key));
            if (found.Count == 0 && name.Parts.Length == 1)
            {
                found = ByGivenName(name.Parts[0]);
            }

            // "police" is who is called so; "the governor" is first the one whose office it is.
            List<Speaker> labelled = found.Exists(speaker => speaker.IsPerson) ? [] : ByLabel(name);
            if (found.Count == 0 && (name.IsRole || labelled.Count == 0))
            {
                found = ByRole(name);
            }

            if (!found.Exists(speaker => speaker.IsPerson))
            {
                found.AddRange(labelled);
            }

            return found.Count > 0 ? found : BySpelling(name);
        }
    }

    /// <summary>
    /// True where a statement's speaker, named so in its article, is this speaker ("Lavrov" and "Sergey Lavrov" are Sergei Lavrov).
    /// </summary>
    public bool IsSame(Speaker speaker, string statementSpeaker)
    {
        if (speaker.Name == statementSpeaker || speaker.Aliases.Contains(statementSpeaker))
        {
            return true;
        }

        if (NameKey.Of(statementSpeaker) != speaker.Key)
        {
            return false;
        }

        lock (gate)
        {
            return byKey.TryGetValue(speaker.Key, out Namesakes? namesakes) && namesakes.HolderOf(statementSpeaker)?.Name == speaker.Name;
        }
    }

    /// <summary>
    /// "WHO": the body whose name has these initials; of several the one with the most statements. Null for none, and for what is no
    /// such run of capitals.
    /// </summary>
    public Speaker? ByInitials(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        if (letters.Length is < FewestInitials or > MostInitials || !letters.All(char.IsAsciiLetterUpper))
        {
            return null;
        }

        bool IsSpelled(Speaker speaker) =>
            !speaker.IsPerson && speaker.Name.Contains(' ', StringComparison.Ordinal) && BodyName.Initials(speaker.Name) == letters;
        return Where(IsSpelled)
            .OrderByDescending(speaker => speaker.Statements).ThenBy(speaker => speaker.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>All speakers of that kind; looks at everybody.</summary>
    internal IReadOnlyList<Speaker> Where(Func<Speaker, bool> isMeant)
    {
        lock (gate)
        {
            return [.. All().Where(isMeant)];
        }
    }

    internal Lexicon Lexicon => lexicon;

    /// <summary>Speakers whose name or role holds the text (all where it is null), those with the most statements first.</summary>
    public IReadOnlyList<Speaker> Find(string? text, int top)
    {
        lock (gate)
        {
            return
            [
                .. All().Where(speaker =>
                    string.IsNullOrWhiteSpace(text) || speaker.Name.Contains(text, StringComparison.OrdinalIgnoreCase) ||
                        speaker.Roles.Any(role => role.Contains(text, StringComparison.OrdinalIgnoreCase)))
                    .OrderByDescending(speaker => speaker.Statements).ThenByDescending(speaker => speaker.Articles)
                    .ThenBy(speaker => speaker.Name, StringComparer.Ordinal)
                    .Take(Math.Max(0, top)),
            ];
        }
    }

    /// <summary>
    /// "a spokeswoman for Drozd", "the bank of Norland", "the mayor of Osk": a body of that name, who has that office, or a source that the
    /// articles call so; the one named behind it only if the words before it are his or her title ("governor of Norland Ada Quist").
    /// </summary>
    private List<Speaker> OfAnother(AskedName name)
    {
        List<Speaker> found = byKey.TryGetValue(NameKey.OfLast(name.Text), out Namesakes? last)
            ? [.. last.Speakers.Where(name.IsWholly)] : [];
        if (found.Count == 0)
        {
            found = ByRole(name);
        }

        if (!found.Exists(speaker => speaker.IsPerson))
        {
            found.AddRange(ByLabel(name));
        }

        return found.Count > 0 ? found : [.. ByName(name, byKey.GetValueOrDefault(name.Key)).Where(name.HasTitleOf)];
    }

    /// <summary>Sources without a name that the articles call so.</summary>
    private List<Speaker> ByLabel(AskedName name)
    {
        string head = NameKey.Fold(SourceLabel.Head(name.Text));
        return head.Length < 2
            ? []
            : [
                .. byKey.Where(entry => AskedName.IsSameStem(head, entry.Key) || lexicon.AreOneOffice(head, entry.Key))
                    .SelectMany(entry => entry.Value.Speakers)
                    .Where(speaker => AskedName.IsLabel(speaker) && SourceLabel.Names(name.Text, speaker.Name, lexicon))
                    .OrderByDescending(speaker => speaker.Statements).ThenByDescending(speaker => speaker.Articles)
                    .ThenBy(speaker => speaker.Name, StringComparer.Ordinal),
            ];
    }

    private static List<Speaker> ByName(AskedName name, Namesakes? namesakes)
    {
        if (namesakes is null)
        {
            return [];
        }

        IEnumerable<Speaker> holders = namesakes.Speakers.Where(speaker => name.Fits(speaker));

        // "Foreign Minister Lavrov": who has the title comes first.
        return
        [
            .. holders.OrderByDescending(speaker => name.Exactness(speaker)).ThenByDescending(speaker => name.HasTitleOf(speaker))
                .ThenByDescending(speaker => speaker.Statements)
                .ThenByDescending(speaker => speaker.Articles).ThenBy(speaker => speaker.Name, StringComparer.Ordinal),
        ];
    }

    private void Forget(string articleId)
    {
        if (!articles.Remove(articleId, out ImmutableArray<NamedSpeaker> speakers))
        {
            return;
        }

        foreach (NamedSpeaker speaker in speakers)
        {
            string key = NameKey.Of(speaker.Name);
            if (byKey.TryGetValue(key, out Namesakes? namesakes) && namesakes.Remove(speaker))
            {
                byKey.Remove(key);
            }
        }
    }

    private IEnumerable<Speaker> All() => byKey.Values.SelectMany(namesakes => namesakes.Speakers);

    /// <summary>"Hillary": the one who bears most of that given name's mentions.</summary>
    private List<Speaker> ByGivenName(string given)
    {
        List<Speaker> bearers = [.. All()
            .Where(speaker =>
                speaker.IsPerson && speaker.Name.Contains(' ', StringComparison.Ordinal) &&
                NameKey.Fold(speaker.Name.Split(' ')[0]) == NameKey.Fold(given))];
        int total = bearers.Sum(speaker => speaker.Articles);
        return bearers.FindAll(speaker => speaker.Articles >= Namesakes.Dominance * total);
    }

    private List<Speaker> ByRole(AskedName name) =>
        !name.IsRole ? BearersOf(name.IsPlainRoleOf)
            : BearersOf(name.IsRoleOf) is { Count: > 0 } bearers ? bearers
            : BearersOf(name.IsLikeRoleOf);

    private List<Speaker> BearersOf(Func<string, bool> isRole) =>
        [
            .. All().Where(speaker => speaker.Roles.Any(isRole))
                .OrderByDescending(speaker => speaker.Statements).ThenByDescending(speaker => speaker.Articles)
                .ThenBy(speaker => speaker.Name, StringComparer.Ordinal),
        ];

    /// <summary>A quick look before the sounds are compared.</summary>
    private static bool MayShareSound(string asked, string held) =>
        held.Length > 0 && Math.Abs(asked.Length - held.Length) <= 4 &&
        (asked[0] == held[0] ||
            ("wv".Contains(asked[0], StringComparison.Ordinal) && "wv".Contains(held[0], StringComparison.Ordinal)) ||
            ("jyi".Contains(asked[0], StringComparison.Ordinal) && "jyi".Contains(held[0], StringComparison.Ordinal)) ||
            ("ctsk".Contains(asked[0], StringComparison.Ordinal) && "ctsk".Contains(held[0], StringComparison.Ordinal)));

    private List<Speaker> BySpelling(AskedName name)
    {
        int allowed = Spelling.Allowed(name.Key);
        if (allowed == 0)
        {
            return [];
        }

        string sound = Sound.Of(name.Key);
        return
        [
            .. byKey.Where(entry =>
                Spelling.IsNear(name.Key, entry.Key, allowed) || (MayShareSound(name.Key, entry.Key) && Sound.Of(entry.Key) == sound))
                    .SelectMany(entry => entry.Value.Speakers)
                .Where(speaker => speaker.IsPerson && name.MayBeMisspelt(speaker))
                .OrderByDescending(speaker => speaker.Statements).ThenByDescending(speaker => speaker.Articles)
                .ThenBy(speaker => speaker.Name, StringComparer.Ordinal),
        ];
    }
}
