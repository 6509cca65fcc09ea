using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

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

    /// <summary>
    /// "Robert" and "Bob", "J." and "John", "Sergei" and "Sergey", or a shared middle name: may one person bear both given names?
    /// </summary>
    public static bool AreCompatible(IReadOnlyList<string> a, IReadOnlyList<string> b, Lexicon lexicon)
    {
        string first = a[0], other = b[0];
        return first.Equals(other, StringComparison.OrdinalIgnoreCase) || IsInitialOf(first, other) || IsInitialOf(other, first) ||
            lexicon.AreNicknames(first, other) || AreVariants(first, other, lexicon) ||
            a.SkipLast(1).Intersect(b.SkipLast(1), StringComparer.OrdinalIgnoreCase).Any();
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
