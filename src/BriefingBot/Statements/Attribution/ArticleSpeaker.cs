namespace BriefingBot.Statements.Attribution;

/// <summary>A person or body as one article knows it, under its fullest name there.</summary>
internal sealed class ArticleSpeaker(string name, bool isPerson, Gender gender)
{
    private readonly List<string> roles = [];

    public string Name { get; set; } = name;

    public bool IsPerson { get; } = isPerson;

    public Gender Gender { get; } = gender;

    public string First => NameParts.First(Name);

    public string Last { get; } = NameParts.Last(name);

    /// <summary>Forms of the name met in the article.</summary>
    public SortedSet<string> Forms { get; } = new(StringComparer.Ordinal) { name };

    /// <summary>Roles as they stand in the article, without article and without forms of address.</summary>
    public IReadOnlyList<string> Roles => roles;

    /// <summary>The role to show: the one that says most in few words.</summary>
    public string? Role => roles.OrderByDescending(role => Math.Min(role.Count(c => c == ' '), 4)).FirstOrDefault();

    public void AddRole(string role)
    {
        if (role.Length is > 2 and <= 80 && !roles.Contains(role, StringComparer.OrdinalIgnoreCase))
        {
            roles.Add(role);
        }
    }

    /// <summary>True where a role of the speaker has this head noun and all of these other words.</summary>
    public bool HasRole(string head, IReadOnlyCollection<string> modifiers) =>
        roles.Any(role =>
        {
            string[] words = role.ToLowerInvariant().Split(' ');
            return words.Contains(head) && modifiers.All(words.Contains);
        });

    /// <summary>True where a person of this gender may be meant by a pronoun of <paramref name="pronoun"/>.</summary>
    public bool MayBe(Gender pronoun) => IsPerson && (Gender == pronoun || Gender == Gender.Unknown);
}

/// <summary>Parts of a name.</summary>
internal static class NameParts
{
    private static readonly HashSet<string> Suffixes = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

    public static bool IsSuffix(string part) => Suffixes.Contains(part);

    public static string First(string name)
    {
        int blank = name.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? name : name[..blank];
    }

    public static string Last(string name) => Last(name.Split(' '));

    public static string Last(IReadOnlyList<string> parts)
    {
        for (int i = parts.Count - 1; i > 0; i--)
        {
            if (!IsSuffix(parts[i]))
            {
                return parts[i];
            }
        }

        return parts[0];
    }

    /// <summary>"Robert" and "Bob", "J." and "John", "Sergei" and "Sergey", or a shared middle name: may one person bear both given names?</summary>
    public static bool AreCompatible(IReadOnlyList<string> a, IReadOnlyList<string> b, Lexicon lexicon)
    {
        string first = a[0], other = b[0];
        return first.Equals(other, StringComparison.OrdinalIgnoreCase) || IsInitialOf(first, other) || IsInitialOf(other, first) ||
            lexicon.AreNicknames(first, other) || AreVariants(first, other, lexicon) || a.SkipLast(1).Intersect(b.SkipLast(1), StringComparer.OrdinalIgnoreCase).Any();
    }

    /// <summary>"Sergei" and "Sergey": a near spelling of one gender.</summary>
    private static bool AreVariants(string first, string other, Lexicon lexicon)
    {
        Gender gender = lexicon.GenderOf(first), otherGender = lexicon.GenderOf(other);
        return first.Length >= 5 && other.Length >= 5 && Spelling.IsNear(first.ToLowerInvariant(), other.ToLowerInvariant(), 1) &&
            (gender == otherGender || gender == Gender.Unknown || otherGender == Gender.Unknown);
    }

    private static bool IsInitialOf(string initial, string name) =>
        initial.TrimEnd('.').Length == 1 && char.ToUpperInvariant(initial[0]) == char.ToUpperInvariant(name[0]);
}
